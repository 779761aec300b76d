"""Engines that share nothing with ours give the same rows to every named question.

Apache Jena: Debian's package `libapache-jena-java`, or a folder of jars named by GRANTGRAPH_JENA. Comunica: npm's
package `@comunica/query-sparql-file`, its command on the PATH. Without them the tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from grantgraph.questions import load_questions
from grantgraph.rdf.answers import Table, parse_answer
from grantgraph.rdf.dataset import Dataset, read_turtle
from grantgraph.resources import ontology_folder

SAMPLE = Path(__file__).resolve().parents[2] / "out" / "ned-kazakhstan-2020" / "graph.ttl"
EXAMPLE = ontology_folder() / "examples" / "grants.ttl"
DEBIAN = Path("/usr/share/java")
NAMES = {"name": "a"}  # a question that asks for names by letters gets one that many hold

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample and the ontology's example in one file, so that hardly a question is without rows."""
    triples = {*read_turtle(SAMPLE).triples(), *read_turtle(EXAMPLE).triples()}
    file = tmp_path_factory.mktemp("engines") / "both.nt"
    file.write_bytes(ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES) or b"")
    return file


@pytest.fixture(scope="module")
def class_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What Jena needs to start.

    Of the loggers only one may be there, and Debian's jena-core keeps the messages of its pattern matcher where
    its own classes do not look for them: without a copy in the right place it dies at start-up.
    """
    own = Path(os.environ.get("GRANTGRAPH_JENA", DEBIAN))
    core = own / "jena-core.jar"
    if not core.is_file() or shutil.which("java") is None:
        pytest.skip("Apache Jena is not here: install Java and Debian's package libapache-jena-java")
    messages = tmp_path_factory.mktemp("jena")
    with zipfile.ZipFile(core) as jar:
        for name in jar.namelist():
            if name.startswith("org/apache/jena/ext/xerces/") and name.endswith(".properties"):
                place = messages / name.removeprefix("org/apache/jena/ext/")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))
    jars = {file.name: file for folder in (DEBIAN, own) for file in sorted(folder.glob("*.jar"))}
    loggers = re.compile(r"slf4j|log4j|logging")
    quiet = [DEBIAN / "slf4j-api.jar", DEBIAN / "slf4j-nop.jar", DEBIAN / "jcl-over-slf4j.jar"]
    used = [file for name, file in jars.items() if not loggers.search(name)]
    return os.pathsep.join(map(str, [messages, *used, *quiet]))


def test_jena_gives_the_same_rows(class_path: str, graph: Path, tmp_path: Path) -> None:
    def ask(query: Path) -> bytes:
        command = [
            "java",
            "-cp",
            class_path,
            "arq.arq",
            "--data",
            graph,
            "--query",
            query,
            "--results",
            "JSON",
        ]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr[-1000:]
        return done.stdout

    compare(ask, graph, tmp_path / "question.rq")


def test_comunica_gives_the_same_rows(graph: Path, tmp_path: Path) -> None:
    tool = shutil.which("comunica-sparql-file")
    if tool is None:
        pytest.skip("Comunica is not here; npm has it as @comunica/query-sparql-file")

    def ask(query: Path) -> bytes:
        command = [tool, graph, "-f", query, "-t", "application/sparql-results+json"]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr[-1000:]
        answer = json.loads(done.stdout)  # it adds figures of its own
        return json.dumps({"head": answer["head"], "results": answer["results"]}).encode()

    compare(ask, graph, tmp_path / "question.rq")


def compare(ask, graph: Path, file: Path) -> None:
    dataset = Dataset.of(quad.triple for quad in ox.parse(path=graph))
    asked = 0
    for question in load_questions().values():
        given = {p.name: NAMES[p.name] for p in question.parameters if p.name in NAMES}
        file.write_text(question.query(given), encoding="utf-8")
        here = values(question.answer(dataset, given))
        assert values(parse_answer(ask(file), "json")) == here, question.name
        asked += bool(here)
    assert asked >= 12


def values(table: object) -> Counter[tuple[object, ...]]:
    """Rows by their values: engines write a number in more than one way."""
    assert isinstance(table, Table)
    order = sorted(range(len(table.variables)), key=table.variables.__getitem__)
    return Counter(tuple(_value(row[i]) for i in order) for row in table.rows)


def _value(term: object) -> object:
    numeric = isinstance(term, ox.Literal) and re.search(r"#(integer|decimal|double)$", term.datatype.value)
    return float(term.value) if numeric else str(term)
