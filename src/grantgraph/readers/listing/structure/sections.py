"""What the headings inside a page say of the entries below them: a country, a year, or that they are supplements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grantgraph.model import Place, PublishedDate
from grantgraph.readers.countries import find_countries, find_regions
from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.shapes import is_prose, says_supplement

_GRANTS_IN = re.compile(
    r"(?:(?:our|new|the) )?(?:grants?|projects?|grantees|awards?|recipients) (?:in|to|for) (?:the )?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Section:
    """What holds for the entries under a heading."""

    is_supplement: bool = False
    place: Place | None = None
    year: PublishedDate | None = None


def sections(headings: Sequence[Sequence[Paragraph]]) -> list[Section]:
    """The section of each entry, from the headings right above it; it lasts until the next heading of its kind.

    A country or a year that the page names but once holds for the page as a whole, and is no section's.
    """
    found: list[Section] = []
    current = Section()
    for above in headings:
        if above:
            current = Section(
                any(says_supplement(line.text) for line in above),
                _place(above) or current.place,
                _year(above) or current.year,
            )
        found.append(current)
    several_places = len({section.place for section in found if section.place}) > 1
    several_years = len({section.year for section in found if section.year}) > 1
    return [
        Section(s.is_supplement, s.place if several_places else None, s.year if several_years else None)
        for s in found
    ]


def in_sections(entries: Sequence[Entry], others: Sequence[Paragraph]) -> list[Entry]:
    """The entries in the sections that the other lines of the page head, in the order of the page."""
    placed = zip(entries, sections(_above(others, entries)), strict=True)
    return [_in_section(entry, section) for entry, section in placed]


def _above(others: Sequence[Paragraph], entries: Sequence[Entry]) -> list[list[Paragraph]]:
    """The lines of no entry that stand between each entry and the one above it."""
    above: list[list[Paragraph]] = []
    last = -1
    for entry in entries:
        first = entry.lines[0].number
        above.append([p for p in others if last < p.lines[0].number < first and not is_prose(p)])
        last = first
    return above


def _in_section(entry: Entry, section: Section) -> Entry:
    is_supplement = entry.is_supplement or section.is_supplement
    return replace(entry, section=section.place, date=entry.date or section.year, is_supplement=is_supplement)


def _place(above: Sequence[Paragraph]) -> Place | None:
    """The last country or region that stands alone on a heading, but for a year and words for grants."""
    for line in reversed(above):
        words = _GRANTS_IN.sub("", _YEAR.sub("", line.text).strip(" :,–-()"))
        for place in (*find_countries(words, alone=True), *find_regions(words)):
            if place.label.casefold() == words.casefold():
                return place
    return None


def _year(above: Sequence[Paragraph]) -> PublishedDate | None:
    years = [match.group() for line in above for match in _YEAR.finditer(line.text) if len(line.words) <= 6]
    return PublishedDate(years[-1]) if years else None
