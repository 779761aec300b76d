"""SHACL shapes -> SPARQL queries, a few for each property, whose rows are the violations.

In comes a shapes graph that uses a part of SHACL Core (https://www.w3.org/TR/shacl/); a shape that uses
more is refused, never half checked. Over Oxigraph the queries run more than ten times as fast as pySHACL,
and the tests hold them against it on data that breaks every constraint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from grantgraph.validation.components import UnsupportedShape, condition
from grantgraph.validation.screening import is_single, screen
from grantgraph.validation.violations import Severity

_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule as a SELECT for `?node`, and for `?value` where a single value is at fault."""

    rule: str
    message: str
    severity: Severity
    query: str


@dataclass(frozen=True, slots=True)
class Group:
    """Constraints on the same nodes. Where the screen finds these clean, none of the constraints is broken."""

    constraints: tuple[Constraint, ...]
    screen: str = ""


def compile_shapes(shapes: Graph) -> Iterator[Group]:
    """The constraints of all shapes that have a target, in the order of their names."""
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        if target := _target(shapes, shape):
            yield Group(tuple(_of_node(shapes, shape, target)))
            yield from _of_properties(shapes, shape, target)


def _of_properties(shapes: Graph, shape: Node, target: str) -> Iterator[Group]:
    parts = sorted(shapes.objects(shape, SH.property), key=str)
    single = [part for part in parts if is_single(shapes, part)]
    if len(single) > 1:
        found = [constraint for part in single for constraint in _of_property(shapes, part, target)]
        yield Group(tuple(found), screen(shapes, single, target))
        parts = [part for part in parts if part not in single]
    for part in parts:
        yield Group(tuple(_of_property(shapes, part, target)))


def rule_name(shape: Node) -> str:
    """The last part of a shape's IRI, for instance `grant-title`."""
    return str(shape).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def severity_of(severity: Node | None) -> Severity:
    """A SHACL severity as ours; without one, or with one that SHACL does not know, it is a violation."""
    return _SEVERITIES.get(URIRef(str(severity)), Severity.VIOLATION)


def _target(shapes: Graph, shape: Node) -> str:
    patterns = [
        *(f"?node a {kind.n3()} ." for kind in shapes.objects(shape, SH.targetClass)),
        *(f"VALUES ?node {{ {node.n3()} }}" for node in shapes.objects(shape, SH.targetNode)),
        *(f"?node {path.n3()} ?target ." for path in shapes.objects(shape, SH.targetSubjectsOf)),
        *(f"?target {path.n3()} ?node ." for path in shapes.objects(shape, SH.targetObjectsOf)),
    ]
    if not patterns:
        return ""
    if len(patterns) == 1 and (shape, SH.targetClass, None) in shapes:  # gives each node once
        return patterns[0]
    union = " UNION ".join(f"{{ {pattern} }}" for pattern in sorted(patterns))
    return f"{{ SELECT DISTINCT ?node {{ {union} }} }}"


def _of_node(shapes: Graph, shape: Node, target: str) -> Iterator[Constraint]:
    if wanted := condition(shapes, shape, "?node"):
        yield _constraint(shapes, shape, f"SELECT ?node (?node AS ?value) {{ {target} {_unless(wanted)} }}")


def _of_property(shapes: Graph, shape: Node, target: str) -> Iterator[Constraint]:
    path = _path(shapes, shapes.value(shape, SH.path))
    values = f"{target} ?node {path} ?value ."
    if wanted := condition(shapes, shape, "?value"):
        yield _constraint(shapes, shape, f"SELECT DISTINCT ?node ?value {{ {values} {_unless(wanted)} }}")
    for query in _of_all_values(shapes, shape, target, path):
        yield _constraint(shapes, shape, query)


def _of_all_values(shapes: Graph, shape: Node, target: str, path: str) -> Iterator[str]:
    """What is asked of the values together: how many there are, which must be there, one in each language."""
    values = f"{target} ?node {path} ?value ."
    for number in shapes.objects(shape, SH.minCount):
        yield _too_few(target, path, int(str(number)))
    for number in shapes.objects(shape, SH.maxCount):
        yield _too_many(values, path, int(str(number)))
    for wanted in shapes.objects(shape, SH.hasValue):
        yield f"SELECT ?node {{ {target} FILTER NOT EXISTS {{ ?node {path} {wanted.n3()} }} }}"
    if shapes.value(shape, SH.uniqueLang) == Literal(True):
        twice = "LANG(?value) != '' && LANG(?value) = LANG(?other) && STR(?value) < STR(?other)"
        yield f"SELECT DISTINCT ?node {{ {values} ?node {path} ?other FILTER({twice}) }}"


def _too_few(target: str, path: str, number: int) -> str:
    if number == 1:  # the usual case, at half the cost
        return f"SELECT ?node {{ {target} FILTER NOT EXISTS {{ ?node {path} ?value }} }}"
    some = f"{target} OPTIONAL {{ ?node {path} ?value }}"
    return f"SELECT ?node {{ {some} }} GROUP BY ?node HAVING (COUNT(DISTINCT ?value) < {number})"


def _too_many(values: str, path: str, number: int) -> str:
    if number == 1:
        return f"SELECT DISTINCT ?node {{ {values} ?node {path} ?other FILTER(!sameTerm(?value, ?other)) }}"
    return f"SELECT ?node {{ {values} }} GROUP BY ?node HAVING (COUNT(DISTINCT ?value) > {number})"


def _unless(wanted: str) -> str:
    """Keep the rows for which the condition fails; one that makes no sense for a value fails."""
    return f"FILTER(!COALESCE({wanted}, false))"


def _constraint(shapes: Graph, shape: Node, query: str) -> Constraint:
    message = shapes.value(shape, SH.message)
    name = rule_name(shape)
    severity = severity_of(shapes.value(shape, SH.severity))
    return Constraint(name, str(message) if message else name, severity, query)


def _path(shapes: Graph, path: Node | None) -> str:
    """A SHACL path as a SPARQL property path."""
    if isinstance(path, URIRef):
        return path.n3()
    if not isinstance(path, BNode):
        raise UnsupportedShape(f"the path {path}")
    if inverse := shapes.value(path, SH.inversePath):
        return f"^({_path(shapes, inverse)})"
    if alternatives := shapes.value(path, SH.alternativePath):
        return f"({'|'.join(_path(shapes, step) for step in Collection(shapes, alternatives))})"
    if (path, RDF.first, None) in shapes:
        return f"({'/'.join(_path(shapes, step) for step in Collection(shapes, path))})"
    raise UnsupportedShape("a path that repeats")
