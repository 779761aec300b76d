"""XLSX workbooks (ECMA-376), examined before they are opened: an archive in, the values of its cells out.

An archive is refused that is encrypted, cut short, inflates beyond reason, or declares a document type, which a
workbook never needs and attacks do.
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from grantgraph.errors import SourceRefused
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.source import Source

_MOST_BYTES = 1 << 30
_MOST_RATIO = 200
_MOST_PARTS = 10_000
_MOST_ROWS = 1_048_576  # of the format
_MOST_EMPTY = 10_000
_DOCTYPE = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)|<\0!\0D|\0<\0!\0D", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook in order, each with its name and whether it is hidden."""

    sheets: tuple[tuple[str, bool], ...]


def open_workbook(source: Source) -> Workbook:
    """What is in a workbook; `SourceRefused` where it cannot be read safely."""
    _examine(source)
    workbook = _load(source)
    try:
        return Workbook(tuple((sheet.title, sheet.sheet_state != "visible") for sheet in workbook.worksheets))
    finally:
        workbook.close()


def sheet_rows(source: Source, name: str, remarks: Remarks) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows of one sheet with their numbers, up to a gap that no table has; the gap is told."""
    workbook = _load(source)
    empty = 0
    try:
        sheet = workbook[name]
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
        for number, row in enumerate(islice(sheet.iter_rows(values_only=True), _MOST_ROWS), 1):
            empty = 0 if any(cell is not None for cell in row) else empty + 1
            if empty > _MOST_EMPTY:
                remarks.add(
                    f"{name}!A{number}", f"{_MOST_EMPTY:,} rows are empty; nothing after them was read"
                )
                return
            yield number, row
    except Exception as error:  # openpyxl raises whatever a broken part makes its parsers raise
        raise SourceRefused(source.name, f"the sheet cannot be read: {_told(error)}", name) from error
    finally:
        workbook.close()


def _load(source: Source) -> Any:
    import openpyxl  # noqa: PLC0415  (a second of import that only a workbook needs)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that nobody asks for here
            return openpyxl.load_workbook(source.path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # as above: a broken workbook fails in many ways, all of which mean the same
        raise SourceRefused(source.name, f"is no workbook that can be read: {_told(error)}") from error


def _told(error: Exception) -> str:
    """The reason in the library's words; a part of the archive that is not there is named without the marks of code."""
    told = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    return " ".join(told.split())[:120] or "it is damaged"


def _examine(source: Source) -> None:
    if source.head(4) == b"\xd0\xcf\x11\xe0":
        raise SourceRefused(
            source.name, "is an old .xls or a workbook with a password; save it as .xlsx without one"
        )
    try:
        with ZipFile(source.path) as archive:
            parts = archive.infolist()
            _weigh(source, parts)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _examine_part(source, archive, part)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise SourceRefused(source.name, f"is no whole workbook: {_told(error)}") from error


def _weigh(source: Source, parts: list[ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > _MOST_PARTS or size > _MOST_BYTES or size > _MOST_RATIO * max(packed, 1 << 16):
        raise SourceRefused(
            source.name, f"would unpack to {size:,} bytes in {len(parts)} parts, more than is believable"
        )
    if len({part.filename for part in parts}) < len(parts):
        raise SourceRefused(source.name, "holds two parts of the same name")


def _examine_part(source: Source, archive: ZipFile, part: ZipInfo) -> None:
    with archive.open(part) as stream:
        if _DOCTYPE.search(stream.read(1 << 16)):
            raise SourceRefused(
                source.name,
                "declares a document type, which may hide an attack",
                part.filename,
            )


def serial_date(serial: float) -> date:
    """The day that a workbook's number of days stands for, in the system that begins with 1900.

    Raises `OverflowError` for a number that is no day of the calendar.
    """
    return date(1899, 12, 30) + timedelta(days=int(serial))
