"""The properties of a dataset, each indexed by subject when it is first asked for.

One pass per property over the store instead of one large query: a grant with three texts and twenty findings would
come back as sixty rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import URIRef

from grantgraph.namespaces import GG, SCHEMA
from grantgraph.rdf.dataset import Dataset

Subject = ox.NamedNode | ox.BlankNode
Values = Mapping[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]


class Index:
    """What a dataset says of a thing, by property."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._by_property: dict[str, Values] = {}

    def values(self, iri: str, prop: URIRef) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """All values of a property, in the order of the store."""
        if prop not in self._by_property:
            self._by_property[prop] = self._indexed(prop)
        return self._by_property[prop].get(iri, [])

    def _indexed(self, prop: URIRef) -> Values:
        index: defaultdict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]] = defaultdict(list)
        for quad in self._dataset.store.quads_for_pattern(None, ox.NamedNode(prop), None, ox.DefaultGraph()):
            if isinstance(quad.subject, Subject) and not isinstance(quad.object, ox.Triple):
                index[quad.subject.value].append(quad.object)
        return dict(index)

    def texts(self, iri: str, prop: URIRef) -> tuple[str, ...]:
        """The distinct values of a property as text, sorted."""
        return tuple(sorted({v.value for v in self.values(iri, prop)}))

    def text(self, iri: str, prop: URIRef) -> str:
        """The value of a property as text, of several the first in the alphabet; empty without one."""
        values = self.values(iri, prop)
        return values[0].value if len(values) == 1 else min((v.value for v in values), default="")

    def language(self, iri: str, prop: URIRef) -> str:
        """The language tag of a value, or empty."""
        tags = [v.language for v in self.values(iri, prop) if isinstance(v, ox.Literal) and v.language]
        return next(iter(tags), "")

    def iris(self, iri: str, prop: URIRef) -> tuple[str, ...]:
        """The distinct things that a property names, sorted."""
        return tuple(sorted({v.value for v in self.values(iri, prop) if isinstance(v, Subject)}))

    def of_type(self, kind: URIRef) -> list[str]:
        """All things of a class, sorted."""
        quads = self._dataset.store.quads_for_pattern(
            None, ox.NamedNode(RDF.type), ox.NamedNode(kind), ox.DefaultGraph()
        )
        return sorted({q.subject.value for q in quads if isinstance(q.subject, Subject)})

    def by_grant(self, kind: URIRef) -> Mapping[str, list[str]]:
        """The things of a class by the grant they belong to."""
        nodes: defaultdict[str, list[str]] = defaultdict(list)
        for node in self.of_type(kind):
            for grant in self.iris(node, GG.grant):
                nodes[grant].append(node)
        return nodes

    def label(self, iri: str, fallback: str | None = None) -> str:
        """What a thing is called, in English where it has a name in English; without any, the words of its IRI."""
        for prop in (SKOS.prefLabel, RDFS.label, SCHEMA.name, DCTERMS.title):
            values = [v for v in self.values(iri, prop) if isinstance(v, ox.Literal)]
            if values:
                return min(values, key=_english_first).value
        return words_of(iri) if fallback is None else fallback

    def names(self, iri: str, prop: URIRef) -> str:
        """The values of a property in words: text as it is, things by their label."""
        named = (
            v.value if isinstance(v, ox.Literal) else self.label(v.value) for v in self.values(iri, prop)
        )
        return ", ".join(sorted(named))


def _english_first(text: ox.Literal) -> tuple[bool, str, str]:
    return (text.language or "en") != "en", text.language or "", text.value


def words_of(iri: str) -> str:
    """What to call a thing that has no label: the last part of its IRI, read as words."""
    tail = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    words = re.sub(r"[-_]+", " ", tail).strip()
    return words[:1].upper() + words[1:] or iri
