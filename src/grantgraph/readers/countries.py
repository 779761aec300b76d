"""Names of countries in text, with their ISO 3166-1 codes."""

from __future__ import annotations

import re
from functools import cache

import pycountry

from grantgraph.model import Place

# Names in use that the standard's English lists lack. Kosovo's code is the user-assigned one that the EU and the IMF use.
_OTHER_NAMES = {
    "Kyrgyz Republic": "KG", "Russia": "RU", "Syria": "SY", "Laos": "LA", "Iran": "IR", "Vietnam": "VN", "Burma": "MM",
    "Democratic Republic of Congo": "CD", "Democratic Republic of the Congo": "CD", "DRC": "CD", "Congo, Democratic Republic": "CD",
    "Republic of Congo": "CG", "Ivory Coast": "CI", "Cote d’Ivoire": "CI", "Cote d'Ivoire": "CI", "Côte d’Ivoire": "CI", "Macedonia": "MK", "Kosovo": "XK",
    "Swaziland": "SZ", "Turkey": "TR", "Cape Verde": "CV", "East Timor": "TL", "Brunei": "BN", "Palestine": "PS",
    "West Bank and Gaza": "PS", "Czech Republic": "CZ", "Bosnia": "BA", "South Korea": "KR", "North Korea": "KP",
    "United Kingdom": "GB", "United States": "US", "USA": "US", "The Gambia": "GM", "Burma (Myanmar)": "MM", "Congo": "CG",
}  # fmt: skip

# The regions by which funders group their pages, after the names of UN M49 and the shorter forms in use, and parts of states
# that have pages of their own.
_REGIONS = frozenset(
    (
        "Africa|Sub-Saharan Africa|East Africa|West Africa|Central Africa|Southern Africa|Eastern Africa|Western Africa|North Africa"
        "|Horn of Africa|Americas|The Americas|Latin America|Latin America and Caribbean|Latin America & Caribbean"
        "|Latin America and the Caribbean|Caribbean|Central America|South America|North America|Asia|Central Asia|South Asia|East Asia"
        "|Southeast Asia|Asia and the Pacific|Asia Pacific|Pacific|Oceania|Europe|Central Europe|Eastern Europe|Western Europe"
        "|Central and Eastern Europe|East Central Europe|Southeastern Europe|Southeast Europe|South Eastern Europe|Eurasia|Balkans"
        "|Western Balkans|Caucasus|South Caucasus|Central Asia/Caucasus|East Central Europe/Eurasia|Middle East"
        "|Middle East and North Africa|Middle East & North Africa|Middle East and Northern Africa|MENA|Arab States|Global|Worldwide"
        "|International|Tibet|Somaliland|Kurdistan|Chechnya|Crimea|Scotland|Northern Ireland|Wales|England"
    ).split("|")
)


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(country, attribute, None)
            if name:
                codes[name.casefold()] = country.alpha_2
    codes |= {name.casefold(): code for name, code in _OTHER_NAMES.items()}
    return codes


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_codes(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)", re.IGNORECASE)


@cache
def _region_pattern() -> re.Pattern[str]:
    names = sorted(_REGIONS - {"International", "Worldwide"}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)


def is_region(text: str) -> bool:
    """Whether a text is nothing but the name of a part of the world."""
    return text.strip(" :.").casefold() in {region.casefold() for region in _REGIONS}


def find_regions(text: str) -> list[Place]:
    """The parts of the world named in a text, as it names them."""
    return [Place(_readable(match.group()), kind="region") for match in _region_pattern().finditer(text)]


def find_countries(text: str, *, alone: bool = False) -> list[Place]:
    """The countries named in a text, as it names them; `alone` wants the text to be nothing but one name."""
    if alone:
        name = text.strip(' :.-–—[]"“”')
        code = _codes().get(name.casefold())
        return [Place(_readable(name), code)] if code else []
    return [
        Place(_readable(match.group()), _codes()[match.group().casefold()])
        for match in _pattern().finditer(text)
    ]


def _readable(name: str) -> str:
    """A name as it is written in a sentence: `KAZAKHSTAN` in mixed case, `Congo, Democratic Republic` turned round."""
    if name == "MENA":
        return "Middle East and North Africa"
    if name.isupper() and len(name) > 4:
        name = name.title()
    head, comma, tail = name.partition(", ")
    return (
        f"{tail} of {head}"
        if comma and "Republic" in tail and not tail.endswith((" of", " of the"))
        else name
    )


@cache
def _subdivisions() -> frozenset[str]:
    return frozenset(subdivision.name.casefold() for subdivision in pycountry.subdivisions)


def is_subdivision(text: str) -> bool:
    """Whether a text is nothing but the name of a state or province (ISO 3166-2)."""
    return text.strip().casefold() in _subdivisions()
