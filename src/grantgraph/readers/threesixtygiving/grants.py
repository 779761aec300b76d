"""Grants of the 360Giving Data Standard 1.4 (https://standard.threesixtygiving.org): a JSON object in, a `Grant` out.

A field that the standard knows and we use is read as published; every other is counted by name. Persons are never
read: neither their names nor their identifiers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from grantgraph.model import (
    Classification,
    Context,
    Grant,
    Listing,
    PublishedDate,
    Text,
)
from grantgraph.readers.fields import Fields
from grantgraph.readers.parties import funders_or_known, grantees_or_undisclosed
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.threesixtygiving.bodies import read_organizations, read_recipients
from grantgraph.readers.threesixtygiving.dates import read_day, read_period
from grantgraph.readers.threesixtygiving.money import read_money
from grantgraph.readers.threesixtygiving.places import read_places
from grantgraph.readers.threesixtygiving.transactions import read_transactions
from grantgraph.readers.values import DayOrder, quoted

_LISTS_OF_CODES = {
    "classifications": None,
    "grantProgramme": "Grant Programme",
    "fundingType": "Funding Type",
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
            self.remarks.add(location, f"{quoted(value)} stands where a grant belongs; it was not read")
            return None
        for key in getattr(value, "keys_repeated", ()):
            self.remarks.add(location, f"{key} is given twice; the first value was read")
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
        awarded = read_day(fields, "awardDate", self.order)
        period = read_period(fields, self.order)
        countries, places = read_places(fields)
        return Grant(
            listing=self.listing,
            location=location,
            titles=(Text(title),) if title else (),
            descriptions=(Text(description),) if description else (),
            identifier=identifier,
            funders=funders_or_known(read_organizations(fields, "fundingOrganization"), self.context),
            grantees=grantees_or_undisclosed(read_recipients(fields)),
            money=read_money(fields, "amountAwarded", "currency"),
            award_date=awarded,
            start_date=period.start,
            end_date=period.end,
            duration=period.duration,
            year=PublishedDate(awarded.year) if awarded else None,
            countries=countries,
            places=places,
            classifications=tuple(self._classifications(fields)),
            transactions=tuple(read_transactions(fields, self.order)),
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
        is_missing = value is None or value == ""
        found = "is missing" if is_missing else f"holds {quoted(value)} where a text belongs; it was left out"
        fields.count("id", found)
        return None

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


def _holds_anything(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_holds_anything(item) for item in value.values())
    if isinstance(value, list):
        return any(_holds_anything(item) for item in value)
    return value is not None and value != ""
