"""The shapes: each constraint is broken once, and both pySHACL and the compiled shapes see it, and see the same."""

from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SH, XSD, BNode, Literal, URIRef
from rdflib.term import Node

from grantgraph.rdf.dataset import Dataset
from grantgraph.resources import ontology_file, ontology_folder
from grantgraph.validation import Severity, Violation, shape_violations
from grantgraph.validation.components import UnsupportedShape
from grantgraph.validation.reference import read_report, shape_results
from grantgraph.validation.shapes import compile_shapes, rule_name
from ontology.faults import Fault, components, faults

Triple = tuple[Node, Node, Node]

SHAPES = rdflib.Graph().parse(ontology_file("shapes.ttl"))
VALID = rdflib.Graph().parse(ontology_folder() / "examples" / "grants.ttl")
FAULTS = list(faults(SHAPES, VALID))


def test_the_example_is_valid() -> None:
    assert not list(shape_violations(dataset(VALID)))
    assert not list(shape_results(VALID, SHAPES))


def test_every_constraint_has_its_fault() -> None:
    assert {(fault.shape, fault.component) for fault in FAULTS} == components(SHAPES)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_seen_by_both_validators_alike(fault: Fault) -> None:
    graph = fault.planted(VALID)
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES)
    theirs = set(read_report(report))
    assert fault.shape in {violation.rule for violation in theirs}
    assert component_of(fault) in set(report.objects(predicate=SH.sourceConstraintComponent))
    assert seen(shape_violations(dataset(graph))) == seen(theirs)


STRANGE = [
    Literal(""),
    Literal("x", lang="en"),
    Literal(-1),
    Literal(101),
    BNode("someone"),
    URIRef("s:nothing"),
]
SUBJECTS = sorted(VALID.subjects(unique=True), key=str)
PREDICATES = sorted(VALID.predicates(unique=True), key=str)
ORDINARY = [
    o for o in sorted(VALID.objects(unique=True), key=str) if getattr(o, "datatype", None) != XSD.decimal
]
OBJECTS = [*ORDINARY, *STRANGE, Literal(Decimal("0.5"))]  # Oxigraph shortens 20000.00, and says 20000
TRIPLES = st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(PREDICATES), st.sampled_from(OBJECTS))


@settings(deadline=None, max_examples=25)
@given(st.sets(st.sampled_from(sorted(VALID, key=str)), max_size=6), st.sets(TRIPLES, max_size=6))
def test_both_validators_agree_on_graphs_of_any_disorder(lost: set[Triple], added: set[Triple]) -> None:
    graph = rdflib.Graph() + VALID
    for triple in lost:
        graph.remove(triple)
    for triple in added:
        graph.add(triple)
    assert seen(shape_violations(dataset(graph))) == seen(shape_results(graph, SHAPES))


def test_every_shape_says_in_words_what_is_wrong() -> None:
    for shape in SHAPES.objects(predicate=SH.property):
        message = SHAPES.value(shape, SH.message)
        assert message, shape
        assert str(message).endswith(".")


def test_what_the_source_leaves_out_is_a_warning() -> None:
    """A grant without a title, a description, a funder or a year is the publisher's doing, and no reason to stop."""
    graph = rdflib.Graph() + VALID
    grant = rdflib.URIRef("https://w3id.org/grantgraph/example/bursary")
    gg = rdflib.Namespace("https://w3id.org/grantgraph/ontology#")
    for predicate in (rdflib.DCTERMS.title, rdflib.DCTERMS.description, gg.funder, gg.year):
        graph.remove((grant, predicate, None))
    found = list(shape_violations(dataset(graph)))
    assert len(found) == 4
    assert {violation.severity for violation in found} == {Severity.WARNING}


def test_a_shape_that_cannot_be_compiled_is_refused() -> None:
    """A constraint that nobody compiled must never pass for one that holds."""
    text = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <s:s> a sh:NodeShape ; sh:targetClass <s:c> ; sh:property [ sh:path <s:p> ; sh:lessThan <s:q> ] .
    """
    with pytest.raises(UnsupportedShape, match="lessThan"):
        list(compile_shapes(rdflib.Graph().parse(data=text)))


def component_of(fault: Fault) -> URIRef:
    """`sh:minCount` belongs to `sh:MinCountConstraintComponent`, and so on."""
    name = rule_name(fault.component)
    return SH[name[0].upper() + name[1:] + "ConstraintComponent"]


def dataset(graph: rdflib.Graph) -> Dataset:
    triples = ox.parse(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return Dataset.of(quad.triple for quad in triples)


def seen(violations: Iterable[Violation]) -> set[tuple[str, str, str]]:
    return {(v.node, v.rule, v.value) for v in violations}
