"""Whether a file that we wrote is legal RDF, in the judgement of the strictest parser at hand (Oxigraph's).

rdflib writes line breaks, NUL and relative IRIs into Turtle without a word; other tools then reject the
file. So every RDF product is read again before it replaces anything.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def count_triples(path: Path, rdf_format: ox.RdfFormat) -> int:
    """The number of statements in the file; `SyntaxError` with line and column if it is not legal."""
    return sum(1 for _ in ox.parse(path=path, format=rdf_format))
