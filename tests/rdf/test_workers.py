"""A query from outside runs in a process of its own, and whatever becomes of it, the caller gets a plain word."""

import time

import pyoxigraph as ox
import pytest

from grantgraph.errors import QueryRefused, SourceRefused
from grantgraph.rdf.answers import Table, Triples, Verdict
from grantgraph.rdf.guard import Limits
from grantgraph.rdf.stores import write_store
from grantgraph.rdf.workers import Place, QueryStopped, answer

TURTLE = """
@prefix gg: <https://w3id.org/grantgraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
""" + "".join(
    f'<http://e/{n}> a gg:Grant ; dcterms:title "Grant {n}"@en ; gg:amount {n}.5 .\n' for n in range(300)
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "grants.ttl"
    path.write_text(TURTLE)
    return Place(path)


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_each_form_of_query_has_its_answer_on_both_engines(file, engine):
    table = answer(file, "SELECT ?t { ?g dcterms:title ?t } ORDER BY ?t LIMIT 1", engine=engine)
    assert table == Table(("t",), ((ox.Literal("Grant 0", language="en"),),))
    assert answer(file, "ASK { ?g a gg:Grant }", engine=engine) == Verdict(True)
    triples = answer(file, "CONSTRUCT { ?g a gg:Grant } WHERE { ?g a gg:Grant }", engine=engine)
    assert isinstance(triples, Triples)
    assert len(triples) == 300


def test_a_query_is_stopped_at_its_deadline(file):
    begun = time.monotonic()
    with pytest.raises(QueryStopped, match="1 seconds") as stopped:
        answer(file, ENDLESS, limits=Limits(seconds=1))
    assert stopped.value.status == "timeout"
    assert time.monotonic() - begun < 10  # the machine may be busy; the query itself would take hours


def test_an_answer_over_its_limit_is_refused_whole(file):
    """Never a part of an answer that looks like the whole."""
    with pytest.raises(QueryStopped, match="larger than 10,000 bytes"):
        answer(file, "SELECT * { ?a ?b ?c . ?d ?e ?f }", limits=Limits(answer_bytes=10_000))


def test_a_large_answer_within_the_limit_arrives_whole(file):
    """More than a mebibyte takes the way over a file."""
    table = answer(file, "SELECT * { ?a ?b ?c . ?d a gg:Grant } LIMIT 20000")
    assert len(table) == 20_000


def test_a_worker_that_dies_of_a_query_leaves_a_plain_word(file):
    """With the guard's limits lifted, deep nesting ends Oxigraph's process."""
    bomb = "SELECT * { FILTER(" + "(" * 40_000 + "1" + ")" * 40_000 + ") }"
    with pytest.raises(QueryStopped, match="memory or nesting") as stopped:
        answer(file, bomb, limits=Limits(depth=10**6, operators=10**6, patterns=10**6))
    assert stopped.value.status == "failed"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?x {", "line 1, column 12, at the end"),
        ("SELECT ?x {\n ?x foo:bar ?y }", "line 2, column 5, at 'foo:bar ?y }': this prefix is not declared"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?s ?p ?x }", "GROUP BY"),
        ("SELECT * FROM <http://nowhere/> { ?s ?p ?o }", "no graph <http://nowhere/>"),
        ("SELECT * { SERVICE <http://x/> {} }", "SERVICE"),
    ],
)
def test_a_refused_query_is_told_in_words(file, query, words):
    with pytest.raises(QueryRefused) as refusal:
        answer(file, query)
    assert words in str(refusal.value)
    assert "expected" not in str(refusal.value).replace("not expected", "")


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("value", ['x" } UNION { ?s ?p ?o } #', "?x", "a\nb\t'\"", "${PATH}", "\u202e", ""])
def test_a_bound_value_is_a_term_whatever_it_holds(file, engine, value):
    found = answer(file, "SELECT ?v { BIND(1 AS ?one) }", engine=engine, bindings={"v": ox.Literal(value)})
    assert found.rows == ((ox.Literal(value),),)


def test_no_query_reaches_the_network(file):
    """FROM and GRAPH name graphs that we hold, on both engines."""
    import http.server
    import threading

    hits = []

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815  (the name that http.server looks for)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Canary) as canary:
        threading.Thread(target=canary.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{canary.server_port}/x.ttl"
        for engine in ("oxigraph", "rdflib"):
            for query in (
                f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
                f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
                f"SELECT * {{ GRAPH <{address}> {{ ?s ?p ?o }} }}",
                f"DESCRIBE <{address}>",
                f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
                f"LOAD <{address}>",
            ):
                try:
                    answer(file, query, engine=engine)
                except QueryRefused:
                    continue
        canary.shutdown()
    assert hits == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("broken.ttl", "<http://e/1> a .", "is not valid Turtle"),
        ("deep.jsonld", "[" * 5000 + "]" * 5000, "nested deeper"),
        ("grants.txt", "hello", "no RDF file by its suffix"),
    ],
)
def test_a_dataset_that_cannot_be_read_is_refused_by_name(tmp_path, name, text, words):
    (tmp_path / name).write_text(text)
    with pytest.raises(SourceRefused, match=words) as refusal:
        answer(Place(tmp_path / name), "ASK {}")
    assert str(refusal.value).startswith(name)


def test_a_store_is_opened_read_only_and_its_triples_are_counted(tmp_path):
    folder = tmp_path / "store"
    held = write_store((quad.triple for quad in ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)), folder)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert answer(Place(folder, held), count).records() == [{"n": str(held)}]
    with pytest.raises(SourceRefused, match="holds 900 triples where its manifest says 901; build it again"):
        answer(Place(folder, held + 1), count)


@pytest.mark.parametrize("damage", ["emptied", "cut", "no manifest"])
def test_a_damaged_store_is_refused_and_never_taken_for_empty(tmp_path, damage):
    folder = tmp_path / "store"
    held = write_store((quad.triple for quad in ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)), folder)
    for file in folder.iterdir():
        if damage == "emptied" or (damage == "no manifest" and file.name.startswith("MANIFEST")):
            file.unlink()
        elif damage == "cut" and file.suffix == ".sst":
            file.write_bytes(file.read_bytes()[:100])
    with pytest.raises((SourceRefused, QueryStopped)):
        answer(Place(folder, held), "SELECT * { ?s ?p ?o }")
