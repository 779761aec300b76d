"""Makes a dataset ready to be served, in a process of its own: a store from an RDF file, and the search index.

Started as `python -m grantgraph.rdf.loading FILE_OR_STORE FOLDER`. A parser that dies of a file takes only this
process with it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from grantgraph.errors import GrantGraphError, SourceRefused
from grantgraph.rdf.reading import read_quads
from grantgraph.rdf.search import build_index
from grantgraph.rdf.stores import open_store, write_store

STORE, INDEX = "store", "index.sqlite"


def load(place: Path, folder: Path) -> Path:
    """Write store and index into a folder; a dataset that is a store already stays where it is."""
    store_folder = place
    if not place.is_dir():
        store_folder = folder / STORE
        write_store(read_quads(place), store_folder)
    build_index(open_store(store_folder), folder / INDEX)
    return store_folder


def main() -> None:
    """Say as one line of JSON where the store is, or why there is none."""
    try:
        said = {"store": str(load(Path(sys.argv[1]), Path(sys.argv[2])))}
    except SourceRefused as error:
        said = {"source": error.source, "reason": error.reason, "location": error.location or ""}
    except GrantGraphError as error:
        said = {"source": sys.argv[1], "reason": str(error), "location": ""}
    print(json.dumps(said))  # noqa: T201  (our parent reads it)


if __name__ == "__main__":
    main()
