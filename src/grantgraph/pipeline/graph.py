"""What was read in, a finished graph out: names removed on request, grants enriched, mapped, and the graph checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF
from rdflib.term import URIRef

from grantgraph.enrich.places import PlaceLabels
from grantgraph.namespaces import GG
from grantgraph.pipeline.corrections import told
from grantgraph.pipeline.enrichment import Enriched, enrich
from grantgraph.pipeline.intake import Reading
from grantgraph.pipeline.removal import without_suppressed
from grantgraph.pipeline.settings import Progress, Settings, silent
from grantgraph.rdf import turtle
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.iris import Naming
from grantgraph.rdf.mapping import Mapper
from grantgraph.report import Report
from grantgraph.validation import as_problems, require_valid

_TYPE = ox.NamedNode(RDF.type)
_COUNTED = {
    "grants": GG.Grant,
    "organizations": GG.Organization,
    "undisclosedGrantees": GG.UndisclosedGrantee,
    "individuals": GG.Individual,
    "findings": GG.Finding,
}


@dataclass(frozen=True, slots=True)
class Graph:
    """A finished graph: as Turtle with the published digits, as a dataset, and what to tell of it.

    `size` is the number of triples. A triple as an object takes twenty times its length in the Turtle, so they are
    not kept.
    """

    source: bytes
    size: int
    dataset: Dataset
    report: Report

    @property
    def triples(self) -> Iterator[ox.Triple]:
        """The triples of the Turtle, one by one."""
        return _triples(self.source)


def to_graph(reading: Reading, settings: Settings, progress: Progress = silent) -> Graph:
    """The graph of what was read. Raises `InvalidGraph` where it breaks the shapes by a fault of ours."""
    reading, notes = without_suppressed(reading, settings)
    progress("finding themes, activities and organizations")
    enriched = enrich(reading.grants, settings.decisions, reading.corrections)
    progress("mapping")
    mapper = _mapper(enriched, settings.base)
    source, size = _written(frozenset(mapper.triples(enriched.records)).union(reading.triples))
    progress("checking")
    dataset = Dataset.of(_triples(source))
    blamed = require_valid(dataset, foreign={str(triple.subject) for triple in reading.triples})
    found = (*enriched.problems, *mapper.twins.problems, *as_problems(dataset, blamed))
    report = Report(
        sources=tuple(reading.outcomes),
        problems=(*reading.problems, *found),
        counts=_counts(dataset),
        notes=(*notes, *reading.notes, *told(reading.corrections_files, enriched.corrections)),
        corrections_files=tuple(reading.corrections_files),
        corrections=enriched.corrections,
    )
    return Graph(source, size, dataset, report)


def _mapper(enriched: Enriched, base: str) -> Mapper:
    labels = PlaceLabels(record.grant for record in enriched.records)
    return Mapper(enriched.organizations, Naming(base), labels)


def _written(triples: frozenset[ox.Triple]) -> tuple[bytes, int]:
    """The triples as Turtle, and their number."""
    return "".join(turtle.write(triples)).encode(), len(triples)


def _triples(source: bytes) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(source, format=ox.RdfFormat.TURTLE))


def _counts(dataset: Dataset) -> dict[str, int]:
    def count(kind: URIRef) -> int:
        return sum(1 for _ in dataset.store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind)))

    return {name: count(kind) for name, kind in _COUNTED.items()}
