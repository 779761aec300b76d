"""Whose dollars a bare `$` stands for on a page: of the US, unless the page, its funder or country tell.

What the page says outside its grants comes first (`NZ$`, `(AUD)`, `in Canadian dollars`), then whose the funder is by
its name, then the country of a page whose funder is none of the known ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from grantgraph.model import Context, Place
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.structure.stated_currency import currencies_in
from grantgraph.resources import ontology_rows

_POINTS = re.compile(r"\d\.\d{3}(?![,\d])")
_OF_THE_US = re.compile(r"\b(?:U\.?S\.?|USA)(?!\w)")
_WITH_FUNDS_OF_THEIR_OWN = frozenset(
    {"AU", "CA", "NZ"}
)  # whose funders write `$` at home, and few others fund there


@dataclass(frozen=True, slots=True)
class Dollar:
    """The code of the money that a bare `$` stands for, None where it cannot be told, and a remark on why."""

    currency: str | None = "USD"
    remark: str | None = None


def bare_dollar(
    around: Sequence[str],
    sums: Sequence[str],
    funder: str | None,
    countries: Sequence[Place],
    context: Context,
) -> Dollar:
    """What `$` stands for on a page; `around` are the texts outside its entries, `sums` the sums of its grants."""
    if not any(map(_is_bare, sums)):
        return Dollar()
    stated = {code for text in around for code in currencies_in(text)} & set(_dollars().values())
    if len(stated) == 1:
        return _told(stated.pop(), "the page says so")
    own = _funders_dollar(funder or "")
    if own or funder in context.funder_names.values():
        return _told(own or "USD", f"{funder} is the funder")
    return _local(sums, countries)


def _local(sums: Sequence[str], countries: Sequence[Place]) -> Dollar:
    """What `$` stands for where only the country and the spelling of the sums can tell: points set thousands apart."""
    codes = [place.code for place in countries if place.code]
    peso = next((_pesos()[code] for code in codes if code in _pesos()), None)
    if peso and any(map(_POINTS.search, sums)):
        return _told(peso, f"the page is about {countries[0].label} and sets points between the thousands")
    local = next((_dollars()[code] for code in codes if code in _dollars()), None)
    if local in (None, "USD"):
        return Dollar()
    if codes[0] in _WITH_FUNDS_OF_THEIR_OWN:
        return _told(local, f"the page is about {countries[0].label}")
    return Dollar(
        "USD", f"“$” is read as USD; in {countries[0].label} it may stand for the country's own money"
    )


def _told(currency: str, why: str) -> Dollar:
    return Dollar(currency, None if currency == "USD" else f"“$” is read as {currency}, since {why}")


def _is_bare(text: str) -> bool:
    """Whether a sum is in dollars and does not tell whose."""
    return any(amount.money is None for amount in find_amounts(text, dollar=None)) and any(
        amount.money for amount in find_amounts(text)
    )


def _funders_dollar(name: str) -> str | None:
    """The dollar of the country that a funder's name names as its own; `Embassy ... in Canada` names none."""
    home = re.split(r" (?:in|to) |, ", name)[0]
    codes = {place.code for place in find_countries(home) if place.code in _dollars()}
    codes |= {country for adjective, country in _adjectives().items() if adjective in home.casefold()}
    codes |= {"US"} if _OF_THE_US.search(home) else set()
    return _dollars()[codes.pop()] if len(codes) == 1 else None


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(ontology_rows("dollars.csv"))


@cache
def _dollars() -> dict[str, str]:
    """The money written `$` by the country's code (ISO 3166-1 alpha-2)."""
    return {row["country"]: row["currency"] for row in _rows() if row["name"] == "dollar"}


@cache
def _pesos() -> dict[str, str]:
    return {row["country"]: row["currency"] for row in _rows() if row["name"] == "peso"}


@cache
def _adjectives() -> dict[str, str]:
    return {row["adjective"].casefold(): row["country"] for row in _rows() if row["name"] == "dollar"}
