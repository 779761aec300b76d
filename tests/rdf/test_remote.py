"""Builds go into other people's SPARQL engines, and questions are answered there as they are here."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from grantgraph.cli import grantgraph
from grantgraph.questions import load_questions
from grantgraph.rdf.answers import Table, to_json
from grantgraph.rdf.dataset import read_turtle
from grantgraph.rdf.remote import EndpointFailed, answer_remote

SAMPLE = Path(__file__).resolve().parents[2] / "out" / "ned-kazakhstan-2020" / "graph.ttl"


def bag(table):
    assert isinstance(table, Table)
    document = json.loads(to_json(table))
    return Counter(json.dumps(row, sort_keys=True) for row in document["results"]["bindings"])


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory):
    """The Oxigraph server from its own distribution, empty and writable."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("there is no Oxigraph server here; `uv sync` installs it")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [binary, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/query?query=ASK%7B%7D")
        yield address
        server.terminate()


def run(*arguments):
    done = CliRunner().invoke(grantgraph, [str(argument) for argument in arguments])
    assert done.exception is None, done.output
    return done.stdout


@pytest.mark.parametrize("way", [["/store"], ["/update", "--update"]])
def test_a_build_is_pushed_and_every_question_is_answered_there(oxigraph, way):
    path, *options = way
    held = len(read_turtle(SAMPLE))
    for _ in range(2):  # to replace is to have it once, however often
        assert f"{held:,} triples" in run("push", SAMPLE, "--to", oxigraph + path, "--replace", *options)
    count = answer_remote(f"{oxigraph}/query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert count.records() == [{"n": str(held)}]
    for question in load_questions().values():
        there = answer_remote(f"{oxigraph}/query", question.text, question.bindings({}))
        assert bag(there) == bag(question.answer(read_turtle(SAMPLE))), question.name


def test_named_graphs_are_pushed_as_they_are(oxigraph, tmp_path):
    file = tmp_path / "two.nq"
    file.write_text(
        '<http://s> <http://p> "1" <http://g/a b> .\n'.replace(" b>", "%20b>")
        + '<http://s> <http://p> "2" <http://g/c> .\n'
    )
    run("push", file, "--to", f"{oxigraph}/store")
    rows = answer_remote(
        f"{oxigraph}/query", "SELECT ?g ?o { GRAPH ?g { <http://s> <http://p> ?o } } ORDER BY ?g"
    ).records()
    assert rows == [{"g": "http://g/a%20b", "o": "1"}, {"g": "http://g/c", "o": "2"}]


def test_the_command_line_asks_an_endpoint(oxigraph):
    run("push", SAMPLE, "--to", f"{oxigraph}/store", "--replace")
    endpoint = ["--endpoint", f"{oxigraph}/query", "--format", "json"]
    assert run("query", "ASK { ?g a gg:Grant }", *endpoint) == '{"head": {}, "boolean": true}\n'
    asked = json.loads(run("ask", "grantees-by-theme", "theme=human-rights", *endpoint))
    here = json.loads(
        run("ask", "grantees-by-theme", "theme=human-rights", "--on", SAMPLE, "--format", "json")
    )
    assert asked == here
    assert "gg:Grant" in run("query", "CONSTRUCT WHERE { ?g a gg:Grant }", "--endpoint", f"{oxigraph}/query")


@pytest.mark.parametrize(
    ("status", "media", "body", "words"),
    [
        (200, "text/html", b"<p>hello", "text/html, which is no SPARQL result"),
        (200, "application/sparql-results+json", b'{"head": {"vars": ["x"]}, "results": {"bind', "is broken"),
        (503, "text/plain", b"too many people", "503 Service Unavailable: too many people"),
    ],
)
def test_what_an_endpoint_does_wrong_is_told_in_one_line(status, media, body, words):
    class Wrong(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Wrong) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        with pytest.raises(EndpointFailed, match=words) as failed:
            answer_remote(f"http://127.0.0.1:{server.server_port}/", "SELECT ?x {}")
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["push", "--to", "/query"], "is this a Graph Store?"),
        (["push", "--to", "/store", "--update"], "is this an endpoint for updates?"),
        (["query", "ASK {}", "--endpoint", "/store"], "is this a SPARQL endpoint?"),
        (
            ["query", "SELECT ?s {\n ?s foo:bar ?o }", "--endpoint", "/query"],
            "line 2, column 5, at 'foo:bar ?o }'",
        ),
    ],
)
def test_a_wrong_address_or_query_is_told_with_what_may_be_meant(oxigraph, arguments, words):
    """The store's own words alone would not help; the address is the one that the user gave."""
    given = [f"{oxigraph}{a}" if a.startswith("/") else a for a in arguments]
    done = CliRunner().invoke(grantgraph, [*given, *([str(SAMPLE)] if given[0] == "push" else [])])
    assert words in str(done.exception)
    assert "\n" not in str(done.exception)
    assert "?default" not in str(done.exception)


def test_an_endpoint_that_does_not_answer_in_time_is_told_as_such():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(EndpointFailed, match=r"did not answer within 0\.3 seconds"):
            answer_remote(address, "ASK {}", seconds=0.3)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "file:///etc/passwd", "nowhere", "http://[::1", "http://\x00/"]
)
def test_an_address_that_is_none_is_told_in_one_line(address):
    with pytest.raises(EndpointFailed) as failed:
        answer_remote(address, "ASK {}")
    assert "\n" not in str(failed.value)


def test_updates_refuse_blank_nodes(tmp_path):
    """A blank node in two batches would become two nodes."""
    (tmp_path / "b.ttl").write_text("[] <http://p> 1 .")
    done = CliRunner().invoke(
        grantgraph, ["push", str(tmp_path / "b.ttl"), "--to", "http://127.0.0.1:1/", "--update"]
    )
    assert "blank nodes" in str(done.exception)


def _wait_for(address):
    for _ in range(400):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"{address} does not answer")
