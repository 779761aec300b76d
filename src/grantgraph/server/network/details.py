"""What stands behind one node, link, grant or group, and the way between two nodes."""

from __future__ import annotations

from typing import Any

from grantgraph.server.network.index import Json, Look, edge
from grantgraph.server.network.overview import drawn, money

GRANTS = 100  # told of one thing
LINKS = 60  # of one kind
MEMBERS = 200  # of a group
ALIKE = 6
ALONG = 3  # grants for a step of a way

_OF_NODE = "SELECT number FROM of_node JOIN chosen USING (number) WHERE node = ?"
_OF_EDGE = "SELECT number FROM of_edge JOIN chosen USING (number) WHERE edge = (SELECT number FROM edge WHERE id = ?)"

_OF_WHOLE_EDGE = "SELECT number FROM of_edge WHERE edge = (SELECT number FROM edge WHERE id = ?)"


def node(look: Look, key: str) -> Json:
    """A node: its grants, their money, its links by kind of what they lead to, and grantees that do the same things."""
    links = _links_of(look, key)
    alike = alike_grantees(look, key) if key.startswith("grantee:") else []
    focus = look.rows(
        f"SELECT DISTINCT focus FROM piece WHERE focus <> '' AND number IN ({_OF_NODE}) LIMIT 20", key
    )
    return look.with_things({
        **behind(look, _OF_NODE, key),
        "links": {kind: {"count": found["count"], "rows": found["rows"]} for kind, found in links.items()},
        "edges": [link for found in links.values() for link in found["edges"]],
        "focus": [row[0] for row in focus],
        "alike": alike,
        "ids": {key, *(one["id"] for one in alike), *(concept for one in alike for concept, _ in one["shared"])},
    })  # fmt: skip


def link(look: Look, key: str) -> Json:
    """A link: the grants behind it with their texts, quotes and money; all of them where none is left."""
    found = look.one("SELECT id, one, other, kind, n, published FROM edge WHERE id = ?", key)
    left = look.edges([key])
    numbers = _OF_EDGE if left else _OF_WHOLE_EDGE
    return look.with_things({**behind(look, numbers, key), "edges": left or ([edge(found)] if found else [])})


def behind(look: Look, numbers: str, key: str) -> Json:
    """How many grants there are, the first of them, and the money of all."""
    first = look.rows(f"{numbers} ORDER BY number LIMIT ?", key, GRANTS)
    grants = look.grants(row[0] for row in first)
    return {
        "count": look.number(f"SELECT COUNT(*) FROM ({numbers})", key),
        "grants": grants,
        "listed": [grant["id"] for grant in grants],
        "money": money(look, numbers, key),
    }


def grant(look: Look, key: str) -> Json:
    """A grant with its texts and quotes, and the grants that share most with it."""
    alike = alike_grants(look, key)
    grants = look.bodies("piece", [key, *(one["id"] for one in alike)])
    ends = sorted({*grants[0].get("grantees", ()), *grants[0].get("concepts", ())})
    marks = ", ".join("?" * len(ends))
    links = look.rows(
        "SELECT id, one, other, kind, n, published FROM seen_edge "
        f"WHERE one IN ({marks}) AND other IN ({marks}) ORDER BY number",
        *ends,
        *ends,
    )
    shared = {concept for one in alike for concept, _ in one["shared"]}
    return look.with_things(
        {"grants": grants, "alike": alike, "edges": list(map(edge, links)), "ids": shared}
    )


def group(look: Look, key: str, wanted: list[str]) -> Json:
    """The grantees of a community that the picture does not draw one by one."""
    number = key.partition(":")[2]
    keys = sorted(drawn(look, wanted)["counts"])
    marks = ", ".join("?" * len(keys))
    members = f"FROM seen_node WHERE kind = 'grantee' AND community = ? AND id NOT IN ({marks})"
    rows = look.rows(f"SELECT id, n {members} ORDER BY n DESC, id LIMIT ?", number, *keys, MEMBERS)
    count = look.number(f"SELECT COUNT(*) {members}", number, *keys)
    return look.with_things({"count": count, "rows": rows, "ids": {row[0] for row in rows}})


def _links_of(look: Look, key: str) -> dict[str, Json]:
    """Links of a node by the kind of their other ends, those with most grants first."""
    found: dict[str, Json] = {}
    for one, other in (("one", "other"), ("other", "one")):
        of = f"FROM seen_edge JOIN node ON node.id = {other} LEFT JOIN thing ON thing.id = {other} WHERE {one} = ?"
        for kind, count in look.rows(f"SELECT node.kind, COUNT(*) {of} GROUP BY node.kind", key):
            rows = look.rows(
                f"SELECT seen_edge.id, one, other, seen_edge.kind, seen_edge.n, published {of} AND node.kind = ? "
                f"ORDER BY seen_edge.n DESC, name, {other} LIMIT ?",
                *(key, kind, LINKS),
            )
            held = found.setdefault(kind, {"count": 0, "rows": [], "edges": []})
            held["count"] += count
            held["rows"] += [[row[0], row[4]] for row in rows]
            held["edges"] += map(edge, rows)
    return found


def alike_grantees(look: Look, key: str) -> list[Json]:
    """Grantees that work on the same things: shared concepts, each counting the more the fewer grants have it."""
    own = (
        "SELECT DISTINCT concept.id FROM of_node AS g JOIN of_node AS o USING (number) "
        "JOIN concept ON concept.id = o.node WHERE g.node = ?"
    )
    found = look.rows(
        "SELECT id, ROUND(SUM(weight), 6) AS score FROM (SELECT DISTINCT node.id AS id, concept.id AS shared, weight "
        f"FROM concept JOIN of_node o ON o.node = concept.id JOIN of_node g USING (number) "
        f"JOIN node ON node.id = g.node WHERE concept.id IN ({own}) AND node.kind = 'grantee' AND node.id <> ?) "
        "GROUP BY id ORDER BY score DESC, id LIMIT ?",
        *(key, key, ALIKE),
    )
    shared = (
        "SELECT DISTINCT concept.id, concept.n FROM concept JOIN of_node o ON o.node = concept.id "
        f"JOIN of_node g USING (number) WHERE g.node = ? AND concept.id IN ({own}) ORDER BY weight DESC, concept.id"
    )
    return [{"id": other, "shared": look.rows(shared, other, key)} for other, _ in found]


def alike_grants(look: Look, key: str) -> list[Json]:
    """Grants that share concepts with a grant."""
    own = "SELECT node FROM of_node JOIN piece USING (number) WHERE id = ?"
    found = look.rows(
        f"SELECT piece.id, ROUND(SUM(weight), 6) AS score FROM concept JOIN of_node ON node = concept.id "
        f"JOIN piece USING (number) WHERE concept.id IN ({own}) AND piece.id <> ? "
        "GROUP BY piece.id ORDER BY score DESC, piece.id LIMIT ?",
        *(key, key, ALIKE),
    )
    shared = (
        "SELECT concept.id, concept.n FROM concept JOIN of_node ON node = concept.id JOIN piece USING (number) "
        f"WHERE piece.id = ? AND concept.id IN ({own}) ORDER BY weight DESC, concept.id"
    )
    return [{"id": other, "shared": look.rows(shared, other, key)} for other, _ in found]


def way(look: Look, start: str, goal: str) -> Json:
    """A shortest way from one node to another over links that are left, with the first grants along it."""
    reached: dict[str, tuple[Any, ...] | None] = {start: None}
    front = [start]
    while front and goal not in reached:
        front = [end for at in front for end in _step(look, at, reached)]
    if goal not in reached:
        return look.with_things({"way": None, "ids": {start, goal}})
    steps: list[Json] = []
    at = goal
    while (row := reached[at]) is not None:
        steps.insert(0, edge(row))
        at = row[2] if row[1] == at else row[1]
    return look.with_things(_along(look, steps) | {"ids": {start, goal}})


def _step(look: Look, at: str, reached: dict[str, tuple[Any, ...] | None]) -> list[str]:
    """The nodes that are first reached from this one."""
    rows = look.rows(
        "SELECT s.id, s.one, s.other, s.kind, s.n, s.published FROM seen_edge s JOIN edge e USING (number) "
        "WHERE s.one = ? OR s.other = ? ORDER BY e.n DESC, number",
        *(at, at),
    )
    new = []
    for row in rows:
        end = row[2] if row[1] == at else row[1]
        if end not in reached:
            reached[end] = row
            new.append(end)
    return new


def _along(look: Look, steps: list[Json]) -> Json:
    grants, told = [], []
    for step in steps:
        first = look.grants(
            row[0] for row in look.rows(f"{_OF_EDGE} ORDER BY number LIMIT ?", step["id"], ALONG)
        )
        grants += first
        told.append({"edge": step["id"], "count": step["n"], "listed": [grant["id"] for grant in first]})
    return {"way": told, "edges": steps, "grants": grants}
