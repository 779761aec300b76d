"""Payments of a 360Giving grant: what was applied for, committed and paid out."""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.model import OrganizationMention, Transaction
from grantgraph.readers.fields import Fields
from grantgraph.readers.threesixtygiving.dates import read_day
from grantgraph.readers.threesixtygiving.money import read_money
from grantgraph.readers.values import DayOrder

_KINDS = {
    "applicationTransaction": "application",
    "commitmentTransaction": "commitment",
    "disbursementTransaction": "disbursement",
}


def read_transactions(fields: Fields, order: DayOrder) -> Iterator[Transaction]:
    """All transactions, by kind and in the order of the publication."""
    for name, kind in _KINDS.items():
        for item in fields.objects(name):
            money = read_money(item, "value", "currency")
            day = read_day(item, "valueDate", order) or read_day(item, "transactionDate", order)
            provider, receiver = item.text("provider"), item.text("recipient")
            yield Transaction(
                kind,
                money,
                day,
                OrganizationMention(provider) if provider else None,
                OrganizationMention(receiver) if receiver else None,
            )
            item.take("id")
            item.leave()
