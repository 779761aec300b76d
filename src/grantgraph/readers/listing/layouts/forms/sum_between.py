"""The sum between the grantee's name and the purpose: `To the Name, $25,000, to ...`."""

from __future__ import annotations

import re

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import placed_name
from grantgraph.readers.listing.signs.unnamed import keeps_back, opens_with_unnamed_body

_ADDRESS = re.compile(r"[Tt]o (?:(?:the|our|its) )?(?=[^\W\d_a-z]|an? )")
_BEFORE_SUM = re.compile(r"[,:;(–—-]$")
_TERM = re.compile(
    r"[\s,;:.)–—-]*(?:(?:over|for|per) (?:\w+ )?(?:years?|months?)[\s,;:.)–—-]*)?", re.IGNORECASE
)
_PURPOSE = re.compile(r"(?:to|for|towards?|in support of) \S", re.IGNORECASE)


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
    ends = term is not None and ". " in term.group()
    if not (_PURPOSE.match(purpose) or (ends and purpose[:1].isupper())):
        return None
    sum_ = text[amount.start : amount.end]
    if keeps_back(head):
        return told(paragraph, None, purpose, amount=sum_)
    if opens_with_unnamed_body(head):
        return told(paragraph, None, text, amount=sum_)
    return told(paragraph, placed_name(head), purpose, amount=sum_) if is_named(head) else None


def _is_set_off(text: str, amount: Amount) -> bool:
    return bool(_BEFORE_SUM.search(text[: amount.start].rstrip()))
