"""Answers to open questions of identity: a file of them in, keys changed by them out.

A decision names two organizations by key, since keys do not change from build to build. Take its line out of the
file and the next build is as if it had never been made. The names stand there for people; only keys are read.

A decision may also be about one name that reads as a person's or as a body's: `first` is the name as printed, the
verdict `organization` or `person`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal, get_args

from grantgraph.errors import SourceRefused
from grantgraph.model import OrganizationMention

Verdict = Literal["same", "different", "unsure", "organization", "person"]

OF_A_NAME = frozenset({"organization", "person"})
"""Verdicts about what one name is, not about two organizations."""

COLUMNS = ("first", "second", "verdict", "who", "why", "first_name", "second_name")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two organizations are one, or what one name is; who said so and why.

    The order of two organizations does not matter. Of a name, `first` is the name and `second` empty.
    """

    first: str
    second: str
    verdict: Verdict
    who: str = ""
    why: str = ""
    first_name: str = ""
    second_name: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """The two keys; the name alone where the verdict is on a name."""
        return frozenset({self.first, self.second} - {""})


def parse_decisions(text: str, name: str = "decisions") -> tuple[Decision, ...]:
    """Decisions from CSV. `SourceRefused` where a line says nothing that can be applied, or two contradict."""
    rows = csv.DictReader(StringIO(text))
    missing = [column for column in COLUMNS[:3] if column not in (rows.fieldnames or COLUMNS)]
    if missing:
        raise SourceRefused(name, f"has no column {missing[0]}; wanted {', '.join(COLUMNS)}", "line 1")
    decided: dict[frozenset[str], Decision] = {}
    for row in rows:
        if not (row.get("verdict") or "").strip():
            continue  # a question that is still open
        decision = _decision(row, name, rows.line_num)
        earlier = decided.setdefault(decision.pair, decision)
        if earlier.verdict != decision.verdict:
            are = f"and {decision.second} are" if decision.second else "is"
            reason = f"{decision.first} {are} {earlier.verdict} and {decision.verdict}"
            raise SourceRefused(name, reason, f"line {rows.line_num}")
    return tuple(decided.values())


def _decision(row: Mapping[str, str | None], name: str, line: int) -> Decision:
    told = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if told["verdict"] not in get_args(Verdict):
        known = "same, different or unsure; of one name, organization or person"
        raise SourceRefused(name, f"“{told['verdict']}” is no verdict; known are {known}", f"line {line}")
    if told["verdict"] in OF_A_NAME:
        if not told["first"] or told["second"]:
            reason = f"{told['verdict']} is said of one name: write it under first and leave second empty"
            raise SourceRefused(name, reason, f"line {line}")
    elif not told["first"] or not told["second"] or told["first"] == told["second"]:
        raise SourceRefused(name, "names no two organizations: both columns need a key", f"line {line}")
    return Decision(**told)  # type: ignore[arg-type]


def generate_decisions(decisions: Iterable[Decision]) -> str:
    """The same as CSV, one line each, sorted by key so that a change of one is a change of one line."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for decision in sorted(decisions, key=lambda d: (d.first, d.second)):
        writer.writerow([getattr(decision, column) for column in COLUMNS])
    return stream.getvalue()


def apply_decisions(
    keys: Mapping[OrganizationMention, str],
    apart: Mapping[OrganizationMention, str],
    decisions: Sequence[Decision],
) -> dict[OrganizationMention, str]:
    """The keys after parting what is decided to be different and merging what is decided to be the same.

    `apart` are the keys that mentions have when they are parted from a body of the same identifier. Of two keys that
    are merged, that of an identifier stays rather than that of a name.
    """
    parted = {decision.pair for decision in decisions if decision.verdict == "different"}
    merged: dict[str, str] = {}

    def root(key: str) -> str:
        while key in merged:
            key = merged[key]
        return key

    for pair in sorted(sorted(decision.pair) for decision in decisions if decision.verdict == "same"):
        roots = sorted({root(key) for key in pair}, key=_rank)
        if len(roots) == 2:
            merged[roots[1]] = roots[0]
    own = {m: apart[m] if frozenset({key, apart[m]}) in parted else key for m, key in keys.items()}
    return {mention: root(key) for mention, key in own.items()}


def _rank(key: str) -> tuple[bool, str]:
    return key != key.upper(), key
