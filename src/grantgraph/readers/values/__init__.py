"""Published values as exact ones: texts, amounts, currencies and dates of structured formats.

Each function takes a value as a format gives it and returns the exact value, or raises `Unreadable` with what was
found and how it should be written. Nothing is guessed: a number stays digit for digit, a date as precise as published.
"""

from __future__ import annotations

from grantgraph.readers.values.amounts import contradicts, is_plain_number, read_amount
from grantgraph.readers.values.currencies import read_currency
from grantgraph.readers.values.dates import DayOrder, read_date
from grantgraph.readers.values.quoting import Unreadable, quoted
from grantgraph.readers.values.texts import has_unprintable, read_text

__all__ = [
    "DayOrder",
    "Unreadable",
    "contradicts",
    "has_unprintable",
    "is_plain_number",
    "quoted",
    "read_amount",
    "read_currency",
    "read_date",
    "read_text",
]
