"""`query` and `ask` answer on any build or RDF file, in the form that is wanted, and refuse in one line."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from grantgraph.cli import grantgraph
from grantgraph.errors import GrantGraphError
from grantgraph.questions import load_questions
from grantgraph.rdf.dataset import Dataset

SAMPLE = Path(__file__).resolve().parents[2] / "out" / "ned-kazakhstan-2020" / "graph.ttl"
NASTY = Path(__file__).resolve().parents[3] / "shared" / "nasty" / "sparql" / "cli-params.json"
TURTLE = """
@prefix gg: <https://w3id.org/grantgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://e/1> a gg:Organization ; skos:prefLabel "=SUM(A1)"@en, "\\u001b[31mred\\u202e" .
<http://e/2> a gg:Organization ; skos:prefLabel "Plain" ; gg:amount -5.5 .
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "small.ttl"
    path.write_text(TURTLE)
    return path


def run(*arguments, **options):
    done = CliRunner().invoke(grantgraph, [str(a) for a in arguments], **options)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_a_table_shortens_known_iris_and_obeys_nothing_in_the_data(file):
    """Escape sequences and direction marks are shown, not acted upon."""
    out = run(
        "query", "--on", file, "SELECT ?o ?type ?name { ?o a ?type ; skos:prefLabel ?name } ORDER BY ?name"
    ).stdout
    assert "gg:Organization" in out
    assert "\\x1b[31mred\\x202e" in out
    assert "\x1b" not in out


def test_csv_is_made_for_spreadsheets(file):
    """What a spreadsheet would run as a formula gets an apostrophe; a negative number does not."""
    out = run(
        "query",
        "--on",
        file,
        "--format",
        "csv",
        "SELECT ?n ?a { ?o skos:prefLabel ?n OPTIONAL { ?o gg:amount ?a } } ORDER BY ?n",
    ).stdout
    rows = list(csv.reader(io.StringIO(out)))
    assert ["'=SUM(A1)", ""] in rows
    assert ["Plain", "-5.5"] in rows


def test_tsv_and_json_hold_every_term_exactly(file):
    query = "SELECT ?n { <http://e/1> skos:prefLabel ?n FILTER(LANG(?n) = 'en') }"
    assert run("query", "--on", file, "--format", "tsv", query).stdout == '?n\n"=SUM(A1)"@en\n'
    answer = json.loads(run("query", "--on", file, "--format", "json", query).stdout)
    assert answer["results"]["bindings"] == [
        {"n": {"type": "literal", "value": "=SUM(A1)", "xml:lang": "en"}}
    ]


@pytest.mark.parametrize("form", ["table", "turtle", "ntriples"])
def test_triples_come_as_rdf(file, form):
    out = run("query", "--on", file, "--format", form, "CONSTRUCT WHERE { ?o a gg:Organization }").stdout
    assert len(Dataset.parse(out.encode())) == 2


def test_yes_and_no(file):
    assert run("query", "--on", file, "ASK { ?o a gg:Organization }").stdout == "yes\n"
    assert run("query", "--on", file, "ASK { ?o a gg:Grant }").stdout == "no\n"


def test_a_query_may_come_from_a_file_or_from_standard_input(file, tmp_path):
    (tmp_path / "q.rq").write_text("\ufeffASK { ?o a gg:Organization }", encoding="utf-8")
    assert run("query", "--on", file, "-f", tmp_path / "q.rq").stdout == "yes\n"
    assert run("query", "--on", file, "-", input="ASK {}").stdout == "yes\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "ASK {}", "-f", "x"],
        ["query", "ASK {}", "--format", "pdf"],
        ["ask", "totals-by-currency", "x"],
    ],
)
def test_wrong_usage_is_code_2(arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_triples_have_no_columns(file, form):
    assert run("query", "--on", file, "--format", form, "CONSTRUCT WHERE { ?s ?p ?o }").exit_code == 2


def test_without_a_name_the_newest_build_is_meant(tmp_path, monkeypatch):
    for age, name in enumerate(("old", "new")):
        folder = tmp_path / "out" / name
        folder.mkdir(parents=True)
        (folder / "graph.ttl").write_text(f'<http://e/> <http://p> "{name}" .')
        os.utime(folder / "graph.ttl", (1000 + age, 1000 + age))
    monkeypatch.chdir(tmp_path)
    asked = run("query", "SELECT ?n { ?s ?p ?n }")
    assert "new" in asked.stdout
    assert str(Path("out", "new")) in asked.stderr, "which build answers is said"
    shutil.rmtree(tmp_path / "out")
    with pytest.raises(GrantGraphError, match="there is no build yet; run `grantgraph build LISTING`"):
        run("query", "ASK {}")


def test_all_questions_are_listed_with_their_parameters():
    out = run("ask").stdout
    for question in load_questions().values():
        assert question.name in out
        assert question.title in out


@pytest.mark.parametrize("name", load_questions())
def test_a_question_can_be_taken_away_as_sparql(name):
    """What --sparql shows is a query that runs by itself."""
    answer = Dataset.parse(SAMPLE.read_bytes()).answer(run("ask", name, "--sparql").stdout)
    assert answer == load_questions()[name].answer(Dataset.parse(SAMPLE.read_bytes()))


@pytest.mark.skipif(not NASTY.exists(), reason="the hostile values are not beside the checkout")
@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_no_value_becomes_a_part_of_a_query(engine):
    """Each hostile value is either a name that nobody has, or refused in one line."""
    dataset = Dataset.parse(SAMPLE.read_bytes())
    question = load_questions()["grants-of-a-grantee"]
    names = [row[0].value.lower() for row in question.answer(dataset, {"name": ""}).rows]
    for value in json.loads(NASTY.read_text()):
        try:
            found = question.answer(dataset, {"name": value}, engine)
        except (GrantGraphError, SyntaxError) as refusal:
            assert "\n" not in str(refusal)
        else:
            assert len(found) == sum(value.lower() in name for name in names)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["query", "SELECT * { SERVICE <http://x/> {} }"],
            "line 1, column 12: SERVICE would ask another server",
        ),
        (["query", "DROP ALL"], "DROP changes data"),
        (["query", "SELECT ?x {"], "line 1, column 12, at the end"),
        (["query", "ASK {}", "--on", "nowhere"], "nowhere: there is no such file or folder"),
        (["query", "-f", "nowhere.rq"], "nowhere.rq: No such file"),
        (["ask", "nothing"], "there is no question 'nothing'; there are"),
        (["ask", "totals-by-currenci"], "perhaps totals-by-currency"),
        (["ask", "grantees-by-theme", "theme=x y"], "'x y' is no theme"),
        (
            ["ask", "grantees-by-theme", "theme=rule-of-la"],
            "there is no theme 'rule-of-la'; perhaps rule-of-law",
        ),
        (
            [
                "query",
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
                "--timeout",
                "0.5",
            ],
            "0.5 seconds",
        ),
    ],
)
def test_a_refusal_is_one_line_and_code_1(arguments, words, tmp_path):
    """As a user sees it: the whole program, from its start to its exit code."""
    if arguments[0] == "query" and "--on" not in arguments:
        arguments = [*arguments, "--on", str(SAMPLE)]
    done = subprocess.run(
        [sys.executable, "-m", "grantgraph", *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("grantgraph: ")]
    assert done.returncode == 1
    assert len(lines) == 1
    assert words in lines[0]
    assert "Traceback" not in done.stderr
