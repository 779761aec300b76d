"""Tables with a header row: CSV, TSV and XLSX in, rows of named cells out, one after the other.

CSV is read after RFC 4180, with comma, semicolon or tab; XLSX (ECMA-376) by openpyxl in its reading mode, after the
archive was examined: entities, encryption and bombs are refused before anything is unpacked.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from typing import Any, TextIO

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.decoding import Undecodable, decode
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.source import Source
from grantgraph.readers.workbooks import open_workbook, sheet_rows

csv.field_size_limit(16 << 20)

Place = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place as people find it, and its cells by column, without those that are empty."""

    location: str
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `columns` are the names of its first row, `rows` gives the others and may be asked again."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Remarks], Iterator[Row]]


def read_sheets(source: Source, remarks: Remarks) -> list[Sheet]:
    """The tables of a file; `SourceRefused` where it has none that may be read."""
    if source.head(4).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook_sheets(source, remarks)
    return [_text_sheet(source, remarks)]


def _text_sheet(source: Source, remarks: Remarks) -> Sheet:
    open_text = _text_opener(source, remarks)
    with open_text() as stream:
        delimiter = _delimiter(stream.readline())
    with open_text() as stream:
        columns = _columns(next(_csv_rows(source, stream, delimiter), (0, []))[1])

    def rows(remarks: Remarks) -> Iterator[Row]:
        with open_text() as stream:
            numbered = _csv_rows(source, stream, delimiter)
            next(numbered, None)
            yield from _rows(columns, numbered, lambda number, _: f"line {number}", remarks)

    return Sheet("", columns, rows)


def _text_opener(source: Source, remarks: Remarks) -> Callable[[], TextIO]:
    """How to open a text: as a stream where it is UTF-8 throughout, else decoded as a whole."""
    try:
        with TextIOWrapper(source.open(), encoding="utf-8-sig") as stream:
            while stream.read(1 << 20):
                pass
    except UnicodeDecodeError:
        text = _decoded(source, remarks)
        return lambda: StringIO(text, newline="")
    return lambda: TextIOWrapper(source.open(), encoding="utf-8-sig", newline="")


def _decoded(source: Source, remarks: Remarks) -> str:
    data = source.read()
    try:
        if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and _is_mostly_ascii(data):
            text = data.decode("cp1252")
            remarks.add(
                "", "is not UTF-8; read as Windows-1252, which spreadsheets in Western languages often are"
            )
            return text
        text, notes = decode(data)
    except (UnicodeDecodeError, Undecodable) as error:
        raise SourceRefused(source.name, f"is no text that can be read: {error}") from error
    for note in notes:
        remarks.add("", note)
    return text


def _is_mostly_ascii(data: bytes) -> bool:
    return sum(byte > 127 for byte in data) * 20 < len(data)


def _delimiter(header: str) -> str:
    return max(",;\t", key=lambda mark: (header.count(mark), mark == ","))


def _csv_rows(source: Source, stream: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line in which each begins."""
    reader = csv.reader(stream, delimiter=delimiter, strict=False)
    begin = 1
    try:
        for row in reader:
            yield begin, row
            begin = reader.line_num + 1
    except csv.Error as error:
        raise SourceRefused(source.name, f"is no table: {error}", f"line {reader.line_num}") from error


def _workbook_sheets(source: Source, remarks: Remarks) -> list[Sheet]:
    workbook = open_workbook(source)
    sheets = []
    for name, is_hidden in workbook.sheets:
        if is_hidden:
            remarks.add(name, "the sheet is hidden and may not be meant for publication; it was not read")
        else:
            sheets.append(_workbook_sheet(source, name))
    if not sheets:
        raise SourceRefused(source.name, "its only sheet is hidden; show it if it is meant for publication")
    return sheets


def _workbook_sheet(source: Source, name: str) -> Sheet:
    first = next(sheet_rows(source, name), (1, ()))
    columns = _columns(first[1])

    def rows(remarks: Remarks) -> Iterator[Row]:
        numbered = sheet_rows(source, name)
        next(numbered, None)
        last = column_letters(max(1, len(columns)))
        yield from _rows(columns, numbered, lambda number, _: f"{name}!A{number}:{last}{number}", remarks)

    return Sheet(name, columns, rows)


def _columns(header: Sequence[Any]) -> tuple[str, ...]:
    names = [" ".join(str(cell).split()) if cell is not None else "" for cell in header]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _rows(
    columns: tuple[str, ...], numbered: Iterator[tuple[int, Sequence[Any]]], place: Place, remarks: Remarks
) -> Iterator[Row]:
    for number, cells in numbered:
        location = place(number, len(cells))
        filled = {i: cell for i, cell in enumerate(cells) if not _is_empty(cell)}
        if not filled:
            continue
        if len(cells) < len(columns) and len(filled) < len(columns) and not location.count("!"):
            remarks.add(
                location, f"the row has {len(cells)} cells, the header {len(columns)}; the rest is missing"
            )
        beyond = [i for i in filled if i >= len(columns) or not columns[i]]
        if beyond:
            remarks.add(location, f"{len(beyond)} cells stand under no column name and were left out")
        yield Row(location, {columns[i]: cell for i, cell in filled.items() if i not in beyond})


def _is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def column_letters(number: int) -> str:
    """The letters of a column by its number from 1: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
