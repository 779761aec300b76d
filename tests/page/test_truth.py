"""The page says what the RDF says: the same nodes, links, weights and words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from grantgraph.model import OrganizationMention
from grantgraph.rdf.dataset import Dataset, read_turtle
from page import samples
from page.opened import Open, block

LINKS = """
SELECT ?grant ?one ?other WHERE {
  { ?grant gg:grantee ?one ; gg:theme|gg:activity ?other } UNION { ?grant gg:theme ?one ; gg:activity ?other }
}"""
NODES = "SELECT DISTINCT ?node WHERE { ?grant gg:grantee|gg:theme|gg:activity ?node }"
QUOTES = """
SELECT ?grant ?concept ?exact ?rule WHERE {
  ?finding gg:grant ?grant ; gg:concept ?concept ; oa:exact ?exact ; gg:rule ?rule
}"""
SAMPLE = Path(__file__).parents[2] / "out" / "ned-kazakhstan-2020" / "graph.ttl"


@pytest.fixture(scope="module", params=["small", "kazakhstan"])
def told(
    request: pytest.FixtureRequest, small: Path, small_dataset: Dataset, written: Any
) -> tuple[Path, Dataset]:
    """A page with the dataset it was made from."""
    if request.param == "small":
        return small, small_dataset
    dataset = read_turtle(SAMPLE)
    return written("kazakhstan", dataset), dataset


def rows(dataset: Dataset, query: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(term.value for term in row.values()) for row in dataset.select(query))


def test_nodes_links_and_weights_are_those_of_the_rdf(told: tuple[Path, Dataset]) -> None:
    """Every pair of nodes that SPARQL finds is a link, weighs as many grants, and carries just these."""
    file, dataset = told
    facts = block(file, "data-facts")
    iri = {key: thing["iri"] for key, thing in facts["things"].items()}
    assert {iri[node["id"]] for node in block(file, "data-nodes")} == {n for (n,) in rows(dataset, NODES)}
    shown = {
        (frozenset((iri[edge["from"]], iri[edge["to"]])), facts["grants"][number]["iri"])
        for edge in block(file, "data-edges")
        for number in edge["grants"]
    }
    assert shown == {(frozenset((one, other)), grant) for grant, one, other in rows(dataset, LINKS)}


def test_a_page_without_a_title_is_called_by_the_one_who_gave_its_grants(written: Any) -> None:
    """The name of a file alone says nothing to whom the page is forwarded."""
    bare = samples.listing("a001p.json", title="", publisher=None)
    of_one = [samples.record(n, ["rule-of-law"], [], listing=bare) for n in (1, 2)]
    page = written("untitled", samples.dataset(of_one)).read_text(encoding="utf-8")
    assert "<h1>Sample Endowment: a001p.json</h1>" in page
    other = samples.record(3, ["rule-of-law"], [], listing=bare, funders=(OrganizationMention("Lake Fund"),))
    page = written("untitled-2", samples.dataset([*of_one, other])).read_text(encoding="utf-8")
    assert "<h1>a001p.json</h1>" in page


def test_every_quote_is_the_slice_of_its_text(told: tuple[Path, Dataset]) -> None:
    """Concept, words and rule of every finding are in the page, and the words stand where the offsets say."""
    file, dataset = told
    facts = block(file, "data-facts")
    shown = Counter(
        (
            grant["iri"],
            facts["things"][q["concept"]]["iri"],
            grant["texts"][q["text"]]["value"][q["start"] : q["end"]],
            q["rule"],
        )
        for grant in facts["grants"]
        for q in grant.get("quotes", ())
    )
    assert shown == rows(dataset, QUOTES)


def test_undisclosed_grantees_stay_one_for_each_grant(small: Path) -> None:
    """No node without a name stands for two grants, or weighs more than another."""
    nodes = [n for n in block(small, "data-nodes") if n["group"] in ("undisclosed", "individual")]
    facts = block(small, "data-facts")
    named = Counter(grantee for grant in facts["grants"] for grantee in grant.get("grantees", ()))
    assert len(nodes) == 3
    assert {named[node["id"]] for node in nodes} == {1}
    assert len({node["size"] for node in nodes}) == 1


def test_the_embedded_turtle_is_the_dataset(told: tuple[Path, Dataset]) -> None:
    """What a reader saves as Turtle has every triple, and no other."""
    file, dataset = told
    assert set(Dataset.parse(block(file, "data-turtle")).triples()) == set(dataset.triples())


@pytest.mark.browser
def test_marks_are_the_quoted_words_even_behind_letters_beyond_the_first_plane(
    small: Path, small_dataset: Dataset, open_page: Open
) -> None:
    """Offsets count code points; an emoji and a Deseret letter before the words move no mark."""
    opened = open_page(small, "view=grants")
    marks = opened.page.evaluate(
        "[...document.querySelectorAll('#live-grants mark')].map((mark) => [mark.dataset.concept, mark.textContent])"
    )
    things = block(small, "data-facts")["things"]
    wanted = {(concept, exact) for _, concept, exact, _ in rows(small_dataset, QUOTES)}
    assert {(things[concept]["iri"], words) for concept, words in marks} == wanted
    assert opened.page.locator("#live-grants .card", has_text="🙂𐐷").locator("mark").all_inner_texts() == [
        "women leaders"
    ]


@pytest.mark.browser
def test_legend_table_and_sparql_count_alike(small: Path, small_dataset: Dataset, open_page: Open) -> None:
    """One number for each kind of node wherever it is shown."""
    opened = open_page(small, "view=table&table=nodes")
    opened.page.locator("#live-table tbody tr").first.wait_for()
    legend = opened.page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-legend]')]"
        ".map((count) => [count.dataset.legend, Number(count.textContent)]))"
    )
    table = Counter(opened.page.locator("#live-table tbody td:nth-child(2)").all_inner_texts())
    kinds = {"grantee": "Grantee", "undisclosed": "Undisclosed grantee", "individual": "Person"}
    kinds |= {"theme": "Theme", "activity": "Activity"}
    assert {kinds[kind]: count for kind, count in legend.items()} == dict(table)
    for kind in ("theme", "activity"):
        found = small_dataset.select(f"SELECT DISTINCT ?node WHERE {{ ?grant gg:{kind} ?node }}")
        assert legend[kind] == len(found)
    for kind, name in (("undisclosed", "UndisclosedGrantee"), ("individual", "Individual")):
        found = small_dataset.select(f"SELECT DISTINCT ?n WHERE {{ ?grant gg:grantee ?n . ?n a gg:{name} }}")
        assert legend[kind] == len(found)
