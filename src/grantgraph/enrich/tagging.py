"""Concepts found in what a grant says of itself: a grant goes in, findings with their evidence come out.

What counts is data (`ontology/*.ttl`: each concept with strong, medium, weak and negative cues). A *subject*, what a
grant is about, grows with each place that speaks of it; an *act* or any other fact is there as soon as one cue says so
plainly. How that is weighed stands in `weighing`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from grantgraph.enrich.clauses import quotation
from grantgraph.enrich.matching import Matcher
from grantgraph.enrich.patterns import parse
from grantgraph.enrich.signs import (
    Reading,
    Sign,
    aim_end,
    purpose_end,
    purpose_sentence,
    signs_by_concept,
)
from grantgraph.enrich.weighing import (
    ACT,
    ACT_OF_TITLE_ALONE,
    SUBJECT,
    Candidate,
    confidence_in_act,
    confidence_in_subject,
    keep,
    weigh_act,
    weigh_subject,
)
from grantgraph.enrich.wording import read
from grantgraph.model import Concept, Confidence, Evidence, Field, Finding, Grant, Text

SUBJECT_SCHEMES = frozenset({"https://w3id.org/grantgraph/theme"})


class Tagger:
    """Finds concepts in grants. Built once for a vocabulary; a concept without cues is never found."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(concepts)
        self._cues = [(number, cue) for number, concept in enumerate(self._concepts) for cue in concept.cues]
        self._matcher = Matcher([parse(cue.pattern) for _, cue in self._cues])
        self._plain_subjects = frozenset(
            number
            for number, (concept, cue) in enumerate(self._cues)
            if cue.strength == "strong" and self._concepts[concept].scheme in SUBJECT_SCHEMES
        )

    def find(self, grant: Grant) -> Iterator[Finding]:
        """The findings of a grant, scheme by scheme, the weightiest first; the first subject is the main one."""
        by_scheme: dict[str, list[Candidate]] = defaultdict(list)
        act = ACT if grant.description else ACT_OF_TITLE_ALONE
        for number, signs in sorted(self._signs(grant).items()):
            concept = self._concepts[number]
            if any(sign.cue.strength != "weak" for sign in signs):
                is_subject = concept.scheme in SUBJECT_SCHEMES
                candidate = weigh_subject(concept, signs) if is_subject else weigh_act(concept, signs, act)
                by_scheme[concept.scheme].append(candidate)
        for scheme, candidates in sorted(by_scheme.items()):
            is_subject = scheme in SUBJECT_SCHEMES
            for rank, candidate in enumerate(keep(candidates, SUBJECT if is_subject else act)):
                confidence = (confidence_in_subject if is_subject else confidence_in_act)(candidate)
                yield _finding(candidate, confidence, is_main=is_subject and rank == 0)

    def _signs(self, grant: Grant) -> dict[int, list[Sign]]:
        """The signs of each concept in all texts that are, or may be, English."""
        signs: dict[int, list[Sign]] = defaultdict(list)
        for field in Field:
            for text in grant.texts(field):
                if text.language is None or text.language.lower().startswith("en"):
                    for number, found in self._signs_in(text, field).items():
                        signs[number].extend(found)
        return signs

    def _signs_in(self, text: Text, field: Field) -> dict[int, list[Sign]]:
        wording = read(text.value)
        hits = self._matcher.find(wording)
        purpose = purpose_sentence((hit for hit in hits if hit[2] in self._plain_subjects), wording)
        reading = Reading(
            text,
            field,
            wording,
            purpose,
            purpose_end(wording, purpose),
            aim_end(wording),
            field is Field.TITLE,
        )
        return signs_by_concept(hits, self._cues, reading)


def _finding(candidate: Candidate, confidence: Confidence, is_main: bool) -> Finding:
    sign = candidate.best
    text = sign.reading.text
    start, end = quotation(text.value, *sign.reading.wording.place(sign.start, sign.end))
    evidence = Evidence(sign.reading.field, text.value[start:end], start, end, text.language)
    rule = sign.cue.written or sign.cue.pattern
    return Finding(candidate.concept, evidence, rule, confidence, is_main)
