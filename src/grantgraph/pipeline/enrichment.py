"""Grants in; records out: each grant once, with who is meant by its names and what its words and codes say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from grantgraph.enrich.classifications import Crosswalk
from grantgraph.enrich.decisions import Decision
from grantgraph.enrich.duplicates import reconcile
from grantgraph.enrich.national_bodies import with_countries
from grantgraph.enrich.organizations import Resolution, resolve
from grantgraph.enrich.quality import check_quality
from grantgraph.enrich.suppression import bodies, without_persons
from grantgraph.enrich.tagging import Tagger
from grantgraph.enrich.toponyms import Toponyms
from grantgraph.model import Grant, Grantee, OrganizationMention, Problem
from grantgraph.rdf.mapping import Organizations, Record
from grantgraph.vocabulary.codes import load_codes
from grantgraph.vocabulary.concepts import load_concepts
from grantgraph.vocabulary.gazetteer import load_parts, load_places
from grantgraph.vocabulary.registers import load_name_knowledge


@dataclass(frozen=True, slots=True)
class Enriched:
    """All records of a build, the organizations that they name, and what was left open."""

    records: tuple[Record, ...]
    organizations: Organizations
    problems: tuple[Problem, ...]


def enrich(grants: Sequence[Grant], decisions: Sequence[Decision] = ()) -> Enriched:
    """Put the same grant of several places together, tell organizations apart, find concepts."""
    knowledge = load_name_knowledge()
    placed = [with_countries(grant, knowledge) for grant in grants]
    mentions = (body for grant in placed for body in bodies(grant))
    resolution = resolve(mentions, knowledge, decisions)
    reconciled = reconcile(without_persons(_settled(grant, resolution)) for grant in placed)
    concepts = load_concepts()
    tagger, toponyms, crosswalk = _tagger(), _toponyms(), Crosswalk(concepts, load_codes())
    records = tuple(
        Record(grant, tuple(tagger.find(grant)), crosswalk.mapped(grant), tuple(toponyms.find(grant)))
        for grant in reconciled.grants
    )
    left_open = (*crosswalk.problems(reconciled.grants), *resolution.problems, *_questions(resolution))
    problems = (*check_quality(grants, knowledge), *reconciled.problems, *left_open)
    return Enriched(records, resolution.organizations, problems)


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
