"""Concepts found in what a grant says of itself: a grant goes in, findings with their evidence come out.

What counts is data (`ontology/*.ttl`: each concept with strong, medium, weak and negative cues). A *subject*, what a
grant is about, grows with each place that speaks of it; an *act* or any other fact is there as soon as one cue says so
plainly (`weighing`). The words around have a say in it, too (`company`), before all is judged (`judging`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from grantgraph.enrich import judging
from grantgraph.enrich.clauses import quotation
from grantgraph.enrich.company import Companies, Heard
from grantgraph.enrich.judging import Judged
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
from grantgraph.enrich.weighing import ACT, ACT_OF_TITLE_ALONE, Candidate, weigh_act, weigh_subject
from grantgraph.enrich.wording import Wording, read
from grantgraph.model import Concept, Evidence, Field, Finding, Grant, OrganizationMention, Text

SUBJECTS = "https://w3id.org/grantgraph/theme"
JUDGEMENTS = {SUBJECTS: judging.SUBJECT, "https://w3id.org/grantgraph/activity": judging.ACT}


class Tagger:
    """Finds concepts in grants. Built once for a vocabulary; a concept without cues is never found."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(concepts)
        self._cues = [(number, cue) for number, concept in enumerate(self._concepts) for cue in concept.cues]
        self._matcher = Matcher([parse(cue.pattern) for _, cue in self._cues])
        self._companies = Companies(self._concepts)
        self._plain_subjects = frozenset(
            number
            for number, (concept, cue) in enumerate(self._cues)
            if cue.strength == "strong" and self._concepts[concept].scheme == SUBJECTS
        )

    def find(self, grant: Grant) -> Iterator[Finding]:
        """The findings of a grant, scheme by scheme, the likeliest first; the first subject is the main one."""
        texts = _wordings(grant)
        heard = self._companies.hear({key for worded in texts for key in worded.wording.keys.split()})
        for scheme, candidates in sorted(self._candidates(texts).items()):
            for rank, judged in enumerate(self._judged(scheme, candidates, heard)):
                yield _finding(judged, is_main=scheme == SUBJECTS and rank == 0)

    def candidates(self, grant: Grant) -> Mapping[str, Sequence[Candidate]]:
        """All that signs speak for, by scheme, before it is judged."""
        return self._candidates(_wordings(grant))

    def _judged(self, scheme: str, candidates: Sequence[Candidate], heard: Sequence[Heard]) -> list[Judged]:
        if scheme not in JUDGEMENTS:
            return judging.judge_facts(candidates)
        concepts = (candidate.concept for candidate in candidates)
        return JUDGEMENTS[scheme].judge(candidates, self._companies.say(heard, concepts))

    def _candidates(self, texts: Sequence[_Worded]) -> Mapping[str, Sequence[Candidate]]:
        by_scheme: dict[str, list[Candidate]] = defaultdict(list)
        act = ACT if any(worded.field is Field.DESCRIPTION for worded in texts) else ACT_OF_TITLE_ALONE
        for number, signs in sorted(self._signs(texts).items()):
            concept = self._concepts[number]
            if any(sign.cue.strength != "weak" for sign in signs):
                is_subject = concept.scheme == SUBJECTS
                candidate = weigh_subject(concept, signs) if is_subject else weigh_act(concept, signs, act)
                by_scheme[concept.scheme].append(candidate)
        return by_scheme

    def _signs(self, texts: Sequence[_Worded]) -> dict[int, list[Sign]]:
        """The signs of each concept, by its number."""
        signs: dict[int, list[Sign]] = defaultdict(list)
        for worded in texts:
            for number, found in self._signs_in(worded).items():
                signs[number].extend(found)
        return signs

    def _signs_in(self, worded: _Worded) -> dict[int, list[Sign]]:
        field, text, wording, names = worded
        hits = self._matcher.find(wording)
        if names:
            hits = [hit for hit in hits if not _is_within(wording.place(hit[0], hit[1]), names)]
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


class _Worded(NamedTuple):
    """A text of a grant with its wording, and where the names of those who get the grant stand in it."""

    field: Field
    text: Text
    wording: Wording
    names: Sequence[tuple[int, int]]


def _wordings(grant: Grant) -> list[_Worded]:
    """All texts that are, or may be, English."""
    return [
        _Worded(field, text, read(text.value), list(_named(grant, text.value)))
        for field in Field
        for text in grant.texts(field)
        if text.language is None or text.language.lower().startswith("en")
    ]


def _named(grant: Grant, text: str) -> Iterator[tuple[int, int]]:
    """Where grantees are named in a text: what a body is called does not say what it is funded for."""
    for grantee in grant.grantees:
        if isinstance(grantee, OrganizationMention) and grantee.name in text:
            yield from (match.span() for match in re.finditer(re.escape(grantee.name), text))


def _is_within(place: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in spans)


def _finding(judged: Judged, is_main: bool) -> Finding:
    candidate, confidence = judged
    sign = candidate.best
    text = sign.reading.text
    start, end = quotation(text.value, *sign.reading.wording.place(sign.start, sign.end))
    evidence = Evidence(sign.reading.field, text.value[start:end], start, end, text.language)
    rule = sign.cue.written or sign.cue.pattern
    return Finding(candidate.concept, evidence, rule, confidence, is_main)
