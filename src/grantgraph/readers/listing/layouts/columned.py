"""Tables of which every cell came onto a line of its own, as copied from a document: the column names, then the rows.

A cell that was empty is lost in the copy and shifts the rest; lines that do not fit the columns are told of, unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.structure.columns import Columns, columns, is_total, names_columns
from grantgraph.readers.listing.structure.stated_currency import stated_currency

_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_UNUSUAL = 2  # so many columns with unusual names may follow the usual ones


def read_columned(page: Sequence[Paragraph], _categories: frozenset[str]) -> Reading | None:
    """The page read as a table with a line for each cell; None where no such column names and rows stand on it."""
    start, width = _column_names(page)
    if width < _LEAST_COLUMNS:
        return None
    tried = [_read(page, start, width + further) for further in range(_UNUSUAL + 1)]
    return max(tried, key=lambda reading: len(reading.entries) if reading else 0)


def _read(page: Sequence[Paragraph], start: int, width: int) -> Reading | None:
    """The page read with so many columns."""
    names = [paragraph.text for paragraph in page[start : start + width]]
    cells = page[start + width :]
    if len(cells) < width:
        return None
    table = columns(names, list(_batched((p.text for p in cells), width)), stated_currency(page))
    entries, loose = _rows(cells, table)
    if len(entries) < _LEAST_ROWS:
        return None
    last = entries[-1].lines[-1].number
    around = [*page[:start], *(p for p in loose if p.lines[0].number > last)]
    asides = tuple(Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in around)
    lost = [p for p in loose if p.lines[0].number < last]
    doubts = (Doubt(p.lines, f"“{p.text[:60]}” fits no row of the table; it was not read") for p in lost)
    unread = table.unread(page[start].lines)
    return Reading("table, a line for each cell", tuple(entries), asides, (*unread, *doubts))


def _batched(texts: Iterable[str], width: int) -> Iterator[list[str]]:
    """The texts in rows of equal width; what is left over is no row."""
    rest = iter(texts)
    while len(row := list(islice(rest, width))) == width:
        yield row


def _column_names(page: Sequence[Paragraph]) -> tuple[int, int]:
    """Where the longest run of lines begins that are names of columns, and how many they are."""
    best = (0, 0)
    start = 0
    for index in range(len(page) + 1):
        if index < len(page) and _may_name_column(page, index):
            continue
        names = [paragraph.text for paragraph in page[start:index]]
        if index - start > best[1] and names_columns(names) and role_of_label(names[0]):
            best = (start, index - start)
        start = index + 1
    return best


def _may_name_column(page: Sequence[Paragraph], index: int) -> bool:
    """Whether a line is a usual name of a column, or a few words between two such names."""
    text = page[index].text
    around = page[index - 1 : index + 2] if index else ()
    is_between = len(around) == 3 and all(role_of_label(around[i].text) for i in (0, 2))
    is_short = len(text.split()) <= 4 and not any(map(str.isdigit, text)) and not text.endswith(".")
    return role_of_label(text) is not None or (is_between and is_short)


def _rows(cells: Sequence[Paragraph], table: Columns) -> tuple[list[Entry], list[Paragraph]]:
    """The rows that fit the columns, in order, and the lines between and behind them."""
    entries: list[Entry] = []
    loose: list[Paragraph] = []
    width, at = len(table.names), 0
    while at < len(cells):
        row = cells[at : at + width]
        if table.fits([p.text for p in row]) and not is_total([p.text for p in row]):
            entries.append(table.entry([p.text for p in row], tuple(line for p in row for line in p.lines)))
            at += width
        else:
            loose.append(cells[at])
            at += 1
    return entries, loose
