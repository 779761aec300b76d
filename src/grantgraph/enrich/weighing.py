"""How signs add up to a finding: by place, by agreement, and beside the other concepts of the same scheme.

The weights were set by hand on half of a labelled collection and checked on the other half; moving any of them a little
changes little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from grantgraph.enrich.signs import Place, Sign
from grantgraph.enrich.wording import fold
from grantgraph.model import Concept, Confidence

STRENGTH = {"strong": 1.0, "medium": 0.5, "weak": 0.2}
# Cues of an activity are many, and some of them find the same words.
CUES_WHEN_SURE = {"https://w3id.org/grantgraph/activity": 4}


@dataclass(frozen=True, slots=True)
class Weighing:
    """A way to weigh.

    A sign weighs its strength times the weight of its place. A sentence weighs its best sign, `echo` of it for each
    other strong cue (of three at most) that speaks in it, too, for what many cues know is what the subject is usually
    called, and `agreement` of each of two more signs that stand in other words. A concept is kept from `threshold` on,
    if it reaches `share_of_best` of the best of its scheme (which counts up to `enough`), and is among the `most` best;
    where none is, the best one from `alone` on. In the sentence of purpose, signs after the tenth word weigh `late` of
    it.
    """

    title: float
    purpose: float
    body: float
    threshold: float
    agreement: float = 0.0
    echo: float = 0.0
    share_of_best: float = 0.0
    enough: float = 2.75
    most: int = 99
    late: float = 1.0
    alone: float = math.inf

    def weigh(self, sign: Sign, place: Place) -> float:
        """What one sign weighs."""
        weight = STRENGTH[sign.cue.strength]
        if place == "title":
            return weight * self.title
        if place == "body":
            return weight * self.body
        return weight * self.purpose * (self.late if self.late != 1.0 and sign.is_late else 1.0)


SUBJECT = Weighing(
    title=1.6,
    purpose=1.2,
    body=0.45,
    threshold=0.75,
    agreement=0.2,
    echo=0.33,
    share_of_best=0.45,
    most=3,
    late=0.8,
    alone=0.45,
)
PLAIN_SUBJECT = replace(SUBJECT, body=0.68)
ACT = Weighing(title=0.4, purpose=0.9, body=1.0, threshold=0.5)
ACT_OF_TITLE_ALONE = Weighing(title=1.0, purpose=0.9, body=1.0, threshold=0.5)


class Candidate(NamedTuple):
    """A concept with its signs, weighed: the score, the number of sentences that speak for it, and the best sign."""

    concept: Concept
    signs: Sequence[Sign]
    score: float
    sentences: int
    best: Sign

    @property
    def is_named(self) -> bool:
        """Whether a strong sign calls the concept by its own name."""
        name = " ".join(map(fold, self.concept.label.split()))
        strong = (sign for sign in self.signs if sign.cue.strength == "strong")
        return any(name in sign.reading.wording.keys[sign.start : sign.end] for sign in strong)


def weigh_subject(concept: Concept, signs: Sequence[Sign]) -> Candidate:
    """What a grant is about.

    Where a concept's words also name means and audiences (lawyers, voters), what stands in passing counts little.
    """
    weighing = PLAIN_SUBJECT if concept.is_plain else SUBJECT
    return Candidate(concept, signs, *_add_up(weighing, [(sign, sign.place) for sign in signs]))


def weigh_act(concept: Concept, signs: Sequence[Sign], weighing: Weighing) -> Candidate:
    """What will be done, or any other fact."""
    return Candidate(concept, signs, *_add_up(weighing, [(sign, sign.place_of_act) for sign in signs]))


def confidence_in_subject(candidate: Candidate) -> Confidence:
    """High when two different sentences say so."""
    return Confidence.HIGH if candidate.sentences > 1 and candidate.score >= 1.9 else Confidence.LOW


def confidence_in_act(candidate: Candidate) -> Confidence:
    """High when several cues say so and one stands in what will be done.

    Where they do not all stand in the same words, one cue less will do.
    """
    strong = [sign for sign in candidate.signs if sign.cue.strength == "strong"]
    cues = len({sign.cue.pattern for sign in strong})
    enough = cues + (cues > 1 and _stand_apart(strong)) >= CUES_WHEN_SURE.get(candidate.concept.scheme, 2)
    sure = enough and any(sign.place_of_act == "body" for sign in candidate.signs)
    return Confidence.HIGH if sure else Confidence.LOW


def _stand_apart(signs: Sequence[Sign]) -> bool:
    """Whether two of the signs have no words in common."""
    first = min(signs, key=lambda sign: sign.end)
    return any(sign.reading is not first.reading or sign.start >= first.end for sign in signs)


def _add_up(weighing: Weighing, signs: Sequence[tuple[Sign, Place]]) -> tuple[float, int, Sign]:
    """Score, number of sentences that speak, and the sign that speaks best (the longest and earliest of equals)."""
    if len(signs) == 1:
        [(sign, place)] = signs
        return weighing.weigh(sign, place), 1, sign
    sentences: dict[tuple[Place, int], list[tuple[float, Sign]]] = {}
    for sign, place in signs:
        weighed = weighing.weigh(sign, place), sign
        sentences.setdefault((place, sign.sentence), []).append(weighed)
    score, best = 0.0, []
    for weighed_signs in sentences.values():
        if len(weighed_signs) == 1:
            first = weighed_signs[0]
        else:
            weighed_signs.sort(key=_rank, reverse=True)
            first, *others = _apart(weighed_signs)
            score += weighing.agreement * sum(weight for weight, _ in others)
            score += weighing.echo * first[0] * _echoes(weighed_signs)
        best.append(first)
        score += first[0]
    return score, len(sentences), max(best, key=_rank)[1]


def _rank(weighed: tuple[float, Sign]) -> tuple[float, int, int]:
    weight, sign = weighed
    return weight, sign.end - sign.start, -sign.start


def _echoes(weighed: Sequence[tuple[float, Sign]]) -> int:
    """How many strong cues speak beside a first one, three at most."""
    cues = {sign.cue.pattern for _, sign in weighed if sign.cue.strength == "strong"}
    return min(max(len(cues) - 1, 0), 3)


def _apart(weighed: Sequence[tuple[float, Sign]]) -> list[tuple[float, Sign]]:
    """The best three signs of a sentence of which none shares words with another: one phrase is one sign."""
    found: list[tuple[float, Sign]] = []
    for weight, sign in weighed:
        if all(sign.end <= other.start or other.end <= sign.start for _, other in found):
            found.append((weight, sign))
            if len(found) == 3:
                break
    return found


def keep(candidates: Sequence[Candidate], weighing: Weighing) -> list[Candidate]:
    """The candidates of one scheme that weigh enough, the best first."""
    best = max((candidate.score for candidate in candidates), default=0.0)
    least = max(weighing.threshold, weighing.share_of_best * min(best, weighing.enough)) - 1e-9
    hint = weighing.alone <= best < weighing.threshold
    ranked = sorted((c for c in candidates if c.score >= (best if hint else least)), key=_order)
    if hint:
        return ranked[:1]
    said = {candidate.concept.broader for candidate in ranked}
    kept = [c for c in ranked if c.concept.iri not in said or not _is_said_by(c, ranked)]
    return kept[: weighing.most]


def _order(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.concept.id


def _is_said_by(candidate: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Whether a case of the concept weighs more and says it all: nothing calls the broader one by its name."""
    weightier = ranked[: ranked.index(candidate)]
    return any(c.concept.broader == candidate.concept.iri for c in weightier) and not candidate.is_named
