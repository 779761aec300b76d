"""Listings set as a table: a row of column names that grant pages use, then a row for each grant.

Cells are set apart by tabs (as rows of HTML and Word tables arrive here), by upright lines, or by two spaces and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.dates import parse_date
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import Paragraph, fold
from grantgraph.readers.listing.structure.labels import role_of_label

_CURRENCY = re.compile(r"[$€£]|\b[A-Z]{3}\b")
_NEEDED = frozenset({Role.GRANTEE, Role.AMOUNT})


def read_tabulated(page: Sequence[Paragraph], _categories: frozenset[str]) -> Reading | None:
    """The page read as tables; None where no row names columns of grants."""
    entries: list[Entry] = []
    asides: list[Part] = []
    doubts: list[Doubt] = []
    columns: list[str] = []
    for paragraph in page:
        cells = _cells(paragraph)
        if columns and _is_rule(paragraph):
            continue
        if _names_columns(cells):
            columns = cells
            doubts += _unread(columns, paragraph)
        elif columns and len(cells) == len(columns):
            entries.append(_entry(cells, columns, paragraph))
        elif columns and len(cells) > 1:
            doubts.append(
                Doubt(
                    paragraph.lines,
                    f"the row has {len(cells)} cells, its table {len(columns)} columns; it was not read",
                )
            )
        else:
            asides.append(Part(Role.ASIDE, paragraph.text, paragraph.lines))
    return Reading("table", tuple(entries), tuple(asides), tuple(doubts)) if entries else None


def _names_columns(cells: list[str]) -> bool:
    """Whether a row holds column names: of grantees or sums, and of something else that grant tables have."""
    roles = {role for cell in cells if (role := role_of_label(cell))}
    return len(roles) > 1 and bool(roles & _NEEDED) and not _holds_sum(cells)


def _cells(paragraph: Paragraph) -> list[str]:
    line = paragraph.lines[0].text.strip("\r\n ")
    if len(paragraph.lines) != 1:
        return []
    mark = next((mark for mark in ("\t", "|", "  ") if mark in line.strip()), None)
    if mark is None:
        return []
    if mark == "  ":
        return [fold(cell) for cell in re.split(r" {2,}", line.strip())]
    cells = [fold(cell) for cell in line.strip("| " if mark == "|" else " ").split(mark)]
    return cells[:-1] if mark == "\t" and not cells[-1] else cells


def _is_rule(paragraph: Paragraph) -> bool:
    """Whether a row is only the line that Markdown draws under the column names."""
    return not any(character.isalnum() for character in paragraph.lines[0].text)


def _holds_sum(cells: list[str]) -> bool:
    return any(any(find_amounts(cell)) for cell in cells)


def _entry(cells: list[str], columns: list[str], paragraph: Paragraph) -> Entry:
    parts: list[Part] = []
    for column, cell in zip(columns, cells, strict=True):
        role = role_of_label(column)
        if cell and role and role is not Role.LABEL:
            parts.append(
                Part(role, _with_currency(cell, column) if role is Role.AMOUNT else cell, paragraph.lines)
            )
    entry = Entry(tuple(parts))
    date = entry.text(Role.DATE)
    return replace(entry, date=parse_date(date)) if date else entry


def _with_currency(cell: str, column: str) -> str:
    """A bare number with the currency that its column states: `Amount (USD)`."""
    currency = _CURRENCY.search(column)
    return f"{currency[0]} {cell}" if currency and not any(find_amounts(cell)) else cell


def _unread(columns: list[str], paragraph: Paragraph) -> Iterator[Doubt]:
    for column in columns:
        if column and role_of_label(column) in (None, Role.LABEL):
            yield Doubt(paragraph.lines, f"the column “{column}” is not read")
