"""Makes a dataset ready to be served, in a process of its own: a store from an RDF file, and the search index.

Started as `python -m grantgraph.rdf.loading FILE_OR_STORE FOLDER`. A parser that dies of a file takes only this
process with it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pyoxigraph as ox

from grantgraph.errors import GrantGraphError, SourceRefused
from grantgraph.namespaces import DATA
from grantgraph.rdf.answers import RDF
from grantgraph.rdf.reading import read_quads
from grantgraph.rdf.search import GG, build_index
from grantgraph.rdf.stores import open_store, write_store

STORE, INDEX = "store", "index.sqlite"


def load(place: Path, folder: Path) -> tuple[Path, str]:
    """Write store and index into a folder; a dataset that is a store already stays where it is.

    Returns the folder of the store, and how the IRIs of its things begin.
    """
    store_folder = place
    if not place.is_dir():
        store_folder = folder / STORE
        write_store(read_quads(place), store_folder)
    store = open_store(store_folder)
    build_index(store, folder / INDEX)
    return store_folder, _base(store)


def _base(store: ox.Store) -> str:
    """What stands before `grant/` in the IRI of some grant."""
    grants = store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(GG + "Grant"), None)
    first = next((q.subject.value for q in grants if isinstance(q.subject, ox.NamedNode)), "")
    found = re.match(r"(.+?[/#])grant/", first)
    return found[1] if found else DATA


def main() -> None:
    """Say as one line of JSON where the store is, or why there is none."""
    try:
        store, base = load(Path(sys.argv[1]), Path(sys.argv[2]))
        said = {"store": str(store), "base": base}
    except SourceRefused as error:
        said = {"source": error.source, "reason": error.reason, "location": error.location or ""}
    except GrantGraphError as error:
        said = {"source": sys.argv[1], "reason": str(error), "location": ""}
    print(json.dumps(said))  # noqa: T201  (our parent reads it)


if __name__ == "__main__":
    main()
