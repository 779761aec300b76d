"""Open questions in a graph, and the file in which they are answered."""

from pathlib import Path

import pytest

from grantgraph.enrich.decisions import Decision, generate_decisions, parse_decisions
from grantgraph.errors import SourceRefused
from grantgraph.rdf.dataset import Dataset
from grantgraph.review import generate_open, open_questions, read_decisions, read_organizations, record

GRAPH = b"""
@prefix gg: <https://w3id.org/grantgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/grantgraph/id/organization/> .
:the-river-trust-1 a gg:Organization ; skos:prefLabel "The River Trust" .
:GB-CHC-1000001 a gg:Organization ; skos:prefLabel "River Trust" ; skos:altLabel "RIVER TRUST Ltd" ;
  gg:identifier "GB-CHC-1000001" ; gg:country <https://w3id.org/grantgraph/id/place/GB> .
<https://w3id.org/grantgraph/id/place/GB> gg:code "GB" .
:lake-fund-1 a gg:Organization ; skos:prefLabel "=Lake Fund" .
<https://w3id.org/grantgraph/id/grant/1> gg:grantee :the-river-trust-1 ; gg:funder :GB-CHC-1000001 .
"""
DECISION = Decision(
    "GB-CHC-1000001",
    "the-river-trust-1",
    "same",
    "A. Clerk",
    'says "we", twice',
    "River Trust",
    "The River Trust",
)


@pytest.fixture
def dataset() -> Dataset:
    return Dataset.parse(GRAPH)


def test_organizations_come_back_from_a_graph_as_they_went_in(dataset: Dataset) -> None:
    """With all their names, identifiers and country."""
    river = next(each for each in read_organizations(dataset) if each.identifiers)
    assert (river.key, river.label, river.country) == ("GB-CHC-1000001", "River Trust", "GB")
    assert river.names == ("RIVER TRUST Ltd", "River Trust")


def test_a_question_is_open_until_somebody_answers_it(dataset: Dataset) -> None:
    """Each tells how many grants hang on it."""
    (question,) = open_questions(dataset)
    assert {question.item.first.label, question.item.second.label} == {"The River Trust", "River Trust"}
    assert (question.first_grants, question.second_grants) == (1, 1)
    assert open_questions(dataset, (DECISION,)) == []


def test_decisions_go_to_a_file_and_come_back(tmp_path: Path) -> None:
    """A second decision on the same pair takes the place of the first, whichever is named first."""
    path = tmp_path / "decisions.csv"
    assert read_decisions(path) == ()
    record(path, DECISION)
    assert read_decisions(path) == (DECISION,)
    record(path, Decision("the-river-trust-1", "GB-CHC-1000001", "unsure"))
    assert [decision.verdict for decision in read_decisions(path)] == ["unsure"]
    assert list(tmp_path.iterdir()) == [path]


def test_one_decision_is_one_line_wherever_it_was_added() -> None:
    """So that a change is easy to see in a diff."""
    other = Decision("a", "b", "different")
    assert generate_decisions([DECISION, other]) == generate_decisions([other, DECISION])
    assert parse_decisions(generate_decisions([other])) == (other,)


def test_open_questions_filled_in_are_a_file_of_decisions(dataset: Dataset) -> None:
    """An empty verdict stays a question."""
    exported = generate_open(open_questions(dataset))
    assert parse_decisions(exported) == ()
    filled = exported.replace("the-river-trust-1,,", "the-river-trust-1,same,")
    assert [decision.verdict for decision in parse_decisions(filled)] == ["same"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("first,second\na,b\n", "has no column verdict"),
        ("first,second,verdict\na,b,maybe\n", "line 2: “maybe” is no verdict"),
        ("first,second,verdict\na,,same\n", "line 2: names no two organizations"),
        ("first,second,verdict\na,a,same\n", "line 2: names no two organizations"),
        ("first,second,verdict\na,b,organization\n", "line 2: organization is said of one name"),
        ("first,second,verdict\na,,organization\na,,person\n", "line 3: a is organization and person"),
        ("first,second,verdict\na,b,same\nb,a,different\n", "line 3: b and a are same and different"),
    ],
)
def test_a_line_that_cannot_be_applied_is_refused(text: str, told: str) -> None:
    """With its number and what is wrong with it."""
    with pytest.raises(SourceRefused, match=told):
        parse_decisions(text)
