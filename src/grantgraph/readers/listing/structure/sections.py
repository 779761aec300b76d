"""What the headings inside a page say of the entries below them: a country, a year, or that they are supplements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grantgraph.model import Place, PublishedDate
from grantgraph.readers.countries import find_countries, find_regions
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.shapes import says_supplement

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
