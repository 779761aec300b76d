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
from grantgraph.enrich.suppression import Suppression
from grantgraph.enrich.tagging import Tagger
from grantgraph.model import Grant, Grantee, OrganizationMention, Problem
from grantgraph.namespaces import GG
from grantgraph.pipeline.intake import Reading
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
    grants, notes = _without_suppressed(reading.grants, settings)
    reconciled = reconcile(grants)
    resolution = resolve(_mentions(reconciled.grants), load_name_knowledge(), settings.decisions)
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
    report = Report(tuple(reading.outcomes), tuple(problems), _counts(triples), tuple(notes))
    return Graph(triples, dataset, report)


def _without_suppressed(grants: list[Grant], settings: Settings) -> tuple[list[Grant], list[str]]:
    if not settings.suppressed:
        return grants, []
    suppression = Suppression(settings.suppressed)
    removals = [suppression.without(grant) for grant in grants]
    mentions, places = sum(r.mentions for r in removals), sum(r.places for r in removals)
    note = f"On request {mentions} mentions of organizations and {places} places in texts were removed."
    return [removal.grant for removal in removals], [note]


def _open_questions(resolution: Resolution) -> Iterator[Problem]:
    for item in resolution.reviews:
        yield Problem("organizations", f"{item.first.label} / {item.second.label}", item.reason)


def _mentions(grants: Iterable[Grant]) -> Iterator[OrganizationMention]:
    for grant in grants:
        yield from grant.funders
        yield from (grantee for grantee in grant.grantees if isinstance(grantee, OrganizationMention))
        for transaction in grant.transactions:
            yield from (body for body in (transaction.provider, transaction.receiver) if body)


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
