"""Names of places, with ISO codes: countries and their parts from ISO 3166, other names and regions from our own list.

`ontology/place-names.csv` gives what the standard lacks: usual names of countries, and parts of the world.
"""

from __future__ import annotations

from functools import cache

import pycountry

from grantgraph.model import Place
from grantgraph.resources import ontology_rows

_NOWHERE = {"Global", "International", "Worldwide"}  # headings of pages, and everyday words in a text


@cache
def load_places() -> dict[str, Place]:
    """Every country and region of the world by name, as it is written in a sentence."""
    places = {}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            if name := getattr(country, attribute, None):
                places[name] = Place(name, country.alpha_2)
    for row in ontology_rows("place-names.csv"):
        if row["name"] not in _NOWHERE:
            is_country = row["kind"] == "country"
            places[row["name"]] = Place(
                row["name"], row["code"] or None, "country" if is_country else "region"
            )
    return places


@cache
def load_parts(country: str) -> dict[str, Place]:
    """The states and provinces of a country (ISO 3166-1 alpha-2) by name, with their codes (ISO 3166-2).

    A part called like the wider part it belongs to gives way to that one. Where a city and the county around it are
    called alike and neither belongs to the other, the name has no code: it can't tell which of them is meant.
    """
    parts = pycountry.subdivisions.get(country_code=country) or ()  # type: ignore[no-untyped-call]
    whole = {part.name for part in parts if part.parent_code is None}
    codes: dict[str, list[str]] = {}
    for part in parts:
        if part.parent_code is None or part.name not in whole:
            codes.setdefault(part.name, []).append(part.code)
    return {
        name: Place(name, found[0] if len(found) == 1 else None, "region") for name, found in codes.items()
    }
