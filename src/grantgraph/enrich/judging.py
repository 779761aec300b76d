"""Which candidates a careful reader would agree to, and how sure that is.

Only what has a sign is judged at all, so that each finding has words to quote. For themes and activities, what the
signs weigh, alone and beside the weightiest of the same scheme, and the company they keep are added up to log-odds
(logistic regression); the numbers are those that `tests/labelled/learn.py` finds on grants with which no cue was
written. Any other fact is there as soon as a sign weighs enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from grantgraph.enrich.weighing import Candidate
from grantgraph.model import Confidence


class Judged(NamedTuple):
    """A candidate that is kept, and how sure that is."""

    candidate: Candidate
    confidence: Confidence


class Standing(NamedTuple):
    """A candidate among the others of its scheme: its score, the share in the best one's, and how many weigh more."""

    score: float
    share: float
    rank: int


# What one plain sign weighs: no share is taken in less.
_PLAIN = 1.0


def standings(candidates: Sequence[Candidate]) -> list[Standing]:
    """How all candidates of one scheme stand, in their order."""
    scores = sorted((candidate.score for candidate in candidates), reverse=True)
    best = max(_PLAIN, scores[0])
    return [Standing(each.score, each.score / best, scores.index(each.score)) for each in candidates]


# How likely a candidate is, and the candidate.
_Ranked = tuple[float, Candidate]
# What a strong sign weighs in passing: what weighs less has no sign worth the name.
_LEAST = 0.45


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a candidate's standing adds to the log-odds.

    A candidate is kept from `likely` on; where none is likely, the likeliest one from `hinted` on. From `sure` on it
    is of high confidence.
    """

    score: float
    share: float
    rank: float
    constant: float
    likely: float
    hinted: float = -3.0
    sure: float = 2.75

    def judge(self, candidates: Sequence[Candidate], companies: Iterable[float]) -> list[Judged]:
        """The candidates of one scheme that are kept, the likeliest first; `companies` are theirs, in order."""
        triples = zip(candidates, standings(candidates), companies, strict=True)
        odds = [
            (self._odds(standing) + company, each)
            for each, standing, company in triples
            if each.score >= _LEAST
        ]
        odds.sort(key=_order)
        kept = [each for each in odds if each[0] >= self.likely] or _first(odds, self.hinted)
        return [Judged(candidate, _confidence(odds >= self.sure)) for odds, candidate in _untold(kept)]

    def _odds(self, standing: Standing) -> float:
        score, share, rank = standing
        return self.constant + self.score * score + self.share * share + self.rank * rank


# What is likely: F1 is best where half of what it is itself is asked of a candidate (Lipton, Elkan and Naryanaswamy,
# "Optimal thresholding of classifiers to maximize F1 measure", 2014).
SUBJECT = Judgement(score=0.89, share=1.79, rank=-0.43, constant=-0.46, likely=-0.3)
ACT = Judgement(score=1.09, share=-0.22, rank=-0.4, constant=0.54, likely=-0.4)

_ENOUGH = 0.5


def judge_facts(candidates: Iterable[Candidate]) -> list[Judged]:
    """The facts that are told plainly, the weightiest first.

    They are sure where two cues say so and one of them stands in what will be done.
    """
    plain = [candidate for candidate in candidates if candidate.score >= _ENOUGH]
    plain.sort(key=lambda candidate: (-candidate.score, candidate.concept.id))
    return [Judged(candidate, _confidence(_is_sure(candidate))) for candidate in plain]


def _is_sure(fact: Candidate) -> bool:
    cues = {sign.cue.pattern for sign in fact.signs if sign.cue.strength == "strong"}
    return len(cues) > 1 and any(sign.place_of_act == "body" for sign in fact.signs)


def _confidence(is_sure: bool) -> Confidence:
    return Confidence.HIGH if is_sure else Confidence.LOW


def _order(ranked: _Ranked) -> tuple[float, str]:
    return -ranked[0], ranked[1].concept.id


def _first(ranked: Sequence[_Ranked], least: float) -> Sequence[_Ranked]:
    return [each for each in ranked[:1] if each[0] >= least]


def _untold(ranked: Sequence[_Ranked]) -> Iterator[_Ranked]:
    """Without broader concepts of which a likelier case says it all: nothing calls the broader one by its name."""
    cases: set[str | None] = set()
    for odds, candidate in ranked:
        if candidate.concept.iri not in cases or candidate.is_named:
            yield odds, candidate
        cases.add(candidate.concept.broader)
