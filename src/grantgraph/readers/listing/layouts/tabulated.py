"""Listings set as a table: a row of column names that grant pages use, then a row for each grant.

Cells are set apart by tabs (as rows of HTML and Word tables arrive here), by upright lines, by two spaces and more, or
by another mark that sets apart the column names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from grantgraph.readers.documents import CELL_BREAK, Line
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import Paragraph, fold
from grantgraph.readers.listing.signs.shapes import is_prose
from grantgraph.readers.listing.structure.columns import (
    columns,
    is_total,
    names_columns,
    names_of_bare,
)
from grantgraph.readers.listing.structure.parted_columns import parted_columns
from grantgraph.readers.listing.structure.sections import sections
from grantgraph.readers.listing.structure.stated_currency import stated_currency

_MARKS = ("\t", "|", "  ", " / ", ";", " – ", " — ", " - ", " · ", " • ")
_PLAIN_MARKS = ("\t", "|", "  ")
_Row = tuple[list[str], Paragraph]


def read_tabulated(page: Sequence[Paragraph], _categories: frozenset[str]) -> Reading | None:
    """The page read as tables; None where no row names columns of grants."""
    entries: list[Entry] = []
    asides: list[Part] = []
    doubts: list[Doubt] = []
    currency = stated_currency(page)
    lead, tables = _tables(page)
    if not tables and (bare := _bare_table(page)):
        lead, tables = bare
    asides += [_aside(paragraph) for paragraph in lead]
    above: list[list[Paragraph]] = []
    between = [paragraph for paragraph in lead if not is_prose(paragraph)]
    for (names, head), rows in [(_parted(head, rows)) for head, rows in tables]:
        whole = [cells for cells, _ in rows if len(cells) == len(names) and not is_total(cells)]
        table = columns(names, whole, currency)
        doubts += table.unread(head.lines)
        texts = _texts_below(rows)
        for cells, paragraph in rows:
            if _is_rule(paragraph):
                continue
            if paragraph.lines in texts:
                entries[-1] = _with_text(entries[-1], paragraph)
            elif len(cells) < 2 or is_total(cells):
                asides.append(_aside(paragraph))
                between += [] if is_prose(paragraph) else [paragraph]
            elif len(cells) == len(names):
                entries.append(table.entry(cells, paragraph.lines))
                above.append(between)
                between = []
            else:
                doubts.append(Doubt(paragraph.lines, _misfit(cells, names)))
    placed = (replace(entry, section=s.place) for entry, s in zip(entries, sections(above), strict=True))
    return Reading("table", tuple(placed), tuple(asides), tuple(doubts)) if entries else None


def _tables(page: Sequence[Paragraph]) -> tuple[list[Paragraph], list[tuple[_Row, list[_Row]]]]:
    """What stands above the first row of column names, and each such row with the rows down to the next."""
    lead: list[Paragraph] = []
    tables: list[tuple[_Row, list[_Row]]] = []
    mark = ""
    for paragraph in page:
        if found := _mark_of_names(paragraph):
            mark = found
            tables.append(((_cells(paragraph, mark), paragraph), []))
        elif tables:
            names, rows = tables[-1][0][0], tables[-1][1]
            row = (_cells(paragraph, mark), paragraph)
            if rows and _goes_on(row[0], rows[-1][0], names):
                rows[-1] = _joined(rows[-1], row)
            else:
                rows.append(row)
        else:
            lead.append(paragraph)
    return lead, tables


def _parted(head: tuple[list[str], Paragraph], rows: list[_Row]) -> tuple[_Row, list[_Row]]:
    """A table whose cells of two parts are two cells, where one column tells of two things: a title and its aim."""
    names, cells = parted_columns(head[0], [row for row, _ in rows])
    return (names, head[1]), [(row, paragraph) for row, (_, paragraph) in zip(cells, rows, strict=True)]


def _goes_on(cells: Sequence[str], above: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row only holds the rest of words that did not fit into the cells of the row above."""
    is_whole = len(cells) == len(above) == len(names)
    return (
        is_whole
        and not cells[0]
        and any(cells)
        and not is_total(cells)
        and all(a or not b for a, b in zip(above, cells, strict=True))
    )


def _joined(row: _Row, rest: _Row) -> _Row:
    """A row with what stands below it in each of its columns."""
    cells = [_folded(f"{above} {below}") for above, below in zip(row[0], rest[0], strict=True)]
    return cells, replace(row[1], lines=(*row[1].lines, *rest[1].lines))


def _bare_table(page: Sequence[Paragraph]) -> tuple[list[Paragraph], list[tuple[_Row, list[_Row]]]] | None:
    """Rows without column names: as many cells in each, and a sum in the same column of all."""
    for mark in _PLAIN_MARKS:
        cells_of = parted_columns([], [_cells(paragraph, mark) for paragraph in page])[1]
        rows = list(zip(cells_of, page, strict=True))
        start = next((index for index, (cells, _) in enumerate(rows) if len(cells) > 1), None)
        names = names_of_bare([cells for cells, _ in rows if len(cells) > 1 and not is_total(cells)])
        if start is not None and names and not _holds_text(rows[start:]):
            return list(page[:start]), [((names, page[start]), rows[start:])]
    return None


def _texts_below(rows: Sequence[_Row]) -> set[tuple[Line, ...]]:
    """The lines of the texts that stand below rows and tell of their grants, where most rows have one."""
    rows = [row for row in rows if not _is_rule(row[1])]
    below = [
        paragraph.lines
        for (above, _), (cells, paragraph) in pairwise(rows)
        if len(above) > 1 and len(cells) < 2 and not is_total(above) and is_prose(paragraph)
    ]
    whole = sum(len(cells) > 1 and not is_total(cells) for cells, _ in rows)
    return set(below) if len(below) > 1 and len(below) * 3 >= whole * 2 else set()


def _with_text(entry: Entry, text: Paragraph) -> Entry:
    return replace(entry, parts=(*entry.parts, Part(Role.DESCRIPTION, text.text, text.lines)))


def _holds_text(rows: Sequence[_Row]) -> bool:
    """Whether running text or a line for each stands below rows: then they are lines above it, and no table."""
    last = max(index for index, (cells, _) in enumerate(rows) if len(cells) > 1)
    between = [paragraph for cells, paragraph in rows[: last + 2] if len(cells) < 2]
    return any(map(is_prose, between)) or len(between) * 2 >= last + 1


def _mark_of_names(paragraph: Paragraph) -> str | None:
    """The mark between the cells of a row of column names; None where the line is no such row."""
    return next((mark for mark in _MARKS if names_columns(list(map(fold, _cells(paragraph, mark))))), None)


def _aside(paragraph: Paragraph) -> Part:
    return Part(Role.ASIDE, paragraph.text, paragraph.lines)


def _misfit(cells: list[str], names: list[str]) -> str:
    return f"the row has {len(cells)} cells, its table {len(names)} columns; it was not read"


def _cells(paragraph: Paragraph, mark: str) -> list[str]:
    line = _plain(paragraph.lines[0].text.strip("\r\n "))
    if len(paragraph.lines) != 1 or mark not in line:
        return []
    if mark == "  ":
        return [fold(cell) for cell in re.split(r" {2,}", line.strip())]
    if mark == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    cells = [_folded(cell) for cell in line.strip(" ").split(mark)]
    return cells[:-1] if mark == "\t" and not cells[-1] else cells


def _folded(cell: str) -> str:
    """A cell with white space folded within each of its parts."""
    return CELL_BREAK.join(filter(None, map(fold, cell.split(CELL_BREAK))))


def _plain(line: str) -> str:
    """A row of a wiki's table as one between upright lines: `! Year !! Name`, `| 2013 || Some Group`."""
    if line.startswith("!") and "!!" in line:
        return line.replace("!!", "|").replace("!", "|", 1)
    return line.replace("||", "|") if line.startswith("|") else line


def _is_rule(paragraph: Paragraph) -> bool:
    """Whether a row is only the line that Markdown draws under the column names."""
    return not any(character.isalnum() for character in paragraph.lines[0].text)
