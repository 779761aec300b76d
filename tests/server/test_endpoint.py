"""The SPARQL endpoint keeps the protocol, and is safe to show to strangers."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from rdf.usual_mistakes import MISTAKES
from server.serving import serving

SHARED = Path(__file__).resolve().parents[3] / "shared"
W3C = SHARED / "w3c" / "sparql" / "sparql11"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the W3C's and the hostile cases are not beside the checkout"
)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/*;q=0.3, text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("text/turtle, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_a_table_comes_in_the_form_that_is_liked_best(server, accept, media):
    response = server.ask("SELECT ?s { ?s ?p ?o } LIMIT 1", accept)
    assert (response.status, response.media) == (200, media)
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json, text/turtle;q=0.9", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_triples_come_in_the_form_that_is_liked_best(server, accept, media):
    response = server.ask("CONSTRUCT WHERE { ?s a gg:Grant }", accept)
    assert (response.status, response.media) == (200, media)
    assert "Grant" in response.text


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_a_form_that_we_do_not_have_is_refused(server, query):
    response = server.ask(query, "image/png")
    assert response.status == 406
    assert "application/" in response.json["error"]["reason"]


def test_every_answer_announces_the_limits(server):
    announced = server.ask("ASK {}").headers["grantgraph-limits"]
    assert announced.startswith("seconds=2, query-bytes=100000, answer-bytes=67108864, depth=100")


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("SELECT ?x {", 400, "query"),
        ("", 400, "query"),
        ("SELECT * { SERVICE <http://x/> {} }", 400, "query"),
        ("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", 400, "query"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }", 503, "timeout"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 413, "too-large"),
    ],
)
def test_what_is_not_answered_has_its_real_status_and_reason(server, query, status, kind):
    """Nothing is cut short under a 200, and nothing of the machine is told."""
    begun = time.monotonic()
    response = server.ask(query)
    assert time.monotonic() - begun < 12
    assert (response.status, response.json["error"]["kind"]) in ((status, kind), (503, "timeout"))
    assert not re.search(
        r"Traceback|File \"|pyoxigraph|/", response.json["error"]["reason"].replace("http://", "")
    )
    assert server.ask("ASK {}").status == 200


def test_a_mistake_in_a_query_is_told_with_its_place(server):
    """As on the command line and in the page."""
    for query, line, column, words in MISTAKES[::6]:
        response = server.ask(query)
        assert response.status == 400
        reason = response.json["error"]["reason"]
        assert reason.startswith(f"line {line}, column {column}")
        assert words in reason


@pytest.mark.parametrize("update", ["DROP ALL", "LOAD <http://127.0.0.1:9/>", "DELETE WHERE { ?s ?p ?o }"])
def test_updates_are_refused_whichever_way_they_come(server, update):
    before = server.ask(COUNT).json
    encoded = b"update=" + update.replace(" ", "+").encode()
    form = "application/x-www-form-urlencoded"
    assert (
        server.request("POST", "/sparql", update.encode(), content_type="application/sparql-update").status
        == 403
    )
    assert server.request("POST", "/sparql", encoded, content_type=form).status == 403
    assert server.get("/sparql", update=update).status == 403
    assert server.ask(update).status == 400
    assert server.ask(COUNT).json == before


def test_without_a_query_the_endpoint_describes_itself(server):
    response = server.get("/sparql", accept="text/turtle")
    triples = list(ox.parse(response.body, format=ox.RdfFormat.TURTLE))
    endpoints = [quad.object.value for quad in triples if quad.predicate.value.endswith("#endpoint")]
    assert endpoints == [f"{server.address}/sparql"]


@pytest.mark.parametrize("host", ["a b", "x>y", "", "é".encode().decode("latin-1")])
def test_a_host_that_is_none_breaks_nothing(server, host):
    assert server.request("GET", "/sparql", Host=host).status in (200, 400)
    assert server.request("GET", "/sparql?query=ASK%7B%7D", Host=host).status in (200, 400)


def test_a_worker_that_is_killed_is_replaced(server):
    """Whatever ends a worker, the next query is answered."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not list the children of a process")
    for pid in map(int, children.read_text().split()):
        os.kill(pid, signal.SIGKILL)
    statuses = [server.ask("ASK {}").status for _ in range(12)]
    assert statuses[-3:] == [200, 200, 200]
    assert set(statuses) <= {200, 503}


def test_sigterm_ends_the_server_and_its_workers_in_the_middle_of_a_query(build):
    with serving(build) as running:
        children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children")
        workers = children.read_text().split() if children.exists() else []
        connection = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import urllib.request as u; u.urlopen('{running.address}/sparql?query=SELECT+*"
                "+%7B%3Fa+%3Fb+%3Fc.%3Fd+%3Fe+%3Ff.%3Fg+%3Fh+%3Fi%7D')",
            ],
            stderr=subprocess.DEVNULL,
        )
        time.sleep(1)
        begun = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(10) == 143
        took = time.monotonic() - begun
        connection.wait(10)
    assert took < 2
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


def test_a_port_that_is_taken_is_told_in_one_line(server, build):
    command = [sys.executable, "-m", "grantgraph", "serve", str(build), "--port", str(server.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"grantgraph: cannot listen on 127.0.0.1:{server.port}")
    assert done.stderr.count("\n") == 1


def test_a_file_that_kills_its_parser_is_refused_in_one_line(tmp_path):
    file = tmp_path / "deep.nt"
    file.write_text(
        "<http://s> <http://p> " + "<<( <http://s> <http://p> " * 100_000 + "1" + " )>>" * 100_000 + " ."
    )
    command = [sys.executable, "-m", "grantgraph", "serve", str(file), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("grantgraph: deep.nt: ")
    assert done.stderr.count("\n") == 1


@needs_shared
def test_the_w3c_protocol_suite_passes_read_only(tmp_path):
    tool, cases = SHARED / "nasty" / "tools" / "run_protocol.py", W3C / "protocol"
    quads = subprocess.run(
        [sys.executable, tool, cases, "--emit-nquads"], capture_output=True, check=True
    ).stdout
    (tmp_path / "protocol.nq").write_bytes(quads)
    with serving(tmp_path / "protocol.nq") as running:
        done = subprocess.run(
            [sys.executable, tool, cases, running.address, "--query-path", "/sparql", "--no-update"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.stdout.splitlines()[-1] == "37/37", done.stdout


@needs_shared
@pytest.mark.parametrize("suite", ["csv-tsv-res", "json-res"])
def test_the_w3c_results_cases_pass_through_http(suite, tmp_path):
    """CSV and TSV are compared row by row, JSON as the solutions it holds."""
    folder = W3C / suite
    cases = _results_cases(folder)
    assert len(cases) == {"csv-tsv-res": 6, "json-res": 4}[suite]
    for data in {data for _, data, _ in cases}:
        with serving(folder / data) as running:
            for query, used, result in cases:
                if used == data:
                    accept = {
                        ".csv": "text/csv",
                        ".tsv": "text/tab-separated-values",
                        ".srj": "application/sparql-results+json",
                    }
                    response = running.ask((folder / query).read_text(), accept[Path(result).suffix])
                    assert response.status == 200, response.text
                    assert _solutions(response.body, result) == _solutions(
                        (folder / result).read_bytes(), result
                    ), result


def _results_cases(folder):
    """(query, data, result) of each case in the manifest."""
    found = {}
    manifest = (folder / "manifest.ttl").resolve()
    for quad in ox.parse(manifest.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri="file:///suite/"):
        found.setdefault(quad.subject, {})[quad.predicate.value.rpartition("#")[2]] = quad.object
    name = lambda node: node.value.rpartition("/")[2]  # noqa: E731
    return [
        (name(found[case["action"]]["query"]), name(found[case["action"]]["data"]), name(case["result"]))
        for case in found.values()
        if "result" in case and "action" in case
    ]


def _solutions(data, name):
    """What must be equal whatever the order of rows; blank nodes are told apart by nothing but their being blank."""
    text = re.sub(rb"_:\w+", b"_:b", data)
    if name.endswith(".srj"):
        found = json.loads(text)
        if "boolean" in found:
            return found["boolean"]
        rows = found["results"]["bindings"]
        plain = [sorted((n, _term(t)) for n, t in row.items()) for row in rows]
        return sorted(found["head"]["vars"]), sorted(plain)
    import csv

    if name.endswith(".tsv"):
        lines = [line.split("\t") for line in text.decode().replace("\r", "").strip("\n").split("\n")]
    else:
        lines = list(csv.reader(text.decode().splitlines(keepends=True)))
    return _columns([[_number(cell) for cell in line] for line in lines])


def _number(cell):
    """A number by its value: Oxigraph holds values, so 1.0E6 comes back as 1000000 and any integer as xsd:integer."""
    bare = re.sub(
        r'^"([^"]*)"\^\^<http://www.w3.org/2001/XMLSchema#(\w*[iI]nteger|decimal|double)>$', r"\1", cell
    )
    try:
        return str(float(bare))
    except ValueError:
        return cell


def _columns(lines):
    order = sorted(range(len(lines[0])), key=lambda i: lines[0][i])
    head, *rows = [[line[i] if i < len(line) else "" for i in order] for line in lines]
    return head, sorted(rows)


def _term(term):
    if term["type"] == "bnode":
        return ("bnode",)
    return (term["type"], term["value"], term.get("xml:lang", ""), term.get("datatype", ""))


@needs_shared
def test_hostile_queries_are_answered_as_their_list_says(server):
    """A short form of the whole set: every kind, the slow ones under the deadline of two seconds."""
    tool = SHARED / "nasty" / "tools" / "run_queries.py"
    done = subprocess.run(
        [sys.executable, tool, "--base", server.address, "--deadline", "8"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "server deaths 0" in done.stdout
