"""Numbers written in words before a currency: `two hundred thousand`, `a hundred and twenty thousand`, `quince mil`.

The words are those of `ontology/number-words.csv`. A number counts from a hundred on: `two dollars` is no grant.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from grantgraph.readers.alternatives import any_of
from grantgraph.resources import ontology_rows

_LEAST = 100
_MOST_FURTHER = 12  # words behind the first


@cache
def number_pattern() -> str:
    """A pattern of words that may be a number: the first may open one, small words join the others."""
    opening = any_of(word for word, (_, kind) in _words().items() if kind in ("unit", "whole"))
    further = any_of(_words())
    return rf"(?:{opening})(?:[ -](?:{further})(?!\w)){{0,{_MOST_FURTHER}}}"


@cache
def hint_pattern() -> re.Pattern[str]:
    """A word without which no words are a number large enough."""
    return re.compile(any_of(word for word, (value, _) in _words().items() if value >= _LEAST), re.IGNORECASE)


def is_number_word(word: str) -> bool:
    """Whether one word is a number: `Six`."""
    return word.casefold() in _words()


def worded_number(text: str) -> Decimal | None:
    """The number that words make; None where they make none, or one too small to be a grant.

    >>> worded_number("four hundred and fifty thousand")
    Decimal('450000')
    """
    total = current = Decimal(0)
    for match in re.finditer(rf"(?:{any_of(_words())})(?!\w)", text, re.IGNORECASE):
        value, kind = _words()[match[0].casefold()]
        if kind in ("scale", "whole"):
            current = max(current, Decimal(1)) * value
        elif kind == "unit" and _has_room(current, value):
            current += value
        elif kind == "unit":
            return None
        if kind in ("scale", "whole") and value > _LEAST:
            total, current = total + current, Decimal(0)
    number = total + current
    return Decimal(int(number)) if number >= _LEAST and number == int(number) else None


def _has_room(number: Decimal, value: Decimal) -> bool:
    """Whether a number has nothing at the places of what is added: `twenty-five`, but not `two and three`."""
    return value < 1 or number % 10 ** len(str(value)) == 0


@cache
def _words() -> dict[str, tuple[Decimal, str]]:
    """Every word with its value and its kind."""
    return {
        row["word"]: (Decimal(row["value"] or 0), row["kind"]) for row in ontology_rows("number-words.csv")
    }
