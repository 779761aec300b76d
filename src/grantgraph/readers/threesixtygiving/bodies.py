"""Funders and recipients of a 360Giving grant. Of persons no more is read than that there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pycountry

from grantgraph.model import Grantee, Individual, OrganizationMention
from grantgraph.readers.countries import find_countries
from grantgraph.readers.fields import Fields


def read_organizations(fields: Fields, name: str) -> Iterator[OrganizationMention]:
    """The organizations of one field; one without name and identifier is told and left out."""
    for body in fields.objects(name, text_as="name"):
        called, identifier = body.text("name"), body.text("id")
        if called or identifier:
            country = _country_code(body.text("addressCountry"))
            place = body.text("addressLocality")
            yield OrganizationMention(called or "", identifier, country, place)
        else:
            body.tell("name", "is missing")
        body.leave()


def read_recipients(fields: Fields) -> Iterator[Grantee]:
    """The recipients, with a person as one who has no name in any product."""
    yield from read_organizations(fields, "recipientOrganization")
    if person := fields.take("recipientIndividual"):
        name = person.get("name") if isinstance(person, dict) else person
        yield Individual(name if isinstance(name, str) else None)
    fields.take("toIndividualsDetails")  # why a person was in need is not ours to spread


def _country_code(name: str | None) -> str | None:
    if not name:
        return None
    country = pycountry.countries.get(alpha_2=name.upper()) if len(name) == 2 else None
    if country:
        return str(country.alpha_2)
    named = find_countries(name, alone=True)
    return named[0].code if named else None
