"""Column titles of 360Giving spreadsheets and the fields of its JSON: one row in, one object out.

After the titles and the roll-up rules of schema 1.4 (https://standard.threesixtygiving.org/en/1.4/technical/reference/).
A column may also be named by the path of its field, `recipientOrganization/0/name`. Letter case and spaces do not
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from grantgraph.readers.remarks import Remarks
from grantgraph.readers.sheets import Row
from grantgraph.readers.workbooks import serial_date

_Titles = dict[str, "str | tuple[str, _Titles]"]

_COMMON: _Titles = {
    "identifier": "id",
    "title": "title",
    "description": "description",
    "last modified": "dateModified",
}
_LOCATION: _Titles = _COMMON | {
    "name": "name",
    "country code": "countryCode",
    "latitude": "latitude",
    "longitude": "longitude",
    "geographic code": "geoCode",
    "geographic code type": "geoCodeType",
}
_ORGANIZATION: _Titles = _COMMON | {
    "name": "name",
    "department": "department",
    "contact name": "contactName",
    "charity number": "charityNumber",
    "company number": "companyNumber",
    "street address": "streetAddress",
    "city": "addressLocality",
    "county": "addressRegion",
    "country": "addressCountry",
    "postal code": "postalCode",
    "phone number": "telephone",
    "alternate name": "alternateName",
    "email": "email",
    "organisation type": "organisationType",
    "web address": "url",
    "location": ("location", _LOCATION),
}
_CLASSIFICATION: _Titles = _COMMON | {"vocabulary": "vocabulary", "code": "code", "url": "url"}
_EVENT: _Titles = _COMMON | {
    "start date": "startDate",
    "end date": "endDate",
    "duration (months)": "duration",
}
_TRANSACTION: _Titles = _COMMON | {
    "transaction date": "transactionDate",
    "currency": "currency",
    "value": "value",
    "value date": "valueDate",
    "provider": "provider",
    "recipient": "recipient",
}
_GRANT: _Titles = _COMMON | {
    "currency": "currency",
    "amount applied for": "amountAppliedFor",
    "amount awarded": "amountAwarded",
    "amount disbursed": "amountDisbursed",
    "award date": "awardDate",
    "url": "url",
    "planned dates": ("plannedDates", _EVENT),
    "actual dates": ("actualDates", _EVENT),
    "recipient ind": ("recipientIndividual", _COMMON | {"name": "name"}),
    "recipient org": ("recipientOrganization", _ORGANIZATION),
    "funding org": ("fundingOrganization", _ORGANIZATION),
    "beneficiary location": ("beneficiaryLocation", _LOCATION),
    "grant programme": ("grantProgramme", _CLASSIFICATION),
    "from an open call?": "fromOpenCall",
    "funding type": ("fundingType", _CLASSIFICATION),
    "classifications": ("classifications", _CLASSIFICATION),
    "application transaction": ("applicationTransaction", _TRANSACTION),
    "commitment transaction": ("commitmentTransaction", _TRANSACTION),
    "disbursement transaction": ("disbursementTransaction", _TRANSACTION),
    "related activity": "relatedActivity",
    "data source": "dataSource",
    "for regrant type": "regrantType",
    "location scope": "locationScope",
}
_ONE_OBJECT = frozenset({"recipientIndividual"})
_DATES = frozenset({"awardDate", "startDate", "endDate", "transactionDate", "valueDate"})
_CORE = frozenset(
    {"amountAwarded", "awardDate", "fundingOrganization", "recipientOrganization", "recipientIndividual"}
)

Path = tuple[str | int, ...]


def path_of(column: str) -> Path | None:
    """The field that a column stands for; None where the standard knows none of this name."""
    parts = [" ".join(part.split()) for part in re.split(r"[:/]", column)]
    return _path(parts, _GRANT)


def _path(parts: list[str], titles: _Titles) -> Path | None:
    fields = {field if isinstance(field, str) else field[0]: field for field in titles.values()}
    known = titles.get(parts[0].lower()) or fields.get(parts[0])
    if known is None:
        return None
    if isinstance(known, str):
        return (known,) if len(parts) == 1 else None
    field, inner = known
    rest, number = parts[1:], 0
    if rest and rest[0].isdecimal():
        number, rest = int(rest[0]), rest[1:]
    below = _path(rest, inner) if rest else None
    if below is None:
        return None
    return (field, *below) if field in _ONE_OBJECT else (field, number, *below)


def is_of_grants(fields: Iterable[str]) -> bool:
    """Whether fields are those of a grant: at least one that only a grant has, or both an id and a title."""
    named = set(fields)
    return bool(named & _CORE) or {"id", "title"} <= named


def names_grants(columns: tuple[str, ...]) -> bool:
    """Whether a table's columns are those of grants."""
    return is_of_grants(str(path[0]) for column in columns if (path := path_of(column)))


def names_details(columns: tuple[str, ...]) -> bool:
    """Whether a table adds to the grants of another: it has their identifiers and something else that is known."""
    paths = [path for column in columns if (path := path_of(column))]
    return ("id",) in paths and len(paths) > 1


def repeated_column(columns: tuple[str, ...]) -> str | None:
    """A column that means the same field as one before it."""
    seen: set[Path] = set()
    for column in columns:
        path = path_of(column)
        if path in seen:
            return column
        seen |= {path} if path else set()
    return None


def object_of(row: Row, remarks: Remarks) -> dict[str, Any]:
    """The JSON object that a row says the same as; columns that the standard does not know keep their names."""
    found: dict[str, Any] = {}
    for column, cell in row.cells.items():
        path = path_of(column)
        if path is None:
            found[column] = cell
        else:
            _put(found, path, _cell(path, column, cell, row, remarks))
    return {key: _listed(value) for key, value in found.items()}


def _cell(path: Path, column: str, cell: Any, row: Row, remarks: Remarks) -> Any:
    if path[-1] in _DATES and isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        try:
            day = serial_date(float(cell))
        except (ValueError, OverflowError):
            return cell
        remarks.count(
            row.location, f"{column} is a bare number, which a workbook means as a day; read as a date"
        )
        return day
    return cell


def _put(found: dict[str, Any], path: Path, value: Any) -> None:
    here: dict[Any, Any] = found
    for step in path[:-1]:
        here = here.setdefault(step, {})
    here[path[-1]] = value


def _listed(value: Any) -> Any:
    """Dictionaries by number are lists."""
    if not isinstance(value, dict):
        return value
    inner = {key: _listed(item) for key, item in value.items()}
    if inner and all(isinstance(key, int) for key in inner):
        return [inner[key] for key in sorted(inner)]
    return inner
