"""Names that are to be removed on request, taken out of all that was read before anything else sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from grantgraph.enrich.organizations import tell_apart
from grantgraph.enrich.suppression import Removal, Suppression, bodies
from grantgraph.errors import GrantGraphError
from grantgraph.model import Correction, Problem
from grantgraph.pipeline.intake import Reading
from grantgraph.pipeline.settings import Settings
from grantgraph.report import SourceOutcome
from grantgraph.vocabulary.registers import load_name_knowledge

Redact = Callable[[str], str]


class NotRemovable(GrantGraphError):  # noqa: N818  (reads as what is the matter)
    """Names that were to be removed stand in a source from which we cannot remove them."""


def without_suppressed(reading: Reading, settings: Settings) -> tuple[Reading, tuple[str, ...]]:
    """What was read without the names, and sentences that say how much was removed, never what."""
    if not settings.suppressed:
        return reading, ()
    if reading.triples:
        raise NotRemovable("names cannot be removed from RDF sources; build from what these were made of")
    mentions = (body for grant in reading.grants for body in bodies(grant))
    known = tell_apart(mentions, load_name_knowledge(), settings.decisions).organizations
    suppression = Suppression(settings.suppressed, (each for each in known.values() if each))
    removals = [suppression.without(grant) for grant in reading.grants]
    kept = Reading(
        grants=[removal.grant for removal in removals],
        problems=[_problem(problem, suppression.redact) for problem in reading.problems],
        outcomes=[_outcome(outcome, suppression.redact) for outcome in reading.outcomes],
        corrections=[_correction(row, suppression.redact) for row in reading.corrections],
        corrections_files=reading.corrections_files,
        notes=[suppression.redact(note) for note in reading.notes],
    )
    return kept, (_told(suppression, removals),)


def _problem(problem: Problem, redact: Redact) -> Problem:
    return Problem(redact(problem.source), redact(problem.location), redact(problem.reason))


def _outcome(outcome: SourceOutcome, redact: Redact) -> SourceOutcome:
    refusal = redact(outcome.refusal) if outcome.refusal else None
    return replace(outcome, name=redact(outcome.name), refusal=refusal)


def _correction(row: Correction, redact: Redact) -> Correction:
    """The row without the names, so that it still fits the texts without them."""
    return replace(
        row,
        source=redact(row.source),
        grant=redact(row.grant),
        text=redact(row.text),
        words=redact(row.words),
        who=redact(row.who),
        why=redact(row.why),
    )


def _told(suppression: Suppression, removals: Iterable[Removal]) -> str:
    gone = list(removals)
    unfound = [str(suppression.asked.index(name) + 1) for name in suppression.unfound(gone)]
    mentions, places = sum(r.mentions for r in gone), sum(r.places for r in gone)
    note = (
        f"Removed on request: {mentions} times the name of an organization, {places} times words of a text."
    )
    if unfound:
        note += f" Found nowhere: number {', '.join(unfound)} of {len(suppression.asked)} names on the list."
    return note
