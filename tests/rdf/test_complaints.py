"""A query that an engine refuses is explained: where the mistake is, and what would be right."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.errors import QueryRefused
from grantgraph.namespaces import PREFIXES
from grantgraph.questions import load_questions
from grantgraph.rdf.complaints import LONGEST, english, find_mistake, in_words, mistakes
from grantgraph.rdf.guard import examine
from rdf.usual_mistakes import MISTAKES


def refusal(query: str) -> str:
    """What is said of a query, by the guard or after the engine has tried it."""
    try:
        ox.Store().query(examine(query).text, prefixes=PREFIXES)
    except QueryRefused as refused:
        return str(refused)
    except SyntaxError as error:
        return in_words(query, str(error))
    pytest.fail("this query is no mistake")


@pytest.mark.parametrize(("query", "line", "column", "words"), MISTAKES)
def test_a_usual_mistake_is_told_with_its_place(query: str, line: int, column: int, words: str) -> None:
    said = refusal(query)
    assert said.startswith(f"line {line}, column {column}")
    assert words in said
    assert "\n" not in said


@pytest.mark.parametrize("query", ["", " \n", "# a comment", "PREFIX e: <http://e/> BASE <http://b/>"])
def test_a_query_that_asks_nothing_is_empty(query: str) -> None:
    assert refusal(query) == "the query is empty; it needs SELECT, ASK, CONSTRUCT or DESCRIBE"


def test_any_other_mistake_has_the_place_that_the_engine_names() -> None:
    """Taken back to where the engine began to try words."""
    assert refusal("DESCRIBE") == "line 1, column 1, at 'DESCRIBE': this is not expected here"


def test_no_question_of_ours_looks_like_a_mistake() -> None:
    for question in load_questions().values():
        assert find_mistake(question.query()) is None, question.name


def test_texts_comments_and_addresses_hold_no_mistakes() -> None:
    query = 'SELECT ?s { # SELEC ( {\n ?s ?p \'it is {\', """a " ]""", <http://e/SELEC(> }'
    assert find_mistake(query) is None


def test_every_rule_has_its_words() -> None:
    named = {rule["name"] for when in ("rules", "later") for rule in mistakes()[when]}
    assert named <= english().keys()


@given(st.text(st.sampled_from("SELECT WHERE{}()[]?a.;,'\"<>#\n:|/^=&@\\ é§¤"), max_size=60))
def test_whatever_is_asked_gets_one_line(query: str) -> None:
    said = in_words(query, "error at 1:1: expected SELECT")
    assert said
    assert "\n" not in said


def test_a_query_too_long_to_be_a_person_s_is_left_to_the_engine() -> None:
    assert find_mistake("SELEC ?s {" + " " * LONGEST + "}") is None
