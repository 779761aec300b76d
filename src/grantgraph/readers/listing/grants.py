"""Entries into grants: the facts of the page joined to what each entry says, and a problem for each thing left open."""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.model import (
    Grant,
    Grantee,
    Individual,
    Listing,
    Money,
    OrganizationMention,
    Place,
    Problem,
    PublishedDate,
    Text,
    UndisclosedGrantee,
)
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.documents import Document
from grantgraph.readers.listing.entry import Entry, Reading, Role
from grantgraph.readers.listing.page import Page
from grantgraph.readers.listing.signs.open_sums import is_open_sum
from grantgraph.readers.listing.signs.places import coded_countries
from grantgraph.readers.listing.signs.unnamed import only_describes
from grantgraph.readers.numerals import parse_number
from grantgraph.readers.source import Source


def grants(source: Source, document: Document, reading: Reading, page: Page) -> Iterator[Grant | Problem]:
    """The grants of a page in order, each followed by what could not be told of it."""
    listing = Listing(
        source.name, source.sha256, "listing", title=page.title, publisher=page.funder, issued=page.issued
    )
    for entry in reading.entries:
        location = document.place(entry.lines[0], entry.lines[-1])
        if entry.is_cut_off:
            yield Problem(
                source.name, location, f"the page is cut off in this grant: {_shown(entry)}; it was not read"
            )
            continue
        money, doubts = _money(entry, page)
        yield _grant(entry, listing, location, money, page)
        for doubt in (*doubts, *_nameless(entry)):
            yield Problem(source.name, location, doubt)


def _grant(entry: Entry, listing: Listing, location: str, money: Money | None, page: Page) -> Grant:
    title, description = entry.text(Role.TITLE), entry.text(Role.DESCRIPTION)
    places = _places(entry)
    return Grant(
        listing,
        location,
        titles=(Text(title),) if title else (),
        descriptions=(Text(description),) if description else (),
        identifier=(entry.text(Role.IDENTIFIER) or "").rstrip(".,;:") or None,
        funders=(OrganizationMention(page.funder),) if page.funder else (),
        grantees=(_grantee(entry, places),),
        focus=entry.text(Role.CATEGORY),
        money=money,
        award_date=entry.date if entry.date and entry.date.value != entry.date.year else None,
        year=_year(entry, page),
        countries=_countries(entry, places, page),
        places=places,
        is_supplement=entry.is_supplement or None,
        regrouped=entry.corrections,
    )


def _shown(entry: Entry) -> str:
    """The entry in short, as the user would recognize it."""
    names = [text for role in (Role.TITLE, Role.GRANTEE, Role.CATEGORY) if (text := entry.text(role))]
    ending = (entry.text(Role.DESCRIPTION) or "")[-40:]
    return " / ".join(name[:80] for name in names) + f" … “{ending}”"


def _countries(entry: Entry, places: tuple[Place, ...], page: Page) -> tuple[Place, ...]:
    """The country in the entry's own field, else its section's, else the page's, else the one beside the entry.

    A page or section on a part of the world leaves the country to its entries.
    """
    if stated := find_countries(entry.text(Role.COUNTRY) or "", alone=True):
        return tuple(stated)
    beside = tuple(place for place in places if place.code)[:1]
    if entry.section and (entry.section.code or not beside):
        return (entry.section,)
    is_country = any(place.code for place in page.countries)
    return page.countries if is_country else beside or page.countries


def _year(entry: Entry, page: Page) -> PublishedDate | None:
    """The year that the entry states, else the page's, else that of the date of the award."""
    if entry.date and (entry.date.value == entry.date.year or not page.year):
        return PublishedDate(entry.date.year)
    return page.year


def _places(entry: Entry) -> tuple[Place, ...]:
    """The places that stand beside the grantee's name or in a field of their own."""
    places: list[Place] = []
    for text in (part.text for part in entry.parts if part.role in (Role.PLACE, Role.COUNTRY)):
        if is_region(text):
            places.append(Place(text, kind="region"))
            continue
        if coded := coded_countries(text):
            places += coded
            continue
        cities, _, last = text.rpartition(", ")
        countries = find_countries(last, alone=True)
        places += countries
        if cities or not countries:
            places.append(Place(cities if countries else text, kind="locality"))
    return tuple(places)


def _grantee(entry: Entry, places: tuple[Place, ...]) -> Grantee:
    if person := entry.text(Role.PERSON):
        return Individual(person)
    if name := entry.text(Role.GRANTEE):
        return OrganizationMention(name, country=next((place.code for place in places if place.code), None))
    is_withheld = entry.text(Role.CATEGORY) or entry.text(Role.KEPT_BACK)
    return UndisclosedGrantee("withheld" if is_withheld else "not stated")


def _nameless(entry: Entry) -> Iterator[str]:
    words = entry.text(Role.NO_NAME)
    if words and only_describes(words):
        yield f"“{words[:80]}” describes a grantee and names none; it is left undisclosed"
    elif words and any(map(str.isalnum, words)):
        yield f"“{words[:80]}” can hardly be a name; the grantee is left open"


def _money(entry: Entry, page: Page) -> tuple[Money | None, list[str]]:
    """The sum of an entry, and why there is none where one is written."""
    text = entry.text(Role.AMOUNT)
    if text is None:
        return None, []
    countries = [place.code for place in _countries(entry, _places(entry), page) if place.code]
    whose = page.whose_money or (countries[0] if countries else None)
    sums = list(find_amounts(text, whose, page.dollar))
    readable = [amount.money for amount in sums if amount.money]
    reasons = dict.fromkeys(amount.reason for amount in sums if amount.reason)
    doubts = [f"the amount “{text[:60]}” {reason}; it is left out" for reason in reasons]
    if len(readable) > 1:
        doubts.append(f"“{text[:60]}” holds several sums; the first is taken")
    if is_open_sum(text):
        doubts.append(f"“{text[:60]}” stands in the place of a sum; the amount is left open")
    elif not sums:
        fault = "cannot be read" if parse_number(text) is None else "states no currency"
        doubts.append(f"the amount “{text[:60]}” {fault}; it is left out")
    return (readable[0] if readable else None), doubts
