"""SHACL constraint components on a single value -> SPARQL expressions that hold where the value is right.

Each component (https://www.w3.org/TR/shacl/#core-components) is one function of the shapes graph, the
component's own value and the variable that the expression is about.
"""

from __future__ import annotations

from collections.abc import Callable

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_SHACL = str(SH)
_NODE_KINDS = {
    SH.IRI: "isIRI({0})",
    SH.Literal: "isLiteral({0})",
    SH.BlankNode: "isBlank({0})",
    SH.IRIOrLiteral: "!isBlank({0})",
    SH.BlankNodeOrIRI: "!isLiteral({0})",
    SH.BlankNodeOrLiteral: "!isIRI({0})",
}
_CASTABLE = {XSD.boolean, XSD.date, XSD.dateTime, XSD.decimal, XSD.gYear, XSD.gYearMonth, XSD.integer}
_LEXICAL = {
    XSD.hexBinary: "^([0-9A-Fa-f][0-9A-Fa-f])*$",
    XSD.duration: "^-?P([0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D)$",  # without hours, which no grant has
}
_FREE = {XSD.string, XSD.anyURI}

# Read elsewhere, or without effect on what is valid.
_APART = {
    *(SH.path, SH.property, SH.flags, SH.minCount, SH.maxCount, SH.hasValue, SH.uniqueLang),
    *(SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf),
    *(SH.message, SH.severity, SH.name, SH.description, SH.order, SH.group, SH.defaultValue),
}


class UnsupportedShape(ValueError):  # noqa: N818  (reads as what it is)
    """A shape that says more than can be compiled."""


def condition(shapes: Graph, shape: Node, variable: str) -> str:
    """All that the shape asks of a single value; empty where it asks nothing."""
    parts = []
    for component, value in sorted(shapes.predicate_objects(shape)):
        if component in COMPONENTS:
            parts.append(COMPONENTS[component](shapes, value, variable))
        elif component == SH.pattern:
            parts.append(_pattern(value, shapes.value(shape, SH.flags), variable))
        elif component not in _APART and str(component).startswith(_SHACL):
            raise UnsupportedShape(f"{component} in {shape}")
    return " && ".join(parts)


def is_class(shapes: Graph, value: Node, variable: str) -> str:
    """The value is said to be of the class."""
    return f"EXISTS {{ {variable} a {value.n3()} }}"


def has_datatype(shapes: Graph, value: Node, variable: str) -> str:
    """The literal is of the datatype, and its text is legal for it."""
    if value == RDF.langString:
        return f"LANG({variable}) != ''"
    of_type = f"DATATYPE({variable}) = {value.n3()}"
    if value in _CASTABLE:
        return f"{of_type} && isLiteral({value.n3()}(STR({variable})))"
    if value in _LEXICAL:
        return f'{of_type} && REGEX(STR({variable}), "{_LEXICAL[URIRef(str(value))]}")'
    if value in _FREE:
        return of_type
    raise UnsupportedShape(f"the datatype {value}")


def is_of_kind(shapes: Graph, value: Node, variable: str) -> str:
    """The value is an IRI, a literal or a blank node, as asked."""
    return _NODE_KINDS[URIRef(str(value))].format(variable)


def is_among(shapes: Graph, value: Node, variable: str) -> str:
    """The value is one of the list."""
    return f"{variable} IN ({', '.join(member.n3() for member in Collection(shapes, value))})"


def conforms(shapes: Graph, value: Node, variable: str) -> str:
    """The value is as another shape asks, one without properties."""
    if (value, SH.property, None) in shapes or (value, SH.path, None) in shapes:
        raise UnsupportedShape(f"{value} asks for properties of a value")
    return f"({condition(shapes, value, variable) or 'true'})"


def conforms_to_any(shapes: Graph, value: Node, variable: str) -> str:
    """The value is as at least one of the shapes asks."""
    return f"({' || '.join(conforms(shapes, shape, variable) for shape in Collection(shapes, value))})"


def conforms_to_all(shapes: Graph, value: Node, variable: str) -> str:
    """The value is as each of the shapes asks."""
    return f"({' && '.join(conforms(shapes, shape, variable) for shape in Collection(shapes, value))})"


def conforms_not(shapes: Graph, value: Node, variable: str) -> str:
    """The value is not as the shape asks."""
    return f"!COALESCE({conforms(shapes, value, variable)}, false)"


def _bound(sign: str) -> Component:
    return lambda shapes, value, variable: f"{variable} {sign} {value.n3()}"


def _length(sign: str) -> Component:
    return lambda shapes, value, variable: f"STRLEN(STR({variable})) {sign} {value.n3()}"


def _pattern(value: Node, flags: Node | None, variable: str) -> str:
    """Run by Oxigraph in linear time, whatever the pattern."""
    return f"REGEX(STR({variable}), {value.n3()}, {(flags or Literal('')).n3()})"


Component = Callable[[Graph, Node, str], str]

COMPONENTS: dict[Node, Component] = {
    SH["class"]: is_class,
    SH.datatype: has_datatype,
    SH.nodeKind: is_of_kind,
    SH["in"]: is_among,
    SH.node: conforms,
    SH["or"]: conforms_to_any,
    SH["and"]: conforms_to_all,
    SH["not"]: conforms_not,
    SH.minInclusive: _bound(">="),
    SH.maxInclusive: _bound("<="),
    SH.minExclusive: _bound(">"),
    SH.maxExclusive: _bound("<"),
    SH.minLength: _length(">="),
    SH.maxLength: _length("<="),
}
