"""Where a 360Giving grant is spent: its locations in, countries and other places out."""

from __future__ import annotations

import pycountry

from grantgraph.model import Place
from grantgraph.readers.countries import find_countries
from grantgraph.readers.fields import Fields
from grantgraph.readers.values import quoted


def read_places(fields: Fields) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Countries and other places, each once, in the order of the publication."""
    countries: dict[Place, None] = {}
    places: dict[Place, None] = {}
    for place in fields.objects("beneficiaryLocation", text_as="name"):
        code, name, area = place.text("countryCode"), place.text("name"), place.text("geoCode")
        country = pycountry.countries.get(alpha_2=code.upper()) if code else None
        if country:
            countries[Place(country.name, country.alpha_2)] = None
        elif code:
            place.fault(
                "countryCode", f"{quoted(code)} is no code of a country (write it like GB); it was left out"
            )
        if name or area:
            named = find_countries(name or "", alone=True)
            if named:
                countries[named[0]] = None
            else:
                places[Place(name or area or "", kind="region")] = None
        place.leave()
    return tuple(countries), tuple(places)
