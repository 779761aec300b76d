"""The named questions as SHACL executables: each a `sh:SPARQLExecutable` that editors of SPARQL can list and run.

https://www.w3.org/TR/shacl-af/#SPARQLFunction and https://www.w3.org/ns/shacl#SPARQLExecutable. Parameters are
`sh:parameter`s with a datatype or node kind and their default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from grantgraph.namespaces import ONTOLOGY, PREFIXES
from grantgraph.questions import Parameter, Question
from grantgraph.rdf import turtle

SH = "http://www.w3.org/ns/shacl#"
QUESTIONS = "https://w3id.org/grantgraph/question/"
_RDF, _RDFS = PREFIXES["rdf"], PREFIXES["rdfs"]
_DECLARING = ox.NamedNode(ONTOLOGY.rstrip("#"))
_ANY_URI = ox.NamedNode(PREFIXES["xsd"] + "anyURI")


def to_turtle(questions: Iterable[Question]) -> str:
    """All questions as Turtle."""
    prefixes = {**PREFIXES, "sh": SH, "question": QUESTIONS}
    return "".join(
        turtle.write([*declarations(), *(t for each in questions for t in triples(each))], prefixes)
    )


def declarations() -> Iterator[ox.Triple]:
    """The usual prefixes, as `sh:prefixes` of a query leads to them."""
    for prefix, namespace in PREFIXES.items():
        node = ox.NamedNode(f"{QUESTIONS}prefix/{prefix}")
        yield ox.Triple(_DECLARING, ox.NamedNode(SH + "declare"), node)
        yield ox.Triple(node, ox.NamedNode(SH + "prefix"), ox.Literal(prefix))
        yield ox.Triple(node, ox.NamedNode(SH + "namespace"), ox.Literal(namespace, datatype=_ANY_URI))


def triples(question: Question) -> Iterator[ox.Triple]:
    """One question: its title, meaning, query, prefixes and parameters."""
    node = ox.NamedNode(QUESTIONS + question.name)
    yield _is(node, "SPARQLExecutable")
    yield _is(node, "SPARQLSelectExecutable")
    yield ox.Triple(node, ox.NamedNode(_RDFS + "label"), ox.Literal(question.title, language="en"))
    if question.explanation:
        yield ox.Triple(
            node, ox.NamedNode(_RDFS + "comment"), ox.Literal(question.explanation, language="en")
        )
    yield ox.Triple(node, ox.NamedNode(SH + "select"), ox.Literal(question.text))
    yield ox.Triple(node, ox.NamedNode(SH + "prefixes"), _DECLARING)
    for parameter in question.parameters:
        yield from _parameter(node, parameter)


def _parameter(node: ox.NamedNode, parameter: Parameter) -> Iterator[ox.Triple]:
    own = ox.NamedNode(f"{node.value}/{parameter.name}")
    yield ox.Triple(node, ox.NamedNode(SH + "parameter"), own)
    yield _is(own, "Parameter")
    yield ox.Triple(own, ox.NamedNode(SH + "path"), ox.NamedNode(f"{node.value}#{parameter.name}"))
    yield ox.Triple(own, ox.NamedNode(SH + "name"), ox.Literal(parameter.name))
    yield ox.Triple(own, ox.NamedNode(SH + "description"), ox.Literal(parameter.meaning, language="en"))
    yield ox.Triple(own, ox.NamedNode(SH + "defaultValue"), parameter.default)
    if isinstance(parameter.default, ox.NamedNode):
        yield ox.Triple(own, ox.NamedNode(SH + "nodeKind"), ox.NamedNode(SH + "IRI"))
    else:
        yield ox.Triple(own, ox.NamedNode(SH + "datatype"), parameter.default.datatype)


def _is(node: ox.NamedNode, name: str) -> ox.Triple:
    return ox.Triple(node, ox.NamedNode(_RDF + "type"), ox.NamedNode(SH + name))
