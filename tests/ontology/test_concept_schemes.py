"""The concept schemes keep the integrity conditions of SKOS (https://www.w3.org/TR/skos-reference/), and more."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from grantgraph.resources import ontology_folder

DAC = "https://codelists.codeforiati.org/Sector/#"
CODELIST = Path(__file__).resolve().parents[3] / "shared" / "data" / "codelists" / "Sector.xml"
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def schemes() -> dict[str, Graph]:
    """Every file of the ontology that holds a concept scheme."""
    files = {path.stem: Graph().parse(path) for path in sorted(ontology_folder().glob("*.ttl"))}
    return {name: graph for name, graph in files.items() if (None, RDF.type, SKOS.ConceptScheme) in graph}


SCHEMES = schemes()
each_file = pytest.mark.parametrize("graph", SCHEMES.values(), ids=SCHEMES)


def concepts(graph: Graph) -> set[Node]:
    return set(graph.subjects(SKOS.inScheme))


@each_file
def test_a_scheme_has_a_title_and_concepts(graph: Graph) -> None:
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        [title] = graph.objects(scheme, DCTERMS.title)
        assert title.language == "en"
    assert concepts(graph)


@each_file
def test_every_concept_belongs_to_a_scheme_of_its_file(graph: Graph) -> None:
    for concept in concepts(graph):
        assert all(
            (scheme, RDF.type, SKOS.ConceptScheme) in graph
            for scheme in graph.objects(concept, SKOS.inScheme)
        )


@each_file
def test_a_concept_has_one_preferred_label_in_a_language_and_english_is_among_them(graph: Graph) -> None:
    for concept in concepts(graph):
        languages = Counter(label.language for label in graph.objects(concept, SKOS.prefLabel))
        assert languages["en"] == 1, concept
        assert set(languages.values()) == {1}, concept


@each_file
def test_no_label_stands_twice_on_a_concept(graph: Graph) -> None:
    """SKOS S13: preferred, alternative and hidden labels are pairwise disjoint."""
    for concept in concepts(graph):
        labels = Counter(label for kind in LABELS for label in graph.objects(concept, kind))
        assert set(labels.values()) == {1}, concept


@each_file
def test_no_two_concepts_of_a_scheme_share_a_preferred_label(graph: Graph) -> None:
    for scheme in set(graph.objects(predicate=SKOS.inScheme)):
        labels = Counter(
            label
            for concept in graph.subjects(SKOS.inScheme, scheme)
            for label in graph.objects(concept, SKOS.prefLabel)
        )
        assert not [label for label, times in labels.items() if times > 1], scheme


@each_file
def test_the_hierarchy_has_no_cycle(graph: Graph) -> None:
    up = Graph()
    for narrower, broader in [
        *graph.subject_objects(SKOS.broader),
        *((o, s) for s, o in graph[: SKOS.narrower]),
    ]:
        up.add((narrower, SKOS.broader, broader))
    for concept in set(up.subjects()):
        parents = [
            above for parent in up.objects(concept) for above in up.transitive_objects(parent, SKOS.broader)
        ]
        assert concept not in parents


@each_file
def test_no_match_is_both_close_and_broad(graph: Graph) -> None:
    """SKOS S46 for exactMatch; what is close is not broader either, or codes would be read backwards wrongly."""
    for concept in concepts(graph):
        close = {*graph.objects(concept, SKOS.exactMatch), *graph.objects(concept, SKOS.closeMatch)}
        wider = {*graph.objects(concept, SKOS.broadMatch), *graph.objects(concept, SKOS.relatedMatch)}
        assert not close & wider, concept


@pytest.mark.parametrize("name", ["themes", "activities"])
def test_a_theme_or_activity_is_defined_bounded_and_shown(name: str) -> None:
    graph = SCHEMES[name]
    for concept in concepts(graph):
        [definition] = graph.objects(concept, SKOS.definition)
        label = graph.value(concept, SKOS.prefLabel)
        assert definition.casefold().rstrip(".") != str(label).casefold()
        assert list(graph.objects(concept, SKOS.example)), concept
        assert str(concept).startswith("https://w3id.org/grantgraph/")


def dac_codes(*properties: URIRef) -> list[str]:
    found = [o for graph in SCHEMES.values() for p in properties for o in graph.objects(predicate=p)]
    return [str(match).removeprefix(DAC) for match in found if str(match).startswith(DAC)]


def test_a_dac_code_is_close_to_one_theme_only() -> None:
    """Only exact and close matches are read backwards from a published code, so a code must mean one theme."""
    assert not [
        code for code, times in Counter(dac_codes(SKOS.exactMatch, SKOS.closeMatch)).items() if times > 1
    ]


@pytest.mark.skipif(not CODELIST.exists(), reason="the DAC codelist lies beside the checkout, not in it")
def test_every_dac_code_exists_and_is_not_withdrawn() -> None:
    items = etree.parse(CODELIST).findall(".//codelist-item")
    status = {item.findtext("code"): item.get("status") for item in items}
    matched = dac_codes(
        SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch
    )
    assert matched
    assert {code: status.get(code) for code in matched if status.get(code) != "active"} == {}


def test_the_hierarchy_test_sees_a_cycle() -> None:
    graph = Graph()
    one, two = URIRef("s:one"), URIRef("s:two")
    graph.add((one, SKOS.broader, two)).add((one, SKOS.narrower, two)).add(
        (one, SKOS.prefLabel, Literal("one", lang="en"))
    )
    with pytest.raises(AssertionError):
        test_the_hierarchy_has_no_cycle(graph)
