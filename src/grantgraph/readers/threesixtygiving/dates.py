"""How a publication of 360Giving writes its dates: all of them in, whether the day comes first out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grantgraph.readers.values import DayOrder

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
