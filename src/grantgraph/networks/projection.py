"""The heart of the picture: grantees, themes and activities as nodes, linked by the grants they share.

Three kinds of edges: grantee-theme, grantee-activity, theme-activity. Each weighs the number of its grants and carries
them. An undisclosed grantee is a node of its own for each grant, so that silence never adds up to a hub.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from itertools import product

import networkx as nx

from grantgraph.networks.facts import Facts, GrantFacts


class Kind(StrEnum):
    """What a node of the network is."""

    GRANTEE = "grantee"
    UNDISCLOSED = "undisclosed"
    INDIVIDUAL = "individual"
    THEME = "theme"
    ACTIVITY = "activity"

    @property
    def is_concept(self) -> bool:
        """Whether the node is a theme or an activity."""
        return self in (Kind.THEME, Kind.ACTIVITY)

    @property
    def is_ranked(self) -> bool:
        """Whether nodes of this kind may be compared by number of grants. A withheld name may not."""
        return self in (Kind.GRANTEE, Kind.THEME, Kind.ACTIVITY)


def project(facts: Facts) -> nx.Graph[str]:
    """The network of a dataset's grants; nodes and edges are in sorted order."""
    nodes: defaultdict[str, list[str]] = defaultdict(list)
    kinds: dict[str, Kind] = {}
    links: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for grant in facts.grants:
        for iri, kind in _nodes_of(grant, facts):
            kinds[iri] = kind
            nodes[iri].append(grant.iri)
        for link in _links_of(grant):
            links[link].append(grant.iri)
    graph: nx.Graph[str] = nx.Graph()
    for iri in sorted(nodes, key=lambda iri: (kinds[iri], iri)):
        graph.add_node(iri, kind=kinds[iri], label=facts.labels[iri], grants=tuple(nodes[iri]))
    for (one, other), grants in sorted(links.items()):
        graph.add_edge(
            one, other, kind=f"{_part(kinds[one])}-{kinds[other]}", weight=len(grants), grants=tuple(grants)
        )
    return graph


def _nodes_of(grant: GrantFacts, facts: Facts) -> Iterator[tuple[str, Kind]]:
    yield from ((iri, Kind(facts.kinds[iri])) for iri in grant.grantees)
    yield from ((iri, Kind.THEME) for iri in grant.concepts.get("theme", ()))
    yield from ((iri, Kind.ACTIVITY) for iri in grant.concepts.get("activity", ()))


def _links_of(grant: GrantFacts) -> Iterator[tuple[str, str]]:
    themes, activities = grant.concepts.get("theme", ()), grant.concepts.get("activity", ())
    yield from product(grant.grantees, (*themes, *activities))
    yield from product(themes, activities)


def _part(kind: Kind) -> str:
    return kind if kind.is_concept else Kind.GRANTEE
