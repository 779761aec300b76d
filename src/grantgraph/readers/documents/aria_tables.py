"""Tables that web pages build of any elements, and names of columns that only stand in attributes of cells.

The first by the roles of WAI-ARIA (https://www.w3.org/TR/wai-aria/#table); the second as narrow screens need them.
"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

TABLES = "table, [role=table], [role=grid], [role=treegrid]"
"""What selects them in a tree."""
_ROLES = ("table", "grid", "treegrid")
_CELLS = ("cell", "gridcell", "columnheader", "rowheader")
_NAMES = ("data-label", "data-title", "data-th")
_LEAST_COLUMNS = 2


def is_table(node: LexborNode, tag: str) -> bool:
    """Whether an element is a table or plays one."""
    return tag == "table" or node.attributes.get("role") in _ROLES


def is_cell(node: LexborNode) -> bool:
    """Whether an element is a cell of a table or plays one."""
    return node.tag in ("td", "th") or (node.tag != "-text" and node.attributes.get("role") in _CELLS)


def column_names(rows: Sequence[Sequence[LexborNode]]) -> list[str]:
    """The names that the cells of all rows say of their columns; none where a row shows them, or some differ."""
    named = [[_name(cell) for cell in row] for row in rows]
    if (
        not rows
        or len(rows[0]) < _LEAST_COLUMNS
        or not all(named[0])
        or any(row != named[0] for row in named)
    ):
        return []
    is_header = any(_is_header(cell) for cell in rows[0])
    is_said = [" ".join(cell.text().split()) for cell in rows[0]] == named[0]
    return [] if is_header or is_said else named[0]


def _is_header(cell: LexborNode) -> bool:
    return cell.attributes.get("role", "columnheader" if cell.tag == "th" else "") == "columnheader"


def _name(cell: LexborNode) -> str:
    found = (cell.attributes.get(name) for name in _NAMES)
    return next((" ".join(name.split()) for name in found if name), "")
