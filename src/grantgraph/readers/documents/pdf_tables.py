"""Tables in a PDF whose cells hold several lines: each row on one line, its cells set apart by tabs.

Comes in: the lines of a page as laid out, with spaces for what is empty. A table is where columns stay empty between
words over several lines. Its rows are told by the gaps between them, or by a column with a number in each of them.
Tables whose cells are all of one line are left as they are laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grantgraph.readers.documents.tables import is_numeric, row_line

_PIECE = re.compile(r"\S+(?: \S+)*")
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_LONGEST = 400  # lines of a page; printed ones have a hundred
_Lines = list[list[str]]  # the cells of each line


def with_whole_rows(page: Sequence[str]) -> list[str]:
    """The lines of a page, the rows of such tables on one each."""
    if len(page) > _LONGEST:
        return list(page)
    shown: list[str] = []
    index = 0
    while index < len(page):
        end, edges = _table_at(page, index)
        rows = _rows([_cells(line, edges) for line in page[index:end]]) if edges else []
        if rows:
            shown += [*map(row_line, rows), ""]
            index = end
        else:
            shown.append(page[index])
            index += 1
    return shown


def _table_at(page: Sequence[str], first: int) -> tuple[int, list[int]]:
    """Where a table that begins on a line ends, and the edges between its columns; no edges where none begins."""
    pieces = [match.span() for match in _PIECE.finditer(page[first])]
    if len(pieces) < _LEAST_COLUMNS or "\t" in page[first]:
        return first, []
    spans = pieces
    end = first + 1
    while end < len(page):
        wider = _merged([*spans, *(match.span() for match in _PIECE.finditer(page[end]))])
        if len(wider) < len(pieces) or "\t" in page[end]:
            break
        spans = wider
        end += 1
    while end > first and not page[end - 1].strip():
        end -= 1
    return end, [start for start, _ in spans[1:]]


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of a line, those that touch or leave but one space between as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cells(line: str, edges: Sequence[int]) -> list[str]:
    starts = [0, *edges]
    return [
        " ".join(line[start:end].split())
        for start, end in zip(starts, [*edges, max(len(line), *edges) + 1], strict=True)
    ]


def _rows(lines: _Lines) -> _Lines:
    """The rows of a table; none where all are of one line already, or cannot be told."""
    width = len(lines[0])
    numbers = [sum(_is_number(line[column]) for line in lines) for column in range(width)]
    anchor = max(range(width), key=lambda column: (numbers[column], column))
    words = [line[anchor] for line in lines if line[anchor] and not _is_number(line[anchor])]
    if numbers[anchor] < _LEAST_ROWS or len(words) * 4 > numbers[anchor] + 4:
        return []
    body = next(index for index, line in enumerate(lines) if _is_number(line[anchor]))
    if all(_is_number(line[anchor]) for line in lines[body:] if any(line)):
        return []
    by_gaps, by_numbers = list(_blocks(lines)), list(_from_number_to_number(lines, anchor))
    for blocks in (by_gaps, by_numbers):
        found = [sum(_is_number(line[anchor]) for line in block) for block in blocks]
        if (
            max(found) == 1
            and sum(found) == numbers[anchor]
            and len(found) - sum(found) <= 1 + sum(found) // 2
        ):
            return [_joined(block) for block in blocks]
    return []


def _blocks(lines: _Lines) -> Iterator[_Lines]:
    """The lines between blank ones."""
    block: _Lines = []
    for line in [*lines, [""]]:
        if any(line):
            block.append(line)
        elif block:
            yield block
            block = []


def _from_number_to_number(lines: _Lines, anchor: int) -> Iterator[_Lines]:
    """The lines from each with a number down to the next, and what stands above the first."""
    block: _Lines = []
    for line in filter(any, lines):
        if _is_number(line[anchor]) and block:
            yield block
            block = []
        block.append(line)
    yield block


def _joined(block: _Lines) -> list[str]:
    return [" ".join(filter(None, words)) for words in zip(*block, strict=True)]


def _is_number(words: str) -> bool:
    """Whether a cell holds a number or a sum rather than words."""
    return any(map(str.isdigit, words)) and is_numeric(words)
