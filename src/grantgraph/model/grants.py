"""A grant as its publisher states it. Nothing in here is ours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from grantgraph.model.corrections import Correction
from grantgraph.model.organizations import Grantee, OrganizationMention
from grantgraph.model.sources import Listing, Origin
from grantgraph.model.values import Money, Place, PublishedDate, Text


@dataclass(frozen=True, slots=True)
class Classification:
    """A classification as published, with the vocabulary's name, and the publisher's percentage if any."""

    code: str | None
    vocabulary: str | None
    label: str | None = None
    percentage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Transaction:
    """A payment, commitment or refund (IATI transaction, 360Giving disbursement)."""

    type: str
    money: Money | None = None
    value_date: PublishedDate | None = None
    provider: OrganizationMention | None = None
    receiver: OrganizationMention | None = None
    provider_grant: str | None = None
    receiver_grant: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that rows or sources give for the same property of the same grant.

    `listing` is where it was read, None for the grant's own listing.
    """

    property: str
    value: str
    location: str
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """An award as published.

    `location` says where in the listing it stands: `lines 5-9`, `/grants/3`, `Sheet1!A7:K7` or an XPath.
    `identifier` is the publisher's own id. Texts may come in several languages; `focus` is a category line that
    stands where the grantee would. `year` is the award's, or the listing's where that is all there is.
    `also` are further places where the same grant stands; `regrouped` are a person's corrections that made one entry
    two, or two one.
    """

    listing: Listing
    location: str
    titles: tuple[Text, ...] = ()
    descriptions: tuple[Text, ...] = ()
    identifier: str | None = None
    funders: tuple[OrganizationMention, ...] = ()
    grantees: tuple[Grantee, ...] = ()
    focus: str | None = None
    money: Money | None = None
    award_date: PublishedDate | None = None
    start_date: PublishedDate | None = None
    end_date: PublishedDate | None = None
    duration: str | None = None
    year: PublishedDate | None = None
    countries: tuple[Place, ...] = ()
    places: tuple[Place, ...] = ()
    is_supplement: bool | None = None
    classifications: tuple[Classification, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    claims: tuple[Claim, ...] = ()
    also: tuple[Origin, ...] = ()
    regrouped: tuple[Correction, ...] = ()

    @property
    def title(self) -> str | None:
        """The first title, or None."""
        return self.titles[0].value if self.titles else None

    @property
    def description(self) -> str | None:
        """The first description, or None."""
        return self.descriptions[0].value if self.descriptions else None

    def texts(self, part: Field) -> tuple[Text, ...]:
        """All texts of one field."""
        return self.titles if part is Field.TITLE else self.descriptions


class Field(StrEnum):
    """The fields of a grant in which evidence may stand."""

    TITLE = "title"
    DESCRIPTION = "description"
