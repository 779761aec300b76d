"""Paragraphs with a sum between grantee and purpose.

Such as `To the Name, $25,000, to ...` and `Name received $12,000 for ...`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import is_named, split_place, unnamed_body

_ADDRESS = re.compile(r"To (?:(?:the|our|its) )?(?=[^\W\d_a-z]|an? )")
_BEFORE_SUM = re.compile(r"[,:;(–—-]$")
_TERM = re.compile(
    r"[\s,;:.)–—-]*(?:(?:over|for|per) (?:\w+ )?(?:years?|months?)[\s,;:.)–—-]*)?", re.IGNORECASE
)
_PURPOSE = re.compile(r"(?:to|for|towards?|in support of) \S", re.IGNORECASE)
_RECEIVED = re.compile(
    r"(?:(?P<where>[A-Z][\w ,’'-]{2,40}): )?(?P<told>(?:[Tt]he )?(?P<head>[^.:]{3,160}?)),? (?:(?:has|have|also) ){0,2}"
    r"(?:received|was (?:awarded|granted|given)|were (?:awarded|granted|given)|been awarded|got|won) (?:a grant of )?"
)


def is_addressed(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens by saying to whom the sum in it goes."""
    return bool(_ADDRESS.match(paragraph.text)) and sum_between(paragraph) is not None


def sum_between(paragraph: Paragraph) -> Entry | None:
    """`To the Name, $25,000, to ...`, `Name, Place, $12,000 over two years, for ...`.

    A body that is described but not named stays unnamed.
    """
    text = paragraph.text
    address = _ADDRESS.match(text)
    start = address.end() if address else 0
    amount = next(find_amounts(text[:300]), None)
    if amount is None or amount.start > start + 200 or not _is_set_off(text, amount):
        return None
    head = text[start : amount.start].rstrip(" ,:;(–—-")
    term = _TERM.match(text, amount.end)
    purpose = text[term.end() if term else amount.end :]
    if not _PURPOSE.match(purpose):
        return None
    if unnamed_body(head):
        return _entry(paragraph, None, amount, text)
    return _entry(paragraph, head, amount, purpose) if is_named(head) else None


def grantee_received(paragraph: Paragraph) -> Entry | None:
    """`Name (Place) received $12,000 for ...`, `Country: Name was awarded $8,000 to ...`."""
    text = paragraph.text
    match = _RECEIVED.match(text)
    amount = next(find_amounts(text[:300]), None)
    if match is None or amount is None or amount.start != match.end():
        return None
    where, head = match["where"], match["head"]
    if where and not (is_region(where) or find_countries(where, alone=True)):
        return None
    if not unnamed_body(head) and not is_named(head):
        return None
    entry = _entry(paragraph, None if unnamed_body(head) else head, amount, text[match.start("told") :])
    place = [Part(Role.PLACE, where, paragraph.lines)] if where else []
    return replace(entry, parts=(*entry.parts, *place))


def _is_set_off(text: str, amount: Amount) -> bool:
    return bool(_BEFORE_SUM.search(text[: amount.start].rstrip()))


def _entry(paragraph: Paragraph, head: str | None, amount: Amount, description: str) -> Entry:
    """The parts of a paragraph; the sum with the words that say for how long."""
    name, place = split_place(head) if head else (None, None)
    told = {
        Role.GRANTEE: name,
        Role.PLACE: place,
        Role.AMOUNT: paragraph.text[amount.start : amount.end],
        Role.DESCRIPTION: description,
    }
    return Entry(tuple(Part(role, words, paragraph.lines) for role, words in told.items() if words))
