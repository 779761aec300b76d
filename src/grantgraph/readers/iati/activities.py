"""IATI activities of all versions (https://iatistandard.org, drafts to 2.03): an element in, a `Grant` out.

Funders are the participating organizations with the role of funding, grantees those that implement. Where an activity
names none, what the standard takes for granted is taken: the reporting organization pays, the receivers of its
outgoing transactions receive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pycountry

from grantgraph.model import (
    Classification,
    Context,
    Grant,
    Grantee,
    Listing,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
    Transaction,
)
from grantgraph.readers.iati.elements import Element, attribute, body, day, first_text, percentage, texts
from grantgraph.readers.iati.transactions import local_name, read_transaction
from grantgraph.readers.parties import funders_or_known, grantees_or_undisclosed
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.values import quoted

_ROLES = {"1": "funding", "2": "accountable", "3": "extending", "4": "implementing", "donor": "funding",
          "un-ocha-implementing-partner": "implementing"}  # fmt: skip
_KNOWN_ROLES = frozenset(_ROLES.values())
_STARTS = frozenset({"1", "2", "start", "start-planned", "start-actual"})
_ENDS = frozenset({"3", "4", "end", "completion", "end-planned", "end-actual"})
_ACTUAL = frozenset({"2", "4", "start-actual", "end-actual"})
_VOCABULARIES = {None: "DAC", "1": "DAC", "2": "DAC-3", "DAC": "DAC", "DAC-3": "DAC-3", "99": "reporting organisation",
                 "RO": "reporting organisation"}  # fmt: skip
_USED = frozenset(
    {
        "iati-identifier", "other-identifier", "reporting-org", "title", "description", "participating-org", "sector",
        "activity-date", "recipient-country", "recipient-region", "location", "transaction", "tag",
    }
)  # fmt: skip
_OUTGOING = frozenset({"commitment", "disbursement"})


@dataclass(frozen=True)
class ActivityReader:
    """Reads the activities of one file."""

    listing: Listing
    context: Context
    remarks: Remarks

    def read(self, activity: Element, location: str) -> Grant:
        """One activity as a grant."""
        transactions = tuple(self._transactions(activity, location))
        commitments = [t for t in transactions if t.type == "commitment"]
        only = commitments[0] if len(commitments) == 1 else None
        start, end = self._date(activity, _STARTS, location), self._date(activity, _ENDS, location)
        awarded = only.value_date if only else None
        began = awarded or start
        self._report_unused(activity, location)
        return Grant(
            listing=self.listing,
            location=location,
            titles=self._texts(activity, "title", location),
            descriptions=self._texts(activity, "description", location),
            identifier=self._identifier(activity, location),
            funders=self._funders(activity, location),
            grantees=self._grantees(activity, transactions, location),
            money=only.money if only else None,
            award_date=awarded,
            start_date=start,
            end_date=end,
            year=PublishedDate(began.year) if began else None,
            countries=tuple(self._countries(activity, location)),
            places=tuple(self._places(activity, location)),
            classifications=tuple(self._classifications(activity, location)),
            transactions=transactions,
        )

    def _texts(self, activity: Element, tag: str, location: str) -> tuple[Text, ...]:
        found = (text for element in activity.findall(tag) for text in texts(element, self.remarks, location))
        return tuple(dict.fromkeys(found))

    def _identifier(self, activity: Element, location: str) -> str | None:
        stated = first_text(activity.find("iati-identifier"))
        if stated:
            if " " in stated:
                self.remarks.add(location, f"iati-identifier {quoted(stated)} holds a space")
            return stated
        others = [other for element in activity.findall("other-identifier") if (other := _other(element))]
        if len(others) == 1:
            self.remarks.count(location, "has no iati-identifier; its other-identifier was read")
            return others[0]
        self.remarks.count(location, "has no iati-identifier")
        return None

    def _participants(self, activity: Element, role: str, location: str) -> Iterator[OrganizationMention]:
        for element in activity.findall("participating-org"):
            stated = (attribute(element, "role") or "").lower()
            known = _ROLES.get(stated, stated)
            if known not in _KNOWN_ROLES:
                self.remarks.count(
                    location,
                    f"a participating-org has the role {quoted(stated)}, which is not in the codelist",
                )
            mention = body(element)
            if known == role and mention is None:
                self.remarks.count(
                    location,
                    f"a participating-org with the role {role} has neither name nor ref; it was left out",
                )
            elif known == role and mention is not None:
                yield mention

    def _funders(self, activity: Element, location: str) -> tuple[OrganizationMention, ...]:
        funders = funders_or_known(_distinct(self._participants(activity, "funding", location)), self.context)
        if funders:
            return funders
        self.remarks.count(
            location,
            "names no funder (a participating-org with the role funding); the reporting-org was taken for it",
        )
        reporting = activity.find("reporting-org")
        mention = body(reporting) if reporting is not None else None
        return (mention,) if mention else ()

    def _grantees(
        self, activity: Element, transactions: tuple[Transaction, ...], location: str
    ) -> tuple[Grantee, ...]:
        implementing = _distinct(self._participants(activity, "implementing", location))
        receiving = _distinct(t.receiver for t in transactions if t.type in _OUTGOING and t.receiver)
        return grantees_or_undisclosed(implementing or receiving)

    def _date(self, activity: Element, kinds: frozenset[str], location: str) -> PublishedDate | None:
        """The actual date of a kind, or else the planned one."""
        dates = [
            e for e in activity.findall("activity-date") if (attribute(e, "type") or "").lower() in kinds
        ]
        dates.sort(key=lambda e: (attribute(e, "type") or "").lower() not in _ACTUAL)
        return next((found for e in dates if (found := day(e, "iso-date", self.remarks, location))), None)

    def _transactions(self, activity: Element, location: str) -> Iterator[Transaction]:
        currency = attribute(activity, "default-currency")
        for number, element in enumerate(activity.findall("transaction"), 1):
            yield read_transaction(element, currency, f"{location}/transaction[{number}]", self.remarks)

    def _countries(self, activity: Element, location: str) -> Iterator[Place]:
        for element in activity.findall("recipient-country") or activity.findall(
            "transaction/recipient-country"
        ):
            code = (attribute(element, "code") or "").upper()
            country = pycountry.countries.get(alpha_2=code) if len(code) == 2 else None
            label = first_text(element) or (country.name if country else code)
            if code and country is None and code != "XK":
                told = f"has the code {quoted(code)}, which is no code of a country"
                self.remarks.count(location, f"recipient-country {told}")
            if label:
                known = code if country or code == "XK" else None
                yield Place(label, known, "country", percentage(element, self.remarks, location))

    def _places(self, activity: Element, location: str) -> Iterator[Place]:
        for element in activity.findall("recipient-region"):
            if label := first_text(element) or attribute(element, "code"):
                yield Place(label, None, "region", percentage(element, self.remarks, location))
        for element in activity.findall("location"):
            name = element.find("name")
            if label := first_text(name):
                yield Place(label, None, "locality")

    def _classifications(self, activity: Element, location: str) -> Iterator[Classification]:
        for element in activity.findall("sector") or activity.findall("transaction/sector"):
            stated = (
                attribute(element, "vocabulary") or attribute(element, "vocab") or attribute(element, "type")
            )
            vocabulary = _VOCABULARIES.get(stated, stated)
            code, label = attribute(element, "code") or attribute(element, "ref"), first_text(element)
            if code or label:
                yield Classification(code, vocabulary, label, percentage(element, self.remarks, location))
        for element in activity.findall("tag"):
            vocabulary = f"tag {attribute(element, 'vocabulary') or ''}".strip()
            yield Classification(attribute(element, "code"), vocabulary, first_text(element))

    def _report_unused(self, activity: Element, location: str) -> None:
        for element in activity:
            if isinstance(element.tag, str) and element.tag not in _USED:
                self.remarks.count(location, f"{local_name(element)} is not used")


def _other(element: Element) -> str | None:
    return attribute(element, "ref") or first_text(element)


def _distinct(mentions: Iterable[OrganizationMention]) -> tuple[OrganizationMention, ...]:
    return tuple(dict.fromkeys(mentions))
