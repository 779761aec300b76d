"""Values as RDF terms: Oxigraph's, which refuse an IRI or a language tag that other tools would choke on.

A pair is a predicate with its object; `given` and its neighbours give no pair for what is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph as ox
from rdflib import RDF, XSD
from rdflib.term import URIRef

from grantgraph.model import PublishedDate, Text

Object = ox.NamedNode | ox.Literal
Pair = tuple[URIRef, Object]

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def named(iri: str) -> ox.NamedNode:
    """A node by its IRI."""
    return ox.NamedNode(iri)


def triple(subject: str, predicate: URIRef, value: Object) -> ox.Triple:
    """One statement."""
    return ox.Triple(named(subject), named(predicate), value)


def described(subject: str, kind: URIRef, pairs: Iterable[Pair]) -> Iterator[ox.Triple]:
    """A node with its class and what is said of it."""
    yield triple(subject, RDF.type, named(kind))
    for predicate, value in pairs:
        yield triple(subject, predicate, value)


def plain(value: str, language: str | None = None) -> ox.Literal:
    """A text, with its language where that is known."""
    return ox.Literal(value, language=language) if language else ox.Literal(value)


def typed(value: str, datatype: URIRef) -> ox.Literal:
    """A literal of a datatype."""
    return ox.Literal(value, datatype=named(datatype))


def decimal(value: Decimal) -> ox.Literal:
    """An exact number, digit for digit; exponents are not legal in xsd:decimal."""
    return typed(f"{value:f}", XSD.decimal)


def given(predicate: URIRef, value: str | None) -> list[Pair]:
    """A text, if there is one."""
    return [(predicate, plain(value))] if value else []


def dated(predicate: URIRef, value: PublishedDate | None) -> list[Pair]:
    """A date as precise as it was published, if there is one."""
    return [(predicate, typed(value.value, _DATE_TYPES[len(value.value)]))] if value else []


def measured(predicate: URIRef, value: Decimal | None) -> list[Pair]:
    """An exact number, if there is one."""
    return [] if value is None else [(predicate, decimal(value))]


def told(predicate: URIRef, texts: Iterable[Text]) -> list[Pair]:
    """Published texts, each in its language."""
    return [(predicate, plain(text.value, text.language)) for text in texts]
