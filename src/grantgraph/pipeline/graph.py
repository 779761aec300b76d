"""Grants in, a finished graph out: names removed on request, organizations resolved, themes found, mapped, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from grantgraph.enrich.classifications import Crosswalk
from grantgraph.enrich.duplicates import reconcile
from grantgraph.enrich.organizations import Resolution, resolve
from grantgraph.enrich.places import PlaceLabels
from grantgraph.enrich.suppression import bodies
from grantgraph.enrich.tagging import Tagger
from grantgraph.model import Grant, Grantee, OrganizationMention, Problem
from grantgraph.namespaces import GG
from grantgraph.pipeline.intake import Reading
from grantgraph.pipeline.removal import without_suppressed
from grantgraph.pipeline.settings import Progress, Settings, silent
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.iris import Naming
from grantgraph.rdf.mapping import Mapper, Record
from grantgraph.report import Report
from grantgraph.validation import as_problems, require_valid
from grantgraph.vocabulary.codes import load_codes
from grantgraph.vocabulary.concepts import load_concepts
from grantgraph.vocabulary.registers import load_name_knowledge

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
    progress("telling organizations apart")
    reading, notes = without_suppressed(reading, settings)
    reconciled = reconcile(reading.grants)
    mentions = (body for grant in reconciled.grants for body in bodies(grant))
    resolution = resolve(mentions, load_name_knowledge(), settings.decisions)
    progress("finding themes and activities")
    tagger, crosswalk = Tagger(load_concepts()), Crosswalk(load_concepts(), load_codes())
    records = (
        Record(_settled(grant, resolution), tuple(tagger.find(grant)), crosswalk.mapped(grant))
        for grant in reconciled.grants
    )
    mapper = Mapper(resolution.organizations, Naming(settings.base), PlaceLabels(reconciled.grants))
    triples = frozenset(mapper.triples(records)).union(reading.triples)
    progress("checking")
    dataset = Dataset.of(triples)
    blamed = require_valid(dataset, foreign={str(triple.subject) for triple in reading.triples})
    told = [*reconciled.problems, *crosswalk.problems(reconciled.grants), *_open_questions(resolution)]
    problems = [*reading.problems, *told, *as_problems(dataset, blamed)]
    report = Report(tuple(reading.outcomes), tuple(problems), _counts(triples), notes)
    return Graph(triples, dataset, report)


def _open_questions(resolution: Resolution) -> Iterator[Problem]:
    for item in resolution.reviews:
        yield Problem("organizations", f"{item.first.label} / {item.second.label}", item.reason)


def _settled(grant: Grant, resolution: Resolution) -> Grant:
    """The grant with what stands there instead wherever a printed name names no body."""

    def settled(grantee: Grantee) -> Grantee:
        return (
            resolution.not_bodies.get(grantee, grantee)
            if isinstance(grantee, OrganizationMention)
            else grantee
        )

    return replace(grant, grantees=tuple(settled(grantee) for grantee in grant.grantees))


def _counts(triples: Iterable[ox.Triple]) -> dict[str, int]:
    kinds = Counter(triple.object for triple in triples)
    return {name: kinds[ox.NamedNode(str(kind))] for name, kind in _COUNTED.items()}
