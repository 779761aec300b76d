"""Faults to plant: for every constraint of the shapes, a change to a valid graph that breaks it.

The faults are made from the shapes themselves, so that a new constraint has its fault without anybody writing one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from grantgraph.validation.shapes import rule_name

SHAPES = "https://w3id.org/grantgraph/shapes#"
NOBODY = URIRef("https://w3id.org/grantgraph/example/nobody")
WRONG_VALUES = {
    "Text": [Literal(5), Literal("")],
    "Date": [Literal("2021-03-04")],
    "Grantee": [NOBODY],
}


@dataclass(frozen=True)
class Spot:
    """The values of a property of one node, or the nodes that have it as a value."""

    node: Node
    predicate: Node
    inverse: bool = False

    def clear(self, graph: Graph) -> None:
        graph.remove((None, self.predicate, self.node) if self.inverse else (self.node, self.predicate, None))

    def put(self, graph: Graph, value: Node) -> None:
        graph.add((value, self.predicate, self.node) if self.inverse else (self.node, self.predicate, value))


@dataclass(frozen=True)
class Fault:
    """A constraint component to break: all values are removed, or replaced by others."""

    shape: str
    component: Node
    spot: Spot
    values: tuple[Node, ...]

    def __str__(self) -> str:
        return f"{self.shape}-{rule_name(self.component)}-{len(self.values)}"

    def planted(self, valid: Graph) -> Graph:
        """A copy of the graph with the fault in it."""
        graph = Graph() + valid
        self.spot.clear(graph)
        for value in self.values:
            self.spot.put(graph, value)
        return graph


@dataclass(frozen=True)
class Nameless(Fault):
    """The fault of a node that should have an IRI."""

    def planted(self, valid: Graph) -> Graph:
        new = BNode("nameless")
        swap = {self.spot.node: new}
        return _graph((swap.get(s, s), p, swap.get(o, o)) for s, p, o in valid)


def faults(shapes: Graph, valid: Graph) -> Iterator[Fault]:
    """At least one fault for each component of each constraint, at a node that the shape is for."""
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        nodes = sorted(_targets(shapes, shape, valid), key=str)
        if nodes and (shape, SH.nodeKind, None) in shapes:
            yield Nameless(rule_name(shape), SH.nodeKind, Spot(nodes[0], RDF.type), ())
        for part in sorted(shapes.objects(shape, SH.property), key=str):
            spot = _spot(shapes, part, nodes, valid)
            for component, value in sorted(shapes.predicate_objects(part)):
                for values in _wrong(component, value):
                    yield Fault(rule_name(part), component, spot, tuple(values))


def components(shapes: Graph) -> set[tuple[str, Node]]:
    """All that may be broken: shape and component."""
    silent = {SH.path, SH.severity, SH.message, RDF.type}
    parts = set(shapes.objects(predicate=SH.property))
    wholes = {shape for shape in shapes.subjects(SH.nodeKind) if (shape, SH.targetClass, None) in shapes}
    found = {
        (part, component)
        for part in parts
        for component in shapes.predicates(part)
        if component not in silent
    }
    return {
        (rule_name(part), component) for part, component in found | {(shape, SH.nodeKind) for shape in wholes}
    }


def _targets(shapes: Graph, shape: Node, valid: Graph) -> set[Node]:
    nodes = {n for kind in shapes.objects(shape, SH.targetClass) for n in valid.subjects(RDF.type, kind)}
    return nodes | {n for p in shapes.objects(shape, SH.targetSubjectsOf) for n in valid.subjects(p)}


def _spot(shapes: Graph, part: Node, nodes: list[Node], valid: Graph) -> Spot:
    """Where the shape's path leads to from a node that has it, or from the first node."""
    path = shapes.value(part, SH.path)
    if inverted := shapes.value(path, SH.inversePath):
        return Spot(nodes[0], inverted, inverse=True)
    *steps, last = Collection(shapes, path) if isinstance(path, BNode) else [path]
    for step in steps:
        nodes = [value for node in nodes for value in valid.objects(node, step)]
    return Spot(next((node for node in nodes if (node, last, None) in valid), nodes[0]), last)


def _wrong(component: Node, value: Node) -> Iterator[list[Node]]:
    """Sets of values that break a component."""
    number = int(value) if component in (SH.minCount, SH.maxCount) else 0
    if component == SH.minCount:
        yield []
    elif component == SH.maxCount:
        yield [URIRef(f"{NOBODY}-{n}") for n in range(number + 1)]
    elif component == SH.uniqueLang:
        yield [Literal("one", lang="en"), Literal("two", lang="en")]
    elif component == SH.datatype:
        yield [Literal("no such value", lang="en")]
    elif component in (SH["class"], SH.nodeKind):
        yield [NOBODY if component == SH["class"] else Literal("a text")]
    elif component in (SH["in"], SH.pattern):
        yield [Literal("something else")]
    elif component == SH.minLength:
        yield [Literal("")]
    elif component in (SH.minInclusive, SH.maxInclusive):
        yield [Literal(value.toPython() + (-1 if component == SH.minInclusive else 1))]
    elif component == SH.node:
        yield from ([wrong] for wrong in WRONG_VALUES[rule_name(value)])


def _graph(triples: Iterator[tuple[Node, Node, Node]]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph
