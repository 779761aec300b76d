"""Nothing goes out: builds and answers need no network, and a hostile source or query cannot make them use one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from grantgraph.cli import grantgraph as cli
from grantgraph.errors import GrantGraphError
from grantgraph.pipeline import Settings, build
from reliability.commands import COMMAND, write_grants

WATCHED = """
import sys
GOING_OUT = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}
def watch(event, arguments):
    if event in GOING_OUT:
        print("WENT OUT", event, arguments[1:], file=sys.stderr, flush=True)
        raise OSError("no network here")
sys.addaudithook(watch)
from grantgraph.cli import main
main()
"""


def journey(source: Path, out: Path) -> list[list[str]]:
    """What a user does with a listing, from build to answer."""
    return [
        ["build", str(source), "--out", str(out)],
        ["check", str(out)],
        ["ask", "--on", str(out), "totals-by-currency"],
        ["query", "--on", str(out), "SELECT ?g { ?g a gg:Grant } LIMIT 1"],
    ]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """A command with all that it says."""
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_no_step_asks_for_the_network(tmp_path: Path) -> None:
    """Build, check, ask and query open no connection and look up no name (Python's audit events)."""
    source = write_grants(tmp_path / "grants.json", 5)
    for arguments in journey(source, tmp_path / "out"):
        done = run([sys.executable, "-c", WATCHED, *arguments])
        assert "WENT OUT" not in done.stderr
        assert done.returncode == 0, done.stderr


def test_all_steps_work_without_a_network(tmp_path: Path) -> None:
    """They do their work in a network namespace that holds nothing, where not even a library could go out."""
    empty = ["unshare", "--net", "--map-root-user"]
    if shutil.which("unshare") is None or run([*empty, "true"]).returncode != 0:
        pytest.skip("this system gives no empty network namespace")
    source = write_grants(tmp_path / "grants.json", 5)
    for arguments in journey(source, tmp_path / "out"):
        done = run([*empty, *COMMAND, *arguments])
        assert done.returncode == 0, done.stderr


@pytest.fixture
def canary() -> Iterator[tuple[str, list[int]]]:
    """An address that notes who comes, as host and port."""
    visits: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            try:
                while True:
                    server.accept()[0].close()
                    visits.append(1)
            except OSError:
                return

        threading.Thread(target=listen, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}", visits


HOSTILE = {
    "context.jsonld": '{"@context": "http://CANARY/c.jsonld", "@id": "http://e/x", "name": "n"}',
    "entity.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://CANARY/x">]><iati-activities>&x;</iati-activities>',
    "external.xml": '<!DOCTYPE a SYSTEM "http://CANARY/a.dtd"><iati-activities/>',
    "entity.rdf": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://CANARY/x">]><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&x;</rdf:RDF>',
    "imports.ttl": "<http://e/o> a <http://www.w3.org/2002/07/owl#Ontology> ; "
    "<http://www.w3.org/2002/07/owl#imports> <http://CANARY/o.ttl> .",
    "page.html": '<html><head><base href="http://CANARY/"><link rel="stylesheet" href="/s.css"></head><body>'
    '<img src="/i.png"><iframe src="http://CANARY/f"></iframe><script src="/s.js"></script></body></html>',
}
QUERIES = [
    "SELECT * { SERVICE <http://CANARY/s> { ?s ?p ?o } }",
    "SELECT * FROM <http://CANARY/g> { ?s ?p ?o }",
    "SELECT * { GRAPH <http://CANARY/g> { ?s ?p ?o } }",
    "LOAD <http://CANARY/g>",
]


def test_hostile_input_fetches_nothing(tmp_path: Path, canary: tuple[str, list[int]]) -> None:
    """Sources and queries that point elsewhere are refused or answered, and nobody is called."""
    address, visits = canary
    for name, text in HOSTILE.items():
        source = tmp_path / name
        source.write_text(text.replace("CANARY", address))
        with suppress(GrantGraphError):
            build([source], tmp_path / "out", Settings())
    graph = tmp_path / "graph.ttl"
    graph.write_text("<http://e/s> <http://e/p> 1 .")
    for query in QUERIES:
        CliRunner().invoke(cli, ["query", "--on", str(graph), query.replace("CANARY", address)])
    assert visits == []
