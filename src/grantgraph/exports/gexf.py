"""The network as GEXF for Gephi and other graph tools: kinds, IRIs, weights, places and communities.

See https://gexf.net. NetworkX writes it; the date that it would put in is left out, so that equal networks are equal
files.
"""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx

from grantgraph.exports.plain import without_controls
from grantgraph.networks import find_communities, network, place
from grantgraph.rdf.dataset import Dataset

_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def write(dataset: Dataset, path: Path) -> None:
    """Write the network of a dataset as GEXF 1.2."""
    text = "\n".join(nx.generate_gexf(_plain(network(dataset)), version="1.2draft"))
    path.write_text(_DATE.sub("", text) + "\n", encoding="utf-8", newline="\n")


def _plain(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same network with attributes that GEXF can hold."""
    places, communities = place(graph), find_communities(graph)
    plain: nx.Graph[str] = nx.Graph()
    for iri, node in graph.nodes(data=True):
        x, y = places[iri]
        plain.add_node(
            iri,
            label=without_controls(node["label"]),
            kind=str(node["kind"]),
            grants=len(node["grants"]),
            community=communities.get(iri, -1),
            viz={"position": {"x": float(x), "y": float(-y), "z": 0.0}},
        )
    for one, other, edge in graph.edges(data=True):
        plain.add_edge(one, other, weight=edge["weight"], kind=edge["kind"], grants=" ".join(edge["grants"]))
    return plain
