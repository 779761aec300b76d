"""Grants of the 360Giving Data Standard 1.4 (https://standard.threesixtygiving.org): a JSON object in, a `Grant` out.

A field that the standard knows and we use is read as published; every other is counted by name. Persons are never
read: neither their names nor their identifiers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pycountry

from grantgraph.model import (
    Classification,
    Context,
    Grant,
    Grantee,
    Individual,
    Listing,
    Money,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
    Transaction,
    UndisclosedGrantee,
)
from grantgraph.readers.countries import find_countries
from grantgraph.readers.fields import Fields
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.threesixtygiving.money import read_money
from grantgraph.readers.values import DayOrder, read_date, shown

_LISTS_OF_CODES = {
    "classifications": None,
    "grantProgramme": "Grant Programme",
    "fundingType": "Funding Type",
}
_TRANSACTIONS = {
    "applicationTransaction": "application",
    "commitmentTransaction": "commitment",
    "disbursementTransaction": "disbursement",
}


@dataclass(frozen=True)
class GrantReader:
    """Reads the grants of one publication."""

    listing: Listing
    context: Context
    order: DayOrder
    remarks: Remarks

    def read(self, location: str, value: Any) -> Grant | None:
        """One grant, or None where there is nothing to read; why, is among the remarks."""
        if not isinstance(value, Mapping):
            self.remarks.add(location, f"{shown(value)} is no grant; wanted an object")
            return None
        for key in getattr(value, "keys_repeated", ()):
            self.remarks.add(location, f"{key} stands there twice; the first value was read")
        fields = Fields(value, location, self.remarks)
        if not fields or not _holds_anything(value):
            self.remarks.add(location, "the grant holds no value at all; nothing was read")
            return None
        grant = self._grant(fields)
        fields.leave()
        return grant

    def _grant(self, fields: Fields) -> Grant:
        location = fields.location
        identifier = self._identifier(fields)
        title, description = fields.text("title"), fields.text("description")
        awarded = self._date(fields, "awardDate")
        start, end = self._period(fields)
        countries, places = self._places(fields)
        return Grant(
            listing=self.listing,
            location=location,
            titles=(Text(title),) if title else (),
            descriptions=(Text(description),) if description else (),
            identifier=identifier,
            funders=self._funders(fields),
            grantees=self._grantees(fields),
            money=self._money(fields),
            award_date=awarded,
            start_date=start,
            end_date=end,
            year=PublishedDate(awarded.year) if awarded else None,
            countries=countries,
            places=places,
            classifications=tuple(self._classifications(fields)),
            transactions=tuple(self._transactions(fields)),
        )

    def _identifier(self, fields: Fields) -> str | None:
        value = fields.take("id")
        if isinstance(value, str) and value.strip():
            identifier = "".join(c for c in value if c != "\0" and not "\ud800" <= c <= "\udfff")
            if identifier != " ".join(value.split()):
                fields.count("id", "holds line breaks or unusual white space")
            return identifier.strip() or None
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            fields.count("id", "is a number; its digits were read as text")
            return str(value)
        fields.count("id", f"is {shown(value)}; wanted text" if value is not None else "is missing")
        return None

    def _money(self, fields: Fields) -> Money | None:
        return read_money(fields, "amountAwarded", "currency")

    def _date(self, fields: Fields, name: str) -> PublishedDate | None:
        day_first = self.order.is_day_first(fields.path + name)

        def read(value: Any) -> PublishedDate:
            day = read_date(value, day_first)
            if isinstance(value, str) and "/" in value:
                shape = "day/month/year" if day_first else "month/day/year"
                fields.count(name, f"is written {shape}, as dates with a number above 12 show; read so")
            return day

        return fields.read(name, read)

    def _period(self, fields: Fields) -> tuple[PublishedDate | None, PublishedDate | None]:
        """The first start and the last end of the actual dates, or else of those that were planned."""
        planned, actual = (
            [
                (self._date(event, "startDate"), self._date(event, "endDate"), event.take("duration"))
                for event in events
            ]
            for events in (list(fields.objects("plannedDates")), list(fields.objects("actualDates")))
        )
        starts = [d for d, _, _ in actual if d] or [d for d, _, _ in planned if d]
        ends = [d for _, d, _ in actual if d] or [d for _, d, _ in planned if d]
        return min(starts, key=_value, default=None), max(ends, key=_value, default=None)

    def _funders(self, fields: Fields) -> tuple[OrganizationMention, ...]:
        funders = tuple(self._organizations(fields, "fundingOrganization"))
        if not funders and self.context.funder:
            return (OrganizationMention(self.context.funder),)
        return funders

    def _grantees(self, fields: Fields) -> tuple[Grantee, ...]:
        grantees: list[Grantee] = list(self._organizations(fields, "recipientOrganization"))
        if person := fields.take("recipientIndividual"):
            name = person.get("name") if isinstance(person, dict) else person
            grantees.append(Individual(name if isinstance(name, str) else None))
        fields.take("toIndividualsDetails")  # why a person was in need is not ours to spread
        return tuple(grantees) or (UndisclosedGrantee(),)

    def _organizations(self, fields: Fields, name: str) -> Iterator[OrganizationMention]:
        for body in fields.objects(name, text_as="name"):
            called, identifier = body.text("name"), body.text("id")
            if called or identifier:
                country = _country_code(body.text("addressCountry"))
                place = body.text("addressLocality")
                yield OrganizationMention(called or "", identifier, country, place)
            else:
                body.tell("name", "is missing")
            body.leave()

    def _places(self, fields: Fields) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        countries: dict[Place, None] = {}
        places: dict[Place, None] = {}
        for place in fields.objects("beneficiaryLocation", text_as="name"):
            code, name, area = place.text("countryCode"), place.text("name"), place.text("geoCode")
            country = pycountry.countries.get(alpha_2=code.upper()) if code else None
            if country:
                countries[Place(country.name, country.alpha_2)] = None
            elif code:
                place.tell("countryCode", f"is {shown(code)}; wanted an ISO 3166-1 code such as GB")
            if name or area:
                named = find_countries(name or "", alone=True)
                if named:
                    countries[named[0]] = None
                else:
                    places[Place(name or area or "", kind="region")] = None
            place.leave()
        return tuple(countries), tuple(places)

    def _classifications(self, fields: Fields) -> Iterator[Classification]:
        for name, vocabulary in _LISTS_OF_CODES.items():
            for item in fields.objects(name, text_as="title"):
                code, label = item.text("code"), item.text("title")
                stated = item.text("vocabulary")
                if code or label:
                    yield Classification(code, stated or vocabulary, label)
                item.leave()
        if regrant := fields.text("regrantType"):
            yield Classification(regrant, "360Giving regrantType")

    def _transactions(self, fields: Fields) -> Iterator[Transaction]:
        for name, kind in _TRANSACTIONS.items():
            for item in fields.objects(name):
                money = read_money(item, "value", "currency")
                day = self._date(item, "valueDate") or self._date(item, "transactionDate")
                provider, receiver = item.text("provider"), item.text("recipient")
                yield Transaction(
                    kind,
                    money,
                    day,
                    OrganizationMention(provider) if provider else None,
                    OrganizationMention(receiver) if receiver else None,
                )
                item.take("id")
                item.leave()


def _holds_anything(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_holds_anything(item) for item in value.values())
    if isinstance(value, list):
        return any(_holds_anything(item) for item in value)
    return value is not None and value != ""


def _country_code(name: str | None) -> str | None:
    if not name:
        return None
    country = pycountry.countries.get(alpha_2=name.upper()) if len(name) == 2 else None
    if country:
        return str(country.alpha_2)
    named = find_countries(name, alone=True)
    return named[0].code if named else None


def _value(date: PublishedDate) -> str:
    return date.value
