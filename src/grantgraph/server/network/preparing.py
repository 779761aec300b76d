"""Makes the index of a network and the page that asks for its pieces, in a process of its own.

Started as `python -m grantgraph.server.network.preparing STORE FOLDER`: it reads the grants of a store that is ready,
and writes `network.sqlite` and `network.html`, plain and compressed. A dataset small enough for a page that carries
everything is left alone.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pyoxigraph as ox

from grantgraph.exports.page import served_page, served_views
from grantgraph.exports.page.content import content
from grantgraph.networks import project, read_facts
from grantgraph.rdf.answers import RDF
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.search import GG
from grantgraph.rdf.stores import open_store
from grantgraph.server.network.desk import INDEX, PAGE
from grantgraph.server.network.index import Index
from grantgraph.server.network.overview import overview, totals
from grantgraph.server.network.writing import write

LARGE_FROM = 2_000  # grants; a page that carries so many weighs about 4 MB
_SECONDS = 3600.0


def prepare(store: Path, folder: Path) -> bool:
    """Write index and page of a large dataset; whether it was one."""
    dataset = Dataset(open_store(store))
    if not is_large(dataset):
        return False
    facts = read_facts(dataset)
    data = content(facts, project(facts))
    write(data, folder / INDEX)
    with Index(folder / INDEX, _SECONDS).look() as look:
        opening = {"total": totals(look), "overview": overview(look)}
    text = served_page(data, opening, served_views()).encode()
    (folder / PAGE).write_bytes(text)
    (folder / f"{PAGE}.gz").write_bytes(gzip.compress(text, mtime=0))
    return True


def is_large(dataset: Dataset) -> bool:
    """Whether the dataset holds more grants than a page should carry."""
    grants = dataset.store.quads_for_pattern(
        None, ox.NamedNode(RDF + "type"), ox.NamedNode(GG + "Grant"), None
    )
    return sum(1 for _ in zip(grants, range(LARGE_FROM + 1), strict=False)) > LARGE_FROM


if __name__ == "__main__":
    sys.exit(0 if prepare(Path(sys.argv[1]), Path(sys.argv[2])) else 3)
