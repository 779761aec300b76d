"""Pages set in columns: their lines in the order in which they are read, each column down to its foot.

Comes in: the lines of a page as laid out, with spaces for what is empty. Columns of running text are as wide as each
other and hold lines that go on below; the columns of a table do not, and are left as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_LEAST_LINES, _LEAST_WIDTH = 5, 20


def in_reading_order(page: Sequence[str]) -> list[str]:
    """The lines of a page; those of its columns, where it has some, one column after the other."""
    starts = _column_starts(page)
    if not starts:
        return list(page)
    shown: list[str] = []
    band: list[list[str]] = []
    for line in page:
        cells = _cells(line, starts)
        if cells is not None:
            band.append(cells)
            continue
        shown += _columns(band)
        band = []
        shown.append(line)
    return shown + _columns(band)


def _column_starts(page: Sequence[str]) -> list[int]:
    """Where the columns behind the first begin; none where a page has but one."""
    counts = Counter(match.start() for line in page for match in _PIECE.finditer(line))
    left = min(counts, default=0)
    common = sorted(
        start for start, count in counts.items() if start > left + _LEAST_WIDTH and count >= _LEAST_LINES
    )
    starts = [
        start
        for start in common
        if counts[start] == max(counts[near] for near in range(start - 9, start + 10))
    ]
    split = [cells for line in page if (cells := _cells(line, starts)) is not None and any(cells)]
    columns = [[cells[index] for cells in split if cells[index]] for index in range(len(starts) + 1)]
    return starts if starts and _are_running(columns) else []


def _are_running(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the columns hold running text: as wide as each other, without gaps, with lines that go on below."""
    widths = [sorted(map(len, column))[-1 - len(column) // 10] if column else 0 for column in columns]
    return (
        min(widths) > _LEAST_WIDTH and min(widths) * 10 >= max(widths) * 6 and all(map(_is_running, columns))
    )


def _is_running(column: Sequence[str]) -> bool:
    going_on = sum(line[0].islower() for line in column)
    torn = sum("   " in line for line in column)
    return len(column) >= _LEAST_LINES and going_on * 8 >= len(column) and torn * 5 <= len(column)


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """What stands in each column of a line; None where words reach from one into the next."""
    edges = [0, *starts, max(len(line), *starts) + 1] if starts else [0, len(line)]
    cells = [line[start:end] for start, end in pairwise(edges)]
    is_across = any(
        cell.strip() and len(cell) == end - start and not cell.endswith("  ")
        for cell, (start, end) in zip(cells[:-1], pairwise(edges), strict=False)
    )
    return None if is_across else [cell.strip() for cell in cells]


def _columns(band: Sequence[Sequence[str]]) -> list[str]:
    """The lines of each column, the next below, and no more blank lines between than its own lines have."""
    shown: list[str] = []
    for column in zip(*band, strict=True):
        shown += [*_close_set(column), ""]
    return shown


def _close_set(column: Sequence[str]) -> list[str]:
    """A column without the blank lines that only stand there because lines of others have other heights."""
    filled = [index for index, line in enumerate(column) if line]
    gaps = [below - above for above, below in pairwise(filled)]
    usual = min((gap for gap, count in Counter(gaps).items() if count * 3 >= len(gaps)), default=1)
    shown = [column[index] for index in filled[:1]]
    for gap, index in zip(gaps, filled[1:], strict=True):
        shown += [""] * (round(gap / usual) - 1) + [column[index]]
    return shown
