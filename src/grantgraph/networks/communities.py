"""Groups of nodes that are linked more among themselves than with the rest."""

from __future__ import annotations

import networkx as nx

SEED = 7


def find_communities(graph: nx.Graph[str]) -> dict[str, int]:
    """A number for each node, 0 for the largest community; the same from run to run.

    Louvain's method over the weights, with a fixed seed on sorted nodes (networkx documents that order matters).
    """
    if not graph.number_of_edges():
        return {}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(sorted((min(e), max(e), graph.edges[e]["weight"]) for e in graph.edges))
    found = nx.community.louvain_communities(ordered, weight="weight", seed=SEED)
    ranked = sorted((sorted(members) for members in found if len(members) > 1), key=lambda m: (-len(m), m))
    return {node: number for number, members in enumerate(ranked) for node in members}
