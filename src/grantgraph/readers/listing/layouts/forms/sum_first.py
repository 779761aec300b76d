"""The sum before the grantee's name: `$25,000 to the Name ...`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import leading_name
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.unnamed import opens_with_unnamed_body

_TO_NAME = re.compile(
    r"(?:\bto|\bfor [^.]{3,120} to) (?:(?:help|support|enable|assist|allow|fund) )?(?:(?:the|its|our) )?"
    r"(?=[^\W\d_a-z])"
)
_PLACE_BEHIND = re.compile(r",? (?:in |of |\()?(?P<place>[^\W\d_a-z][^,.;()]{2,40}?)(?=[,.;)]| (?:to|for)\b)")


def sum_then_name(paragraph: Paragraph) -> Entry | None:
    """`$25,000 to the Name ...`, `Two grants — $50,000 and $50,000 to the Name ...`, `$100,000 to help Name ...`."""
    text = paragraph.text
    sums = list(find_amounts(text[:300]))
    if not sums or sums[0].start > 30:
        return None
    last = max((amount for amount in sums if amount.start < 120), key=lambda amount: amount.end)
    match = _TO_NAME.search(text, last.end, last.end + len(sentences(text[last.end :])[0]))
    if text.startswith(" to a", last.end) and opens_with_unnamed_body(text[last.end + 4 :]):
        return told(paragraph, None, text, amount=text[sums[0].start : last.end])
    name = leading_name(text[match.end() :]) if match else None
    if name is None or match is None:
        return None
    place = _PLACE_BEHIND.match(text, match.end() + name.end)
    if place and find_countries(place["place"], alone=True):
        name = replace(name, place=place["place"])
    return told(paragraph, name, text, amount=text[sums[0].start : last.end])
