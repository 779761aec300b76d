"""Anyone's RDF, and our own, back into triples: read strictly, and nothing fetched.

Blank nodes get labels from the file's digest and their order in it, so that the same file gives the same triples each
time, and two files never share a node by accident.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from grantgraph.errors import SourceRefused
from grantgraph.rdf.traps import trap

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def read_quads(path: Path) -> list[ox.Quad]:
    """All quads of an RDF file, its form told by its suffix; `SourceRefused` with line and column otherwise."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise SourceRefused(path.name, f"no RDF file by its suffix; known are {', '.join(FORMATS)}")
    data = path.read_bytes()
    if reason := trap(form, data):
        raise SourceRefused(path.name, reason)
    try:
        quads = list(ox.parse(data, format=form))
    except SyntaxError as error:
        place = f"line {error.lineno}, column {error.offset}" if error.lineno else None
        raise SourceRefused(path.name, f"is not valid {form.name}: {_plain(error)}", place) from error
    except (ValueError, OSError) as error:
        raise SourceRefused(path.name, f"is not valid {form.name}: {_plain(error)}") from error
    return _with_stable_labels(quads, f"b{hashlib.sha256(data).hexdigest()[:12]}")


def read_triples(path: Path) -> list[ox.Triple]:
    """All triples of an RDF file, whichever graph they stand in."""
    return [quad.triple for quad in read_quads(path)]


def _with_stable_labels(quads: list[ox.Quad], prefix: str) -> list[ox.Quad]:
    """Blank nodes numbered in the order of their appearance: parsers invent other labels each time."""
    numbers: dict[ox.BlankNode, ox.BlankNode] = {}

    def stable(term: Any) -> Any:
        if isinstance(term, ox.BlankNode):
            return numbers.setdefault(term, ox.BlankNode(f"{prefix}n{len(numbers)}"))
        if isinstance(term, ox.Triple):
            return ox.Triple(stable(term.subject), term.predicate, stable(term.object))
        return term

    return [ox.Quad(stable(q.subject), q.predicate, stable(q.object), stable(q.graph_name)) for q in quads]


def _plain(error: Exception) -> str:
    plain = re.sub(r"^Parser error at line \d+ (?:column \d+|between [^:]*): ", "", str(error))
    return " ".join(plain.split())[:300]
