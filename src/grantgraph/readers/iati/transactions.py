"""IATI transactions of all versions: an element in, a `Transaction` out, exact and with its chain.

Types are named as in the TransactionType codelist (https://iatistandard.org/en/iati-standard/203/codelists/transactiontype/);
the letters are those of version 1.
"""

from __future__ import annotations

from lxml import etree

from grantgraph.model import Money, Transaction
from grantgraph.readers.iati.elements import Element, attribute, body, day, first_text, inner_text
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.values import Unreadable, quoted, read_amount, read_currency

_TYPES = {
    "1": "incoming funds", "2": "commitment", "3": "disbursement", "4": "expenditure", "5": "interest payment",
    "6": "loan repayment", "7": "reimbursement", "8": "purchase of equity", "9": "sale of equity",
    "10": "credit guarantee", "11": "incoming commitment", "12": "pledge", "13": "incoming pledge",
    "IF": "incoming funds", "C": "commitment", "D": "disbursement", "E": "expenditure", "IR": "interest payment",
    "LR": "loan repayment", "R": "reimbursement", "QP": "purchase of equity", "QS": "sale of equity",
    "CG": "credit guarantee",
}  # fmt: skip
_USED = frozenset({"transaction-type", "transaction-date", "value", "provider-org", "receiver-org", "status"})


def read_transaction(element: Element, currency: str | None, location: str, remarks: Remarks) -> Transaction:
    """One transaction. Without a currency of its own it has the activity's; what cannot be read is told."""
    value = element.find("value")
    provider, receiver = element.find("provider-org"), element.find("receiver-org")
    on = day(value, "value-date", Remarks(""), location) if attribute(value, "value-date") else None
    made = day(element.find("transaction-date"), "iso-date", remarks, location)
    _report_rest(element, location, remarks)
    return Transaction(
        type=transaction_type(element, location, remarks),
        money=_money(value, currency, location, remarks),
        value_date=on or made,
        provider=body(provider) if provider is not None else None,
        receiver=body(receiver) if receiver is not None else None,
        provider_grant=attribute(provider, "provider-activity-id"),
        receiver_grant=attribute(receiver, "receiver-activity-id"),
    )


def _report_rest(element: Element, location: str, remarks: Remarks) -> None:
    """Parts that are not used, and values beyond the one that a transaction has."""
    for part in element:
        if isinstance(part.tag, str) and not _is_used(part):
            remarks.count(location, f"transaction/{local_name(part)} is not used")
    for value in element.findall("value")[1:]:
        remarks.add(
            location, f"a transaction has another value, {quoted(inner_text(value))}; the first was read"
        )


def _is_used(part: Element) -> bool:
    """Sectors and countries of transactions are read where the activity states none for all of them."""
    if part.tag in {"sector", "recipient-country"}:
        return part.find(f"../../{part.tag}") is None
    return part.tag in _USED


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def transaction_type(element: Element, location: str, remarks: Remarks) -> str:
    """The type in words. Drafts of the standard have it as a status and a direction."""
    stated = element.find("transaction-type")
    code = attribute(stated, "code") or attribute(element, "type")
    if code:
        named = _TYPES.get(code.upper())
        if named is None and code.lower() not in _TYPES.values():
            remarks.count(location, f"the transaction type {quoted(code)} is not in the codelist")
        return named or code.lower()
    words = first_text(stated) or " ".join(
        filter(None, (attribute(element, "flow"), first_text(element.find("status"))))
    )
    if not words:
        remarks.count(location, "a transaction has no type")
    return words.lower() or "not stated"


def _money(value: Element | None, currency: str | None, location: str, remarks: Remarks) -> Money | None:
    written = inner_text(value) if value is not None else ""
    if not written:
        remarks.add(location, "a transaction has no value: its amount is unknown")
        return None
    try:
        amount = read_amount(written)
    except Unreadable as error:
        remarks.add(location, f"value: {error}; it was left out")
        return None
    try:
        money = Money(amount, read_currency(attribute(value, "currency") or currency))
    except Unreadable as error:
        remarks.add(location, f"value: {error}; {quoted(written)} was left out")
        return None
    if money.amount < 0:
        remarks.count(
            location, "the value of a transaction is negative, a refund or correction; kept as published"
        )
    elif money.amount == 0:
        remarks.count(location, "the value of a transaction is zero; kept as published")
    if "," in written:
        remarks.count(location, f"the value {quoted(written)} has thousands marks; read as {money.amount}")
    return money
