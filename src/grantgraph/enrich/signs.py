"""The signs of concepts in a grant: which cue stands where, before anything is weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from grantgraph.enrich.matching import Hit
from grantgraph.enrich.wording import Wording, fold
from grantgraph.model import Cue, Field, Text

# Where in a grant a sign stands.
Place = Literal["title", "purpose", "body"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text of a grant with its wording.

    `purpose` is the number of the sentence that says what the grant is for, and `purpose_end` where (in keys) it turns
    to what will be done; what stands before `aim_end` is an aim, "To defend ...", and not yet an act.
    """

    text: Text
    field: Field
    wording: Wording
    purpose: int = 0
    purpose_end: int = 0
    aim_end: int = 0
    is_title: bool = False


_AIM = ". to "


class Sign(NamedTuple):
    """A cue at a place: the sentence's number, and offsets in the keys."""

    cue: Cue
    reading: Reading
    sentence: int
    start: int
    end: int

    @property
    def place(self) -> Place:
        """The place for a subject: the title, the sentence of purpose until it turns to acts, or the rest."""
        reading = self.reading
        if reading.is_title:
            return "title"
        is_purpose = self.sentence == reading.purpose and self.start < reading.purpose_end
        return "purpose" if is_purpose else "body"

    @property
    def place_of_act(self) -> Place:
        """The place for an act: the title, a mere aim, or what will be done."""
        reading = self.reading
        if reading.is_title:
            return "title"
        return "purpose" if self.start < reading.aim_end else "body"


def purpose_sentence(hits: Iterable[Hit], wording: Wording) -> int:
    """An aim at the beginning, else the sentence of the first hit (they are in order), else the first of all."""
    if wording.keys.startswith(_AIM, 1):
        return 0
    return next((wording.sentence(start) for start, _, _ in hits), 0)


_TURN = (" wil ", " would ", " shal ")
# What somebody "will" do and what it is for, in one: "will help weavers sell their cloth".
_AIMING = {
    fold(verb)
    for verb in ("help", "assist", "enable", "encourage", "promote", "strengthen", "defend", "protect")
}


def purpose_end(wording: Wording, sentence: int) -> int:
    """Where a sentence turns from what a grant is for to what will be done.

    At "will" after an aim ("To defend miners, lawyers will ..."), at its beginning where somebody "will" without an
    aim, and with its end where nothing "will" or where that is an aim itself ("will help").
    """
    start, end = _sentence_span(wording, sentence)
    turn = _turn(wording, start, end)
    if turn == end or wording.keys.startswith(_AIM, start):
        return turn
    _, verb, *_ = [*wording.keys[turn:end].split(maxsplit=2), "", ""]
    return end if verb in _AIMING else start


def aim_end(wording: Wording) -> int:
    """Where a statement of aim at the beginning ends: at "will", or with its sentence; 0 where there is none."""
    start, end = _sentence_span(wording, 0)
    return _turn(wording, start, end) if wording.keys.startswith(_AIM, start) else 0


def _turn(wording: Wording, start: int, end: int) -> int:
    return min((at for turn in _TURN if (at := wording.keys.find(turn, start, end)) >= 0), default=end)


def _sentence_span(wording: Wording, sentence: int) -> tuple[int, int]:
    starts = wording.sentence_starts
    return starts[sentence], starts[sentence + 1] if sentence + 1 < len(starts) else len(wording.keys)


def signs_by_concept(
    hits: Sequence[Hit], cues: Sequence[tuple[int, Cue]], reading: Reading
) -> dict[int, list[Sign]]:
    """The signs of each concept (by number), without those that a negative cue takes away."""
    found: dict[int, list[Sign]] = defaultdict(list)
    masks: dict[int, list[Hit]] = defaultdict(list)
    starts = [*reading.wording.sentence_starts[1:], len(reading.wording.keys)]
    sentence = 0
    for hit in hits:
        start, end, pattern = hit
        concept, cue = cues[pattern]
        while start >= starts[sentence]:
            sentence += 1
        if cue.strength == "negative":
            masks[concept].append(hit)
        else:
            found[concept].append(Sign(cue, reading, sentence, start, end))
    for concept, hidden in masks.items():
        if concept in found:
            found[concept] = _unmasked(found[concept], hidden)
    return found


def _unmasked(signs: Iterable[Sign], masks: Sequence[Hit]) -> list[Sign]:
    """The signs whose last word, which names the thing, is no part of a longer phrase that means something else."""
    starts = [start for start, _, _ in masks]  # in order, as the hits are
    furthest = list(accumulate((end for _, end, _ in masks), max))
    return [
        sign for sign in signs if not ((at := bisect_left(starts, sign.end)) and furthest[at - 1] >= sign.end)
    ]
