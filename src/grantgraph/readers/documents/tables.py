"""Tables of a page as lines: a row is a line, its cells are set apart by tabs.

What stands as several paragraphs in one cell is set apart by `CELL_BREAK`. A cell that reaches over several rows is
said again in each, but for sums, which would count twice; one that reaches over several columns stands in the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grantgraph.readers.documents.document import CELL_BREAK

_WIDEST = 100  # columns of a table up to which a cell may claim to reach over several
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and how many columns and rows it reaches over."""

    text: str
    columns: int = 1
    rows: int = 1


def cell_text(lines: Iterable[str]) -> str:
    """The words of a cell: white space folded within each of its lines, blank ones left out."""
    return CELL_BREAK.join(words for line in lines if (words := " ".join(line.split())))


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The lines of each row: one, but for a row of one cell over all columns, which is no row but text between."""
    grid = list(_grid(rows))
    width = max(map(len, grid), default=0)
    used = [any(index < len(row) and row[index] for row in grid) for index in range(width)]
    return [
        row[0].split(CELL_BREAK) if _is_across(cells, width) else [_line(row, used)]
        for cells, row in zip(rows, grid, strict=True)
    ]


def _grid(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """The words in each column of each row."""
    hanging: dict[int, tuple[str, int]] = {}  # by column: the words, and the rows that they still reach over
    for cells in rows:
        row: list[str] = []
        below: dict[int, tuple[str, int]] = {}
        waiting = list(reversed(cells))
        while waiting or len(row) in hanging:
            if len(row) in hanging:
                words, left = hanging[len(row)]
                if left > 1:
                    below[len(row)] = (words, left - 1)
                row.append(words)
                continue
            cell = waiting.pop()
            for offset in range(max(1, min(cell.columns, _WIDEST - len(row)))):
                words = cell.text if offset == 0 else ""
                if cell.rows > 1:
                    below[len(row)] = ("" if _is_sum(words) else words, cell.rows - 1)
                row.append(words)
        hanging = below
        yield row


def _is_sum(words: str) -> bool:
    """Whether a cell holds rather a number than words; years are none."""
    return is_numeric(words) and not _YEAR.fullmatch(words)


def is_numeric(words: str) -> bool:
    """Whether there are no more letters than digits."""
    return sum(map(str.isdigit, words)) >= sum(map(str.isalpha, words))


def _is_across(cells: Sequence[Cell], width: int) -> bool:
    return len(cells) == 1 and width > 1 and cells[0].columns >= width


def _line(row: Sequence[str], used: Sequence[bool]) -> str:
    """A row without the columns that are empty in all rows."""
    return row_line([words for index, words in enumerate(row) if used[index]])


def row_line(cells: Sequence[str]) -> str:
    """A row as a line; a tab behind an empty last cell says that there is one."""
    return "\t".join(cells) + ("\t" if len(cells) > 1 and any(cells) and not cells[-1] else "")
