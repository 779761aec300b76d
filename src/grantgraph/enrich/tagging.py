"""Concepts found in what a grant says of itself: a grant goes in, findings with their evidence come out.

What counts is data (`ontology/*.ttl`: each concept with strong, medium, weak and negative cues); here is only how it is
weighed. A *subject* (what a grant is about) grows with each place that speaks of it: the title most, then the sentence
of purpose, then the rest. An *act* or any other fact is there as soon as one cue says so plainly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from grantgraph.enrich.clauses import quotation
from grantgraph.enrich.matching import Matcher
from grantgraph.enrich.patterns import parse
from grantgraph.enrich.wording import Wording, read
from grantgraph.model import Concept, Confidence, Cue, Evidence, Field, Finding, Grant, Text

SUBJECT_SCHEMES = frozenset({"https://w3id.org/grantgraph/theme"})
_STRENGTH = {"strong": 1.0, "medium": 0.6, "weak": 0.3}


class Place(IntEnum):
    """Where in a grant a sign stands."""

    TITLE = 0
    PURPOSE = 1
    BODY = 2


@dataclass(frozen=True, slots=True)
class Weighing:
    """How signs add up: weight by place, the least sum, the least share of the best sum of the same scheme."""

    title: float
    purpose: float
    body: float
    threshold: float
    share_of_best: float = 0.0

    def of(self, place: Place) -> float:
        """The weight of a place."""
        return (self.title, self.purpose, self.body)[place]


SUBJECT = Weighing(title=1.6, purpose=1.2, body=0.6, threshold=0.7, share_of_best=0.4)
ACT = Weighing(title=0.5, purpose=0.9, body=1.0, threshold=0.6)
ACT_OF_TITLE_ALONE = replace(ACT, title=1.0)


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue found at a place: sentence number, and offsets in the keys of its text."""

    cue: Cue
    wording: Wording
    text: Text
    field: Field
    place: Place
    sentence: int
    start: int
    end: int

    @property
    def strength(self) -> float:
        """The strength of the cue, between 0 and 1."""
        return _STRENGTH[self.cue.strength]


class Tagger:
    """Finds concepts in grants. Built once for a vocabulary; a concept without cues is never found."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(concepts)
        self._cues = [(number, cue) for number, concept in enumerate(self._concepts) for cue in concept.cues]
        self._matcher = Matcher([parse(cue.pattern) for _, cue in self._cues])

    def find(self, grant: Grant) -> Iterator[Finding]:
        """The findings of a grant, concept by concept in the order of the vocabulary."""
        signs: dict[int, list[Sign]] = defaultdict(list)
        masks: dict[int, list[Sign]] = defaultdict(list)
        for concept, sign in self._signs(grant):
            (masks if sign.cue.strength == "negative" else signs)[concept].append(sign)
        candidates = []
        for concept in sorted(signs):
            if open_signs := _unmasked(signs[concept], masks.get(concept, ())):
                weighing = _weighing(self._concepts[concept], grant)
                candidates.append(_Candidate(self._concepts[concept], open_signs, weighing))
        yield from _findings(candidates)

    def _signs(self, grant: Grant) -> Iterator[tuple[int, Sign]]:
        for field in Field:
            for text in grant.texts(field):
                if text.language is None or text.language.lower().startswith("en"):
                    yield from self._signs_in(text, field)

    def _signs_in(self, text: Text, field: Field) -> Iterator[tuple[int, Sign]]:
        wording = read(text.value)
        purpose_end = wording.sentence_starts[1] if len(wording.sentence_starts) > 1 else len(wording.keys)
        for hit in self._matcher.find(wording):
            concept, cue = self._cues[hit.pattern]
            if field is Field.TITLE:
                place = Place.TITLE
            else:
                place = Place.PURPOSE if hit.start < purpose_end else Place.BODY
            yield (
                concept,
                Sign(cue, wording, text, field, place, wording.sentence(hit.start), hit.start, hit.end),
            )


@dataclass(frozen=True, slots=True)
class _Candidate:
    concept: Concept
    signs: list[Sign]
    weighing: Weighing

    @property
    def score(self) -> float:
        return sum(self.by_sentence.values())

    @property
    def by_sentence(self) -> dict[tuple[Place, int], float]:
        best: dict[tuple[Place, int], float] = {}
        for sign in self.signs:
            key = (sign.place, sign.sentence)
            best[key] = max(best.get(key, 0.0), sign.strength * self.weighing.of(sign.place))
        return best

    @property
    def best_sign(self) -> Sign:
        return max(
            self.signs,
            key=lambda s: (s.strength * self.weighing.of(s.place), s.end - s.start, -s.place, -s.start),
        )


def _weighing(concept: Concept, grant: Grant) -> Weighing:
    if concept.scheme in SUBJECT_SCHEMES:
        return SUBJECT
    return ACT if grant.description else ACT_OF_TITLE_ALONE


def _unmasked(signs: list[Sign], masks: Iterable[Sign]) -> list[Sign]:
    spans = [(mask.wording, mask.start, mask.end) for mask in masks]
    return [
        sign
        for sign in signs
        if not any(w is sign.wording and a <= sign.start and sign.end <= b for w, a, b in spans)
    ]


def _findings(candidates: list[_Candidate]) -> Iterator[Finding]:
    best: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        best[candidate.concept.scheme] = max(best[candidate.concept.scheme], candidate.score)
    kept = [
        c
        for c in candidates
        if c.score >= max(c.weighing.threshold, c.weighing.share_of_best * best[c.concept.scheme]) - 1e-9
    ]
    subjects = [c for c in kept if c.concept.scheme in SUBJECT_SCHEMES]
    main = max(subjects, key=lambda c: c.score) if subjects else None
    for candidate in kept:
        yield _finding(candidate, candidate is main)


def _finding(candidate: _Candidate, is_main: bool) -> Finding:
    sign = candidate.best_sign
    start, end = quotation(sign.text.value, *sign.wording.place(sign.start, sign.end))
    evidence = Evidence(sign.field, sign.text.value[start:end], start, end, sign.text.language)
    rule = sign.cue.written or sign.cue.pattern
    return Finding(candidate.concept, evidence, rule, _confidence(candidate), is_main)


def _confidence(candidate: _Candidate) -> Confidence:
    if candidate.concept.scheme in SUBJECT_SCHEMES:
        sure = len(candidate.by_sentence) > 1
    else:
        sure = len({sign.cue for sign in candidate.signs}) > 1
    return Confidence.HIGH if sure else Confidence.LOW
