"""What the signs of a concept weigh together: by strength, by place, and by agreement.

The weights were set by hand on half of a labelled collection and checked on the other half; moving any of them a little
changes little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from grantgraph.enrich.signs import Place, Sign
from grantgraph.enrich.wording import fold
from grantgraph.model import Concept

_STRENGTH = {"strong": 1.0, "medium": 0.5, "weak": 0.2}
# A sentence weighs its best sign, so much of it for each other strong cue that speaks in it, too (three at most, since
# what many cues know is what the subject is usually called), and so much of each of two more signs in other words.
_ECHO = 0.33
_AGREEMENT = 0.2

Places = Mapping[Place, float]
"""What a strong sign weighs in each place."""

SUBJECT: Places = {"title": 1.2, "purpose": 1.2, "body": 0.45}
PLAIN_SUBJECT: Places = {"title": 1.2, "purpose": 1.2, "body": 0.9}
ACT: Places = {"title": 0.4, "purpose": 0.9, "body": 1.0}
ACT_OF_TITLE_ALONE: Places = {"title": 1.0, "purpose": 0.9, "body": 1.0}


class Candidate(NamedTuple):
    """A concept with its signs, what they weigh, and the best of them."""

    concept: Concept
    signs: Sequence[Sign]
    score: float
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
    places = PLAIN_SUBJECT if concept.is_plain else SUBJECT
    return Candidate(concept, signs, *_add_up([_weighed(sign, sign.place, places) for sign in signs]))


def weigh_act(concept: Concept, signs: Sequence[Sign], places: Places) -> Candidate:
    """What will be done, or any other fact."""
    return Candidate(concept, signs, *_add_up([_weighed(sign, sign.place_of_act, places) for sign in signs]))


class _Weighed(NamedTuple):
    """A sign with what it weighs at its place."""

    weight: float
    sign: Sign
    place: Place


def _weighed(sign: Sign, place: Place, places: Places) -> _Weighed:
    return _Weighed(_STRENGTH[sign.cue.strength] * places[place], sign, place)


def _add_up(signs: Sequence[_Weighed]) -> tuple[float, Sign]:
    """The score, and the sign that speaks best."""
    if len(signs) == 1:
        return signs[0].weight, signs[0].sign
    sentences: dict[tuple[Place, int], list[_Weighed]] = {}
    for each in signs:
        sentences.setdefault((each.place, each.sign.sentence), []).append(each)
    score = sum(map(_in_a_sentence, sentences.values()))
    return score, max(signs, key=_rank).sign


def _in_a_sentence(signs: list[_Weighed]) -> float:
    """What signs of one sentence weigh; they are put in order, the best first."""
    if len(signs) == 1:
        return signs[0].weight
    signs.sort(key=_rank, reverse=True)
    best, *others = _apart(signs)
    return best.weight * (1 + _ECHO * _echoes(signs)) + _AGREEMENT * sum(each.weight for each in others)


def _rank(each: _Weighed) -> tuple[float, int, int]:
    """Greater is better: the longest and earliest of equals."""
    return each.weight, each.sign.end - each.sign.start, -each.sign.start


def _echoes(signs: Sequence[_Weighed]) -> int:
    """How many strong cues speak beside a first one, three at most."""
    cues = {each.sign.cue.pattern for each in signs if each.sign.cue.strength == "strong"}
    return min(max(len(cues) - 1, 0), 3)


def _apart(signs: Sequence[_Weighed]) -> list[_Weighed]:
    """The best three signs of a sentence of which none shares words with another: one phrase is one sign."""
    found: list[_Weighed] = []
    for each in signs:
        if all(each.sign.end <= other.sign.start or other.sign.end <= each.sign.start for other in found):
            found.append(each)
            if len(found) == 3:
                break
    return found
