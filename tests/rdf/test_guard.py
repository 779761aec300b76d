"""What the guard lets through, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.errors import QueryRefused
from grantgraph.rdf.guard import Form, Limits, examine

HARMLESS = [
    'ASK { BIND("SERVICE <http://x/> {}" AS ?x) }',
    "ASK { BIND('''a ' SERVICE''' AS ?x) }",
    "PREFIX e: <http://e/> ASK { OPTIONAL { ?s e:service ?o } }",
    "PREFIX service: <http://e/> ASK { ?s service:p ?o }",
    "ASK { # SERVICE <http://x/> {}\n }",
    'ASK { ?s ?p "x"@service }',
    "ASK { ?delete ?insert ?load }",
    "ASK { ?s ?p <http://x/service#here> }",
    "SELECT * { FILTER(1<2) FILTER(3>2) }",
    r"ASK { ?s <http://x/\u00e9> 'a\tb\'c' }",
    "SELECT * { VALUES (?x ?y) { (1 <http://x/a>) (2 <http://x/b#c>) } }",
    "\ufeffASK {}",
    "ASK {\r\n}\r\n",
    "ASK { ?s ?p ?o . FILTER(?o IN (" + ", ".join(map(str, range(1000))) + ")) }",
    "SELECT * { VALUES ?x { " + " ".join(f"-{n}" for n in range(3000)) + " } }",
]

SERVICES = [
    "SELECT * { SERVICE <http://x/> {?s ?p ?o} }",
    "SELECT * { sErViCe ?u {?s ?p ?o} }",
    "SELECT * { SERVICE#x\n<http://x/> {?s ?p ?o} }",
    'SELECT * { BIND("#" AS ?x) SERVICE <http://x/> {} }',
    "PREFIX a: <http://a#> SELECT * { BIND(a:b AS ?x) SERVICE <http://x/> {} }",
    "ASK { FILTER(1<2)SERVICE?u#>\n{} }",
    "ASK { FILTER(?a<?b)SERVICE?u#>\n{} }",
    "ASK { FILTER NOT EXISTS { SERVICE SILENT <http://x/> {} } }",
    r"ASK { FILTER('\'') SERVICE <http://x/> {} }",
    "PREFIX e: <http://e/> ASK { ?s e:a.SERVICE ?o }",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_a_query_that_only_looks_dangerous_is_let_through(query):
    """Words in texts, names, comments and IRIs are not keywords; data is not counted as patterns."""
    assert examine(query).form in Form


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused_however_it_is_written(query):
    with pytest.raises(QueryRefused):
        examine(query)


@pytest.mark.parametrize(
    "word", ["INSERT", "delete", "LOAD", "CLEAR", "Drop", "CREATE", "COPY", "MOVE", "ADD", "WITH"]
)
def test_an_update_is_refused_by_name(word):
    with pytest.raises(QueryRefused, match="only read"):
        examine(f"PREFIX e: <http://e/> {word} <http://x/>")


@pytest.mark.parametrize(
    "query",
    [
        r"ASK { ?s ?p '\u0027' }",
        r"ASK { # \u000a SERVICE <http://x/> {} " + "\n}",
        r"SELECT * { \u0053ERVICE <http://x/> {} }",
        r"ASK { ?s ?p '\uD800' }",
        "ASK { # a comment\rSERVICE <http://x/> {} \n}",
        "ASK { ?s ?p 'not closed }",
        "ASK { ?s\u00a0?p ?o }",
    ],
)
def test_what_two_engines_could_read_differently_is_refused(query):
    with pytest.raises(QueryRefused):
        examine(query)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", "deep"),
        ("SELECT (" + "STR(" * 1000 + "1" + ")" * 1000 + " AS ?x) {}", "deep"),
        ("ASK { FILTER(" + "!" * 20000 + "true) }", "operators"),
        ("ASK { FILTER(" + "||".join(["?x=1"] * 500) + ") }", "operators"),
        ("ASK { " + " UNION ".join(["{?s ?p 1}"] * 200) + " }", "patterns"),
        ("ASK { " + " . ".join(f"?a{i} ?p ?b{i}" for i in range(300)) + " }", "patterns"),
        ("ASK { ?s " + "/".join(["<http://p>"] * 300) + " ?o }", "patterns"),
        ("ASK { ?s ?p (" + "1 " * 300 + ") }", "patterns"),
        ("ASK { ?s ?p '" + "x" * 100_001 + "' }", "longer"),
        ("", "empty"),
    ],
)
def test_a_bomb_is_refused_with_its_limit_named(query, reason):
    with pytest.raises(QueryRefused, match=reason):
        examine(query)


def test_the_graphs_of_from_clauses_are_told():
    """Relative and prefixed IRIs are resolved, so that they can be compared with the dataset's graphs."""
    query = "BASE <http://b/> PREFIX e: <http://e/> SELECT * FROM <x> FROM NAMED e:y { ?s ?p ?o }"
    assert examine(query).graphs == ("http://b/x", "http://e/y")


def test_a_refusal_says_where():
    with pytest.raises(QueryRefused, match="line 2, column 3: SERVICE"):
        examine("SELECT * {\n  SERVICE <http://x/> {} }")


def test_limits_can_be_set():
    assert examine("ASK { ?a ?b ?c . ?d ?e ?f }", Limits(patterns=3))
    with pytest.raises(QueryRefused, match="more than 2 patterns"):
        examine("ASK { ?a ?b ?c . ?d ?e ?f . }", Limits(patterns=2))


@given(st.text(max_size=200))
def test_any_text_is_examined_or_refused_in_one_line(text):
    try:
        examine(text)
    except QueryRefused as refusal:
        assert "\n" not in str(refusal)


_PIECES = [
    "'",
    '"',
    "'''",
    "<",
    ">",
    "#",
    "\n",
    "{",
    "}",
    "(",
    ")",
    "\\",
    "?x",
    "a:b",
    "1",
    " ",
    "=",
    "@en",
    ".",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.lists(st.sampled_from(_PIECES), max_size=12))
def test_no_reading_of_ours_hides_a_service_that_an_engine_sees(before, after):
    """If Oxigraph can parse the query with SERVICE in it and would ask it, the guard has refused it."""
    import pyoxigraph as ox

    query = f"ASK {{ {''.join(before)} SERVICE <http://127.0.0.1:9/> {{ }} {''.join(after)} }}"
    try:
        examine(query)
    except QueryRefused:
        return
    try:
        ox.Store().query(query)
    except SyntaxError:
        return
    except Exception as error:
        pytest.fail(f"a SERVICE got through: {query!r}: {error}")
