"""Grants in; records out: each grant once, with who is meant by its names and what its words and codes say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from grantgraph.enrich.classifications import Crosswalk
from grantgraph.enrich.corrections import Judge, Statement
from grantgraph.enrich.decisions import Decision
from grantgraph.enrich.duplicates import reconcile
from grantgraph.enrich.national_bodies import with_countries
from grantgraph.enrich.organizations import Resolution, resolve
from grantgraph.enrich.periods import find_period
from grantgraph.enrich.quality import check_quality
from grantgraph.enrich.suppression import bodies, without_persons
from grantgraph.enrich.tagging import Tagger
from grantgraph.enrich.toponyms import Toponyms
from grantgraph.model import Correction, Grant, Grantee, OrganizationMention, Problem
from grantgraph.pipeline.corrections import applied
from grantgraph.rdf.mapping import Organizations, Record
from grantgraph.report import AppliedCorrection
from grantgraph.vocabulary.codes import load_codes
from grantgraph.vocabulary.concepts import load_concepts
from grantgraph.vocabulary.gazetteer import load_parts, load_places
from grantgraph.vocabulary.registers import load_name_knowledge


@dataclass(frozen=True, slots=True)
class Enriched:
    """All records of a build, the organizations that they name, what was left open and what a person corrected."""

    records: tuple[Record, ...]
    organizations: Organizations
    problems: tuple[Problem, ...]
    corrections: tuple[AppliedCorrection, ...] = ()


def enrich(
    grants: Sequence[Grant], decisions: Sequence[Decision] = (), corrections: Sequence[Correction] = ()
) -> Enriched:
    """Put the same grant of several places together, tell organizations apart, find concepts, hear corrections."""
    knowledge = load_name_knowledge()
    placed = [with_countries(grant, knowledge) for grant in grants]
    mentions = (body for grant in placed for body in bodies(grant))
    resolution = resolve(mentions, knowledge, decisions)
    reconciled = reconcile(without_persons(_settled(grant, resolution)) for grant in placed)
    concepts = load_concepts()
    crosswalk = Crosswalk(concepts, load_codes())
    judge = Judge(corrections, reconciled.grants, concepts)
    records = []
    for number, grant in enumerate(reconciled.grants):
        found = judge.found(number, statements(grant))
        periods = tuple(find_period(grant))
        mapped = crosswalk.mapped(grant)
        records.append(Record(grant, found.findings, mapped, found.places, periods, found.rejected))
    left_open = (*crosswalk.problems(reconciled.grants), *resolution.problems, *_questions(resolution))
    problems = (*check_quality(grants, knowledge), *reconciled.problems, *left_open, *judge.problems)
    return Enriched(tuple(records), resolution.organizations, problems, tuple(applied(records)))


def statements(grant: Grant) -> Iterator[Statement]:
    """What the rules find in a grant's own words: concepts, then places."""
    yield from _tagger().find(grant)
    yield from _toponyms().find(grant)


@cache
def _tagger() -> Tagger:
    """Built once a process: a thousand patterns take a second."""
    return Tagger(load_concepts())


@cache
def _toponyms() -> Toponyms:
    return Toponyms(load_places(), load_parts)


def _questions(resolution: Resolution) -> Iterator[Problem]:
    for item in resolution.reviews:
        yield Problem("organizations", f"{item.first.label} / {item.second.label}", item.reason)


def _settled(grant: Grant, resolution: Resolution) -> Grant:
    """The grant with what stands there instead wherever a printed name names no body."""
    return replace(grant, grantees=tuple(_instead(grantee, resolution) for grantee in grant.grantees))


def _instead(grantee: Grantee, resolution: Resolution) -> Grantee:
    if isinstance(grantee, OrganizationMention):
        return resolution.not_bodies.get(grantee, grantee)
    return grantee
