"""Sheets that tell more of the grants of another sheet: rows by the grant's identifier in, fuller objects out.

A grant with three classifications may have them in a sheet of their own, one row each, as flatten-tool makes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grantgraph.readers.remarks import Remarks
from grantgraph.readers.sheets import Sheet
from grantgraph.readers.threesixtygiving.titles import object_of


class Details:
    """The rows of such sheets, by identifier."""

    def __init__(self, sheets: Iterable[Sheet], remarks: Remarks) -> None:
        self._rows: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for sheet in sheets:
            for row in sheet.rows(remarks):
                found = object_of(row, remarks)
                self._rows.setdefault(str(found.pop("id", "")), []).append((row.location, found))

    def added_to(self, grant: dict[str, Any]) -> dict[str, Any]:
        """A grant with what its rows tell: lists grow, and what the grant does not tell itself is taken over."""
        for _, more in self._rows.pop(str(grant.get("id", "")), ()):
            for name, value in more.items():
                if name not in grant:
                    grant[name] = value
                elif isinstance(grant[name], list) and isinstance(value, list):
                    grant[name] = [*grant[name], *value]
        return grant

    def tell_the_rest(self, remarks: Remarks) -> None:
        """Rows of identifiers that no grant has."""
        for rows in self._rows.values():
            for location, _ in rows:
                remarks.add(location, "the row belongs to no grant of this file; it was not read")
