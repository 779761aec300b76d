"""What was read in, a finished graph out: names removed on request, grants enriched, mapped, and the graph checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from grantgraph.enrich.places import PlaceLabels
from grantgraph.namespaces import GG
from grantgraph.pipeline.corrections import told
from grantgraph.pipeline.enrichment import enrich
from grantgraph.pipeline.intake import Reading
from grantgraph.pipeline.removal import without_suppressed
from grantgraph.pipeline.settings import Progress, Settings, silent
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.iris import Naming
from grantgraph.rdf.mapping import Mapper
from grantgraph.report import Report
from grantgraph.validation import as_problems, require_valid

_COUNTED = {
    "grants": GG.Grant,
    "organizations": GG.Organization,
    "undisclosedGrantees": GG.UndisclosedGrantee,
    "individuals": GG.Individual,
    "findings": GG.Finding,
}


@dataclass(frozen=True, slots=True)
class Graph:
    """A finished graph: its triples with the published digits, the same as a dataset, and what to tell of it."""

    triples: frozenset[ox.Triple]
    dataset: Dataset
    report: Report


def to_graph(reading: Reading, settings: Settings, progress: Progress = silent) -> Graph:
    """The graph of what was read. Raises `InvalidGraph` where it breaks the shapes by a fault of ours."""
    reading, notes = without_suppressed(reading, settings)
    progress("finding themes, activities and organizations")
    enriched = enrich(reading.grants, settings.decisions, reading.corrections)
    progress("mapping")
    labels = PlaceLabels(record.grant for record in enriched.records)
    mapper = Mapper(enriched.organizations, Naming(settings.base), labels)
    triples = frozenset(mapper.triples(enriched.records)).union(reading.triples)
    progress("checking")
    dataset = Dataset.of(triples)
    blamed = require_valid(dataset, foreign={str(triple.subject) for triple in reading.triples})
    problems = (*reading.problems, *enriched.problems, *as_problems(dataset, blamed))
    report = Report(
        sources=tuple(reading.outcomes),
        problems=problems,
        counts=_counts(triples),
        notes=(*notes, *reading.notes, *told(reading.corrections_files, enriched.corrections)),
        corrections_files=tuple(reading.corrections_files),
        corrections=enriched.corrections,
    )
    return Graph(triples, dataset, report)


def _counts(triples: Iterable[ox.Triple]) -> dict[str, int]:
    kinds = Counter(triple.object for triple in triples)
    return {name: kinds[ox.NamedNode(str(kind))] for name, kind in _COUNTED.items()}
