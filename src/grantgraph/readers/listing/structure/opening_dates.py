"""Dates that open the paragraphs of a page: `3 March 2017: Some Group, EUR 14,000. Text`, `14 January. We gave ...`.

They are set apart where three paragraphs open so, and come back as the dates of the grants told there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grantgraph.dates import find_date
from grantgraph.model import PublishedDate
from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Entry, Reading
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.shapes import is_time_line

_DATE = re.compile(r"(?P<date>(?=[^.:–—]*\d)[^.:–—]{4,25})[.:] (?!(?:19|20)\d\d\b)(?=\S)")
_MONTH = re.compile(r"[^\W\d_]{3}")
_LEAST, _SHORT = 3, 6


def with_opening_dates_apart(
    page: Sequence[Paragraph],
) -> tuple[list[Paragraph], dict[Line, PublishedDate | None]]:
    """The page without such dates, and the date by the first line of each paragraph; None where it has no year."""
    found = {p.lines[0]: match for p in page if (match := _opening_date(p))}
    if len(found) < _LEAST:
        return list(page), {}
    bare = [replace(p, text=p.text[found[p.lines[0]].end() :]) if p.lines[0] in found else p for p in page]
    return bare, {line: find_date(match["date"]) for line, match in found.items()}


def dated(reading: Reading, dates: Mapping[Line, PublishedDate | None]) -> Reading:
    """The reading with the dates of its grants."""
    return (
        replace(reading, entries=tuple(_dated(entry, dates) for entry in reading.entries))
        if dates
        else reading
    )


def _dated(entry: Entry, dates: Mapping[Line, PublishedDate | None]) -> Entry:
    date = next((dates[line] for line in entry.lines if line in dates), None)
    return replace(entry, date=entry.date or date)


def _opening_date(paragraph: Paragraph) -> re.Match[str] | None:
    match = _DATE.match(paragraph.text) if len(paragraph.words) > _SHORT else None
    is_date = match is not None and is_time_line(match["date"]) and _MONTH.search(match["date"])
    return match if is_date else None
