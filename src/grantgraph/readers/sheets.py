"""Tables with a header row: CSV, TSV and XLSX in, rows of named cells out, one after the other.

CSV is read after RFC 4180, with comma, semicolon or tab; XLSX (ECMA-376) by openpyxl in its reading mode, after the
archive was examined: entities, encryption and bombs are refused before anything is unpacked.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from itertools import islice
from typing import Any, TextIO

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.decoding import Undecodable, decode
from grantgraph.readers.remarks import WHOLE_FILE, Remarks
from grantgraph.readers.source import Source
from grantgraph.readers.workbooks import open_workbook, sheet_rows

csv.field_size_limit(16 << 20)

Numbered = tuple[int, Sequence[Any]]
Place = Callable[[int, int], str]  # number and width of a row -> where it is, as people find it

_ABOVE = 20  # rows among which the names of the columns are looked for
_NOTHING = " \t\r\n\0\ufeff\u00a0"


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


def read_sheets(source: Source, remarks: Remarks, columns: Collection[str] = ()) -> list[Sheet]:
    """The tables of a file; `SourceRefused` where it has none that may be read.

    A text is cut at the mark of its header where `columns` says which names (in lower case) stand there.
    """
    if source.head(4).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook_sheets(source, remarks)
    return [_text_sheet(source, remarks, columns)]


def _text_sheet(source: Source, remarks: Remarks, columns: Collection[str]) -> Sheet:
    open_text = _text_opener(source, remarks)
    with open_text() as stream:
        delimiter = _delimiter(list(islice(stream, _ABOVE)), columns)

    def numbered(_: Remarks) -> Iterator[Numbered]:
        with open_text() as stream:
            yield from _csv_rows(source, stream, delimiter)

    return _sheet("", numbered, lambda number, _: f"line {number}", remarks)


def _sheet(
    name: str,
    numbered: Callable[[Remarks], Iterator[Numbered]],
    place: Place,
    remarks: Remarks,
) -> Sheet:
    """A table of rows of which the first that has two filled cells gives the names of the columns."""
    head = list(islice(numbered(Remarks("")), _ABOVE))
    filled = [[cell for cell in cells if not _is_empty(cell)] for _, cells in head]
    begin = next((i for least in (2, 1) for i, cells in enumerate(filled) if len(cells) >= least), 0)
    columns = _columns(head[begin][1]) if head else ()
    if any(filled[:begin]):
        remarks.add(
            place(head[0][0], len(columns)),
            f"what stands above the names of the columns in {place(head[begin][0], len(columns))} was not read",
        )

    def rows(remarks: Remarks) -> Iterator[Row]:
        yield from _rows(columns, islice(numbered(remarks), begin + 1, None), place, remarks)

    return Sheet(name, columns, rows)


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
                WHOLE_FILE,
                "is not UTF-8; read as Windows-1252, which spreadsheets in Western languages often are",
            )
            return text
        text, notes = decode(data)
    except (UnicodeDecodeError, Undecodable) as error:
        raise SourceRefused(source.name, f"is no text that can be read: {error}") from error
    for note in notes:
        remarks.add(WHOLE_FILE, note)
    return text


def _is_mostly_ascii(data: bytes) -> bool:
    return sum(byte > 127 for byte in data) * 20 < len(data)


def _delimiter(lines: Sequence[str], columns: Collection[str]) -> str:
    """The mark that stands most often in the header, or else in one of the first lines; a comma where none does."""
    header = [line for line in lines if columns and all(name in line.lower() for name in columns)]
    lines = header[:1] or lines
    return max(",;\t", key=lambda mark: (max((line.count(mark) for line in lines), default=0), mark == ","))


def _csv_rows(source: Source, stream: TextIO, delimiter: str) -> Iterator[Numbered]:
    """The rows with the number of the line in which each begins; a quotation mark must be closed."""
    last: list[str] = []

    def lines() -> Iterator[str]:
        for line in stream:
            last.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter)
    begin = 1
    try:
        for row in reader:
            if _is_unclosed(last, delimiter):
                raise SourceRefused(
                    source.name, "a quotation mark is opened and never closed", f"line {begin}"
                )
            yield begin, row
            begin = reader.line_num + 1
            last.clear()
    except csv.Error as error:
        raise SourceRefused(source.name, f"is no table: {error}", f"line {reader.line_num}") from error


def _is_unclosed(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the lines of a row hold a quotation mark that nothing closes; one within a cell, as in 5", is none."""
    if "".join(lines).count('"') % 2 == 0:
        return False
    if "\n" in "".join(lines[:-1]):
        return True
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _workbook_sheets(source: Source, remarks: Remarks) -> list[Sheet]:
    workbook = open_workbook(source)
    sheets = []
    for name, is_hidden in workbook.sheets:
        if is_hidden:
            remarks.add(name, "the sheet is hidden and may not be meant for publication; it was not read")
        else:
            sheets.append(_workbook_sheet(source, name, remarks))
    if not sheets:
        raise SourceRefused(source.name, "its only sheet is hidden; show it if it is meant for publication")
    return sheets


def _workbook_sheet(source: Source, name: str, remarks: Remarks) -> Sheet:
    def numbered(remarks: Remarks) -> Iterator[Numbered]:
        return sheet_rows(source, name, remarks)

    def place(number: int, width: int) -> str:
        return f"{name}!A{number}:{column_letters(max(1, width))}{number}"

    return _sheet(name, numbered, place, remarks)


def _columns(header: Sequence[Any]) -> tuple[str, ...]:
    names = [" ".join(str(cell).split()) if cell is not None else "" for cell in header]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _rows(
    columns: tuple[str, ...], numbered: Iterator[Numbered], place: Place, remarks: Remarks
) -> Iterator[Row]:
    for number, cells in numbered:
        location = place(number, len(columns))
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
    return cell is None or (isinstance(cell, str) and not cell.strip(_NOTHING))


def column_letters(number: int) -> str:
    """The letters of a column by its number from 1: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
