"""How every kind of thing is named.

Every node has an IRI, the same from run to run. A key is percent-encoded injectively (`a b` and `a%20b` stay two
things), and no IRI is made from a name that is withheld.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from grantgraph.errors import GrantGraphError
from grantgraph.model import Concept, Correction, Grant, Listing, Organization, OrganizationMention, Place
from grantgraph.namespaces import DATA

_BREAKS_AN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


class InvalidBase(GrantGraphError):  # noqa: N818  (reads as what is wrong)
    """A base that cannot begin the IRIs of a graph."""


def quoted(key: str) -> str:
    """A key as one segment of a path, injectively: `%` and `/` are encoded, and `.` and `..` never stand alone."""
    segment = quote(key, safe="")
    return segment.replace(".", "%2E") if set(segment) == {"."} else segment


def name_key(name: str) -> str:
    """A published name as a readable key: letter case and the spaces between words do not count."""
    return quoted("-".join(name.casefold().split()))


@dataclass(frozen=True, slots=True)
class Naming:
    """Names under one base, which ends in `/` or `#`."""

    base: str = DATA

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if _BREAKS_AN_IRI.search(self.base) or not parts.scheme or not (parts.netloc or parts.path):
            raise InvalidBase(f"--base {self.base!r} is no absolute IRI; wanted for instance {DATA}")
        if self.base[-1] not in "/#":
            raise InvalidBase(f"--base {self.base!r} must end in / or #, so that names can follow it")

    def listing(self, listing: Listing) -> str:
        """By content: the same file under another name is the same listing."""
        return f"{self.base}listing/{listing.sha256[:16]}"

    def grant(self, key: str) -> str:
        """By the key that `grant_key` gives."""
        return f"{self.base}grant/{key}"

    def undisclosed(self, grant_key: str, number: int) -> str:
        """One for each grantee withheld, from the grant's own name and from nothing else."""
        return f"{self.base}undisclosed/{_numbered(grant_key, number)}"

    def individual(self, grant_key: str, number: int) -> str:
        """One for each person, from the grant's own name and from nothing else."""
        return f"{self.base}individual/{_numbered(grant_key, number)}"

    def organization(self, organization: Organization) -> str:
        """By the key that was decided when mentions were resolved."""
        return f"{self.base}organization/{quoted(organization.key)}"

    def place(self, place: Place) -> str:
        """By ISO code where there is one, else by kind and name."""
        if place.code:
            return f"{self.base}place/{quoted(place.code)}"
        return f"{self.base}place/{place.kind}/{name_key(place.label)}"

    def corrections(self, correction: Correction) -> str:
        """A file of corrections, by content."""
        return f"{self.base}corrections/{correction.sha256[:16]}"

    def correction(self, correction: Correction) -> str:
        """By the file and the row of it."""
        return f"{self.corrections(correction)}/{name_key(correction.location)}"

    def person(self, name: str) -> str:
        """Who corrects, by the name given: letter case and spaces do not count."""
        return f"{self.base}person/{name_key(name)}"

    @staticmethod
    def part(grant: str, kind: str, key: str | int) -> str:
        """Something that belongs to one grant, for instance its second transaction."""
        return f"{grant}/{kind}/{key}"

    @staticmethod
    def finding(grant: str, concept: Concept) -> str:
        """By grant and concept: a theme and an activity may quote the same words."""
        scheme = concept.scheme.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        return f"{grant}/finding/{scheme}-{quoted(concept.id)}"


def _numbered(key: str, number: int) -> str:
    return key if number == 1 else f"{key}-{number}"


def grant_key(grant: Grant, organizations: Mapping[OrganizationMention, Organization | None]) -> str:
    """The publisher with its own id where there is one, else a digest of what is published.

    The grantee's name enters the digest only where it is that of a disclosed organization, since a digest of a
    name can be guessed back.
    """
    if grant.identifier:
        return f"{name_key(publisher_of(grant))}/{quoted(grant.identifier)}"
    names = [m.name for m in grant.grantees if isinstance(m, OrganizationMention) and organizations.get(m)]
    year = grant.year.value if grant.year else ""
    told = [*(m.name for m in grant.funders), year, grant.title or "", grant.description or "", *names]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:20]


def publisher_of(grant: Grant) -> str:
    """Who vouches for the grant's id: the listing's publisher, else its funder, else nobody known."""
    if grant.listing.publisher:
        return grant.listing.publisher
    return grant.funders[0].name if grant.funders else "unknown"
