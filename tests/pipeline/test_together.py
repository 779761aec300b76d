"""A written listing, 360Giving and IATI in one graph: one set of names, and every statement with its source."""

import shutil
from pathlib import Path

import pytest

from grantgraph.pipeline import Graph, Settings, read, to_graph

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
SOURCES = {
    "listing.txt": ROOT / "data" / "ned-kazakhstan-2020.txt",
    "grants.json": CASES / "360giving" / "package" / "input.json",
    "again.json": CASES / "360giving" / "package" / "input.json",
    "activities.xml": CASES / "iati" / "version-1" / "input.xml",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("sources")
    for name, path in SOURCES.items():
        shutil.copy(path, folder / name)
    amended = (
        (folder / "again.json")
        .read_text(encoding="utf-8")
        .replace('"amountAwarded": -250', '"amountAwarded": -300')
    )
    (folder / "again.json").write_text(amended, encoding="utf-8")
    return to_graph(read([folder / name for name in SOURCES], Settings()), Settings())


def rows(graph: Graph, pattern: str) -> list[tuple[str, ...]]:
    found = graph.dataset.select(f"SELECT * {{ {pattern} }}")
    return sorted(tuple(row[name].value for name in sorted(row)) for row in found)


def test_each_grant_is_there_once_and_names_every_listing_it_stands_in(graph: Graph) -> None:
    """20 of the listing, 3 that two files publish, and an activity."""
    assert len(rows(graph, "?g a gg:Grant")) == 24
    twice = rows(graph, "?g a gg:Grant ; prov:wasDerivedFrom ?a, ?b FILTER(STR(?a) < STR(?b))")
    assert len(twice) == 3
    assert len(rows(graph, "?l a gg:Listing")) == 4


def test_a_disputed_amount_is_claimed_by_each_listing_and_stated_by_none(graph: Graph) -> None:
    """The two files give two values for the third grant."""
    claims = rows(
        graph, '?c a gg:Claim ; gg:property "amount" ; gg:value ?value ; prov:wasDerivedFrom/rdfs:label ?file'
    )
    assert sorted(claim[1:] for claim in claims) == [("again.json", "-300 GBP"), ("grants.json", "-250 GBP")]
    assert not rows(graph, '?g dcterms:identifier "360G-heron-003" ; gg:amount ?amount')


def test_one_body_gives_in_two_standards(graph: Graph) -> None:
    """The registered identifier makes the funder of the activity that of the grants."""
    funders = rows(
        graph, '?g gg:funder ?f . ?f skos:prefLabel "Heron Trust" ; gg:identifier "GB-CHC-1999990"'
    )
    assert len(funders) == 4
    assert len({organization for organization, _ in funders}) == 1


def test_a_published_code_gives_a_theme_that_is_told_from_what_we_found(graph: Graph) -> None:
    """DAC 15163 was withdrawn; it is read as its successor, and the report says so."""
    published = rows(graph, '?c a gg:Classification ; gg:code "15163" ; gg:mapsTo ?theme')
    assert [theme for _, theme in published] == ["https://w3id.org/grantgraph/theme/independent-media"]
    assert any("15163 was withdrawn" in problem.reason for problem in graph.report.problems)
    found = "?f a gg:Finding ; gg:grant ?g ; gg:concept ?t"
    mapped = "?f a gg:Classification ; gg:grant ?g ; gg:mapsTo ?t"
    assert not rows(graph, f"?g gg:theme ?t FILTER NOT EXISTS {{ {{ {found} }} UNION {{ {mapped} }} }}")


def test_nobody_withheld_and_no_person_has_a_name(graph: Graph) -> None:
    """A placeholder of the activity, seven of the listing, one person of the grants."""
    assert len(rows(graph, "?u a gg:UndisclosedGrantee")) == 8
    assert len(rows(graph, "?p a gg:Individual")) == 1
    assert not rows(graph, "?u a gg:UndisclosedGrantee ; skos:prefLabel ?name")
    assert not any("must not be read" in str(triple) for triple in graph.triples)
