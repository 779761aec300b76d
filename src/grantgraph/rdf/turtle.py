"""Triples as Turtle that people like to read: one block for each subject, sorted, with prefixes.

Amounts keep their published digits, which a store would rewrite. See https://www.w3.org/TR/turtle/.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD

from grantgraph.namespaces import PREFIXES

_Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_TYPE = str(RDF.type)
_FIRST = {_TYPE: "0", str(SKOS.prefLabel): "1", str(RDFS.label): "1", str(DCTERMS.title): "2"}
_LOCAL_NAME = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE = {str(XSD.integer): re.compile(r"-?\d+"), str(XSD.decimal): re.compile(r"-?\d+\.\d+")}
# What Python and many editors take for the end of a line, though Turtle does not.
_BREAKS = str.maketrans({c: f"\\u{ord(c):04X}" for c in "\x0b\x0c\x85\u2028\u2029"})


def write(triples: Iterable[ox.Triple], prefixes: Mapping[str, str] = PREFIXES) -> Iterator[str]:
    """Turtle in pieces: the prefixes in use, then a block a subject, in one canonical order."""
    subjects: defaultdict[ox.NamedNode | ox.BlankNode | ox.Triple, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        subjects[triple.subject].append(triple)
    names = _Names(prefixes)
    blocks = [_block(subject, subjects[subject], names) for subject in sorted(subjects, key=_subject_order)]
    yield "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(names.used))
    for block in blocks:
        yield f"\n{block}"


class _Names(dict[str, str]):
    """IRIs as they are written; `used` collects the prefixes that occur."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefixes, self.used = prefixes, set[str]()

    def __missing__(self, iri: str) -> str:
        self[iri] = name = self._shortened(iri)
        return name

    def _shortened(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return str(ox.NamedNode(iri))


def _subject_order(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return str(subject) if isinstance(subject, ox.Triple) else subject.value


def _block(subject: ox.NamedNode | ox.BlankNode | ox.Triple, triples: list[ox.Triple], names: _Names) -> str:
    objects: defaultdict[str, set[str]] = defaultdict(set)
    for triple in triples:
        objects[triple.predicate.value].add(_term(triple.object, names))
    lines = [
        f"{'a' if predicate == _TYPE else names[predicate]} {', '.join(sorted(objects[predicate]))}"
        for predicate in sorted(objects, key=lambda iri: _FIRST.get(iri, "9") + iri)
    ]
    return f"{_term(subject, names)} " + " ;\n    ".join(lines) + " .\n"


def _term(term: _Object, names: _Names) -> str:
    if isinstance(term, ox.NamedNode):
        return names[term.value]
    return _literal(term, names) if isinstance(term, ox.Literal) else str(term)


def _literal(literal: ox.Literal, names: _Names) -> str:
    datatype = literal.datatype.value
    if datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
        return literal.value
    text = str(literal).translate(_BREAKS)
    if literal.language is None and datatype != str(XSD.string):
        return text.removesuffix(f"<{datatype}>") + names[datatype]
    return text
