"""The vocabulary keeps what it promises: every example, every counter-example, every pattern."""

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import SKOS
from rdflib.term import URIRef

from grantgraph.enrich.patterns import parse
from grantgraph.enrich.tagging import Tagger
from grantgraph.model import Grant, Listing, Text
from grantgraph.namespaces import GG
from grantgraph.resources import ontology_folder
from grantgraph.vocabulary.concepts import load_concepts

CONCEPTS = {concept.iri: concept for concept in load_concepts()}
LISTING = Listing("page.txt", "ab" * 32, "listing")
TAGGER = Tagger(load_concepts())


@cache
def vocabulary() -> ox.Store:
    """All Turtle files of the ontology."""
    store = ox.Store()
    for path in sorted(ontology_folder().glob("*.ttl")):
        store.bulk_load(path.read_bytes(), ox.RdfFormat.TURTLE)
    return store


def sentences(predicate: URIRef) -> Iterator[tuple[str, str]]:
    """Each concept's id and its sentences under a predicate."""
    for iri in CONCEPTS:
        for quad in vocabulary().quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None):
            yield iri.removeprefix("https://w3id.org/grantgraph/"), getattr(quad.object, "value", "")


def found(text: str) -> set[str]:
    """What a description of just this sentence is tagged with."""
    findings = TAGGER.find(Grant(LISTING, "line 1", descriptions=(Text(text),)))
    return {finding.concept.iri.removeprefix("https://w3id.org/grantgraph/") for finding in findings}


@pytest.mark.parametrize(("concept", "sentence"), list(sentences(SKOS.example)))
def test_the_example_is_tagged(concept: str, sentence: str) -> None:
    """With its concept."""
    assert concept in found(sentence)


@pytest.mark.parametrize(("concept", "sentence"), list(sentences(GG.counterExample)))
def test_the_counter_example_is_not_tagged(concept: str, sentence: str) -> None:
    """With its concept; with others it may be."""
    assert concept not in found(sentence)


def test_every_concept_has_a_cue_an_example_and_a_counter_example() -> None:
    """So that nothing stands in the vocabulary that nobody has tried."""
    tried = [
        {concept for concept, _ in sentences(predicate)} for predicate in (SKOS.example, GG.counterExample)
    ]
    names = {iri.removeprefix("https://w3id.org/grantgraph/") for iri in CONCEPTS}
    assert tried == [names, names]
    assert all(any(cue.strength == "strong" for cue in concept.cues) for concept in CONCEPTS.values())


def test_every_cue_follows_the_pattern_language() -> None:
    """`parse` refuses the others."""
    for concept in CONCEPTS.values():
        for cue in concept.cues:
            parse(cue.pattern)


def test_no_cue_has_two_strengths() -> None:
    """In one concept."""
    for concept in CONCEPTS.values():
        written = [cue.written for cue in concept.cues]
        assert len(written) == len(set(written)), concept.id


def test_a_published_code_means_one_theme() -> None:
    """Exact and close matches are read backwards, so no code may stand at two concepts."""
    codes = [code for concept in CONCEPTS.values() for code in concept.codes]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("scheme", "ids"),
    [
        ("theme", {"elections", "human-rights", "water-sanitation"}),
        ("activity", {"legal-aid", "core-support"}),
        ("audience", {"journalists"}),
        ("channel", {"podcast"}),
        ("language", {"kk"}),
    ],
)
def test_schemes_state_the_property_that_assigns_them(scheme: str, ids: set[str]) -> None:
    """A new scheme needs a Turtle file and no code."""
    members = {c.id: c for c in CONCEPTS.values() if c.scheme == f"https://w3id.org/grantgraph/{scheme}"}
    assert ids <= members.keys()
    assert {c.assigned_by for c in members.values()} == {str(GG[scheme])}
