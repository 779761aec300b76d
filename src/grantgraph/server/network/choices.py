"""What a reader narrowed the network to: the parameters of a request in, tables of what is left out.

The parameters are those of the page's own address: `f.theme=theme:women` twice or more for any of several, `hide` for
kinds of nodes and links, `min` for grants a link must have, `focus` and `steps` for the surroundings of one node.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

FACETS = (
    "theme",
    "activity",
    "grantee",
    "funder",
    "country",
    "place",
    "year",
    "amount",
    "audience",
    "channel",
    "language",
)
NODE_KINDS = ("grantee", "undisclosed", "individual", "theme", "activity")
LINK_KINDS = ("grantee-theme", "grantee-activity", "theme-activity")


@dataclass(frozen=True, slots=True)
class Choices:
    """What grants, nodes and links are narrowed by. A grant has any of the values of every facet."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    least: int = 1
    focus: str = ""
    steps: int = 1

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen at all."""
        return bool(self.facets or self.hidden or self.focus) or self.least > 1


def apply(connection: sqlite3.Connection, choices: Choices, keep: str = "") -> None:
    """Make the tables `chosen` (grants), `seen_node` and `seen_edge` of what is left under the choices.

    `keep` is a node that stays even where no link of it is left.
    """
    if not choices.narrows:
        connection.executescript(
            "CREATE TEMP VIEW chosen AS SELECT number FROM piece;"
            "CREATE TEMP VIEW seen_node AS SELECT id, kind, community, n FROM node;"
            "CREATE TEMP VIEW seen_edge AS SELECT number, id, one, other, kind, n, published FROM edge;"
        )
        return
    connection.execute("CREATE TEMP TABLE chosen (number INTEGER PRIMARY KEY)")
    condition, values = grants_where(choices)
    connection.execute(f"INSERT INTO chosen SELECT number FROM piece WHERE {condition}", values)
    _see_nodes(connection, choices)
    _see_edges(connection, choices)
    if choices.least > 1:
        connection.execute(
            "DELETE FROM seen_node WHERE id <> ? AND id NOT IN (SELECT one FROM seen_edge) "
            "AND id NOT IN (SELECT other FROM seen_edge)",
            (keep,),
        )


def grants_where(choices: Choices, but: str = "") -> tuple[str, list[str]]:
    """A condition on `number` for the grants of all facets `but` one, and its values."""
    conditions, values = ["1"], []
    for facet, wanted in choices.facets.items():
        if facet != but:
            marks = ", ".join("?" * len(wanted))
            conditions.append(
                f"number IN (SELECT number FROM of_facet WHERE facet = ? AND value IN ({marks}))"
            )
            values += [facet, *wanted]
    return " AND ".join(conditions), values


def _see_nodes(connection: sqlite3.Connection, choices: Choices) -> None:
    connection.execute("CREATE TEMP TABLE seen_node (id TEXT PRIMARY KEY, kind, community, n) WITHOUT ROWID")
    hidden, marks = sorted(choices.hidden), ", ".join("?" * len(choices.hidden))
    within = "AND node.id IN (SELECT id FROM near)" if choices.focus else ""
    if choices.focus:
        _go_around(connection, choices)
    connection.execute(
        "INSERT INTO seen_node SELECT node.id, kind, community, COUNT(*) FROM chosen JOIN of_node USING (number) "
        f"JOIN node ON node.id = of_node.node WHERE kind NOT IN ({marks}) {within} GROUP BY node.id",
        hidden,
    )


def _see_edges(connection: sqlite3.Connection, choices: Choices) -> None:
    connection.execute(
        "CREATE TEMP TABLE seen_edge (number INTEGER PRIMARY KEY, id, one, other, kind, n, published)"
    )
    hidden, marks = sorted(choices.hidden), ", ".join("?" * len(choices.hidden))
    connection.execute(
        "INSERT INTO seen_edge SELECT e.number, e.id, one, other, e.kind, COUNT(*) AS n, MAX(o.published) "
        "FROM chosen JOIN of_edge o USING (number) JOIN edge e ON e.number = o.edge "
        f"WHERE e.kind NOT IN ({marks}) AND one IN (SELECT id FROM seen_node) AND other IN (SELECT id FROM seen_node) "
        "GROUP BY e.number HAVING COUNT(*) >= ?",
        [*hidden, choices.least],
    )
    connection.executescript(
        "CREATE INDEX temp.seen_by_one ON seen_edge (one); CREATE INDEX temp.seen_by_other ON seen_edge (other);"
        "CREATE INDEX temp.seen_by_id ON seen_edge (id);"
    )


def _go_around(connection: sqlite3.Connection, choices: Choices) -> None:
    """Make the table `near`: the nodes within so many links of the focus, over links that still have grants."""
    connection.execute("CREATE TEMP TABLE near (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("INSERT INTO near VALUES (?)", (choices.focus,))
    hidden, marks = sorted(choices.hidden), ", ".join("?" * len(choices.hidden))
    for _ in range(choices.steps):
        connection.execute(
            "INSERT OR IGNORE INTO near SELECT node.id FROM node WHERE "
            f"kind NOT IN ({marks}) AND node.id IN (SELECT e.other FROM edge e, near WHERE e.one = near.id "
            "AND EXISTS (SELECT 1 FROM of_edge JOIN chosen USING (number) WHERE edge = e.number) "
            "UNION SELECT e.one FROM edge e, near WHERE e.other = near.id "
            "AND EXISTS (SELECT 1 FROM of_edge JOIN chosen USING (number) WHERE edge = e.number))",
            hidden,
        )
