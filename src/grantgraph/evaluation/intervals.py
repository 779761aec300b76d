"""How far a figure may be trusted: the gap between two groups of pages, with a bootstrap interval over pages.

Pages, not grants, are drawn again, since the grants of one page resemble each other.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from grantgraph.evaluation.scoring import PageScore, Tally

_DRAWS = 2000


class Gap(NamedTuple):
    """F1 of the first group less F1 of the second, and the interval that holds 95 of 100 draws."""

    value: float
    low: float
    high: float


def gap(first: Sequence[PageScore], second: Sequence[PageScore], kind: str, seed: int = 1) -> Gap:
    """The gap of one kind of label between two groups of pages; equal for equal input."""
    draw = random.Random(seed)  # noqa: S311  (nothing secret)
    one, two = [page.of_kind(kind) for page in first], [page.of_kind(kind) for page in second]
    gaps = sorted(
        _f1(draw.choices(one, k=len(one))) - _f1(draw.choices(two, k=len(two))) for _ in range(_DRAWS)
    )
    return Gap(_f1(one) - _f1(two), gaps[_DRAWS * 25 // 1000], gaps[_DRAWS * 975 // 1000 - 1])


def _f1(tallies: Sequence[Tally]) -> float:
    return sum(tallies, Tally()).f1
