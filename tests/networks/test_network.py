"""The network is the projection of the grants: grantees, themes, activities, and the grants they share."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from grantgraph.model import OrganizationMention, UndisclosedGrantee
from grantgraph.networks import Kind, find_communities, network, place, read_facts
from grantgraph.networks.labels import label_boxes, radii
from grantgraph.networks.layout import separate
from grantgraph.rdf.dataset import Dataset
from page import samples

ONE = OrganizationMention("Lighthouse")


def built(*records: samples.Record) -> nx.Graph[str]:
    return network(samples.dataset(records))


def named(graph: nx.Graph[str], label: str, kind: Kind) -> str:
    return next(n for n, d in graph.nodes(data=True) if d["label"] == label and d["kind"] is kind)


def test_a_link_weighs_its_grants_and_carries_them() -> None:
    """Two grants of one grantee under one theme make one link of weight two."""
    graph = built(
        samples.record(1, ["youth"], ["training"], grantees=(ONE,)),
        samples.record(2, ["youth"], [], grantees=(ONE,)),
    )
    edge = graph.edges[named(graph, "Lighthouse", Kind.GRANTEE), named(graph, "Youth", Kind.THEME)]
    assert (edge["weight"], len(set(edge["grants"])), edge["kind"]) == (2, 2, "grantee-theme")
    kinds = sorted(kind for *_, kind in graph.edges(data="kind"))
    assert kinds == ["grantee-activity", "grantee-theme", "theme-activity"]


def test_a_grantee_called_like_a_theme_stays_another_node() -> None:
    """Names never make identity here."""
    graph = built(samples.record(1, ["rule-of-law"], [], grantees=(OrganizationMention("Rule of law"),)))
    assert sorted(d["kind"] for _, d in graph.nodes(data=True)) == ["grantee", "theme"]


def test_two_withheld_names_are_two_nodes() -> None:
    """Silence never adds up to a hub."""
    graph = built(
        *(samples.record(n, ["youth"], [], grantees=(UndisclosedGrantee("withheld"),)) for n in (1, 2))
    )
    hidden = [n for n, kind in graph.nodes(data="kind") if kind is Kind.UNDISCLOSED]
    assert len(hidden) == 2
    assert [graph.degree(n) for n in hidden] == [1, 1]


def test_a_grantee_without_theme_is_still_a_node() -> None:
    """Nothing found in its words is no reason to drop a grant."""
    graph = built(samples.record(1, [], [], grantees=(ONE,)))
    assert list(graph.nodes(data="label")) == [(next(iter(graph)), "Lighthouse")]


def test_an_empty_dataset_has_an_empty_network() -> None:
    """No grant, no node, no error."""
    graph = network(Dataset())
    assert (len(graph), place(graph), find_communities(graph)) == (0, {}, {})


def test_every_quote_stands_in_its_text() -> None:
    """Facts hold only quotes whose words are at their place, code point for code point."""
    for grant in read_facts(samples.dataset(samples.small())).grants:
        assert all(grant.texts[q.text].value[q.start : q.end] == q.exact for q in grant.quotes)


def test_grants_come_in_the_order_of_their_source() -> None:
    """Line 9 stands before line 10."""
    records = [samples.record(n, [], [], grantees=(ONE,)) for n in (30, 2, 100, 9)]
    titles = [grant.text("title") for grant in read_facts(samples.dataset(records)).grants]
    assert titles == ["Project 2", "Project 9", "Project 30", "Project 100"]


@pytest.mark.parametrize("count", [20, 700])
def test_places_are_the_same_from_run_to_run_and_apart(count: int) -> None:
    """Seeded: the order of triples does not move a node, and no two nodes share a spot."""
    dataset = samples.dataset(samples.records(count, count))
    places = place(network(dataset))
    assert places == place(network(Dataset.of(reversed(list(dataset.triples())))))
    assert len(set(places.values())) == len(places)


def test_no_label_covers_another_in_a_small_network() -> None:
    """The boxes of all nodes with their labels are disjoint."""
    graph = network(samples.dataset(samples.small()))
    boxes = np.array([(x, y, x, y) for x, y in place(graph).values()]) + label_boxes(graph)
    for a, b in combinations(boxes, 2):
        assert min(a[2], b[2]) - max(a[0], b[0]) <= 1 or min(a[3], b[3]) - max(a[1], b[1]) <= 1


def test_boxes_on_one_spot_come_apart() -> None:
    """Even ten equal boxes at one point."""
    boxes = np.tile([-40.0, -10.0, 40.0, 10.0], (10, 1))
    points = separate(np.random.default_rng(1).normal(size=(10, 2)), boxes)
    for a, b in combinations(points, 2):
        assert abs(a[0] - b[0]) >= 79 or abs(a[1] - b[1]) >= 19


def test_withheld_names_are_drawn_alike_and_others_by_their_grants() -> None:
    """Size says grants for named nodes only."""
    graph = network(samples.dataset(samples.small()))
    sizes = radii(graph)
    assert {sizes[n] for n, kind in graph.nodes(data="kind") if not kind.is_ranked} == {7.0}
    ranked = [(len(d["grants"]), sizes[n]) for n, d in graph.nodes(data=True) if d["kind"].is_ranked]
    assert [size for _, size in sorted(ranked)] == sorted(size for _, size in ranked)


def test_communities_part_what_is_not_linked() -> None:
    """Two groups without a link between them are two communities."""
    graph = built(
        samples.record(1, ["youth"], ["training"], grantees=(ONE,)),
        samples.record(2, ["elections"], ["monitoring"], grantees=(OrganizationMention("Beacon"),)),
    )
    found = find_communities(graph)
    assert found[named(graph, "Lighthouse", Kind.GRANTEE)] == found[named(graph, "Youth", Kind.THEME)]
    assert found[named(graph, "Lighthouse", Kind.GRANTEE)] != found[named(graph, "Beacon", Kind.GRANTEE)]
