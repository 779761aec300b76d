"""Grants without a publisher's id that have the same words: one grant or several, and what to tell of it.

Within one listing they are several. In two listings they are one, unless these tell different amounts, dates or the
like: then nobody knows whether one was mended or another given, and they stay two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from grantgraph.model import Grant, Listing, Problem

_SINGLE = {
    "money": "amount",
    "award_date": "date of award",
    "start_date": "start",
    "end_date": "end",
    "duration": "duration",
    "focus": "programme",
    "is_supplement": "kind of grant",
}


@dataclass
class _Twin:
    """One grant of several with the same words: the first place of it, what is told, and by which listings."""

    first: Grant
    told: dict[str, Any] = field(default_factory=dict)
    listings: set[str] = field(default_factory=set)

    def difference(self, grant: Grant) -> str | None:
        """The first thing that this grant tells otherwise."""
        told = _told(grant)
        return next((name for name, value in told.items() if self.told.get(name, value) != value), None)

    def add(self, grant: Grant) -> None:
        self.told = _told(grant) | self.told
        self.listings.add(grant.listing.sha256)


@dataclass
class Twins:
    """Numbers grants of equal key in the order in which they come; the first is number 1."""

    _seen: dict[str, list[_Twin]] = field(default_factory=dict)
    _same: dict[tuple[Listing, Listing], list[Grant]] = field(default_factory=dict)
    _otherwise: list[Problem] = field(default_factory=list)

    def number(self, key: str, grant: Grant) -> int:
        """Which of the grants of this key it is: one that came before from another listing, or the next."""
        twins = self._seen.setdefault(key, [])
        elsewhere = [twin for twin in twins if grant.listing.sha256 not in twin.listings]
        same = next((twin for twin in elsewhere if twin.difference(grant) is None), None)
        if same is None:
            self._tell_difference(elsewhere, grant)
            same = _Twin(grant)
            twins.append(same)
        else:
            self._same.setdefault((same.first.listing, grant.listing), []).append(grant)
        same.add(grant)
        return next(number for number, twin in enumerate(twins, 1) if twin is same)

    @property
    def problems(self) -> Iterator[Problem]:
        """What a reader of sums should know: what is counted once, and what may be counted twice."""
        for (listing, other), grants in self._same.items():
            stand = "1 grant stands" if len(grants) == 1 else f"{len(grants)} grants stand"
            reason = f"{stand} with the same words in {listing.name} too; each is counted once"
            yield Problem(other.name, grants[0].location, reason)
        yield from self._otherwise

    def _tell_difference(self, elsewhere: list[_Twin], grant: Grant) -> None:
        if elsewhere:
            first, what = elsewhere[0].first, elsewhere[0].difference(grant)
            where = f"{first.listing.name}, {first.location}"
            reason = (
                f"the same words stand with another {what} in {where}; without an id they stay two grants"
            )
            self._otherwise.append(Problem(grant.listing.name, grant.location, reason))


def _told(grant: Grant) -> dict[str, Any]:
    return {name: value for field, name in _SINGLE.items() if (value := getattr(grant, field)) is not None}
