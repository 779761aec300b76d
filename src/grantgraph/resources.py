"""Where the ontology's files are: beside the package in a wheel, else in the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from grantgraph.errors import MissingResource

_PACKAGE = Path(__file__).parent


@cache
def ontology_folder() -> Path:
    """The folder `ontology/`: the checkout's where we run from one, never a stale copy beside it."""
    for folder in (_PACKAGE.parent.parent / "ontology", _PACKAGE / "ontology"):
        if (folder / "grantgraph.ttl").is_file():
            return folder
    raise MissingResource("the folder ontology/ is missing from this installation; install grantgraph again")


def ontology_file(name: str) -> Path:
    """One file of the ontology, for instance `themes.ttl`."""
    path = ontology_folder() / name
    if not path.is_file():
        raise MissingResource(f"ontology/{name} is missing from this installation; install grantgraph again")
    return path
