"""Dates of 360Giving: how a publication writes them, one date, and the time that a grant is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grantgraph.dates import duration
from grantgraph.model import PublishedDate
from grantgraph.readers.fields import Fields
from grantgraph.readers.values import DayOrder, read_date

_DATED = (
    "plannedDates",
    "actualDates",
    "applicationTransaction",
    "commitmentTransaction",
    "disbursementTransaction",
)
_DATES = ("startDate", "endDate", "valueDate", "transactionDate")


def see_dates(value: Any, order: DayOrder) -> None:
    """Learn from one grant how its publication writes dates."""
    if not isinstance(value, Mapping):
        return
    order.see("awardDate", value.get("awardDate"))
    for name in _DATED:
        events = value.get(name)
        for event in events if isinstance(events, list) else ():
            for date in _DATES if isinstance(event, Mapping) else ():
                order.see(f"{name}/{date}", event.get(date))


def read_day(fields: Fields, name: str, order: DayOrder) -> PublishedDate | None:
    """One date as precise as published; a date that could be two is told and left out."""
    day_first = order.is_day_first(fields.path + name)

    def read(value: Any) -> PublishedDate:
        day = read_date(value, day_first)
        if isinstance(value, str) and "/" in value:
            shape = "day/month/year" if day_first else "month/day/year"
            fields.count(name, f"is written {shape}, as dates with a number above 12 show; read so")
        return day

    return fields.read(name, read)


@dataclass(frozen=True, slots=True)
class Period:
    """When the work begins, when it ends, and how long it lasts (in the form of `dates.duration`)."""

    start: PublishedDate | None = None
    end: PublishedDate | None = None
    duration: str | None = None


def read_period(fields: Fields, order: DayOrder) -> Period:
    """The first start and the last end of the actual dates, or else of those that were planned; a single duration."""
    planned, actual = (
        [
            (read_day(event, "startDate", order), read_day(event, "endDate", order), _months(event))
            for event in events
        ]
        for events in (list(fields.objects("plannedDates")), list(fields.objects("actualDates")))
    )
    starts = [d for d, _, _ in actual if d] or [d for d, _, _ in planned if d]
    ends = [d for _, d, _ in actual if d] or [d for _, d, _ in planned if d]
    lengths = {m for _, _, m in actual if m} or {m for _, _, m in planned if m}
    return Period(
        min(starts, key=_value, default=None),
        max(ends, key=_value, default=None),
        duration(lengths.pop()) if len(lengths) == 1 else None,
    )


def _months(event: Fields) -> int | None:
    """The whole months that an event is said to last."""
    stated = str(event.take("duration") or "").strip().removesuffix(".0")
    if stated and not (stated.isdecimal() and len(stated) < 4):
        event.count("duration", "is no number of whole months; it was left out")
        return None
    return int(stated or 0) or None


def _value(date: PublishedDate) -> str:
    return date.value
