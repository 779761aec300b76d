"""Names that resemble each other: organizations in, questions for a person out. Nothing is merged here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grantgraph.enrich.decisions import Decision
from grantgraph.model import NameKnowledge, Organization


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Two organizations that may be one. `score` goes from 0 to 1, `reason` is a sentence for the person who decides."""

    first: Organization
    second: Organization
    score: float
    reason: str


def near_matches(
    organizations: Iterable[Organization], knowledge: NameKnowledge, decisions: Sequence[Decision] = ()
) -> tuple[ReviewItem, ...]:
    """Pairs worth a question, the likeliest first, without those that were decided."""
    return ()
