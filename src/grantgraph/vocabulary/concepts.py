"""Concept schemes of `ontology/` in, `Concept` values with their cues out.

A file takes part when it holds a `skos:ConceptScheme` with `gg:assignedBy`; its concepts then become findable. So a new
kind of finding is a new Turtle file and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import pyoxigraph as ox
from rdflib import RDF, SKOS
from rdflib.term import URIRef

from grantgraph.model import Concept, Cue
from grantgraph.namespaces import GG
from grantgraph.resources import ontology_file, ontology_folder

Strength = Literal["strong", "medium", "weak", "negative"]

_CUES: dict[Strength, URIRef] = {
    "strong": GG.strongCue, "medium": GG.mediumCue, "weak": GG.weakCue, "negative": GG.negativeCue,
}  # fmt: skip
_DAC = "https://codelists.codeforiati.org/Sector/#"
_CLASS = re.compile(r"@(\w+)")


@cache
def load_concepts() -> tuple[Concept, ...]:
    """All concepts of all schemes, by scheme and id; where a scheme says that its order matters it is the IRI's."""
    classes = _word_classes(ontology_file("word-classes.ttl"))
    concepts = [c for path in sorted(ontology_folder().glob("*.ttl")) for c in _concepts(path, classes)]
    return tuple(sorted(concepts, key=lambda concept: (concept.scheme, concept.id)))


def _concepts(path: Path, classes: Mapping[str, str]) -> Iterator[Concept]:
    store = _store(path)
    for scheme in store.quads_for_pattern(None, _node(GG.assignedBy), None):
        assert isinstance(scheme.subject, ox.NamedNode)
        assert isinstance(scheme.object, ox.NamedNode)
        for member in store.quads_for_pattern(None, _node(SKOS.inScheme), scheme.subject):
            assert isinstance(member.subject, ox.NamedNode)
            yield Concept(
                iri=member.subject.value,
                label=_texts(store, member.subject, SKOS.prefLabel)[0],
                scheme=scheme.subject.value,
                assigned_by=scheme.object.value,
                cues=tuple(_cues(store, member.subject, classes)),
                codes=tuple(_codes(store, member.subject)),
            )


def _cues(store: ox.Store, concept: ox.NamedNode, classes: Mapping[str, str]) -> Iterator[Cue]:
    for strength in get_args(Strength):
        for written in _texts(store, concept, _CUES[strength]):
            yield Cue(_spelled_out(written, classes), strength, written)


def _spelled_out(pattern: str, classes: Mapping[str, str]) -> str:
    """The pattern with `@conduct` replaced by the words of the class; an unknown name stays and is refused later."""
    return _CLASS.sub(lambda match: classes.get(match[1], match[0]), pattern)


def _codes(store: ox.Store, concept: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for predicate in (SKOS.exactMatch, SKOS.closeMatch):
        for quad in store.quads_for_pattern(concept, _node(predicate), None):
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(_DAC):
                yield "DAC", quad.object.value.removeprefix(_DAC)


def _word_classes(path: Path) -> dict[str, str]:
    store = _store(path)
    names = {
        quad.subject.value.rsplit("/", 1)[-1]: quad.subject
        for quad in store.quads_for_pattern(None, _node(RDF.type), _node(SKOS.Concept))
        if isinstance(quad.subject, ox.NamedNode)
    }
    return {name: f"({'|'.join(_texts(store, node, SKOS.hiddenLabel))})" for name, node in names.items()}


def _texts(store: ox.Store, subject: ox.NamedNode, predicate: URIRef) -> list[str]:
    objects = (quad.object for quad in store.quads_for_pattern(subject, _node(predicate), None))
    return sorted(value.value for value in objects if isinstance(value, ox.Literal))


def _store(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path.read_bytes(), ox.RdfFormat.TURTLE)
    return store


def _node(iri: URIRef) -> ox.NamedNode:
    return ox.NamedNode(str(iri))
