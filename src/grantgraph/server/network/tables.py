"""Nodes, links and grants as rows, a piece at a time; and what a search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from grantgraph.server.network.index import Json, Look, edge

MOST = 1_000  # rows in a piece
FOUND = 14

_NAME = "(SELECT name FROM thing WHERE id = {})"
_RANKED = "(CASE WHEN kind IN ('undisclosed', 'individual') THEN 1 ELSE 0 END)"
_LINKS = "(SELECT COUNT(*) FROM seen_edge WHERE one = seen_node.id OR other = seen_node.id)"

COLUMNS = {
    "nodes": {
        "column_name": _NAME.format("seen_node.id"),
        "column_type": "kind",
        "column_grants": "n",
        "column_links": _LINKS,
    },
    "links": {"column_from": _NAME.format("one"), "column_to": _NAME.format("other"), "column_grants": "n"},
    "grants": {
        "column_title": "title",
        "kinds_grantee": "grantees",
        "kinds_theme": "themes",
        "kinds_activity": "activities",
        "kind_funder": "funders",
        "column_places": "places",
        "year": "year",
        "currency": "currency",
        "amount": "CAST(amount AS REAL)",
        "place_in_source": "number",
    },
}  # fmt: skip
"""What the columns of the page's tables are sorted by."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of a table: sorted by a column, `-` before it from the end; so many, from the nth on."""

    sort: str
    offset: int
    limit: int


def nodes(look: Look, part: Part) -> Json:
    """Nodes with their grants and links. What may not be ranked comes last where numbers are compared."""
    order = _order("nodes", part.sort, "column_name")
    last = f"{_RANKED}, " if part.sort.lstrip("-") in ("column_grants", "column_links") else ""
    rows = look.rows(
        f"SELECT id, n, {_LINKS} FROM seen_node ORDER BY {last}{order}, id LIMIT ? OFFSET ?",
        *(part.limit, part.offset),
    )
    count = look.number("SELECT COUNT(*) FROM seen_node")
    return look.with_things({"count": count, "rows": rows, "ids": {row[0] for row in rows}})


def links(look: Look, part: Part) -> Json:
    """Links with the grants that remain behind them."""
    rows = look.rows(
        "SELECT id, one, other, kind, n, published FROM seen_edge "
        f"ORDER BY {_order('links', part.sort, 'column_grants')}, number LIMIT ? OFFSET ?",
        *(part.limit, part.offset),
    )
    count = look.number("SELECT COUNT(*) FROM seen_edge")
    return look.with_things(
        {"count": count, "rows": [[row[0], row[4]] for row in rows], "edges": list(map(edge, rows))}
    )


def grants(look: Look, part: Part) -> Json:
    """Grants with all they say."""
    rows = look.rows(
        "SELECT number FROM piece WHERE number IN (SELECT number FROM chosen) "
        f"ORDER BY {_order('grants', part.sort, 'place_in_source')}, number LIMIT ? OFFSET ?",
        *(part.limit, part.offset),
    )
    found = look.grants(row[0] for row in rows)
    count = look.number("SELECT COUNT(*) FROM chosen")
    return look.with_things({"count": count, "rows": [grant["id"] for grant in found], "grants": found})


def _order(table: str, sort: str, usual: str) -> str:
    """An ORDER BY of what a column holds, empty values last."""
    column = COLUMNS[table].get(sort.lstrip("-"), COLUMNS[table][usual])
    direction = "DESC" if sort.startswith("-") else "ASC"
    return f"({column} IS NULL OR {column} = ''), {column} {direction}"


def found(look: Look, words: str) -> Json:
    """Things and grants that hold words beginning like all of these; names that begin so come first."""
    terms = re.findall(r"\w+", words)[:20]
    if not terms:
        return {"rows": [], "things": {}, "nodes": [], "edges": [], "grants": []}
    first = terms[0].lower()
    rows = look.rows(
        "SELECT id, kind, name FROM words WHERE words MATCH ? ORDER BY "
        "CASE WHEN LOWER(name) LIKE ? THEN 0 WHEN LOWER(name) LIKE ? THEN 1 ELSE 2 END, "
        "INSTR('grantee theme activity funder country place audience channel language grant', kind), rank, id LIMIT ?",
        " ".join(f'"{term}"*' for term in terms),
        *(f"{first}%", f"%{first}%", FOUND),
    )
    ids = {key for key, kind, _ in rows if kind != "grant"}
    return look.with_things({"rows": rows, "ids": ids})


def named(look: Look, iris: Iterable[str]) -> Json:
    """What the network knows of some IRIs: things by their names, and grants."""
    ids = {key for iri in iris if (key := look.id_of("thing", iri))}
    keys = {key for iri in iris if (key := look.id_of("piece", iri))}
    return look.with_things({"ids": ids, "grants": look.bodies("piece", sorted(keys))})
