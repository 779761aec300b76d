"""The named questions: the same rows from both engines, the right rows, and values that stay values."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from grantgraph.errors import QueryRefused
from grantgraph.questions import Question, find_question, load_questions, parse_question
from grantgraph.rdf.answers import Table, plain
from grantgraph.rdf.dataset import Dataset, read_turtle
from grantgraph.rdf.guard import examine
from grantgraph.resources import ontology_folder
from ontology.test_shapes import TRIPLES, VALID, Triple
from ontology.test_shapes import dataset as dataset_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "out" / "ned-kazakhstan-2020" / "graph.ttl"
HOSTILE = ROOT.parent / "shared" / "nasty" / "sparql" / "cli-params.json"
QUESTIONS = load_questions()
INJECTIONS = (
    'x" } UNION { ?s ?p ?o } #',
    "x' } ; DROP ALL #",
    "http://e/a> ?p ?o . <http://e/b",
    "?x",
    "\\u0022 }",
    "",
)


@pytest.fixture(scope="module", params=["example", "sample", "empty"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    if request.param == "empty":
        return Dataset()
    return read_turtle(SAMPLE if request.param == "sample" else ontology_folder() / "examples" / "grants.ttl")


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return read_turtle(SAMPLE)


def rows(
    question: str, dataset: Dataset, engine: str = "oxigraph", /, **values: str
) -> list[tuple[object, ...]]:
    """Rows as plain values: numbers by their value, since engines write 10 and 10.0."""
    table = find_question(question).answer(dataset, values, engine)  # type: ignore[arg-type]
    assert isinstance(table, Table)
    return [tuple(value(term) for term in row) for row in table.rows]


def value(term: object) -> object:
    if isinstance(term, ox.Literal) and term.datatype.value.endswith(("#integer", "#decimal")):
        return float(term.value)
    return None if term is None else plain(term)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_engines_give_the_same_rows_in_the_same_order(name: str, dataset: Dataset) -> None:
    assert rows(name, dataset, "oxigraph") == rows(name, dataset, "rdflib")


@settings(deadline=None, max_examples=4)
@given(st.sets(st.sampled_from(sorted(VALID, key=str)), max_size=12), st.sets(TRIPLES, max_size=12))
def test_both_engines_agree_on_graphs_of_any_disorder(lost: set[Triple], added: set[Triple]) -> None:
    graph = Graph() + VALID
    for triple in lost:
        graph.remove(triple)
    for triple in added:
        graph.add(triple)
    disorder = dataset_of(graph)
    for name in QUESTIONS:
        assert rows(name, disorder, "oxigraph") == rows(name, disorder, "rdflib"), name


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_makes_rows_of_nothing(name: str) -> None:
    assert rows(name, Dataset()) == []


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_a_question_reads_as_one(question: Question) -> None:
    assert question.title.endswith("?")
    assert question.explanation.endswith(".")
    assert len(question.title) < 100
    assert "ORDER BY" in question.text
    assert examine(question.query())


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_an_answer_in_the_example_or_the_sample(
    name: str, sample: Dataset, example_dataset: Dataset
) -> None:
    """A question that nothing answers could as well be misspelt."""
    if name in ("grantees-of-several-funders", "grantees-in-several-countries", "funders-and-grantees"):
        assert rows(name, two_countries()) != []
    else:
        values = {"name": "lawyers"} if name == "grantees-like-another" else {}
        assert rows(name, sample) or rows(name, example_dataset, **values)


def two_countries() -> Dataset:
    """Two funders, two countries, and a grantee that gives grants itself."""
    return Dataset.parse(
        b"""
        @prefix gg: <https://w3id.org/grantgraph/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <s:1> gg:funder <s:f> ; gg:grantee <s:g> ; gg:country <s:KE> .
        <s:2> gg:funder <s:h> ; gg:grantee <s:g> ; gg:country <s:PE> .
        <s:3> gg:funder <s:g> ; gg:grantee <s:i> ; gg:country <s:KE> .
        <s:f> a gg:Organization ; skos:prefLabel "F" . <s:g> a gg:Organization ; skos:prefLabel "G" .
        <s:h> a gg:Organization ; skos:prefLabel "H" . <s:i> a gg:Organization ; skos:prefLabel "I" .
        """
    )


def test_a_grantee_of_two_funders_in_two_countries_is_found() -> None:
    assert rows("grantees-of-several-funders", two_countries()) == [("G", 2, 2, "s:g")]
    assert rows("grantees-in-several-countries", two_countries()) == [("G", 2, 2, "s:g")]
    assert rows("funders-and-grantees", two_countries()) == [("G", 1, 2, "s:g")]


def test_an_unknown_amount_is_not_zero_and_currencies_do_not_add_up() -> None:
    dataset = Dataset.parse(
        b"""
        @prefix gg: <https://w3id.org/grantgraph/ontology#> .
        <s:1> a gg:Grant ; gg:amount 10.10 ; gg:currency "EUR" . <s:2> a gg:Grant ; gg:amount 0.20 ; gg:currency "EUR" .
        <s:3> a gg:Grant ; gg:amount 5.0 ; gg:currency "USD" . <s:4> a gg:Grant .
        """
    )
    assert rows("totals-by-currency", dataset) == [(None, 1, None), ("EUR", 2, 10.3), ("USD", 1, 5)]


def test_what_is_known_of_the_sample(sample: Dataset) -> None:
    assert rows("totals-by-currency", sample) == [(None, 20, None)]
    assert [row[:2] for row in rows("grantees-with-several-grants", sample)] == [
        ("CA Analysis & Research Center Limited", 2),
        ("Youth Information Service of Kazakhstan", 2),
    ]
    assert len(rows("grants-without-amount", sample)) == 20
    assert rows("published-classes", sample) == []
    assert [row[1] for row in rows("grants-of-a-grantee", sample, name="politon")] == [
        "Independent Video News Discussion and Commentary"
    ]


def test_quoted_words_are_the_source_s(sample: Dataset) -> None:
    source = " ".join((ROOT / "data" / "ned-kazakhstan-2020.txt").read_text().split())
    quotations = [row[1] for row in rows("grants-quoting-an-activity", sample)]
    assert quotations
    assert all(quotation in source for quotation in quotations)


def test_undisclosed_grantees_never_rank(sample: Dataset) -> None:
    names = {row[0] for row in rows("grantees-with-several-grants", sample)}
    names |= {
        row[0]
        for theme in ("elections", "human-rights")
        for row in rows("grantees-by-theme", sample, theme=theme)
    }
    assert not {name for name in names if "withheld" in name or "not stated" in name}


@pytest.mark.parametrize(
    "given", ["rule-of-law", "theme:rule-of-law", "https://w3id.org/grantgraph/theme/rule-of-law"]
)
def test_a_concept_is_given_by_id_prefix_or_iri(given: str) -> None:
    bound = find_question("grantees-by-theme").bindings({"theme": given})
    assert bound == {"theme": ox.NamedNode("https://w3id.org/grantgraph/theme/rule-of-law")}


@pytest.mark.parametrize("given", INJECTIONS)
def test_what_is_no_concept_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(QueryRefused, match="is no theme; wanted for instance rule-of-law"):
        find_question("grantees-by-theme").query({"theme": given})


@pytest.mark.parametrize("given", INJECTIONS)
def test_a_text_stays_a_text_whatever_stands_in_it(given: str, example_dataset: Dataset) -> None:
    expected = 2 if given == "" else 0  # every name holds the empty text
    assert len(rows("grants-of-a-grantee", example_dataset, name=given)) == expected


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile values lie beside the checkout, not in it")
def test_no_hostile_value_becomes_part_of_a_query(example_dataset: Dataset) -> None:
    for value_given in json.loads(HOSTILE.read_text(encoding="utf-8")):
        assert len(rows("grants-of-a-grantee", example_dataset, name=value_given)) <= 2
        try:
            assert rows("grantees-by-theme", example_dataset, theme=value_given) == []
        except QueryRefused as refusal:
            assert "\n" not in str(refusal)


def test_an_unknown_question_or_parameter_is_answered_with_the_known_ones() -> None:
    with pytest.raises(QueryRefused, match="there are funders-and-grantees, "):
        find_question("nothing")
    with pytest.raises(QueryRefused, match="no parameter 'colour'; it takes theme"):
        find_question("grantees-by-theme").query({"colour": "red"})


def test_a_year_is_four_digits() -> None:
    question = parse_question(
        "q", '# Q?\n# parameter: year = "2020"^^xsd:gYear - the year\nSELECT * { ?g gg:year ?year }'
    )
    assert str(question.bindings({"year": "2021"})["year"]).startswith('"2021"^^')
    with pytest.raises(QueryRefused):
        question.bindings({"year": "two thousand"})
