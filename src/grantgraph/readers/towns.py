"""Towns that `ontology/towns.csv` knows, and the countries that a town or a state or province (ISO 3166-2) lies in."""

from __future__ import annotations

import re
from functools import cache

import pycountry

from grantgraph.letters import without_accents
from grantgraph.resources import ontology_rows

_PART = re.compile(r"(?:north|south|east|west|central|inner|greater|downtown)(?:ern)? (?=\S{4})")


def is_known_town(text: str) -> bool:
    """Whether words are a known town's name or say which part of it: `Kisumu`, `North Belfast`, `SANA'A`.

    >>> is_known_town("Kisumu"), is_known_town("Kisumu Youth")
    (True, False)
    """
    return _bare(text) in _towns()


def lies_in(text: str) -> frozenset[str]:
    """The codes of the countries in which a town, or else a state or province of this name, is known to lie."""
    town = _towns().get(_bare(text))
    if town is not None:
        return frozenset({town} - {""})
    return _subdivisions().get(_folded(text), frozenset())


@cache
def _towns() -> dict[str, str]:
    return {_folded(row["name"]): row["code"] for row in ontology_rows("towns.csv")}


@cache
def _subdivisions() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for subdivision in pycountry.subdivisions:
        found.setdefault(_folded(subdivision.name), set()).add(subdivision.country_code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _bare(text: str) -> str:
    return _PART.sub("", _folded(text), count=1) if text[:1].isupper() else ""


def _folded(text: str) -> str:
    """A name as it is compared: in small letters, without accents, with one kind of apostrophe."""
    return without_accents(text.replace("’", "'")).casefold()
