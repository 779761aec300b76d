"""Triples as Turtle that people like to read: one block for each subject, sorted, with prefixes.

Amounts keep their published digits, which a store would rewrite. See https://www.w3.org/TR/turtle/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD

from grantgraph.namespaces import PREFIXES

_TYPE = str(RDF.type)
_FIRST = {_TYPE: "0", str(SKOS.prefLabel): "1", str(RDFS.label): "1", str(DCTERMS.title): "2"}
_LOCAL_NAME = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE = {str(XSD.integer): re.compile(r"-?\d+"), str(XSD.decimal): re.compile(r"-?\d+\.\d+")}
# What Python and many editors take for the end of a line, though Turtle does not.
_BREAKS = str.maketrans({c: f"\\u{ord(c):04X}" for c in "\x0b\x0c\x85\u2028\u2029"})


def write(triples: Iterable[ox.Triple], prefixes: dict[str, str] = PREFIXES) -> Iterator[str]:
    """Turtle in pieces: the prefixes in use, then a block a subject, in one canonical order."""
    ordered = sorted(set(triples), key=_place)
    blocks = [_block(list(group), prefixes) for _, group in groupby(ordered, key=attrgetter("subject"))]
    used = {name for name in prefixes if any(f"{name}:" in block for block in blocks)}
    yield "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(used))
    for block in blocks:
        yield f"\n{block}"


def _place(triple: ox.Triple) -> tuple[str, str, str]:
    predicate = triple.predicate.value
    return _key(triple.subject), _FIRST.get(predicate, "9") + predicate, str(triple.object)


def _key(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return str(subject) if isinstance(subject, ox.Triple) else subject.value


def _block(triples: list[ox.Triple], prefixes: dict[str, str]) -> str:
    lines = []
    for predicate, group in groupby(triples, key=attrgetter("predicate")):
        objects = ", ".join(_term(triple.object, prefixes) for triple in group)
        name = "a" if predicate.value == _TYPE else _term(predicate, prefixes)
        lines.append(f"{name} {objects}")
    return f"{_term(triples[0].subject, prefixes)} " + " ;\n    ".join(lines) + " .\n"


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, prefixes: dict[str, str]) -> str:
    if isinstance(term, ox.NamedNode):
        return _name(term, prefixes)
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype = term.datatype.value
    if datatype in _BARE and _BARE[datatype].fullmatch(term.value):
        return term.value
    text = str(term).translate(_BREAKS)
    if term.language is None and datatype != str(XSD.string):
        return text.removesuffix(str(term.datatype)) + _name(term.datatype, prefixes)
    return text


def _name(node: ox.NamedNode, prefixes: dict[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if node.value.startswith(namespace) and _LOCAL_NAME.fullmatch(node.value, len(namespace)):
            return f"{prefix}:{node.value[len(namespace) :]}"
    return str(node)
