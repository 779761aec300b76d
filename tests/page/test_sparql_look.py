"""What meets the eye and the fingers in the SPARQL view: every kind of answer, in every size, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest

from grantgraph.exports.page import page, views
from grantgraph.exports.page.sparql import has_engine
from grantgraph.rdf.dataset import Dataset
from page.opened import Open, Opened
from page.test_look import EVERY_LOOK, SIDEWAYS, name

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not has_engine(), reason="the engine is not here: uv sync --reinstall-package grantgraph"
    ),
]

LONG = "https://example.org/" + "a-very-long-path-without-any-space/" * 6
ANSWERS = {
    "table": "SELECT ?grant ?title ?theme { ?grant dcterms:title ?title ; gg:theme ?theme } LIMIT 12",
    "wide": "SELECT * { ?f gg:grant ?grant ; gg:concept ?c ; oa:exact ?words ; oa:start ?from ; oa:end ?to } LIMIT 9",
    "long": f'SELECT ?iri ?text {{ VALUES (?iri ?text) {{ (<{LONG}> "{"unbroken" * 30}") (<{LONG}2> "short") }} }}',
    "many": "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "none": "SELECT ?s { ?s gg:theme theme:nothing }",
    "yes": "ASK { ?s gg:theme ?t }",
    "triples": "CONSTRUCT { ?g gg:theme ?t } WHERE { ?g gg:theme ?t }",
    "mistake": f"SELECT ?s {{\n  ?s <{LONG}> {'?abc' * 30} }} LIMT 5",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, small_dataset: Dataset) -> Path:
    """The page of the small dataset with its SPARQL view."""
    file = tmp_path_factory.mktemp("sparql") / "page.html"
    file.write_text(page(small_dataset, views()), encoding="utf-8")
    return file


def ready(opened: Opened) -> Opened:
    opened.page.locator("#sparql-said", has_text="Ready").wait_for(timeout=30_000)
    return opened


def run(opened: Opened, query: str) -> None:
    opened.page.fill("#sparql-query", query)
    opened.page.click("#sparql-run")
    opened.page.locator("#sparql-run:enabled").wait_for(timeout=40_000)


@pytest.mark.parametrize(("size", "scheme"), EVERY_LOOK)
def test_every_kind_of_answer_fits_its_window_and_axe_finds_no_fault(
    file: Path, open_page: Open, size: tuple[int, int], scheme: str
) -> None:
    """Nothing scrolls sideways but an answer in its own frame; WCAG 2.2 A and AA as far as a machine can tell."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    opened = ready(open_page(file, "view=sparql", size=size, scheme=scheme))
    faults = {}
    for kind, query in {"": "", **ANSWERS}.items():
        if kind:
            run(opened, query)
        opened.shot(name(size, scheme, f"sparql-{kind or 'opened'}"))
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0], kind
        assert opened.page.evaluate(SIDEWAYS) <= 0, kind
        found = axe.run(opened.page).response["violations"] if kind != "many" else []
        faults.update({f"{kind} {v['id']}": [n["html"][:160] for n in v["nodes"][:3]] for v in found})
    assert faults == {}
    assert opened.complaints == []


def test_no_two_parts_of_the_view_overlap(file: Path, open_page: Open) -> None:
    """Questions, values, query, buttons, message and answer each have a place of their own, at every size."""
    parts = ["questions", "values", "query", "run", "said", "tools", "result"]
    boxes = "(parts) => parts.map((part) => document.getElementById(`sparql-${part}`).getBoundingClientRect().toJSON())"
    for size, _ in EVERY_LOOK[::2]:
        opened = ready(open_page(file, "view=sparql", size=size))
        run(opened, ANSWERS["table"])
        found = [box for box in opened.page.evaluate(boxes, parts) if box["width"] and box["height"]]
        assert len(found) >= 6
        for i, a in enumerate(found):
            for b in found[i + 1 :]:
                beside = a["right"] <= b["left"] + 1 or b["right"] <= a["left"] + 1
                above = a["bottom"] <= b["top"] + 1 or b["bottom"] <= a["top"] + 1
                assert beside or above, (size, a, b)


def test_an_answer_of_many_rows_is_drawn_in_part_and_says_so(file: Path, open_page: Open) -> None:
    opened = ready(open_page(file, "view=sparql"))
    run(opened, "SELECT ?a ?b { ?a ?p ?x . ?b ?q ?y } LIMIT 1500")
    assert opened.page.locator("#sparql-result tbody tr").count() == 1000
    assert "1,500 rows" in opened.text("#sparql-said")
    assert "The first 1,000 are shown" in opened.text("#sparql-said")


def test_the_view_is_used_by_keyboard_alone(file: Path, open_page: Open) -> None:
    """From the question to its value, the query, the answer and what can be done with it, in this order."""
    opened = ready(open_page(file, "view=sparql"))
    opened.page.focus("[data-question='grants-of-a-grantee']")
    opened.page.keyboard.press("Enter")
    opened.page.locator("#sparql-said", has_text="row").wait_for()
    order = []
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        order.append(opened.page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    places = [order.index(part) for part in ("sparql-value-name", "sparql-query", "sparql-run")]
    assert places == sorted(places)
    assert "sparql-result" in order[places[-1] :]
    opened.page.focus("#sparql-query")
    opened.page.keyboard.press("Control+A")
    opened.page.keyboard.type("ASK { ?g a gg:Grant }")
    opened.page.keyboard.press("Control+Enter")
    opened.page.locator("#sparql-result", has_text="Yes").wait_for()
    assert opened.page.evaluate("document.activeElement.id") == "sparql-query"
    assert opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_a_query_that_the_reader_writes_is_not_written_over(file: Path, open_page: Open) -> None:
    """The question and the field of its value go; a mistake is where the caret stands."""
    opened = ready(open_page(file, "view=sparql"))
    assert opened.page.locator("#sparql-values select").count() == 1
    run(opened, "SELECT ?s {\n  ?s foo:bar ?o }")
    assert opened.page.locator("#sparql-values select").count() == 0
    assert opened.page.locator("#sparql-questions [aria-pressed=true]").count() == 0
    assert opened.page.evaluate("document.getElementById('sparql-query').selectionStart") == 17


def test_the_view_speaks_russian(file: Path, open_page: Open) -> None:
    """Its own words, what it says of an answer, and what it says of a mistake."""
    opened = open_page(file, "view=sparql&lang=ru")
    opened.page.locator("#sparql-said", has_text="Готово").wait_for(timeout=30_000)
    assert opened.text("#sparql-run") == "Выполнить"
    run(opened, "SELECT ?s { ?s a gg:Theme } LIMIT 3")
    assert "3 строки" in opened.text("#sparql-said")
    run(opened, "SELEC ?s {}")
    assert (
        "Строка 1, столбец 1 “SELEC ?s {}”: SELEC — не слово SPARQL; возможно, имелось в виду SELECT"
        in opened.text("#sparql-said")
    )
    opened.shot("1400x900-light-sparql-russian")
