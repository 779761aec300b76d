"""Name, sum, place and purpose in pieces between equal marks: `Name | City, Country | $50,000 | Purpose`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.dates import find_date, parse_date
from grantgraph.model import PublishedDate
from grantgraph.readers.listing.entry import Entry, Role
from grantgraph.readers.listing.layouts.forms.sums_within import Told
from grantgraph.readers.listing.layouts.forms.telling import told_of
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import is_local_place
from grantgraph.readers.listing.signs.shapes import (
    amount_line,
    is_place_line,
    is_time_line,
    opens_with_purpose,
)
from grantgraph.readers.listing.signs.unnamed import names_nobody

_SEPARATOR = re.compile(r" [–—|] | - ")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d): (?=\S)")


def set_apart(paragraph: Paragraph) -> Entry | None:
    """`$50,000 – Name – to ...`, `Name | City, Country | $50,000 | Purpose`: all set off alike.

    A date or year may stand among the pieces, or open the line, as the place may: `Keta, Volta Region – Name – ...`.
    """
    pieces = _SEPARATOR.split(paragraph.text)
    sums = [piece for piece in pieces if amount_line(piece)]
    if len(sums) != 1 or not 3 <= len(pieces) <= 7:
        return None
    times = [piece for piece in pieces if piece is not sums[0] and is_time_line(piece)]
    head, *others = [piece for piece in pieces if piece is not sums[0] and piece not in times] or [""]
    year = _YEAR_BEFORE.match(head)
    head = head[year.end() :] if year else head
    if not head or not (is_named(head) or names_nobody(head)):
        return None
    place = next(filter(is_place_line, others), None)
    if len(others) > 1 and is_local_place(head) and is_named(others[0]) and not opens_with_purpose(others[0]):
        place, head, *others = head, *others
    text = " – ".join(piece for piece in others if piece != place)
    entry = told_of(paragraph, head, Told(text), amount=sums[0], place=place)
    if not text:
        entry = replace(entry, parts=tuple(part for part in entry.parts if part.role is not Role.DESCRIPTION))
    return replace(entry, date=PublishedDate(year[1]) if year else _date(times))


def _date(times: list[str]) -> PublishedDate | None:
    """The date among the pieces; of a span or a duration none."""
    return next((date for piece in times if (date := parse_date(piece) or find_date(piece))), None)
