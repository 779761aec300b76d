"""The ontology as its readers judge it: a complete header, and terms that say what they are."""

import re

import pytest
import rdflib.compare
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef

from grantgraph.namespaces import GG, ONTOLOGY
from grantgraph.resources import ontology_folder
from grantgraph.vocabulary.concepts import load_concepts

IRI = URIRef("https://w3id.org/grantgraph/ontology")
VANN = Namespace("http://purl.org/vocab/vann/")
BIBO = Namespace("http://purl.org/ontology/bibo/")
STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
CLASSES = {OWL.Class}
PROPERTIES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def own_terms() -> list[URIRef]:
    graph = Graph().parse(ontology_folder() / "grantgraph.ttl")
    return sorted({s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(ONTOLOGY)})


TERMS = own_terms()


@pytest.mark.parametrize(
    "wanted",
    [
        *(
            DCTERMS.title,
            DCTERMS.description,
            DCTERMS.abstract,
            DCTERMS.creator,
            DCTERMS.publisher,
            DCTERMS.license,
        ),
        *(DCTERMS.created, DCTERMS.issued, DCTERMS.modified, DCTERMS.bibliographicCitation, BIBO.status),
        *(OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
    ],
    ids=lambda iri: iri.rsplit("/", 1)[-1],
)
def test_the_header_is_complete(ontology: Graph, wanted: URIRef) -> None:
    assert len(list(ontology.objects(IRI, wanted))) == 1


def test_the_header_names_one_version_everywhere(ontology: Graph) -> None:
    version = str(ontology.value(IRI, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert ontology.value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{version}")
    assert version in str(ontology.value(IRI, DCTERMS.bibliographicCitation))


def test_the_header_gives_the_licence_and_the_dates_as_what_they_are(ontology: Graph) -> None:
    assert ontology.value(IRI, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    for predicate in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified):
        assert ontology.value(IRI, predicate).datatype == XSD.date
    assert str(ontology.value(IRI, VANN.preferredNamespaceUri)) == ONTOLOGY


@pytest.mark.parametrize("term", TERMS, ids=lambda iri: iri.rsplit("#", 1)[-1])
def test_a_term_says_what_it_is(ontology: Graph, term: URIRef) -> None:
    [label] = ontology.objects(term, RDFS.label)
    [definition] = ontology.objects(term, SKOS.definition)
    assert label.language == definition.language == "en"
    assert definition.casefold().strip(".") != label.casefold()
    assert definition.endswith(".")
    assert list(ontology.objects(term, RDFS.isDefinedBy)) == [IRI]
    assert len(list(ontology.objects(term, SKOS.example))) == 1
    assert str(ontology.value(term, STATUS)) in ("stable", "testing")


@pytest.mark.parametrize("term", TERMS, ids=lambda iri: iri.rsplit("#", 1)[-1])
def test_a_class_is_an_upper_case_noun_and_a_property_begins_small(ontology: Graph, term: URIRef) -> None:
    name = term.removeprefix(ONTOLOGY)
    kinds = set(ontology.objects(term, RDF.type))
    assert len(kinds) == 1
    assert re.fullmatch(r"[A-Z][A-Za-z]+" if kinds & CLASSES else r"[a-z][A-Za-z]+", name)


@pytest.mark.parametrize("term", TERMS, ids=lambda iri: iri.rsplit("#", 1)[-1])
def test_a_property_has_one_domain_and_one_range_and_a_class_has_a_parent(
    ontology: Graph, term: URIRef
) -> None:
    if ontology.value(term, RDF.type) in PROPERTIES:
        assert len(list(ontology.objects(term, RDFS.domain))) == 1
        assert len(list(ontology.objects(term, RDFS.range))) == 1
    else:
        assert list(ontology.objects(term, RDFS.subClassOf))


def test_no_two_terms_share_a_label(ontology: Graph) -> None:
    labels = [str(label) for term in TERMS for label in ontology.objects(term, RDFS.label)]
    assert len(labels) == len(set(labels))


def test_texts_are_clean_sentences_and_no_two_definitions_the_same(ontology: Graph) -> None:
    definitions = [str(text) for text in ontology.objects(predicate=SKOS.definition)]
    assert len(definitions) == len(set(definitions))
    for text in (
        *definitions,
        *ontology.objects(predicate=SKOS.scopeNote),
        *ontology.objects(predicate=RDFS.label),
    ):
        assert str(text) == " ".join(text.split())
    assert all(text[0].isupper() for text in definitions)


def test_the_ontology_and_the_code_name_the_same_terms() -> None:
    assert {str(term) for term in TERMS} == {
        ONTOLOGY + name for name in GG.__annotations__ if not name.startswith("_")
    }


def test_every_term_is_used(example: Graph) -> None:
    """In the example, by a subclass or a subproperty that the example uses, or in the concept schemes."""
    graph = Graph() + example
    for path in ontology_folder().glob("*.ttl"):
        if path.name not in ("grantgraph.ttl", "alignments.ttl", "shapes.ttl"):
            graph.parse(path)
    ontology = Graph().parse(ontology_folder() / "grantgraph.ttl")
    used = set(graph.predicates()) | set(graph.objects(predicate=RDF.type)) | set(graph.objects())
    for general in (RDFS.subClassOf, RDFS.subPropertyOf):
        used |= {above for term in set(used) for above in ontology.transitive_objects(term, general)}
    assert not [term for term in TERMS if term not in used]


def test_nothing_foreign_is_used_that_is_not_declared(ontology: Graph) -> None:
    """Every class and property of others that the ontology names is declared as what it is taken for."""
    builtin = (str(RDF), str(RDFS), str(OWL), str(XSD))
    named = set(ontology.predicates()) | {
        o
        for p in (RDFS.subClassOf, RDFS.domain, RDFS.range, RDFS.subPropertyOf)
        for o in ontology.objects(predicate=p)
    }
    foreign = {term for term in named if not str(term).startswith((*builtin, ONTOLOGY))}
    assert not [term for term in foreign if (term, RDF.type, None) not in ontology]


def test_nothing_is_said_of_terms_of_others(ontology: Graph) -> None:
    """Their meaning is theirs; they are declared, so that tools know what they are taken for."""
    for subject in set(ontology.subjects()):
        if isinstance(subject, URIRef) and not subject.startswith("https://w3id.org/grantgraph/"):
            assert set(ontology.predicates(subject)) == {RDF.type}, subject


def test_the_forms_of_rdf_say_the_same(ontology: Graph) -> None:
    """Turtle, RDF/XML and JSON-LD of the ontology hold the same triples."""
    for form in ("xml", "json-ld"):
        again = Graph().parse(data=ontology.serialize(format=form), format=form)
        assert rdflib.compare.isomorphic(ontology, again)


def test_every_scheme_s_property_is_one_of_ours() -> None:
    assert {concept.assigned_by for concept in load_concepts()} <= {str(term) for term in TERMS}


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = GG.grantees
