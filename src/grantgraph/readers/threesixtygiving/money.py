"""Amounts of 360Giving: a number and a currency in, exact money out, and a word on whatever is odd."""

from __future__ import annotations

from grantgraph.model import Money
from grantgraph.readers.fields import Fields
from grantgraph.readers.values import (
    Unreadable,
    contradicts,
    is_plain_number,
    quoted,
    read_amount,
    read_currency,
)


def read_money(fields: Fields, amount: str, currency: str) -> Money | None:
    """An amount with its currency; either alone is no money, and what was found is told. Zero and negative stay."""
    if amount not in fields:
        fields.take(currency)
        fields.count(amount, "is missing: the amount is unknown")
        return None
    written = fields.take(amount)
    code = fields.take(currency)
    try:
        value = read_amount(written)
    except Unreadable as error:
        fields.fault(amount, f"{error}; the amount is unknown")
        return None
    try:
        money = Money(value, read_currency(code))
    except Unreadable as error:
        fields.fault(currency, f"{error}; the amount {value} was left out")
        return None
    if contradicts(written, money.currency):
        fields.tell(amount, f"is {quoted(written)}, but the currency is {money.currency}; it was left out")
        return None
    if isinstance(code, str) and code != money.currency:
        fields.count(currency, f"is {quoted(code)}; read as {money.currency}")
    _tell_amount(fields, amount, written, money)
    return money


def _tell_amount(fields: Fields, amount: str, written: object, money: Money) -> None:
    if isinstance(written, str) and not is_plain_number(written):
        fields.count(amount, "is written with thousands marks or a sign of currency; the number was read")
    if money.amount == 0 and "relatedActivity" in fields:
        fields.count(amount, "is zero beside a relatedActivity, which may tell the money; kept as published")
    elif money.amount <= 0:
        kind = "zero" if money.amount == 0 else "negative"
        fields.count(amount, f"is {kind}; kept as published")
