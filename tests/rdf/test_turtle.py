"""What is written is legal Turtle, says the same, and reads well."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD

from grantgraph.rdf import turtle

S, P = ox.NamedNode("https://a.example/s"), ox.NamedNode("https://a.example/p")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def written(*objects: ox.Literal | ox.NamedNode) -> str:
    return "".join(turtle.write(ox.Triple(S, P, o) for o in objects))


def read(text: str) -> list[ox.Literal]:
    return [quad.object for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


@given(TEXTS)
def test_any_text_comes_back_unchanged(text: str) -> None:
    assert read(written(ox.Literal(text))) == [ox.Literal(text)]


@given(TEXTS)
def test_no_text_breaks_a_line(text: str) -> None:
    assert len(written(ox.Literal(text)).splitlines()) == len(written(ox.Literal("x")).splitlines())


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_an_amount_keeps_every_digit(amount) -> None:
    literal = ox.Literal(f"{amount:f}", datatype=ox.NamedNode(str(XSD.decimal)))
    assert read(written(literal)) == [literal]


def test_a_subject_is_one_block_with_its_class_first() -> None:
    kind = ox.NamedNode("https://w3id.org/grantgraph/ontology#Grant")
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    text = "".join(
        turtle.write(
            [ox.Triple(S, P, ox.Literal("b")), ox.Triple(S, P, ox.Literal("a")), ox.Triple(S, rdf_type, kind)]
        )
    )
    assert text == (
        "@prefix gg: <https://w3id.org/grantgraph/ontology#> .\n"
        '\n<https://a.example/s> a gg:Grant ;\n    <https://a.example/p> "a", "b" .\n'
    )


@given(st.permutations([ox.Triple(S, P, ox.Literal(str(n))) for n in range(6)]))
def test_the_order_of_triples_does_not_matter(triples: list[ox.Triple]) -> None:
    assert "".join(turtle.write(triples)) == "".join(turtle.write(reversed(triples)))
