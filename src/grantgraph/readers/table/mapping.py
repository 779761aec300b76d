"""What the columns of a table mean, declared in a small TOML file: its text in, a `Mapping` out.

    title = "Grants 2019"            # of the listing; publisher, license and source may be told too
    days = "first"                   # how 03/04/2021 is read: the day first, or "second"

    [constants]                      # what holds for every row
    currency = "USD"
    funder = "The Example Foundation"

    [columns]                        # column = property, or with more to say
    Recipient = "grantee"
    Amount = "amount"
    Awarded = { is = "award-date", precision = "Date precision" }
    Countries = { is = "country", separator = "|" }
    Cause = { is = "classification", vocabulary = "Example causes" }
    Internal note = "ignore"

The properties are those of `PROPERTIES`. A column that is not named is told once, unless it is to be ignored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any

from grantgraph.errors import SourceRefused
from grantgraph.readers.values import quoted

PROPERTIES = (
    "identifier",
    "title",
    "description",
    "funder",
    "funder-id",
    "grantee",
    "grantee-id",
    "grantee-country",
    "grantee-place",
    "individual",
    "amount",
    "currency",
    "award-date",
    "start-date",
    "end-date",
    "year",
    "country",
    "region",
    "locality",
    "programme",
    "classification",
    "classification-code",
    "ignore",
)
_DATES = frozenset({"award-date", "start-date", "end-date", "year"})
_TOLD = ("title", "publisher", "license", "source", "issued")
_KNOWN = frozenset({*_TOLD, "days", "decimal", "records", "missing", "constants", "columns"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the property it gives, and what else was declared of it."""

    name: str
    gives: str
    separator: str | None = None
    vocabulary: str | None = None
    precision: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A declared mapping. `records` names the list of a JSON document in which the rows stand."""

    columns: tuple[Column, ...]
    constants: Table[str, str] = field(default_factory=dict)
    told: Table[str, str] = field(default_factory=dict)
    records: str = ""
    day_first: bool | None = None
    has_decimal_comma: bool = False
    allows_missing: bool = False


def parse_mapping(text: str, name: str = "mapping") -> Mapping:
    """A mapping; `SourceRefused` where the file says something that is not understood."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceRefused(name, f"is not valid TOML: {error}") from error
    _refuse_unknown(name, "", table, _KNOWN)
    constants = _section(name, table, "constants")
    _refuse_unknown(name, "constants: ", constants, frozenset(PROPERTIES) - {"ignore"})
    columns = tuple(_column(name, key, value) for key, value in _section(name, table, "columns").items())
    if not columns:
        raise SourceRefused(name, "names no column; it needs a section [columns]")
    return Mapping(
        columns=columns,
        constants={key: str(value) for key, value in constants.items()},
        told={key: str(table[key]) for key in _TOLD if key in table},
        records=str(table.get("records", "")),
        day_first={"first": True, "second": False, None: None}[
            _choice(name, table, "days", "first", "second")
        ],
        has_decimal_comma=_choice(name, table, "decimal", "comma", "point") == "comma",
        allows_missing=_choice(name, table, "missing", "allowed", "refused") == "allowed",
    )


def _section(name: str, table: Table[str, Any], key: str) -> Table[str, Any]:
    section = table.get(key, {})
    if not isinstance(section, dict):
        raise SourceRefused(name, f"{key} is no section; write it as [{key}]")
    return section


def _choice(name: str, table: Table[str, Any], key: str, *choices: str) -> str | None:
    value = table.get(key)
    if value is not None and value not in choices:
        raise SourceRefused(
            name, f"{key} = {quoted(value)} is not understood; it must be {' or '.join(choices)}"
        )
    return value


def _column(name: str, column: str, declared: object) -> Column:
    stated = {"is": declared} if isinstance(declared, str) else declared
    if not isinstance(stated, dict) or not all(isinstance(value, str) for value in stated.values()):
        raise SourceRefused(
            name, f"columns: {column} is {quoted(declared)}; it must be the name of a property"
        )
    _refuse_unknown(name, f"columns: {column}: ", stated, frozenset({"is", *Column.__slots__[2:]}))
    gives = stated.get("is", "")
    if gives not in PROPERTIES:
        raise SourceRefused(
            name, f"columns: {column} is {quoted(gives)}; it must be one of {', '.join(PROPERTIES)}"
        )
    if "precision" in stated and gives not in _DATES:
        raise SourceRefused(name, f"columns: {column}: only a date has a precision")
    return Column(column, gives, *(stated.get(key) for key in Column.__slots__[2:]))


def _refuse_unknown(name: str, where: str, table: Table[str, Any], known: frozenset[str]) -> None:
    for key in table:
        if key not in known:
            raise SourceRefused(
                name, f"{where}{quoted(key)} is not understood; known are {', '.join(sorted(known))}"
            )
