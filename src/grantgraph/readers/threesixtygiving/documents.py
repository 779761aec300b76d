"""A 360Giving publication, whatever it is packed in: a file in, its metadata and its grants as JSON objects out.

JSON packages (https://standard.threesixtygiving.org/en/1.4/technical/reference/), a bare list of grants, CSV, and
workbooks of several sheets with or without a sheet `Meta`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from grantgraph.errors import SourceRefused
from grantgraph.readers.json_stream import JsonStream
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.sheets import Sheet, read_sheets
from grantgraph.readers.source import Source
from grantgraph.readers.threesixtygiving.details import Details
from grantgraph.readers.threesixtygiving.titles import (
    is_of_grants,
    names_details,
    names_grants,
    object_of,
    repeated_column,
)
from grantgraph.readers.values import read_text

Located = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Publication:
    """What a file publishes. `grants` gives location and JSON value of each, anew at each call."""

    format: str
    grants: Callable[[Remarks], Iterator[Located]]
    metadata: Mapping[str, str] = field(default_factory=dict)


def open_publication(source: Source, remarks: Remarks) -> Publication:
    """A publication, examined as a whole: `SourceRefused` where the file is broken or holds no grants' table."""
    if is_json(source):
        return _json_publication(source, remarks)
    return _sheet_publication(source, remarks)


def is_json(source: Source) -> bool:
    """Whether a file begins as a JSON object or array does."""
    head = source.head(256)
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if head.startswith(mark):
            return head.decode(encoding, "ignore").lstrip()[:1] in {"{", "["}
    return False


def _json_publication(source: Source, remarks: Remarks) -> Publication:
    metadata: dict[str, str] = {}
    has_grants = False
    for key, value in _members(source):
        if key == "grants":
            has_grants = has_grants or (
                isinstance(value, Mapping) and (is_of_grants(value) or _is_blank(value))
            )
        else:
            _note(metadata, key, value, remarks)
    if not has_grants and not _has_empty_list(source):
        raise SourceRefused(
            source.name, 'holds no grants; a 360Giving file has a list of them under the name "grants"'
        )

    def grants(_: Remarks) -> Iterator[Located]:
        number = 0
        for key, value in _members(source):
            if key == "grants":
                yield f"/grants/{number}", value
                number += 1

    return Publication("360Giving JSON", grants, metadata)


def _members(source: Source) -> Iterator[Located]:
    """The members of a package; the values of a file with one a line are its grants."""
    if PurePath(source.name).suffix.lower() in {".jsonl", ".ndjson", ".jl"}:
        return (("grants", value) for value in JsonStream(source).lines())
    return JsonStream(source).document("grants")


def _is_blank(value: Mapping[str, Any]) -> bool:
    return not any(value.values())


def _has_empty_list(source: Source) -> bool:
    text = "".join(source.head(256).decode("utf-8", "ignore").split())
    return text.startswith("[]") or '"grants":[]' in text


def _note(metadata: dict[str, str], key: str, value: Any, remarks: Remarks) -> None:
    if key == "publisher" and isinstance(value, dict):
        value = value.get("name")
    if key in _METADATA and isinstance(value, str) and value.strip():
        metadata[key] = read_text(value)
    elif value:
        remarks.count("/", f"{key} is not used")


_NO_GRANTS = (
    "its first row names no column of grants, such as Identifier, Title, Amount Awarded or Award Date; where they "
    "have other names, say with --mapping what they mean"
)
_METADATA = (
    "title",
    "description",
    "publisher",
    "license",
    "issued",
    "downloadURL",
    "accessURL",
    "version",
    "modified",
)
_META_TITLES = {
    "title": "title",
    "description": "description",
    "publisher:name": "publisher",
    "license": "license",
    "licence": "license",
    "issued": "issued",
    "download url": "downloadURL",
    "access url": "accessURL",
    "version": "version",
    "last modified": "modified",
}


def _sheet_publication(source: Source, remarks: Remarks) -> Publication:
    sheets = read_sheets(source, remarks)
    meta = next((sheet for sheet in sheets if _is_meta(sheet)), None)
    tables = [sheet for sheet in sheets if names_grants(sheet.columns)]
    details = [sheet for sheet in sheets if sheet not in tables and names_details(sheet.columns)]
    if not tables:
        raise SourceRefused(source.name, _NO_GRANTS, f"{sheets[0].name}!A1" if sheets[0].name else "line 1")
    for sheet in (*tables, *details):
        if twice := repeated_column(sheet.columns):
            reason = f"two columns have the name “{twice}”; remove or rename one"
            raise SourceRefused(source.name, reason, sheet.name or "line 1")
    for sheet in sheets:
        if sheet is not meta and sheet not in (*tables, *details):
            remarks.add(sheet.name, "the sheet has no column of grants that is used; it was not read")

    def grants(remarks: Remarks) -> Iterator[Located]:
        more = Details(details, remarks)
        for sheet in tables:
            for row in sheet.rows(remarks):
                yield row.location, more.added_to(object_of(row, remarks))
        more.tell_the_rest(remarks)

    kind = "360Giving spreadsheet" if tables[0].name else "360Giving CSV"
    return Publication(kind, grants, _meta(meta) if meta else {})


def _is_meta(sheet: Sheet) -> bool:
    return sheet.name.strip().lower() == "meta"


def _meta(sheet: Sheet) -> dict[str, str]:
    """A sheet of two columns: what is told, and its value. The first pair stands in the row of names."""
    pairs: list[tuple[Any, ...]] = [tuple(sheet.columns[:2])]
    pairs += [tuple(row.cells.get(name) for name in sheet.columns[:2]) for row in sheet.rows(Remarks(""))]
    known = ((_META_TITLES.get(str(pair[0]).strip().lower()), pair[-1]) for pair in pairs)
    return {name: read_text(str(value)) for name, value in known if name and value is not None}
