"""Concept schemes of `ontology/` in, `Concept` values with their cues out.

A file takes part when it holds a `skos:ConceptScheme` with `gg:assignedBy`; its concepts then become findable. So a new
kind of finding is a new Turtle file and nothing else. Members of a `skos:Collection` in it are plain (see `Concept`).
Which words usually go with a concept stands apart, for it is learned and not written (`associations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import pyoxigraph as ox
from rdflib import SKOS
from rdflib.term import URIRef

from grantgraph.model import Concept, Cue
from grantgraph.namespaces import GG
from grantgraph.resources import ontology_file, ontology_folder
from grantgraph.vocabulary.associations import load_company

Strength = Literal["strong", "medium", "weak", "negative"]

_CUES: dict[Strength, URIRef] = {
    "strong": GG.strongCue, "medium": GG.mediumCue, "weak": GG.weakCue, "negative": GG.negativeCue,
}  # fmt: skip
_DAC = "https://codelists.codeforiati.org/Sector/#"
_CLASS = re.compile(r"@(\w+)")


@cache
def load_concepts() -> tuple[Concept, ...]:
    """All concepts of all schemes, by scheme and id."""
    classes = _word_classes(ontology_file("word-classes.ttl"))
    concepts = [c for path in sorted(ontology_folder().glob("*.ttl")) for c in _concepts(path, classes)]
    return tuple(sorted(concepts, key=lambda concept: (concept.scheme, concept.id)))


def _concepts(path: Path, classes: Mapping[str, str]) -> Iterator[Concept]:
    store = _store(path)
    plain = {member for _, member in _pairs(store, SKOS.member)}
    for scheme, assigned_by in _pairs(store, GG.assignedBy):
        company = load_company(scheme.rsplit("/", 1)[-1])
        for concept in sorted(subject for subject, of in _pairs(store, SKOS.inScheme) if of == scheme):
            yield Concept(
                iri=concept,
                label=_values(store, concept, SKOS.prefLabel)[0],
                scheme=scheme,
                assigned_by=assigned_by,
                cues=tuple(_cues(store, concept, classes)),
                codes=tuple(_codes(store, concept)),
                is_plain=concept in plain,
                broader=next(iter(_values(store, concept, SKOS.broader)), None),
                company=company.get(concept.rsplit("/", 1)[-1]),
            )


def _cues(store: ox.Store, concept: str, classes: Mapping[str, str]) -> Iterator[Cue]:
    for strength in get_args(Strength):
        for written in _values(store, concept, _CUES[strength]):
            yield Cue(_spelled_out(written, classes), strength, written)


def _spelled_out(pattern: str, classes: Mapping[str, str]) -> str:
    """The pattern with `@conduct` replaced by the words of the class; an unknown name stays and is refused later."""
    return _CLASS.sub(lambda match: classes.get(match[1], match[0]), pattern)


def _codes(store: ox.Store, concept: str) -> Iterator[tuple[str, str]]:
    for predicate in (SKOS.exactMatch, SKOS.closeMatch):
        for iri in _values(store, concept, predicate):
            if iri.startswith(_DAC):
                yield "DAC", iri.removeprefix(_DAC)


def _word_classes(path: Path) -> dict[str, str]:
    store = _store(path)
    names = {iri.rsplit("/", 1)[-1]: iri for iri, _ in _pairs(store, SKOS.hiddenLabel)}
    return {name: f"({'|'.join(_values(store, iri, SKOS.hiddenLabel))})" for name, iri in names.items()}


def _pairs(store: ox.Store, predicate: URIRef) -> list[tuple[str, str]]:
    """Subject and object of every statement with a predicate, sorted."""
    quads = store.quads_for_pattern(None, ox.NamedNode(predicate), None)
    return sorted((_value(quad.subject), _value(quad.object)) for quad in quads)


def _values(store: ox.Store, subject: str, predicate: URIRef) -> list[str]:
    quads = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(_value(quad.object) for quad in quads)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The IRI or the text of a term."""
    return "" if isinstance(term, ox.Triple) else term.value


def _store(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path.read_bytes(), ox.RdfFormat.TURTLE)
    return store
