"""Dates of structured formats: a text or a cell in, a date as precise as it out; never a guess at day and month."""

from __future__ import annotations

import re
from datetime import date, datetime

from grantgraph.model import PublishedDate
from grantgraph.readers.values.quoting import Unreadable, quoted

_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:Z|[+-]\d{2}:\d{2})?")
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\S+")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ].*)?")
_WRITTEN = "write it like 2021-03-04, 2021-03 or 2021"


def read_date(value: object, day_first: bool | None = None) -> PublishedDate:
    """A date as precise as published. A time of day is left out; one that does not exist makes the date unreadable.

    `day_first` tells how to read `03/04/2021`; without it only `31/12/2021` and its like are read.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return PublishedDate(value.isoformat())
    text = value.strip() if isinstance(value, str) else ""
    try:
        return _date_in(text, day_first)
    except ValueError as error:
        reason = "can be two dates" if isinstance(error, _Ambiguous) else "is no date"
        raise Unreadable(f"{quoted(value)} {reason} ({_WRITTEN})") from None


class _Ambiguous(ValueError):  # noqa: N818  (says what it is, as `Unreadable` does)
    """A date that can be read in two ways."""


def _date_in(text: str, day_first: bool | None) -> PublishedDate:
    if match := _ISO.fullmatch(text):
        return PublishedDate(match[1])
    if match := _ISO_TIME.fullmatch(text):
        datetime.fromisoformat(text)
        return PublishedDate(match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(int(match[1]), int(match[2]), match[3], day_first)
    raise ValueError(text)


def _slashed(first: int, second: int, year: str, day_first: bool | None) -> PublishedDate:
    if first == second:
        day_first = True
    elif max(first, second) > 12:
        day_first = first > 12
    elif day_first is None:
        raise _Ambiguous
    day, month = (first, second) if day_first else (second, first)
    return PublishedDate(f"{year}-{month:02d}-{day:02d}")


class DayOrder:
    """Whether days come first in the dates of a column, by those that can be read in one way only."""

    def __init__(self) -> None:
        self._seen: dict[str, set[bool]] = {}

    def see(self, column: str, value: object) -> None:
        """Learn from one value."""
        if not isinstance(value, str) or not (match := _SLASHED.fullmatch(value.strip())):
            return
        first, second = int(match[1]), int(match[2])
        if min(first, second) <= 12 < max(first, second):
            self._seen.setdefault(column, set()).add(first > 12)

    def is_day_first(self, column: str) -> bool | None:
        """True or False where all evidence of the column agrees, else None."""
        seen = self._seen.get(column, set())
        return next(iter(seen)) if len(seen) == 1 else None
