"""Columns whose cells hold two things, one below the other: a title and the aim, a name and the title.

Comes in: the names of the columns of a table, and its rows, with the parts of a cell set apart by `CELL_BREAK`. Goes
out: the same with two columns for each such one; parts of all other cells are one text.
"""

from __future__ import annotations

from collections.abc import Sequence

from grantgraph.readers.documents import CELL_BREAK
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.paragraphs import ends_sentence, fold

_TELLING = frozenset({Role.TITLE, Role.DESCRIPTION})
_LONGEST_TITLE = 16  # words


def parted_columns(names: Sequence[str], rows: Sequence[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The names and rows with such columns as two; without names, those of the longest rows count."""
    width = len(names) or max(map(len, rows), default=0)
    whole = [row for row in rows if len(row) == width and width > 1]
    parted = [index for index in range(width) if _is_parted([row[index] for row in whole if row[index]])]
    shown = [_told(name, index in parted, names) for index, name in enumerate(names)]
    return [name for pair in shown for name in pair], [
        _cells(row, parted) if len(row) == width else list(map(fold, row)) for row in rows
    ]


def _is_parted(values: Sequence[str]) -> bool:
    """Whether most cells of a column hold a short first part and a text or another short part below it."""
    parts = [value.split(CELL_BREAK) for value in values]
    two = [each for each in parts if len(each) > 1]
    titles = [first for first, *_ in two if len(first.split()) <= _LONGEST_TITLE and not ends_sentence(first)]
    texts = [rest for _, *rest in two if len(" ".join(rest).split()) >= _LEAST_TEXT]
    return bool(two) and len(titles) * 4 >= len(parts) * 3 and len(texts) * 4 >= len(parts) * 3


_LEAST_TEXT = 4


def _told(name: str, is_parted: bool, names: Sequence[str]) -> tuple[str, ...]:
    """The names of the two columns that one becomes: its own where it has two, else a title's and a description's."""
    if not is_parted:
        return (fold(name),)
    if CELL_BREAK in name:
        first, *rest = name.split(CELL_BREAK)
        return fold(first), fold(" ".join(rest))
    role = role_of_label(fold(name))
    others = {role_of_label(fold(other)) for other in names if other != name}
    if role is Role.GRANTEE and not _TELLING & others:
        return fold(name), "description"
    return ("title", "description") if role not in (Role.GRANTEE, Role.AMOUNT) else (fold(name), "")


def _cells(row: Sequence[str], parted: Sequence[int]) -> list[str]:
    cells: list[str] = []
    for index, value in enumerate(row):
        first, *rest = value.split(CELL_BREAK)
        cells += [first, " ".join(rest)] if index in parted else [fold(value)]
    return cells
