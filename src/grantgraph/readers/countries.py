"""Names of countries and regions in text, with ISO 3166-1 codes; the standard's own lists come from pycountry."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache

import pycountry

from grantgraph.model import Place
from grantgraph.readers.alternatives import any_of
from grantgraph.resources import ontology_rows

_FEDERAL = frozenset(("AR", "AU", "BR", "CA", "DE", "IN", "MX", "MY", "NG", "US"))
_LANGUAGES = (
    "fr", "es", "pt", "de", "it", "nl", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg", "sr", "hr", "tr", "sv", "fi",
    "nb", "da",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Names:
    """What `ontology/place-names.csv` adds to the standard: names of countries, regions and states in use."""

    countries: dict[str, str]
    regions: frozenset[str]
    states: frozenset[str]


@cache
def _names() -> _Names:
    rows = list(ontology_rows("place-names.csv"))
    return _Names(
        {row["name"]: row["code"] for row in rows if row["kind"] == "country"},
        frozenset(row["name"] for row in rows if row["kind"] == "region"),
        frozenset(row["name"] for row in rows if row["kind"] == "state"),
    )


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(country, attribute, None)
            if name:
                codes[name.casefold()] = country.alpha_2
    codes |= {name.casefold(): code for name, code in _names().countries.items()}
    return codes


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!New )(?:{any_of(_codes())})(?!\w)", re.IGNORECASE)


@cache
def _region_pattern() -> re.Pattern[str]:
    names = any_of(_names().regions - {"International", "Worldwide"})
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


@cache
def _folded_regions() -> frozenset[str]:
    return frozenset(region.casefold() for region in _names().regions)


def is_region(text: str) -> bool:
    """Whether a text is nothing but the name of a part of the world."""
    return len(text) < 60 and text.strip(" :.").casefold() in _folded_regions()


def find_regions(text: str) -> list[Place]:
    """The parts of the world named in a text, as it names them."""
    return [Place(_readable(match.group()), kind="region") for match in _region_pattern().finditer(text)]


def _code_of_both(name: str) -> str | None:
    """The country that has both names: `Burma/Myanmar`, `Myanmar (Burma)`."""
    names = re.split(r" ?[/(] ?", name.rstrip(")"))
    codes = {_codes().get(one.casefold()) for one in names}
    return codes.pop() if len(names) == 2 and len(codes) == 1 else None


_OF_A_STATE = re.compile(
    r"(?:\b(?:embassy|government|ministry [^,;.]{0,60}?|kingdom|republic|federation|delegation) of (?:the )?"
    r"|\b(?:gouvernement|ambassade) (?:de |du |de la |d[’'])?)$",
    re.IGNORECASE,
)


def without_states(text: str) -> str:
    """A text without countries that stand in the name of a state's body: `Embassy of Canada to ...`."""
    kept, end = [], 0
    for match in _pattern().finditer(text):
        if _OF_A_STATE.search(text[max(0, match.start() - 100) : match.start()]):
            kept.append(text[end : match.start()])
            end = match.end()
    return "".join((*kept, text[end:]))


def find_countries(text: str, *, alone: bool = False) -> list[Place]:
    """The countries named in a text, as it names them; `alone` wants the text to be nothing but one name."""
    if alone:
        name = text.strip(' :.-–—[]"“”')
        code = _codes().get(name.casefold()) or _code_of_both(name) or _translated().get(name.casefold())
        return [Place(_readable(name), code)] if code else []
    return [
        Place(_readable(match.group()), _codes()[match.group().casefold()])
        for match in _pattern().finditer(text)
        if match.group()[0].isupper()
    ]


def country_of(code: str) -> Place:
    """The country with a code (ISO 3166-1 alpha-2) by a short name: `Russia`, not `Russian Federation`."""
    country = pycountry.countries.get(alpha_2=code)
    name = str(getattr(country, "common_name", None) or getattr(country, "name", code))
    others = (other for other, known in _names().countries.items() if known == code)
    short = (other for other in others if name.startswith(other) or "," in name or name == code)
    return Place(next(short, name), code)


def _readable(name: str) -> str:
    """A name as it is written in a sentence: `KAZAKHSTAN` in mixed case, `Congo, Democratic Republic` turned round."""
    if name == "MENA":
        return "Middle East and North Africa"
    if name.isupper() and (len(name) > 4 or name.title() in _listed_names() | _names().regions):
        name = name.title()
    head, comma, tail = name.partition(", ")
    return (
        f"{tail} of {head}"
        if comma and "Republic" in tail and not tail.endswith((" of", " of the"))
        else name
    )


@cache
def _translated() -> dict[str, str]:
    """Names of countries in other languages of grant pages; of two countries with one name neither."""
    found: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        names = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for country in pycountry.countries:
            for name in filter(None, (country.name, getattr(country, "common_name", None))):
                found.setdefault(names.gettext(name).casefold(), set()).add(country.alpha_2)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


@cache
def _listed_names() -> frozenset[str]:
    """The names of the standard: `CHAD` is one in capitals, `DRC` is none."""
    return frozenset(country.name for country in pycountry.countries)


@cache
def _subdivisions() -> frozenset[str]:
    return frozenset(subdivision.name.casefold() for subdivision in pycountry.subdivisions)


def is_subdivision(text: str) -> bool:
    """Whether a text is nothing but the name of a state or province (ISO 3166-2)."""
    return text.strip().casefold() in _subdivisions()


@cache
def _states() -> frozenset[str]:
    return frozenset(
        subdivision.name.casefold()
        for subdivision in pycountry.subdivisions
        if subdivision.country_code in _FEDERAL and subdivision.parent_code is None
    )


def is_state(text: str) -> bool:
    """Whether a text is a state of a country whose towns are named with their states: `Toledo, Ohio`."""
    return text.strip().casefold() in _states()


@cache
def _state_codes() -> frozenset[str]:
    codes = (
        subdivision.code for subdivision in pycountry.subdivisions if subdivision.country_code in ("CA", "US")
    )
    return frozenset(code.partition("-")[2] for code in codes)


def is_state_code(text: str) -> bool:
    """Whether a text is the postal code of a state or province of North America, or its short name: `NY`, `Wis.`."""
    return text.removesuffix(".") in _state_codes() or text in _names().states
