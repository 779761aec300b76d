"""A person's word on findings: what rules found and corrections in, what stands then out, and what was not applied.

`accept` confirms a finding, `reject` takes it away, `add` makes one of quoted words. A correction holds for the finding
it was made on: where that is not made any more, or rests on other words by now, it is told and left alone.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from grantgraph.corrections import Sought, Unmatched, find_words, folded
from grantgraph.enrich.tagging import SUBJECTS
from grantgraph.model import (
    Concept,
    Confidence,
    Correction,
    Evidence,
    Field,
    Finding,
    Grant,
    PlaceFinding,
    Problem,
)

BY_HAND = "read by a person"
"""The rule of a finding that a person added."""


Statement = Finding | PlaceFinding


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in one grant, and the findings that a person rejected, each with the correction."""

    statements: tuple[Statement, ...] = ()
    rejected: tuple[tuple[Correction, Statement], ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The concepts."""
        return tuple(each for each in self.statements if isinstance(each, Finding))

    @property
    def places(self) -> tuple[PlaceFinding, ...]:
        """The places."""
        return tuple(each for each in self.statements if isinstance(each, PlaceFinding))


def notation(finding: Statement) -> str:
    """How a file of corrections writes a concept or place: `theme:rule-of-law`, `place:KZ-ALA`."""
    if isinstance(finding, PlaceFinding):
        return f"place:{finding.place.code or finding.place.label}"
    return f"{_scheme(finding.concept)}:{finding.concept.id}"


def _scheme(concept: Concept) -> str:
    return concept.scheme.rstrip("/#").rsplit("/", 1)[-1]


class Judge:
    """Applies corrections to grants. `problems` are the corrections that could not be applied, with the reason."""

    def __init__(
        self, corrections: Sequence[Correction], grants: Sequence[Grant], concepts: Iterable[Concept]
    ) -> None:
        self._grants = grants
        self._concepts = _by_name(concepts)
        self.problems: list[Problem] = []
        self._of_grant = self._assigned(corrections)

    def found(self, number: int, statements: Iterable[Statement]) -> Found:
        """What is found in a grant, by its number, after every correction that is about it."""
        found = Found(tuple(statements))
        for correction in self._of_grant.get(number, ()):
            try:
                found = self._applied(correction, self._grants[number], found)
            except Unmatched as reason:
                self._problem(correction, str(reason))
        return found

    def _assigned(self, corrections: Sequence[Correction]) -> Mapping[int, list[Correction]]:
        """Corrections by the number of their grant; what contradicts another row is told and left out."""
        said: dict[tuple[int, str], list[Correction]] = defaultdict(list)
        sought = Sought(self._grants if corrections else ())
        for correction in corrections:
            try:
                said[sought.number(correction), self._key(correction)].append(correction)
            except Unmatched as reason:
                self._problem(correction, str(reason))
        assigned: dict[int, list[Correction]] = defaultdict(list)
        for (number, _), rows in said.items():
            if len({row.action == "reject" for row in rows}) == 1:
                assigned[number] += rows
                continue
            for row in rows:
                others = ", ".join(f"{o.location} ({o.action})" for o in rows if o.action != row.action)
                self._problem(row, f"it says {row.action} and contradicts {others}")
        return assigned

    def _key(self, correction: Correction) -> str:
        """What is judged: the IRI of a concept, or a place as written."""
        kind, _, name = correction.concept.partition(":")
        return f"place:{folded(name)}" if kind == "place" else self._concept(correction.concept).iri

    def _concept(self, written: str) -> Concept:
        found = self._concepts.get(folded(written), [])
        if not found:
            [*close] = difflib.get_close_matches(folded(written), self._concepts, n=1)
            hint = f"; perhaps {close[0]} is meant" if close else ""
            raise Unmatched(f"“{written}” is no concept of the vocabulary{hint}")
        if len(found) > 1:
            names = " or ".join(f"{_scheme(concept)}:{concept.id}" for concept in found)
            raise Unmatched(f"“{written}” can be {names}")
        return found[0]

    def _applied(self, correction: Correction, grant: Grant, found: Found) -> Found:
        if correction.action == "add":
            return self._added(correction, grant, found)
        if correction.action == "accept":
            statement = self._meant(correction, found.statements)
            return _with(found, statement, _confirmed(statement, correction))
        gone = (rejected for _, rejected in found.rejected)  # perhaps by another person
        statement = self._meant(correction, (*found.statements, *gone))
        rest = _with(found, statement, None) if statement in found.statements else found
        return replace(rest, rejected=(*found.rejected, (correction, statement)))

    def _meant(self, correction: Correction, statements: Iterable[Statement]) -> Statement:
        """The finding that a correction is about, resting on the words that it quotes."""
        key = self._key(correction)
        statement = next((each for each in statements if key in _keys(each)), None)
        if statement is None:
            raise Unmatched(f"{correction.concept} is not found in this grant any more")
        exact, words = folded(statement.evidence.exact), folded(correction.words)
        if words not in exact and exact not in words:
            raise Unmatched(f"{correction.concept} rests on other words by now: “{statement.evidence.exact}”")
        return statement

    def _added(self, correction: Correction, grant: Grant, found: Found) -> Found:
        """A person's finding, in place of one that the rules made of the same concept."""
        if correction.concept.startswith("place:"):
            raise Unmatched("places are read from the names in the text and cannot be added")
        concept = self._concept(correction.concept)
        evidence = _evidence(correction.words, grant)
        made = next((each for each in found.findings if each.concept.iri == concept.iri), None)
        main = next((each for each in found.findings if each.is_main), made)
        is_main = main is made and concept.scheme == SUBJECTS
        corrections = (*made.corrections, correction) if made else (correction,)
        finding = Finding(concept, evidence, BY_HAND, Confidence.HIGH, is_main, corrections)
        return _with(found, made, finding)

    def _problem(self, correction: Correction, reason: str) -> None:
        self.problems.append(
            Problem(correction.file, correction.location, f"{reason}; the row was not applied")
        )


def _by_name(concepts: Iterable[Concept]) -> dict[str, list[Concept]]:
    """Concepts by everything that a person may write for them."""
    named: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        scheme = _scheme(concept)
        names = {concept.iri, concept.id, concept.label, f"{scheme}:{concept.id}", f"{scheme}/{concept.id}"}
        for name in {folded(name) for name in names}:
            named[name].append(concept)
    return named


def _keys(statement: Statement) -> set[str]:
    if isinstance(statement, Finding):
        return {statement.concept.iri}
    return {f"place:{folded(name)}" for name in (statement.place.code, statement.place.label) if name}


def _confirmed(statement: Statement, correction: Correction) -> Statement:
    corrections = (*statement.corrections, correction)
    if isinstance(statement, Finding):
        return replace(statement, confidence=Confidence.HIGH, corrections=corrections)
    return replace(statement, corrections=corrections)


def _with(found: Found, old: Statement | None, new: Statement | None) -> Found:
    """The same with a new statement in place of an old one; the next theme follows a main one that goes."""
    at = found.statements.index(old) if old else len(found.statements)
    statements = [*found.statements[:at], *([new] if new else []), *found.statements[at + 1 :]]
    if isinstance(old, Finding) and old.is_main and new is None:
        for place, each in enumerate(statements):
            if isinstance(each, Finding) and each.concept.scheme == old.concept.scheme:
                statements[place] = replace(each, is_main=True)
                break
    return replace(found, statements=tuple(statements))


def _evidence(words: str, grant: Grant) -> Evidence:
    """The quoted words at their place in the grant's own text."""
    for field in Field:
        for text in grant.texts(field):
            if place := find_words(words, text.value):
                start, end = place
                return Evidence(field, text.value[start:end], start, end, text.language)
    raise Unmatched(f"the words “{words}” do not stand in the grant's own text")
