"""The country of a page: by its headings, else by the sentences above its grants, else by grants and towns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from grantgraph.model import Context, Place
from grantgraph.readers.countries import find_countries, find_regions, without_states
from grantgraph.readers.listing.entry import Entry, Reading, Role
from grantgraph.readers.listing.funder import without_funders
from grantgraph.readers.listing.page_year import YEAR
from grantgraph.readers.listing.signs.headings import is_navigation
from grantgraph.readers.listing.signs.meant_countries import (
    countries_of_peoples,
    countries_of_towns,
    shared_country,
)
from grantgraph.readers.listing.signs.notices import is_tag_line
from grantgraph.readers.listing.signs.places import leading_place

_TELLING = (Role.TITLE, Role.GRANTEE, Role.DESCRIPTION)
_ABROAD = re.compile(
    r"\b(?:embassy|mission|delegation|consulate|high commission)\b.* (?:in|to) ", re.IGNORECASE
)
_DOLLARS = re.compile(
    r"\b(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?|US|U\.S\.)"
    r" (?:dollars?|pounds?|rupees?|francs?|shillings?|pesos?|kron\w+|rand|lei|dinars?)\b"
)
_SEAT = re.compile(
    r"\b(?:based|headquartered|registered|located|founded|established|incorporated|offices?|seat|money|funds|foundation"
    r"|charity) (?:is |are )?(?:in|from|of) (?:the )?[^.;:]{0,40}",
    re.IGNORECASE,
)


def page_countries(
    headings: Sequence[str], told: Sequence[str], funder: str | None, reading: Reading, context: Context
) -> tuple[tuple[Place, ...], list[str]]:
    """The country that the user, a heading or a sentence names, else the grants do; else the region of a heading.

    `told` are the sentences above the grants. Goes out with a remark where it is inferred.
    """
    if context.country:
        return (next(iter(find_countries(context.country, alone=True)), Place(context.country)),), []
    headings = [_bare(text, funder, context) for text in headings if not is_tag_line(text)]
    title = main_heading(headings) or ""
    for text in (title, *reversed(headings)):
        found = find_countries(text)
        if found and not _is_contradicted(found[0], reading.entries):
            return (found[0],), []
    regions = [region for text in (title, *reversed(headings)) for region in find_regions(text)]
    if regions and "regional" in " ".join((*headings, *told)).lower():
        return (regions[0],), []
    told = [_bare(text, funder, context) for text in told]
    if country := _told_country(told, reading.entries) or _meant_country(headings, told, reading.entries):
        return (country,), []
    return _told_by_grants(reading) or (tuple(regions[:1]), [])


def _told_by_grants(reading: Reading) -> tuple[tuple[Place, ...], list[str]] | None:
    """The country that nearly all grants name, or in which their towns lie, and a remark."""
    if shared := _shared_country(reading):
        return (shared,), [f"no heading names a country; {shared.label} is the one that the grants name"]
    if shared := _country_of_towns(reading.entries):
        return (shared,), [f"no heading names a country; the towns of the grants lie in {shared.label}"]
    return None


def main_heading(headings: list[str]) -> str | None:
    """The heading that says most: one with a year and a place, else one with either, else the first."""

    def says(text: str) -> int:
        return 2 * bool(YEAR.search(text)) + bool(find_countries(text) or find_regions(text))

    headings = [text for text in headings if any(map(str.isalpha, text)) and not _leads_elsewhere(text)]
    return max(headings, key=lambda text: (says(text), -headings.index(text)), default=None)


def _leads_elsewhere(text: str) -> bool:
    """Whether a line tells how to go on through a site or whom to write to."""
    return "@" in text or is_navigation(text)


def _bare(text: str, funder: str | None, context: Context) -> str:
    """A text without names of funders, states and currencies, which may hold the name of a country."""
    return _without_currencies(without_states(_without(funder, without_funders(text, context))))


def _without(funder: str | None, text: str) -> str:
    """A text without the funder's name, which may hold the name of a place; an embassy names the country it is in."""
    if not funder or _ABROAD.search(funder):
        return text
    return re.sub(re.escape(funder), "", text, flags=re.IGNORECASE)


def _without_currencies(text: str) -> str:
    """A text without names of currencies: `United States dollars` tells of no country."""
    return _DOLLARS.sub("", text)


def _told_country(told: Iterable[str], entries: Sequence[Entry]) -> Place | None:
    """The one country that the sentences name besides a seat, where the entries do not state countries of their own.

    A sentence that opens with a place and a mark tells of one grant.
    """
    placed = sum(any(map(find_countries, _places(entry))) for entry in entries)
    if placed * 2 >= len(entries):
        return None
    texts = [_SEAT.sub("", text) for text in told if not leading_place(text)]
    found = {place.code: place for text in texts for place in find_countries(text)}
    return found.popitem()[1] if len(found) == 1 else None


def _meant_country(headings: Iterable[str], told: Iterable[str], entries: Sequence[Entry]) -> Place | None:
    """The one country whose people or towns the headings speak of, or else whose people the sentences do.

    Towns in sentences may be where the funder sits.
    """
    by_headings = [
        place for text in headings for place in (*countries_of_peoples(text), *countries_of_towns(text))
    ]
    by_sentences = [place for text in told for place in countries_of_peoples(text)]
    found = {place.code: place for place in by_headings or by_sentences}
    country = next(iter(found.values())) if len(found) == 1 else None
    return None if country and _is_contradicted(country, entries) else country


def _country_of_towns(entries: Sequence[Entry]) -> Place | None:
    """The country in which the towns beside nearly all names lie, where no name of a country stands there."""
    places = [" / ".join(_places(entry)) for entry in entries]
    return None if any(map(find_countries, places)) else shared_country(places, len(entries))


def _is_contradicted(country: Place, entries: Sequence[Entry]) -> bool:
    """Whether at least half of the entries tell countries of their own, and most of these tell others."""
    told = [codes for entry in entries if (codes := _stated_codes(entry))]
    others = sum(country.code not in codes for codes in told)
    return len(told) > 1 and len(told) * 2 >= len(entries) and others * 2 > len(told)


def _stated_codes(entry: Entry) -> set[str | None]:
    return {place.code for text in _places(entry) for place in find_countries(text)}


def _places(entry: Entry) -> list[str]:
    return [part.text for part in entry.parts if part.role in (Role.PLACE, Role.COUNTRY)] + (
        [entry.section.label] if entry.section else []
    )


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
