"""The ontology's files, beside the package in a wheel, else in the checkout, and the rows of those in CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
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


def ontology_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of the ontology as dictionaries; lines that begin with # tell where they come from."""
    with ontology_file(name).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(line for line in stream if not line.startswith("#")):
            if None in row or None in row.values():
                raise MissingResource(f"ontology/{name}: the row {row} has more or fewer cells than columns")
            yield row
