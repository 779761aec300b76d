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


def find_countries(text: str, *, alone: bool = False) -> list[Place]:
    """The countries named in a text, as it names them; `alone` wants the text to be nothing but one name."""
    if alone:
        name = text.strip(' :.-–—[]"“”')
        code = _codes().get(name.casefold())
        return [Place(name, code)] if code else []
    return [Place(match.group(), _codes()[match.group().casefold()]) for match in _pattern().finditer(text)]
