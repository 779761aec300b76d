"""What holds for the whole page: its title, funder, country, year and date of publication."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from grantgraph.model import Context, Place, PublishedDate
from grantgraph.readers.countries import find_countries
from grantgraph.readers.dates import find_date
from grantgraph.readers.documents import Document
from grantgraph.readers.listing.entry import Part, Reading, Role

_YEAR = re.compile(r"(?<![\d,.$€£-])(?:19|20)\d\d(?![\d,])")


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of a page, as far as it states them."""

    title: str | None = None
    funder: str | None = None
    countries: tuple[Place, ...] = ()
    year: PublishedDate | None = None
    issued: PublishedDate | None = None
    remarks: tuple[str, ...] = ()


def page_facts(document: Document, reading: Reading, context: Context) -> Page:
    """The page's facts; what the user said comes before what the page says."""
    before, after = _beside(reading)
    shown = [document.title or "", *before, *after]
    headings = [text for text in shown[: 1 + len(before)] if len(text) <= 200]
    date_line = next((text for text in (*before, *after) if len(text) < 80 and find_date(text)), None)
    undated = [text for text in shown if text != date_line]
    title = _title([text for text in headings if text != date_line])
    return Page(
        title,
        context.funder or _funder(shown, context),
        (_stated_country(context.country),) if context.country else _countries(title, headings, reading),
        PublishedDate(context.year) if context.year else _year(undated),
        find_date(date_line) if date_line else None,
    )


def _beside(reading: Reading) -> tuple[list[str], list[str]]:
    """The texts before the first entry and after the last."""
    if not reading.entries:
        return [part.text for part in reading.asides], []
    first, last = reading.entries[0].lines[0].number, reading.entries[-1].lines[-1].number
    asides = sorted(reading.asides, key=lambda part: part.lines[0].number)
    return (
        [part.text for part in asides if part.lines[0].number < first],
        [part.text for part in asides if part.lines[0].number > last],
    )


def _title(headings: list[str]) -> str | None:
    """The heading that says most: one with a year and a country, else one with a year, else the first."""
    stated = [text for text in headings if text]
    return max(
        stated,
        key=lambda text: (bool(_YEAR.search(text)), bool(find_countries(text)), -stated.index(text)),
        default=None,
    )


def _funder(texts: list[str], context: Context) -> str | None:
    """The known funder whose name stands first on the page, outside the entries."""
    names = sorted(context.funder_names, key=len, reverse=True)
    for text in texts:
        hits = [
            (match.start(), -len(name), name)
            for name in names
            if (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        ]
        if hits:
            return context.funder_names[min(hits)[2]]
    return None


def _countries(title: str | None, headings: list[str], reading: Reading) -> tuple[Place, ...]:
    for text in (title or "", *reversed(headings)):
        found = find_countries(text)
        if found:
            return (_shown(found[0]),)
    return ()


def _shown(place: Place) -> Place:
    return Place(place.label.title(), place.code) if place.label.isupper() and len(place.label) > 3 else place


def _stated_country(name: str) -> Place:
    return next(iter(find_countries(name, alone=True)), Place(name))


def _year(texts: list[str]) -> PublishedDate | None:
    """The year that the first dated line of heading or lead names most often."""
    for text in texts:
        years = Counter(match.group() for match in _YEAR.finditer(text))
        if years:
            return PublishedDate(years.most_common(1)[0][0])
    return None


def aside_parts(reading: Reading) -> list[Part]:
    """Headings and asides, in the order of the page."""
    return sorted(
        (part for part in reading.asides if part.role in (Role.HEADING, Role.ASIDE)),
        key=lambda part: part.lines[0].number,
    )
