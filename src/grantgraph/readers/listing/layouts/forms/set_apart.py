"""Name, sum, place and purpose in pieces between equal marks: `Name | City, Country | $50,000 | Purpose`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.model import PublishedDate
from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import placed_name
from grantgraph.readers.listing.signs.shapes import amount_line, is_place_line

_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d): (?=\S)")


def set_apart(paragraph: Paragraph) -> Entry | None:
    """`$50,000 – Name – to ...`, `Name | City, Country | $50,000 | Purpose`: all set off alike."""
    pieces = re.split(r" [–—|] | - ", paragraph.text)
    sums = [piece for piece in pieces if amount_line(piece)]
    if len(sums) != 1 or not 3 <= len(pieces) <= 6:
        return None
    head, *others = [piece for piece in pieces if piece is not sums[0]]
    year = _YEAR_BEFORE.match(head)
    head = head[year.end() :] if year else head
    if not is_named(head):
        return None
    name = placed_name(head)
    name = replace(name, place=next(filter(is_place_line, others), name.place))
    text = " – ".join(piece for piece in others if piece != name.place)
    entry = told(paragraph, name, text, amount=sums[0])
    entry = entry if text else replace(entry, parts=entry.parts[:-1])
    return replace(entry, date=PublishedDate(year[1])) if year else entry
