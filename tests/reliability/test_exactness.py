"""Text and money pass through every form unchanged: character for character, digit for digit."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal

import pyoxigraph as ox
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.model import Grant, Listing, Money, Text
from grantgraph.namespaces import GG, PREFIXES
from grantgraph.rdf import answers, turtle
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record

LISTING = Listing("made-up.json", "ab" * 32, "360giving", publisher="A Publisher")
AWKWARD = "\"'\\\n\r\t<>&{}`#@^=+- \u0085\u200b\u202e\u2028\ufeff\ufffd\ufffe\U0001f600\U0010ffff"
texts = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])), min_size=1)
amounts = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15),
    st.from_regex(re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,30})?", re.ASCII), fullmatch=True).map(Decimal),
)


def grants(values: list[str], sums: list[Decimal]) -> list[Record]:
    """A grant for each text and sum: the text is its title, its description and its grantee's label."""
    pairs = zip(values, sums, strict=True)
    return [
        Record(
            Grant(LISTING, f"/{n}", (Text(v),), (Text(v, "en"),), identifier=str(n), money=Money(m, "GBP"))
        )
        for n, (v, m) in enumerate(pairs)
    ]


def published(values: list[str], sums: list[Decimal]) -> bytes:
    """The Turtle of such grants."""
    triples = Mapper({}).triples(grants(values, sums))
    return "".join(turtle.write(triples)).encode()


def literals(triples: list[ox.Triple], predicate: str) -> dict[str, str]:
    """The value of one property of each grant, by the number at the end of the grant's IRI."""
    return {
        t.subject.value.rsplit("/", 1)[-1]: t.object.value for t in triples if t.predicate.value == predicate
    }


def with_oxigraph(data: bytes) -> list[ox.Triple]:
    """Read strictly."""
    return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]


def with_rdflib(data: bytes) -> list[ox.Triple]:
    """Read by the library that most people use, its values left as written."""
    graph = rdflib.Graph()
    graph.parse(data=data, format="turtle")
    return [
        ox.Triple(ox.NamedNode(str(s)), ox.NamedNode(str(p)), ox.Literal(str(o)))
        for s, p, o in graph
        if isinstance(o, rdflib.Literal)
    ]


def through_json_ld(data: bytes) -> list[ox.Triple]:
    """Answered as JSON-LD and read again."""
    answer = Dataset.parse(data).answer("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(answer, answers.Triples)
    json_ld = answers.to_rdf(answer.triples, "jsonld", PREFIXES)
    return [quad.triple for quad in ox.parse(json_ld, format=ox.RdfFormat.JSON_LD)]


def through_csv(data: bytes) -> list[ox.Triple]:
    """Answered as CSV, read again, and the apostrophe that disarms formulas taken off."""
    answer = Dataset.parse(data).answer("SELECT ?s ?p ?o { ?s ?p ?o FILTER isLiteral(?o) }")
    assert isinstance(answer, answers.Table)
    rows = list(csv.reader(io.StringIO(answers.to_csv(answer), newline="")))[1:]
    return [
        ox.Triple(ox.NamedNode(s), ox.NamedNode(p), ox.Literal(disarmed(o) if p != str(GG.amount) else o))
        for s, p, o in rows
    ]


def disarmed(cell: str) -> str:
    """What stood in a cell before it was made safe for spreadsheets."""
    assert cell[:1] not in set("=+-@\t\r")
    return cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell


FORMS: list[Callable[[bytes], list[ox.Triple]]] = [with_oxigraph, with_rdflib, through_json_ld, through_csv]


@given(st.lists(texts, min_size=5, max_size=5))
def test_texts_survive(values: list[str]) -> None:
    """Any text that Unicode allows is the same text in Turtle, JSON-LD and CSV, whoever reads it."""
    data = published(values, [Decimal(1)] * len(values))
    for form in FORMS:
        triples = form(data)
        for field in ("title", "description"):
            found = literals(triples, f"http://purl.org/dc/terms/{field}")
            assert [found[str(n)] for n in range(len(values))] == values, (form.__name__, field)


@given(st.lists(amounts, min_size=5, max_size=5))
def test_amounts_survive(sums: list[Decimal]) -> None:
    """An amount keeps its value through every form, and its digits in Turtle."""
    data = published(["a title"] * len(sums), sums)
    for form in FORMS:
        found = literals(form(data), str(GG.amount))
        assert [Decimal(found[str(n)]) for n in range(len(sums))] == sums, form.__name__
    found = literals(with_oxigraph(data), str(GG.amount))
    assert [found[str(n)] for n in range(len(sums))] == [f"{amount:f}" for amount in sums]


@given(st.lists(texts, min_size=2, max_size=6, unique=True))
def test_ids_stay_distinct_and_legal(ids: list[str]) -> None:
    """Two ids that differ name two grants, whatever they hold; every IRI is legal."""
    records = [Record(Grant(LISTING, f"/{n}", (Text("T"),), identifier=i)) for n, i in enumerate(ids)]
    data = "".join(turtle.write(Mapper({}).triples(records))).encode()
    subjects = {t.subject for t in with_oxigraph(data) if t.object == ox.NamedNode(str(GG.Grant))}
    assert len(subjects) == len(ids)


@given(st.lists(texts, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_order_does_not_matter(values: list[str], random: object) -> None:
    """The same grants give the same bytes in whatever order they come."""
    records = grants(values, [Decimal(1)] * len(values))
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    write = ["".join(turtle.write(Mapper({}).triples(each))) for each in (records, shuffled)]
    assert write[0] == write[1]
