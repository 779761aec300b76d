"""What a build makes of violations, and the reference validator with shapes of anybody's making."""

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from grantgraph.errors import InvalidGraph, SourceRefused
from grantgraph.rdf.dataset import Dataset
from grantgraph.resources import ontology_file
from grantgraph.validation import Severity, find_violations, require_valid
from grantgraph.validation.reference import ValidationStopped, validate
from ontology.test_shapes import dataset

GG = Namespace("https://w3id.org/grantgraph/ontology#")
EXAMPLE = Namespace("https://w3id.org/grantgraph/example/")
SHAPE = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<s:s> a sh:NodeShape ; sh:targetNode <s:n> ; sh:property [ sh:path <s:p> ; sh:pattern "^(a+)+$" ] .
"""


def test_a_build_that_breaks_a_shape_of_ours_stops(example: Graph) -> None:
    with pytest.raises(InvalidGraph, match="must say where in its listing it stands"):
        require_valid(dataset(without_location(example)))


def test_what_an_rdf_source_says_of_its_own_nodes_stops_no_build(example: Graph) -> None:
    broken = dataset(without_location(example))
    [violation] = require_valid(broken, foreign={"<https://w3id.org/grantgraph/example/court>"})
    assert violation.rule == "grant-location"


def test_what_the_source_causes_is_given_back(example: Graph) -> None:
    graph = Graph() + example
    graph.remove((EXAMPLE.court, GG.year, None))
    [violation] = require_valid(dataset(graph))
    assert violation.severity is Severity.WARNING
    assert violation.message == "The source tells no year for this grant."


def test_an_empty_graph_is_valid() -> None:
    assert not find_violations(Dataset())


def test_the_reference_agrees_on_the_example(example_dataset: Dataset) -> None:
    assert not validate(example_dataset, ontology_file("shapes.ttl"))


def test_shapes_whose_pattern_never_ends_are_stopped_in_time(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPE)
    data = Graph().add((URIRef("s:n"), URIRef("s:p"), Literal("a" * 60 + "!")))
    with pytest.raises(ValidationStopped, match="no result after 3 seconds"):
        validate(dataset(data), shapes, time_limit=3)


def test_shapes_that_are_no_shapes_are_refused_in_one_line(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPE.replace("^(a+)+$", "("))
    with pytest.raises(ValidationStopped, match=r"^shapes\.ttl: these shapes cannot be used: .+"):
        validate(dataset(Graph().add((URIRef("s:n"), URIRef("s:p"), Literal("a")))), shapes)


def test_a_file_without_shapes_is_refused(tmp_path: Path) -> None:
    """Otherwise a graph would pass that nothing was held against."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("<s:a> <s:b> <s:c> .")
    with pytest.raises(ValidationStopped, match="holds no SHACL shape"):
        validate(dataset(Graph()), shapes)


def test_shapes_that_are_no_turtle_are_refused_with_their_line(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("this is not Turtle")
    with pytest.raises(SourceRefused, match="line 1"):
        validate(dataset(Graph()), shapes)


def test_shapes_of_a_user_fetch_nothing(tmp_path: Path) -> None:
    """An import in the shapes is not followed: there is no such host, and no error either."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPE + "<s:o> owl:imports <http://nowhere.invalid/x> .")
    assert validate(dataset(Graph().add((URIRef("s:n"), RDF.type, URIRef("s:c")))), shapes) == []


def without_location(example: Graph) -> Graph:
    graph = Graph() + example
    graph.remove((EXAMPLE.court, GG.location, None))
    return graph
