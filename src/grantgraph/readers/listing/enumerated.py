"""Projects listed in one paragraph: `... in Fiscal Year 2009: Restoration of a palace (Nepal); Documentation of a dance (Cameroon); ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grantgraph.model import PublishedDate
from grantgraph.readers.listing.entry import Entry, Part, Reading, Role
from grantgraph.readers.listing.names import split_place
from grantgraph.readers.listing.paragraphs import Paragraph

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_enumerated(page: Sequence[Paragraph]) -> Reading | None:
    """The page read as paragraphs of projects set apart by semicolons; None where it has none."""
    entries: list[Entry] = []
    asides: list[Part] = []
    for paragraph in page:
        items = _items(paragraph)
        entries += items
        if not items:
            asides.append(Part(Role.ASIDE, paragraph.text, paragraph.lines))
    return Reading("projects in one paragraph", tuple(entries), tuple(asides)) if len(entries) >= 3 else None


def _items(paragraph: Paragraph) -> list[Entry]:
    intro, _, listed = paragraph.text.rpartition(": ")
    pieces = [piece.strip() for piece in listed.rstrip(".").split("; ")]
    placed = [split_place(piece) for piece in pieces]
    if len(pieces) < 3 or not intro or not all(place for _, place in placed):
        return []
    years = _YEAR.findall(intro)
    date = PublishedDate(years[-1]) if years else None
    return [
        Entry(
            (Part(Role.TITLE, title, paragraph.lines), Part(Role.PLACE, place or "", paragraph.lines)),
            date=date,
        )
        for title, place in placed
    ]
