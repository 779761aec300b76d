"""Signs, names and codes of currencies (ISO 4217), as `ontology/currencies.csv` lists them.

A bare `$` is the US dollar, unless told otherwise.
"""

from __future__ import annotations

import pycountry

from grantgraph.resources import ontology_rows

_ROWS = tuple(ontology_rows("currencies.csv"))


def _by_country(kind: str) -> dict[str, dict[str, str]]:
    """For each name of a kind the currency it means in each country, under no country what it means elsewhere."""
    found: dict[str, dict[str, str]] = {}
    for row in _ROWS:
        if row["kind"] == kind:
            found.setdefault(row["written"], {})[row["country"]] = row["currency"]
    return found


SIGNS = {row["written"]: row["currency"] for row in _ROWS if row["kind"] == "sign"}
NAMES = {
    written.strip(): row["currency"]
    for row in _ROWS
    if row["kind"] == "name"
    for written in (f"{row['whose']} {row['written']}", f"{row['written']} {row['whose']}")
}
SHARED = _by_country("shared")
"""Names that countries share: which of them is meant tells the country of the grant alone (ISO 3166-1 alpha-2)."""
LETTERS = _by_country("letter")
"""Letters that stand before sums; which money is meant tells the country of the grant alone."""

WORDS = frozenset(row["written"] for row in _ROWS if row["kind"] == "word")
"""Codes that are words or names, too: `ALL`, `TOP`, `TRY`."""
# Of the standard's codes those of money in use, and a few that grants were once paid in: none for metals and funds.
CODES = (
    frozenset(currency.alpha_3 for currency in pycountry.currencies if not currency.alpha_3.startswith("X"))
    | {"XAF", "XOF", "XPF", "XCD"}
    | {row["written"] for row in _ROWS if row["kind"] == "once"}
)


def currency_code(written: str, country: str | None = None) -> str | None:
    """The code of a sign, name or code as it was found by one of the tables above; None for a name shared by others."""
    folded = written.strip().casefold()
    if by_country := LETTERS.get(written.strip()):
        return by_country.get(country or "")
    if shared := _SHARED.get(folded.rstrip(".")):
        return shared.get(country or "") or shared.get("")
    return _FOLDED.get(folded) or (None if folded.endswith("$") else folded.upper())


def is_bare_dollar(written: str) -> bool:
    """Whether a sign or name means dollars and does not tell whose."""
    return written.strip().casefold() in _BARE_DOLLARS


_BARE_DOLLARS = frozenset(
    {"$", "dollar", "dollars", "dólares", "dolares", "dollari", "dolarów", "dolarů", "долларов", "доларів"}
)
_SHARED = {name.casefold(): by_country for name, by_country in SHARED.items()}
_FOLDED = {written.casefold(): code for table in (NAMES, SIGNS) for written, code in table.items()}
