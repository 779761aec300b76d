"""A file of corrections in, one `Correction` a row out, and a problem for each row that says nothing usable.

A table with a header row, as CSV (comma, semicolon or tab, as spreadsheets save it) or XLSX. The columns:

    source    file name of the source                  action   accept, reject, add, split or join; empty: undecided
    grant     published id, title or location          concept  say theme:rule-of-law
    place     location, to tell equal titles apart     words    a quotation from the grant's text
    text      words that stand in the grant            who, when, why
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any, get_args

from grantgraph.dates import parse_date
from grantgraph.errors import SourceRefused
from grantgraph.model import Action, Correction, Problem
from grantgraph.readers.remarks import WHOLE_FILE, Remarks
from grantgraph.readers.sheets import Row, read_sheets
from grantgraph.readers.source import Source

NAME = "corrections.csv"
COLUMNS = ("source", "grant", "place", "text", "action", "concept", "words", "who", "when", "why")
_NEEDED = ("source", "grant", "action")
_JUDGING = ("accept", "reject", "add")
_WRITTEN = "2026-03-14"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")  # without white space
_FORMULA = re.compile(r"[=+\-@\t\r]")


def read_corrections(source: Source) -> Iterator[Correction | Problem]:
    """The corrections of a file in its order; `SourceRefused` where it is no file of corrections."""
    remarks = Remarks(source.name)
    for sheet in read_sheets(source, remarks, _NEEDED):
        names = {column: column.strip().casefold() for column in sheet.columns}
        missing = [column for column in _NEEDED if column not in names.values()]
        if missing:
            reason = (
                f"is no file of corrections: it has no column {missing[0]}; known are {', '.join(COLUMNS)}"
            )
            raise SourceRefused(source.name, reason)
        for column in (column for column in names if column and names[column] not in COLUMNS):
            remarks.add(WHOLE_FILE, f"the column {column!r} is not known and was not read")
        for row in sheet.rows(remarks):
            cells = {names[column]: _plain(cell) for column, cell in row.cells.items() if column in names}
            yield from remarks.drain()
            if cells.get("action"):
                yield _correction(source, row, cells)
    yield from remarks.summary()


def _plain(cell: Any) -> str:
    """The text of a cell, without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    text = cell.date().isoformat() if hasattr(cell, "date") else str(cell)
    text = " ".join(_CONTROLS.sub("", text).split())
    return text[1:] if text[:1] == "'" and _FORMULA.match(text.lstrip("'")) else text


def _correction(source: Source, row: Row, cells: Mapping[str, str]) -> Correction | Problem:
    action = cells["action"].casefold()
    if reason := _flaw(action, cells):
        return Problem(source.name, row.location, f"{reason}; the row was not applied")
    return Correction(
        file=source.name,
        sha256=source.sha256,
        location=row.location,
        action=action,  # type: ignore[arg-type]  # one of them, as `_flaw` has seen
        source=re.split(r"[/\\]", cells.get("source", ""))[-1],
        when=parse_date(cells.get("when", "")),
        **{
            name: cells.get(name, "") for name in ("grant", "place", "text", "concept", "words", "who", "why")
        },
    )


def _flaw(action: str, cells: Mapping[str, str]) -> str | None:
    """Why a row says nothing that can be applied, or None."""
    when = cells.get("when", "")
    says = {name for name in COLUMNS if cells.get(name)}
    flaws = {
        f"{action!r} is no action; known are {', '.join(get_args(Action))}": action not in get_args(Action),
        "it names no source": "source" not in says,
        "it names no grant": not says & {"grant", "place"},
        f"it says {action} and names no concept": action in _JUDGING and "concept" not in says,
        "it quotes no words, and nothing is found without a quotation": action == "add"
        and "words" not in says,
        f"it says {action} and does not quote the first words of the second entry": (
            action in {"split", "join"} and "words" not in says
        ),
        f"{when!r} is no date that can be told; write it like {_WRITTEN}": bool(
            when and not parse_date(when)
        ),
    }
    return next((flaw for flaw, is_so in flaws.items() if is_so), None)


def generate_corrections(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV for spreadsheets: with a byte order mark, and no cell that would run as a formula."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row.get(column, "")) for column in COLUMNS])
    return "\ufeff" + stream.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text.lstrip("'")) else text
