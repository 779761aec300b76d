"""The ontology stays within OWL 2 RL (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL), and is consistent with data.

Only the constructs that the ontology may use are allowed, all of them within RL: named classes under named classes,
named domains and ranges, disjoint named classes. Whatever else turns up fails the test, and is then to be judged.
"""

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection

GG = Namespace("https://w3id.org/grantgraph/ontology#")
EXAMPLE = Namespace("https://w3id.org/grantgraph/example/")
DECLARED = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
# The datatypes of OWL 2 RL, of those that the ontology has a use for.
DATATYPES = {RDF.PlainLiteral, RDFS.Literal} | {
    URIRef(f"http://www.w3.org/2001/XMLSchema#{name}") for name in ("string", "boolean", "decimal", "integer")
}


def test_the_profile_is_named(ontology: Graph) -> None:
    profile = "http://www.w3.org/ns/owl-profile/RL"
    assert (None, None, URIRef(profile)) in ontology


def test_only_constructs_of_the_profile_are_used(ontology: Graph) -> None:
    used = {
        o for o in ontology.objects(predicate=RDF.type) if str(o).startswith((str(OWL), str(RDFS), str(RDF)))
    }
    assert used <= DECLARED | {OWL.Ontology, OWL.AllDisjointClasses}
    words = {p for p in ontology.predicates() if str(p).startswith((str(OWL), str(RDFS)))}
    assert words <= {
        *(OWL.versionIRI, OWL.versionInfo, OWL.members, RDFS.label, RDFS.isDefinedBy),
        *(RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    }


def test_classes_are_named_and_declared_wherever_an_axiom_wants_one(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for child, parent in ontology.subject_objects(RDFS.subClassOf):
        assert {child, parent} <= classes
    for members in ontology.objects(predicate=OWL.members):
        assert set(Collection(ontology, members)) <= classes
    assert OWL.Thing not in classes


def test_the_range_of_a_property_fits_its_kind(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for kind, ranges in ((OWL.ObjectProperty, classes), (OWL.DatatypeProperty, DATATYPES)):
        for term in ontology.subjects(RDF.type, kind):
            assert ontology.value(term, RDFS.range) in ranges
            assert ontology.value(term, RDFS.domain) in classes


def test_nothing_is_of_two_kinds_at_once(ontology: Graph) -> None:
    for term in set(ontology.subjects(RDF.type)):
        if not isinstance(term, BNode):
            assert len(set(ontology.objects(term, RDF.type)) & DECLARED) <= 1


def test_the_main_classes_are_disjoint(ontology: Graph) -> None:
    [members] = ontology.objects(predicate=OWL.members)
    disjoint = set(Collection(ontology, members))
    abstract = {GG.Funding, GG.Statement, GG.Quotation}
    own = {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(str(GG))}
    assert disjoint == own - abstract


def test_ontology_and_example_together_are_consistent(ontology: Graph, example: Graph) -> None:
    assert not contradictions(ontology + example)


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        (EXAMPLE.court, GG.Organization),
        (EXAMPLE["radio-grantee"], GG.Individual),
        (EXAMPLE.lawyers, GG.Listing),
    ],
)
def test_a_node_of_two_main_classes_is_a_contradiction(
    ontology: Graph, example: Graph, node: URIRef, kind: URIRef
) -> None:
    assert contradictions(ontology + example + Graph().add((node, RDF.type, kind)))


def test_domains_and_ranges_contradict_what_stands_in_the_wrong_place(
    ontology: Graph, example: Graph
) -> None:
    """A listing can be nobody's theme: the range of gg:theme and disjointness say so."""
    assert contradictions(ontology + example + Graph().add((EXAMPLE.court, GG.theme, EXAMPLE.listing)))


def contradictions(graph: Graph) -> set[object]:
    """What the rules of OWL 2 RL complain of: members of owl:Nothing, and violated axioms."""
    closure = Graph() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    errors = set(
        closure.subjects(RDF.type, URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage"))
    )
    return errors | set(closure.subjects(RDF.type, OWL.Nothing))
