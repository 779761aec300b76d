"""`grantgraph review` and `grantgraph diff` as a person uses them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from grantgraph.cli.diff import command as diff
from grantgraph.cli.review import command as review

PREFIXES = """
@prefix gg: <https://w3id.org/grantgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <https://w3id.org/grantgraph/id/organization/> .
@prefix grant: <https://w3id.org/grantgraph/id/grant/> .
"""
ORGANIZATIONS = """
:the-river-trust-1 a gg:Organization ; skos:prefLabel "The River Trust" .
:river-trust-1 a gg:Organization ; skos:prefLabel "River Trust" .
grant:1 a gg:Grant ; dcterms:title "A clinic" ; gg:grantee :river-trust-1 .
"""


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "graph.ttl"
    path.write_text(PREFIXES + ORGANIZATIONS, encoding="utf-8")
    return path


def said(*arguments: str, answers: str = "") -> str:
    result = CliRunner().invoke(review, [str(argument) for argument in arguments], input=answers)
    assert result.exit_code == 0, result.output
    return result.output


def test_open_questions_are_listed_with_score_reason_and_keys(graph: Path) -> None:
    """And with the number of grants that hang on each."""
    told = said("--on", str(graph))
    assert "0.88  Is this one body? the names differ only in the" in told
    assert "River Trust  (1 grant)  river-trust-1" in told
    assert "1 open question\n" in told


def test_a_question_can_be_decided_by_its_keys(graph: Path) -> None:
    """It is noted with who and why, and not asked again."""
    told = said(
        "--on",
        str(graph),
        "decide",
        "river-trust-1",
        "the-river-trust-1",
        "same",
        "--why",
        "one board",
        "--who",
        "A",
    )
    assert "noted in decisions.csv" in told
    assert (
        Path("decisions.csv")
        .read_text(encoding="utf-8")
        .splitlines()[1]
        .endswith(",same,A,one board,River Trust,The River Trust")
    )
    assert "No open question" in said("--on", str(graph))


def test_questions_can_be_answered_one_by_one(graph: Path) -> None:
    """With a letter, and a word on what the answer rests on."""
    said("--on", str(graph), "decide", "--who", "A", answers="d\nother towns\n")
    assert ",different,A,other towns," in Path("decisions.csv").read_text(encoding="utf-8")


def test_an_unknown_key_is_told(graph: Path) -> None:
    """A slip of the pen decides nothing."""
    result = CliRunner().invoke(
        review, ["--on", str(graph), "decide", "river-trust-1", "river-trust-2", "same"]
    )
    assert "river-trust-2: is the key of no organization" in str(result.exception)
    assert not Path("decisions.csv").exists()


def test_the_name_that_two_have_in_common_is_shown_where_it_is_not_their_first(graph: Path) -> None:
    """`The names are the same` below two unlike names would be a riddle."""
    text = (
        ':gb-chc-1 a gg:Organization ; skos:prefLabel "Pond Finance" ; skos:altLabel "River Trust" ;'
        ' gg:identifier "GB-CHC-1" .'
    )
    graph.write_text(PREFIXES + ORGANIZATIONS + text, encoding="utf-8")
    shown = said("--on", str(graph))
    place = shown.index("Pond Finance")
    assert "also called River Trust" in shown[place : place + 120]


def test_the_difference_of_two_graphs_is_told_in_words_and_as_json(graph: Path, tmp_path: Path) -> None:
    """A plus for what is new, a minus for what is gone, a wave for what changed."""
    later = tmp_path / "later.ttl"
    text = (
        PREFIXES
        + ORGANIZATIONS.replace("A clinic", "A new clinic")
        + 'grant:2 a gg:Grant ; dcterms:title "A library" ; gg:year "2021" ; gg:amount 5 ; gg:currency "EUR" .'
    )
    later.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(diff, [str(graph), str(later)]).output.splitlines()
    assert told == [
        "+ A library  (2021, 5 EUR)",
        "~ A new clinic  (River Trust)",
        "    title: A clinic -> A new clinic",
        "1 new, 0 removed, 1 changed, 0 the same",
    ]
    document = json.loads(CliRunner().invoke(diff, [str(graph), str(later), "--format", "json"]).output)
    assert document["new"][0]["values"]["title"] == ["A library"]
    assert document["changed"][0]["changes"] == [
        {"property": "title", "before": ["A clinic"], "after": ["A new clinic"]}
    ]
