"""What holds for the whole page: its title, funder, country, year and date of publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grantgraph.dates import find_date
from grantgraph.model import Context, Place, PublishedDate
from grantgraph.readers.countries import find_countries, find_regions, without_states
from grantgraph.readers.documents import Document
from grantgraph.readers.listing.dollars import bare_dollar
from grantgraph.readers.listing.entry import Reading, Role
from grantgraph.readers.listing.funder import page_funder, without_funders
from grantgraph.readers.listing.paragraphs import ends_sentence, fold
from grantgraph.readers.listing.signs.places import leading_place

_YEAR = re.compile(
    r"(?<![\w.,$€£/-])(?<!since )(?<!than )(?<!above )(?<!below )(?<!until )(?<!from )(?:19|20)\d\d(?!\d|,\d|\w)"
)
_REPORT = re.compile(
    r"annual report[^.]{0,30}?(?P<year>(?:19|20)\d\d)|(?P<before>(?:19|20)\d\d) annual report", re.IGNORECASE
)
_BESIDE_DATE = re.compile(
    r"\b(?:published|posted|updated|date|on|by|of|the|at|am|pm|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct"
    r"|nov|dec)|\d[\d:./-]*(?:st|nd|rd|th)?)\b|[^\w\s]",
    re.IGNORECASE,
)
_HEADING_WORDS = 12  # a sentence of more is no heading
_ABROAD = re.compile(
    r"\b(?:embassy|mission|delegation|consulate|high commission)\b.* (?:in|to) ", re.IGNORECASE
)
_BEGINNING = re.compile(
    r"\b(?:founded|set up|established|created|formed|launched|born|began|begun|since|incorporated|registered|started)\b"
    r"[^.;]{0,40}?(?:19|20)\d\d",
    re.IGNORECASE,
)
_OF_GRANTS = re.compile(
    r"\b(?:grants?|granted|grantees|awards?|awarded|approved|gave|given|funded|fund|supports?|supported|chosen|selected"
    r"|receiv\w+|projects|round|cycle|call)\b",
    re.IGNORECASE,
)
_TELLING = (Role.TITLE, Role.GRANTEE, Role.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of a page, as far as it states them, and a remark for each that had to be inferred or left open."""

    title: str | None = None
    funder: str | None = None
    countries: tuple[Place, ...] = ()
    year: PublishedDate | None = None
    issued: PublishedDate | None = None
    dollar: str | None = "USD"
    remarks: tuple[str, ...] = ()


def page_facts(document: Document, reading: Reading, context: Context) -> Page:
    """The page's facts; what the user said comes before what the page says."""
    before, after = _around(reading)
    headings = [text for text in (document.title or "", *before) if text and len(text) <= 200]
    date_line = next((text for text in (*before, *after) if _is_date_line(text)), None)
    titles = [text for text in headings if text != date_line]
    texts = [" ".join(line.text.split()) for line in document.lines]
    funder, about_funder = page_funder([document.title or "", *before], after, texts, reading, context)
    short = [text for text in titles if not (ends_sentence(text) and len(text.split()) > _HEADING_WORDS)]
    whole = [
        text for text in titles if text in short or not leading_place(text)
    ]  # `Peru: ...` tells of one grant
    places = [without_states(_without(funder, without_funders(text, context))) for text in whole]
    countries, about_country = _countries(places, reading, context)
    issued = find_date(date_line) if date_line else None
    year = PublishedDate(context.year) if context.year else _year([*titles, *before], after, issued)
    sums = [sum_ for entry in reading.entries if (sum_ := entry.text(Role.AMOUNT))]
    dollar = bare_dollar([document.title or "", *before, *after], sums, funder, countries, context)
    return Page(
        _title(short),
        funder,
        countries,
        year,
        issued,
        dollar.currency,
        (*about_funder, *about_country, *filter(None, (dollar.remark,))),
    )


def _without(funder: str | None, text: str) -> str:
    """A text without the funder's name, which may hold the name of a place; an embassy names the country it is in."""
    if not funder or _ABROAD.search(funder):
        return text
    return re.sub(re.escape(funder), "", text, flags=re.IGNORECASE)


def _is_date_line(text: str) -> bool:
    """Whether a line tells when the page was published, and little else."""
    return len(text) < 80 and find_date(text) is not None and len(_BESIDE_DATE.sub("", text).split()) <= 1


def _around(reading: Reading) -> tuple[list[str], list[str]]:
    """The texts before the first entry and after the last."""
    first, last = reading.entries[0].lines[0].number, reading.entries[-1].lines[-1].number
    told = [(part.lines[0].number, part.text) for part in reading.asides]
    told += [
        (doubt.lines[0].number, fold(" ".join(line.text for line in doubt.lines))) for doubt in reading.doubts
    ]
    before = [text for number, text in sorted(told) if number < first]
    return before, [text for number, text in sorted(told) if number > last]


def _title(headings: list[str]) -> str | None:
    """The heading that says most: one with a year and a place, else one with either, else the first."""

    def says(text: str) -> int:
        return 2 * bool(_YEAR.search(text)) + bool(find_countries(text) or find_regions(text))

    headings = [text for text in headings if any(map(str.isalpha, text))]
    return max(headings, key=lambda text: (says(text), -headings.index(text)), default=None)


def _countries(
    headings: list[str], reading: Reading, context: Context
) -> tuple[tuple[Place, ...], list[str]]:
    """The country that the user or a heading names; else the one that the entries name; else the heading's region."""
    if context.country:
        return (next(iter(find_countries(context.country, alone=True)), Place(context.country)),), []
    title = _title(headings) or ""
    for text in (title, *reversed(headings)):
        if found := find_countries(text):
            return (found[0],), []
    regions = [region for text in (title, *reversed(headings)) for region in find_regions(text)]
    if regions and "regional" in " ".join(headings).lower():
        return (regions[0],), []
    if shared := _shared_country(reading):
        return (shared,), [f"no heading names a country; {shared.label} is the one that the grants name"]
    return tuple(regions[:1]), []


def _shared_country(reading: Reading) -> Place | None:
    """The country that at least three of four entries name, where no other is named by more than one in four."""
    named: Counter[Place] = Counter()
    for entry in reading.entries:
        words = " ".join(part.text for part in entry.parts if part.role in _TELLING)
        named.update({place.code: place for place in find_countries(words)}.values())
    ranked = named.most_common(2)
    count = len(reading.entries)
    if not ranked or count < 2 or ranked[0][1] * 4 < count * 3:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[1][1] * 4 <= count else None


def _year(before: Sequence[str], after: Sequence[str], issued: PublishedDate | None) -> PublishedDate | None:
    """The year for which the page tells its grants.

    That of the annual report it quotes, else of its first heading with a year, else of the first sentence that speaks
    of grants and of no beginnings, else that in which the page was published.
    """
    for text in (*before, *after):
        if match := _REPORT.search(text):
            return PublishedDate(match["year"] or match["before"])
    undated = [text for text in before if not _is_date_line(text)]
    headings = [text for text in undated if not ends_sentence(text) or len(text.split()) <= _HEADING_WORDS]
    sentences = [_BEGINNING.sub("", text) for text in sorted(undated, key=lambda t: not _OF_GRANTS.search(t))]
    for text in (*headings, *sentences):
        if years := Counter(match.group() for match in _YEAR.finditer(text)):
            return PublishedDate(years.most_common(1)[0][0])
    return PublishedDate(issued.year) if issued else None
