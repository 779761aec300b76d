"""The page answers SPARQL by itself: offline, in a worker, with the same rows as everywhere else."""

from __future__ import annotations

import csv
import io
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from grantgraph.exports.page import page, views
from grantgraph.exports.page.sparql import has_engine
from grantgraph.exports.page.views import VIEWS
from grantgraph.questions import load_questions
from grantgraph.rdf import turtle
from grantgraph.rdf.answers import Table, to_json
from grantgraph.rdf.dataset import Dataset, Engine
from grantgraph.rdf.workers import Place, answer
from page.opened import Open, Opened
from rdf.usual_mistakes import MISTAKES
from server.serving import Server, serving

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not has_engine(), reason="the engine is not here: uv sync --reinstall-package grantgraph"
    ),
]


ENGINES: tuple[Engine, ...] = ("oxigraph", "rdflib")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, small_dataset: Dataset) -> Path:
    """The page of the small dataset, with its SPARQL view; its Turtle lies beside it."""
    folder = tmp_path_factory.mktemp("sparql")
    (folder / "graph.ttl").write_text("".join(turtle.write(small_dataset.triples())), encoding="utf-8")
    (folder / "page.html").write_text(page(small_dataset, views()), encoding="utf-8")
    return folder / "page.html"


@pytest.fixture
def opened(open_page: Open, file: Path) -> Opened:
    """The page with its SPARQL view open and the engine started."""
    opened = open_page(file, "view=sparql")
    opened.page.locator("#sparql-said", has_text="Ready").wait_for(timeout=30_000)
    return opened


def run(opened: Opened, query: str) -> str:
    """What the page says of a query, when it has been answered or refused."""
    opened.page.fill("#sparql-query", query)
    opened.page.click("#sparql-run")
    opened.page.locator("#sparql-run:enabled").wait_for(timeout=40_000)
    return str(opened.page.inner_text("#sparql-said"))


def download(opened: Opened, name: str) -> bytes:
    with opened.page.expect_download() as caught:
        opened.page.click(f"#sparql-tools >> text={name}")
    return Path(caught.value.path()).read_bytes()


def bag(document: Any) -> tuple[list[str], Counter[str]]:
    """The rows of SPARQL results JSON, whatever their order."""
    rows = document["results"]["bindings"]
    return sorted(document["head"]["vars"]), Counter(json.dumps(row, sort_keys=True) for row in rows)


@pytest.fixture(scope="module")
def endpoint(file: Path) -> Any:
    with serving(file.parent / "graph.ttl") as running:
        yield running


def test_every_question_has_the_same_rows_everywhere(opened: Opened, file: Path, endpoint: Server) -> None:
    """In the page, on both engines of the command line, and through the endpoint."""
    for name, question in load_questions().items():
        opened.page.click(f"[data-question='{name}']")
        opened.page.locator("#sparql-run:enabled").wait_for()
        in_page = bag(json.loads(download(opened, "JSON")))
        assert in_page == bag(endpoint.ask(question.query()).json), name
        for engine in ENGINES:
            place = Place(file.parent / "graph.ttl")
            table = answer(place, question.text, engine=engine, bindings=question.bindings({}))
            assert isinstance(table, Table)
            assert in_page == bag(json.loads(to_json(table))), (name, engine)


def test_it_starts_when_opened_and_never_asks_the_network(open_page: Open, file: Path) -> None:
    """Before the view is opened nothing of the engine runs; afterwards all there is is the worker, from memory."""
    opened = open_page(file)
    assert opened.requests == [file.as_uri()]
    opened.page.click("[data-view='sparql']")
    begun = time.monotonic()
    opened.page.locator("#sparql-said", has_text="Ready").wait_for(timeout=30_000)
    assert time.monotonic() - begun < 15
    assert [r for r in opened.requests[1:] if not r.startswith("blob:")] == []
    assert opened.complaints == []


def test_a_mistake_is_told_in_words_with_its_place(opened: Opened) -> None:
    """As on the command line; in front of the query stand prefixes that the reader does not see."""
    for query, line, column, words in MISTAKES:
        said = run(opened, query)
        assert said.startswith(f"Line {line}, column {column}"), said
        assert words in said, said
    assert run(opened, "# nothing") == "the query is empty; it needs SELECT, ASK, CONSTRUCT or DESCRIBE"
    assert "Line 1, column 1 “DESCRIBE”: this is not expected" in run(opened, "DESCRIBE")
    assert "SERVICE would ask another server" in run(opened, "ASK { SERVICE <http://x/> {} }")
    assert "DROP changes data" in run(opened, "DROP ALL")


def test_ask_and_construct_have_their_own_answers(opened: Opened) -> None:
    run(opened, "ASK { ?g a gg:Grant }")
    assert opened.page.inner_text("#sparql-result") == "Yes"
    run(opened, "CONSTRUCT { ?g a gg:Grant } WHERE { ?g a gg:Grant }")
    turtle = download(opened, "Turtle")
    assert b"@prefix gg:" in turtle
    assert len(Dataset.parse(turtle)) == 20


def test_labels_stand_beside_iris_and_lead_into_the_network(opened: Opened) -> None:
    run(opened, "SELECT ?o { ?o a gg:Organization } ORDER BY ?o LIMIT 3")
    assert opened.page.locator("#sparql-result td .iri").count() == 3
    run(opened, "SELECT ?t { ?t a gg:Theme } ORDER BY ?t LIMIT 3")
    label = opened.page.locator("#sparql-result td button").first
    name = label.inner_text()
    label.click()
    assert "view=" not in opened.page.url
    assert name in opened.page.inner_text("#details")


def test_an_answer_is_shown_in_the_network(opened: Opened) -> None:
    run(opened, "SELECT ?t { ?t a gg:Theme } ORDER BY ?t LIMIT 2")
    opened.page.click("#sparql-show")
    assert "2 nodes of your answer" in opened.page.inner_text("#status")


def test_a_value_is_bound_and_cannot_become_a_part_of_the_query(opened: Opened) -> None:
    opened.page.click("[data-question='grants-of-a-grantee']")
    opened.page.locator("#sparql-run:enabled").wait_for()
    opened.page.fill("#sparql-value-name", 'x" } UNION { ?s ?p ?o } #\\')
    text = opened.page.input_value("#sparql-query")
    assert 'VALUES ?name { "x\\" } UNION { ?s ?p ?o } #\\\\" }' in text
    assert "0 rows" in run(opened, text)
    assert "Nothing in this graph answers that" in opened.text("#sparql-result")


def test_downloads_hold_the_answer_and_no_formula(opened: Opened) -> None:
    run(opened, 'SELECT ?a ?n { VALUES (?a ?n) { ("=1+1" -5) ("plain, \\"quoted\\"" 2.5) } }')
    rows = list(csv.reader(io.StringIO(download(opened, "CSV").decode("utf-8-sig"))))
    assert rows == [["a", "n"], ["'=1+1", "-5"], ['plain, "quoted"', "2.5"]]


def test_a_long_query_can_be_stopped_and_the_next_one_is_answered(opened: Opened) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f) }"
    opened.page.fill("#sparql-query", query)
    opened.page.click("#sparql-run")
    opened.page.click("#sparql-stop")
    opened.page.locator("#sparql-said", has_text="Stopped").wait_for()
    assert "1 row" in run(opened, "SELECT (1 AS ?one) {}")


def test_the_policy_grows_only_with_the_view(small_dataset: Dataset) -> None:
    """Without the view the page may neither compile WebAssembly nor start a worker, and is under 750 KB."""
    with_view, without = page(small_dataset, views()), page(small_dataset, views(wanted=False))
    for word in ("wasm-unsafe-eval", "worker-src"):
        assert word in with_view
        assert word not in without
    for notice in ("Oxigraph developers", "Oxigraph 0."):
        assert notice in with_view
        assert notice not in without
    assert "vis-network" in without
    assert with_view.count("Permission is hereby granted, free of charge") == 2
    assert len(with_view.encode()) <= 3_000_000
    assert views(wanted=False) == VIEWS
