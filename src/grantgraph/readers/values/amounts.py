"""Amounts of structured formats: a number or a text that is one in, the exact number out."""

from __future__ import annotations

import re
from decimal import Decimal

from grantgraph.readers.values.quoting import Unreadable, quoted

_LARGEST = 10**18  # more than all money there is, in any currency
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?|[-+]?\.\d+")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FOREIGN = {"£": frozenset({"EUR", "USD"}), "€": frozenset({"GBP", "USD"}), "$": frozenset({"GBP", "EUR"})}
_SIGNED = re.compile(r"(?:[A-Z]{0,3}[$£€]|[A-Z]{3})\s?(?=[-\d])")
_WRITTEN = "write it like 1250.50"


def read_amount(value: object) -> Decimal:
    """An exact amount from a number, or from a text that is one (`1,250.50` and `£1,250` too)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise Unreadable(f"{quoted(value)} is no amount of money ({_WRITTEN})")
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
    raise Unreadable(f"{quoted(text)} is no amount of money ({_WRITTEN})")


def _bounded(amount: Decimal, value: object) -> Decimal:
    if not amount.is_finite() or abs(amount) > _LARGEST:
        raise Unreadable(f"{quoted(value)} is too large for an amount of money")
    if len(amount.as_tuple().digits) > 40 or amount.adjusted() < -20:
        raise Unreadable(f"{quoted(value)} has more digits than an amount of money")
    return amount
