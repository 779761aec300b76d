"""The dataset as people see it: who is linked to what, by which grants, and where each node is drawn.

`read_facts` takes the grants with their quotes out of a dataset, `project` makes the network of grantees, themes and
activities, `place` gives every node its place. Everything is read from the RDF: the picture says what the Turtle says.
"""

from __future__ import annotations

import networkx as nx

from grantgraph.networks.communities import find_communities
from grantgraph.networks.facts import Facts, GrantFacts, Quote, read_facts
from grantgraph.networks.layout import place
from grantgraph.networks.projection import Kind, project
from grantgraph.rdf.dataset import Dataset

__all__ = [
    "Facts",
    "GrantFacts",
    "Kind",
    "Quote",
    "find_communities",
    "network",
    "place",
    "project",
    "read_facts",
]


def network(dataset: Dataset) -> nx.Graph[str]:
    """The network of grantees, themes and activities.

    Nodes are IRIs with `kind`, `label` and `grants`; edges have `weight`, the number of grants, and `grants`, their
    IRIs in order.
    """
    return project(read_facts(dataset))
