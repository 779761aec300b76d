"""Values of a grant, exactly as precise as published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """A published text: white space folded once by the reader, otherwise character for character.

    `language` is a BCP 47 tag, or None where the source does not state one.
    """

    value: str
    language: str | None = None


_DATE_SHAPES = {4: re.compile(r"\d{4}"), 7: re.compile(r"\d{4}-\d{2}"), 10: re.compile(r"\d{4}-\d{2}-\d{2}")}


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """A date as precise as published: `2021`, `2021-03` or `2021-03-04` (ISO 8601).

    Raises `ValueError` for anything that is no calendar date of one of these shapes.
    """

    value: str

    def __post_init__(self) -> None:
        shape = _DATE_SHAPES.get(len(self.value))
        if shape is None or not shape.fullmatch(self.value):
            raise ValueError(f"not a date: {self.value!r}")
        date.fromisoformat(self.value + "-01-01"[len(self.value) - 4 :])

    @property
    def year(self) -> str:
        """The four digits of the year."""
        return self.value[:4]


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount with its currency (ISO 4217 code). Unknown money is None, never zero."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise ValueError(f"not an amount: {self.amount}")


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region or locality as published.

    `code` is ISO 3166-1 alpha-2 (or 3166-2) where known; `percentage` is the share that the publisher states.
    """

    label: str
    code: str | None = None
    kind: Literal["country", "region", "locality"] = "country"
    percentage: Decimal | None = None
