"""Published values as exact ones: amounts, currencies and dates of structured formats.

Each function takes a value as a format gives it and returns the exact value, or raises `Unreadable` with what was
found and what was wanted. Nothing is guessed: a number stays digit for digit, a date as precise as published.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import pycountry

from grantgraph.model import PublishedDate

_LARGEST = 10**18  # more than all money there is, in any currency
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?|[-+]?\.\d+")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FOREIGN = {"£": frozenset({"EUR", "USD"}), "€": frozenset({"GBP", "USD"}), "$": frozenset({"GBP", "EUR"})}
_SIGNED = re.compile(r"(?:[A-Z]{0,3}[$£€]|[A-Z]{3})\s?(?=[-\d])")
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:Z|[+-]\d{2}:\d{2})?")
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\S+")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ].*)?")


class Unreadable(ValueError):  # noqa: N818  (reads as what the value is)
    """A value that cannot be read; the message says what was found and what was wanted."""


def shown(value: object) -> str:
    """A value for a message, as people write it: texts quoted, what is long cut, and no words of Python."""
    named = (
        {None: "nothing", True: "true", False: "false"} if value is None or isinstance(value, bool) else {}
    )
    if named:
        text = named[value]  # type: ignore[index]
    elif isinstance(value, str):
        text = repr(value)
    elif isinstance(value, list | dict):
        text = "a list" if isinstance(value, list) else "an object"
    else:
        text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def read_text(value: str) -> str:
    """A text with white space folded, composed (NFC), without control characters, byte order marks or surrogates."""
    folded = " ".join(value.split())
    if folded.isascii() and folded.isprintable():
        return folded
    kept = "".join(c for c in folded if c != "\ufeff" and unicodedata.category(c) not in {"Cc", "Cs"})
    return " ".join(unicodedata.normalize("NFC", kept).split())


def has_unprintable(value: str) -> bool:
    """Whether a text holds a control character or half a surrogate pair, which `read_text` leaves out."""
    return any(not c.isspace() and unicodedata.category(c) in {"Cc", "Cs"} for c in value)


def read_amount(value: object) -> Decimal:
    """An exact amount from a number, or from a text that is one (`1,250.50` and `£1,250` too)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise Unreadable(f"{shown(value)} is no amount")
    if isinstance(value, str):
        return _bounded(_amount_in(value), value)
    return _bounded(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), value)


def is_plain_number(text: str) -> bool:
    """Whether a text is a number and nothing more: no thousands marks, no sign of a currency."""
    return _NUMBER.fullmatch(text.strip()) is not None


def contradicts(written: object, currency: str) -> bool:
    """Whether an amount is written with the sign of another currency: `$5` of pounds."""
    return isinstance(written, str) and any(
        sign in written and currency in others for sign, others in _FOREIGN.items()
    )


def _amount_in(text: str) -> Decimal:
    written = _SIGNED.sub("", text.strip(), count=1)
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _NUMBER.fullmatch(written):
        return Decimal(written)
    raise Unreadable(f"{shown(text)} is no amount; wanted for instance 1250.50")


def _bounded(amount: Decimal, value: object) -> Decimal:
    if not amount.is_finite() or abs(amount) > _LARGEST:
        raise Unreadable(f"{shown(value)} is too large for an amount of money")
    if len(amount.as_tuple().digits) > 40 or amount.adjusted() < -20:
        raise Unreadable(f"{shown(value)} has more digits than an amount of money")
    return amount


@cache
def _currencies() -> frozenset[str]:
    no_money = {"XXX", "XTS"}  # "no currency" and "for testing"
    return frozenset(currency.alpha_3 for currency in pycountry.currencies) - no_money | _WITHDRAWN


_WITHDRAWN = frozenset(
    [
        "ATS",
        "BEF",
        "DEM",
        "ESP",
        "FIM",
        "FRF",
        "GRD",
        "IEP",
        "ITL",
        "LUF",
        "NLG",
        "PTE",
        "CYP",
        "EEK",
        "HRK",
        "LTL",
        "LVL",
        "MTL",
        "SIT",
        "SKK",
        "AZM",
        "BYR",
        "GHC",
        "MRO",
        "MZM",
        "ROL",
        "SDD",
        "STD",
        "TMM",
        "TRL",
        "UAK",
        "VEB",
        "VEF",
        "ZMK",
        "ZWD",
        "ZWL",
        "XEU",
    ]
)


def read_currency(value: object) -> str:
    """An ISO 4217 code, also one that was withdrawn since."""
    code = value.strip().upper() if isinstance(value, str) else ""
    if code not in _currencies():
        raise Unreadable(f"{shown(value)} is no currency; wanted an ISO 4217 code such as GBP")
    return code


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
        wanted = "wanted for instance 2021-03-04, 2021-03 or 2021"
        reason = f"could be two dates; {wanted}" if isinstance(error, _Ambiguous) else f"is no date; {wanted}"
        raise Unreadable(f"{shown(value)} {reason}") from None


class _Ambiguous(ValueError):  # noqa: N818  (as above)
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
