"""The index of a network, opened for reading: pieces of it as plain values that JSON can hold.

Every piece brings along the `things`, `nodes`, `edges` and `grants` that it names, in the page's own form.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grantgraph.rdf.workers import QueryStopped
from grantgraph.server.network.choices import Choices, apply

Json = dict[str, Any]
Row = tuple[Any, ...]
_STEPS = 20_000  # of SQLite's machine, between two looks at the clock


class Index:
    """An index on disk. Any number of threads may ask it at once."""

    def __init__(self, path: Path, seconds: float) -> None:
        self._path, self._seconds = path, seconds

    @contextmanager
    def look(self, choices: Choices | None = None, keep: str = "") -> Iterator[Look]:
        """A look at what is left under some choices; `QueryStopped` when it takes too long."""
        connection = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True)
        end = time.monotonic() + self._seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            connection.execute("PRAGMA temp_store=MEMORY")
            chosen = choices or Choices()
            apply(connection, chosen, keep)
            yield Look(connection, chosen)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            said = (
                f"the network could not be looked through within {self._seconds:g} seconds; narrow it further"
            )
            raise QueryStopped("timeout", said) from error
        finally:
            connection.close()


class Look:
    """What is left of a network under some choices."""

    def __init__(self, connection: sqlite3.Connection, choices: Choices) -> None:
        self._connection = connection
        self.choices = choices

    def rows(self, query: str, *values: Any) -> list[Row]:
        """The rows of a query."""
        return self._connection.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> Row | None:
        """The first row of a query."""
        row: Row | None = self._connection.execute(query, values).fetchone()
        return row

    def number(self, query: str, *values: Any) -> int:
        """The one number that a query gives."""
        row = self.one(query, *values)
        return int(row[0]) if row else 0

    def bodies(self, table: str, ids: Iterable[str]) -> list[Json]:
        """Things, nodes or grants by their ids, in the order asked for."""
        query = f"SELECT body FROM {table} WHERE id = ?"
        found = (self.one(query, key) for key in dict.fromkeys(ids))
        return [json.loads(row[0]) for row in found if row]

    def grants(self, numbers: Iterable[int]) -> list[Json]:
        """Grants by their numbers."""
        found = (self.one("SELECT body FROM piece WHERE number = ?", number) for number in numbers)
        return [json.loads(row[0]) for row in found if row]

    def id_of(self, table: str, key: str) -> str | None:
        """The id of a thing or a grant that is named by its id or its IRI; None where there is none."""
        row = self.one(
            f"SELECT id FROM {table} WHERE id = ? UNION SELECT id FROM {table} WHERE iri = ?", key, key
        )
        return row[0] if row else None

    def node_id(self, key: str) -> str | None:
        """The id of a node that is named by its id or its IRI."""
        named = self.id_of("thing", key)
        row = self.one("SELECT id FROM node WHERE id = ?", named) if named else None
        return row[0] if row else None

    def edges(self, ids: Iterable[str]) -> list[Json]:
        """Links that are left, each with the grants that remain behind it."""
        query = "SELECT id, one, other, kind, n, published FROM seen_edge WHERE id = ?"
        found = (self.one(query, key) for key in dict.fromkeys(ids))
        return [edge(row) for row in found if row]

    def with_things(self, piece: Json) -> Json:
        """A piece with the things that its nodes, links and grants name."""
        ids = {*piece.pop("ids", ()), *(node["id"] for node in piece.get("nodes", ()))}
        ids.update(end for link in piece.get("edges", ()) for end in (link["from"], link["to"]))
        for grant in piece.get("grants", ()):
            ids.update(
                i
                for role in ("grantees", "funders", "concepts", "places", "main")
                for i in grant.get(role, ())
            )
            ids.update(quote["concept"] for quote in grant.get("quotes", ()))
        known = {node["id"] for node in piece.get("nodes", ())}
        nodes = self.bodies("node", sorted(ids - known))
        return {
            **piece,
            "nodes": [*piece.get("nodes", ()), *nodes],
            "things": {key: thing for key in sorted(ids) for thing in self.bodies("thing", [key])},
        }


def edge(row: Row) -> Json:
    """A link as the page holds it."""
    key, one, other, kind, n, published = row
    return {"id": key, "from": one, "to": other, "kind": kind, "n": n, "published": bool(published)}
