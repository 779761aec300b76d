"""The rows of a table, whatever it is packed in: CSV, a workbook, JSON or JSON Lines in, rows of named cells out.

Objects inside an object of JSON give columns with a dot, `recipient.name`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from grantgraph.errors import SourceRefused
from grantgraph.readers.json_stream import JsonStream
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.sheets import Row, read_sheets
from grantgraph.readers.source import Source
from grantgraph.readers.values import quoted

Rows = Callable[[Remarks], Iterator[Row]]

_LINES = (".jsonl", ".ndjson", ".jl")


def open_records(source: Source, member: str, remarks: Remarks) -> tuple[Rows, frozenset[str]]:
    """The rows, to be asked as often as needed, and the names of all their columns."""
    if not _is_json(source):
        return _sheet_rows(source, remarks)
    rows = _json_rows(source, member)
    columns = frozenset(column for row in rows(Remarks(source.name)) for column in row.cells)
    if not columns:
        raise SourceRefused(
            source.name, "holds no record; the mapping may name the list of them as `records`"
        )
    return rows, columns


def _is_json(source: Source) -> bool:
    return source.head(512).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def _sheet_rows(source: Source, remarks: Remarks) -> tuple[Rows, frozenset[str]]:
    sheets = read_sheets(source, remarks)

    def rows(remarks: Remarks) -> Iterator[Row]:
        for sheet in sheets:
            yield from sheet.rows(remarks)

    return rows, frozenset(column for sheet in sheets for column in sheet.columns if column)


def _json_rows(source: Source, member: str) -> Rows:
    def located() -> Iterator[tuple[str, Any]]:
        if PurePath(source.name).suffix.lower() in _LINES:
            for number, value in enumerate(JsonStream(source).lines(), 1):
                yield f"record {number}", value
            return
        number = 0
        for key, value in JsonStream(source).document(member):
            if key == member:
                yield f"/{member}/{number}" if member else f"/{number}", value
                number += 1

    def rows(remarks: Remarks) -> Iterator[Row]:
        for location, value in located():
            if isinstance(value, Mapping):
                yield Row(location, dict(_flattened(value)))
            else:
                remarks.add(location, f"{quoted(value)} stands where a record belongs; it was not read")

    return rows


def _flattened(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield from _flattened(item, f"{prefix}{key}.")
        elif item not in (None, "", []):
            yield f"{prefix}{key}", item
