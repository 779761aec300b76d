"""Answers to open questions of identity, applied to keys: plain values in, plain values out.

A decision names two organizations by key, since keys do not change from build to build. Take it out of the file and
the next build is as if it had never been made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from grantgraph.model import OrganizationMention

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two organizations are one, who said so and why. The order of the two does not matter."""

    first: str
    second: str
    verdict: Verdict
    who: str = ""
    why: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """The two keys."""
        return frozenset({self.first, self.second})


def apply_decisions(
    keys: Mapping[OrganizationMention, str], decisions: Sequence[Decision]
) -> dict[OrganizationMention, str]:
    """The keys after merging what is decided to be the same; the key of an identifier is kept before that of a name."""
    merged: dict[str, str] = {}

    def root(key: str) -> str:
        while key in merged:
            key = merged[key]
        return key

    for decision in sorted(decisions, key=lambda d: (d.first, d.second)):
        if decision.verdict == "same":
            kept, other = sorted({root(decision.first), root(decision.second)}, key=_rank) * 2
            if kept != other:
                merged[other] = kept
    return {mention: root(key) for mention, key in keys.items()}


def _rank(key: str) -> tuple[bool, str]:
    return key != key.upper(), key
