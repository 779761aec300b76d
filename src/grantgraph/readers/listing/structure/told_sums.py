"""Sums that the texts state: `The network got $12,000 for a studio`, `$5,000 to print a bulletin.`.

Where no line of its own holds one, each text of nearly all entries must state one sum and no other, and most must say
there that it is given. A sum that opens the sentence which says what for stays a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.paragraphs import fold
from grantgraph.readers.listing.signs.giving_words import any_verb

_LEAST = 3
_BEFORE = re.compile(
    r"\b(?:(?:grants?|awards?|gifts?|support|funding|contribution|cheque|stipend|prize) (?:of|is|was|:)|with|for"
    rf"|{any_verb('give', 'hand', 'spend', 'receive')}|add(?:ed|s)?)"
    r"(?: (?:her|him|it|them|us|a|an|the|our|another|this|you))? ?:? ?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r" ?(?:for|to|towards?|over|from us|from our|will|pays?|buys?|helps?|keeps?|is (?:given|granted|for)"
    rf"|(?:was|were|has been) (?:{any_verb('give', 'hand', form='participle')}))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:to|for|towards?) [a-z0-9]")


def with_told_sums(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the sum of their texts, where no entry has one beside its text."""
    if len(entries) < _LEAST or any(entry.text(Role.AMOUNT) for entry in entries):
        return list(entries)
    found = [_only_sum(entry.text(Role.DESCRIPTION) or "") for entry in entries]
    stated = [(text, amount) for text, amount in found if amount]
    given = sum(_is_given(text, amount) for text, amount in stated)
    if len(stated) * 4 < len(entries) * 3 or given * 4 < len(stated) * 3:
        return list(entries)
    return [_with_sum(entry, text, amount) for entry, (text, amount) in zip(entries, found, strict=True)]


def with_opening_sums(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with texts from the sums on that open their sentences."""
    return [
        entry.each(Role.DESCRIPTION, partial(_from_its_sum, entry.text(Role.AMOUNT))) for entry in entries
    ]


def _from_its_sum(amount: str | None, told: Part) -> Part:
    whole = f"{amount} {told.text}"
    is_whole = bool(_GOES_ON.match(told.text)) and fold(" ".join(line.text for line in told.lines)) == whole
    return replace(told, text=whole) if is_whole else told


def states_gift(text: str) -> bool:
    """Whether a text states one sum and says that it is given."""
    _, amount = _only_sum(text)
    return amount is not None and _is_given(text, amount)


def _only_sum(text: str) -> tuple[str, Amount | None]:
    sums = list(find_amounts(text))
    return text, sums[0] if len(sums) == 1 else None


def _is_given(text: str, amount: Amount) -> bool:
    return bool(_BEFORE.search(text[: amount.start]) or _BEHIND.match(text, amount.end))


def _with_sum(entry: Entry, text: str, amount: Amount | None) -> Entry:
    if amount is None or not _is_given(text, amount):
        return entry
    return entry.with_told(Role.AMOUNT, text[amount.start : amount.end])
