"""GrantGraph: published grant listings become a knowledge graph whose every statement quotes its source.

The same steps as the command `grantgraph build`, as functions for notebooks:

    import grantgraph as gg

    reading = gg.read("data/ned-kazakhstan-2020.txt")   # grants and problems
    graph = gg.to_rdf(reading)                          # an rdflib.Graph
    network = gg.network(graph)                         # a networkx.Graph
    gg.show(graph, "network.html")                      # the page

`gg.build(source, ..., out="out/name")` does all of it and writes the products.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grantgraph.version import __version__

if TYPE_CHECKING:
    import networkx
    import rdflib

    from grantgraph.pipeline import Reading, Settings
    from grantgraph.report import Report

__all__ = ["__version__", "build", "network", "read", "show", "to_rdf"]


def read(*sources: str | Path, settings: Settings | None = None) -> Reading:
    """The grants of one or more sources, with every problem that was met. Raises `SourceRefused`."""
    from grantgraph import pipeline

    return pipeline.read([Path(source) for source in sources], settings or pipeline.Settings())


def to_rdf(reading: Reading, settings: Settings | None = None) -> rdflib.Graph:
    """The graph of what was read: themes and activities found, names resolved, all checked."""
    from grantgraph import pipeline

    return pipeline.to_graph(reading, settings or pipeline.Settings()).dataset.graph()


def network(graph: rdflib.Graph) -> networkx.Graph[str]:
    """Grantees, themes and activities of a graph; edges carry their grants, `weight` counts them."""
    from grantgraph import networks
    from grantgraph.rdf.dataset import Dataset

    return networks.network(Dataset.parse(_turtle(graph)))


def show(graph: rdflib.Graph, path: str | Path) -> Path:
    """Write the page of a graph and return where it is; open it with any browser."""
    from grantgraph.exports.page import write
    from grantgraph.rdf.dataset import Dataset

    write(Dataset.parse(_turtle(graph)), Path(path))
    return Path(path)


def build(*sources: str | Path, out: str | Path, settings: Settings | None = None) -> Report:
    """Read the sources and write graph, page, report and manifest into the folder `out`."""
    from grantgraph import pipeline

    return pipeline.build([Path(source) for source in sources], Path(out), settings or pipeline.Settings())


def _turtle(graph: rdflib.Graph) -> bytes:
    return graph.serialize(format="turtle", encoding="utf-8")
