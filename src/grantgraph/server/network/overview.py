"""What the picture shows: all nodes, or where they are too many, concepts, the grantees with most grants, and groups.

The same as the page makes of its own data (`visible.js`), so that a large graph opens on the same picture either way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from grantgraph.server.network.choices import FACETS, NODE_KINDS, grants_where
from grantgraph.server.network.index import Json, Look, edge

CAP = 1_000  # nodes drawn at once
CONCEPTS, GRANTEES, GROUPS = 200, 40, 24
GROUP_LINKS = 6
TOP = 6
VALUES = 200  # of a facet


def overview(look: Look) -> Json:
    """What is left under the choices: totals, facets, money, and the picture of it."""
    tops = {kind: _top(look, (kind,), TOP) for kind in ("theme", "activity", "grantee")}
    facets = {name: facet(look, name) for name in FACETS}
    communities = _communities(look)
    ids = {key for rows in tops.values() for key, _ in rows} | {
        key for *_, keys in communities for key in keys
    }
    ids |= {value for found in facets.values() for value, _ in found["values"]}
    return look.with_things({
        **drawn(look),
        "grants_left": look.number("SELECT COUNT(*) FROM chosen"),
        "links_left": look.number("SELECT COUNT(*) FROM seen_edge"),
        "kinds": dict(look.rows("SELECT kind, COUNT(*) FROM seen_node GROUP BY kind")),
        "money": money(look, "SELECT number FROM chosen"),
        "tops": tops,
        "facets": facets,
        "communities": communities,
        "ids": ids,
    })  # fmt: skip


def picture(look: Look, wanted: Iterable[str]) -> Json:
    """The picture with some nodes in it that it would not show by itself."""
    return look.with_things(drawn(look, wanted))


def drawn(look: Look, wanted: Iterable[str] = ()) -> Json:
    """The nodes that are drawn with their counts, the links between them, and groups for those that are not."""
    is_whole = look.number("SELECT COUNT(*) FROM seen_node") <= CAP
    rows = (
        look.rows("SELECT id, n FROM seen_node") if is_whole else _chosen(look, [*wanted, look.choices.focus])
    )
    keys = {key for key, _ in rows}
    return {
        "counts": dict(rows),
        "edges": _links(look, keys, every=is_whole),
        "groups": [] if is_whole else _groups(look, keys),
        "nodes": look.bodies("node", sorted(keys)),
    }


def totals(look: Look) -> Json:
    """How large the whole is: grants, nodes, links, and nodes by kind."""
    kinds: dict[str, int] = dict(look.rows("SELECT kind, COUNT(*) FROM node GROUP BY kind"))
    return {
        "grants": look.number("SELECT COUNT(*) FROM piece"),
        "nodes": sum(kinds.values()),
        "links": look.number("SELECT COUNT(*) FROM edge"),
        "kinds": {kind: kinds[kind] for kind in NODE_KINDS if kind in kinds},
        "most": look.number("SELECT MAX(n) FROM edge"),
        "has_published": look.number("SELECT EXISTS (SELECT 1 FROM edge WHERE published)") > 0,
        "has_amounts": look.number("SELECT EXISTS (SELECT 1 FROM piece WHERE amount IS NOT NULL)") > 0,
    }


def _chosen(look: Look, wanted: Iterable[str]) -> list[tuple[Any, ...]]:
    rows = [*_top(look, ("theme", "activity"), CONCEPTS), *_top(look, ("grantee",), GRANTEES)]
    for key in wanted:
        rows += look.rows("SELECT id, n FROM seen_node WHERE id = ?", key)
    return rows


def _top(look: Look, kinds: tuple[str, ...], number: int) -> list[tuple[Any, ...]]:
    marks = ", ".join("?" * len(kinds))
    query = f"SELECT id, n FROM seen_node WHERE kind IN ({marks}) ORDER BY n DESC, id LIMIT ?"
    return look.rows(query, *kinds, number)


def _links(look: Look, keys: set[str], every: bool) -> list[Json]:
    query = "SELECT id, one, other, kind, n, published FROM seen_edge"
    if every:
        return [edge(row) for row in look.rows(f"{query} ORDER BY number")]
    marks = ", ".join("?" * len(keys))
    query = f"{query} WHERE one IN ({marks}) AND other IN ({marks}) ORDER BY number"
    return [edge(row) for row in look.rows(query, *sorted(keys), *sorted(keys))]


def _groups(look: Look, keys: set[str]) -> list[Json]:
    """One group for each community of grantees that are not drawn one by one, with its links to what is drawn."""
    marks = ", ".join("?" * len(keys))
    rest = f"SELECT id FROM seen_node WHERE kind = 'grantee' AND community >= 0 AND id NOT IN ({marks})"
    sizes = look.rows(
        f"SELECT community, COUNT(*) FROM seen_node WHERE id IN ({rest}) GROUP BY community "
        "HAVING COUNT(*) > 1 ORDER BY COUNT(*) DESC, MIN(id) LIMIT ?",
        *(*sorted(keys), GROUPS),
    )
    links: defaultdict[int, list[list[Any]]] = defaultdict(list)
    for one, other in (("one", "other"), ("other", "one")):
        query = (
            f"SELECT community, {other}, SUM(seen_edge.n) FROM seen_edge JOIN seen_node ON seen_node.id = {one} "
            f"WHERE {one} IN ({rest}) AND {other} IN ({marks}) GROUP BY community, {other}"
        )
        for community, end, count in look.rows(query, *sorted(keys), *sorted(keys)):
            links[community].append([end, count])
    return [
        {"id": f"group:{community}", "n": n, "links": _heaviest(links[community])} for community, n in sizes
    ]


def _heaviest(links: list[list[Any]]) -> list[list[Any]]:
    return sorted(links, key=lambda link: (-link[1], link[0]))[:GROUP_LINKS]


def _communities(look: Look) -> list[tuple[int, int, list[str]]]:
    """The first communities: number, size, and the three concepts that most grants of it have."""
    sizes = look.rows(
        "SELECT community, COUNT(*) FROM seen_node WHERE community >= 0 GROUP BY community ORDER BY community LIMIT 12"
    )
    query = "SELECT id FROM seen_node WHERE community = ? AND kind IN ('theme', 'activity') ORDER BY n DESC, id LIMIT 3"
    return [(number, n, [row[0] for row in look.rows(query, number)]) for number, n in sizes]


def facet(look: Look, name: str) -> Json:
    """How many values a facet has, and those with most grants, counted under all other choices."""
    among, values = _grants_for(look, name)
    counted = f"SELECT value, COUNT(*) AS n FROM of_facet WHERE facet = ? {among} GROUP BY value"
    found = look.rows(
        f"SELECT value, counted.n, COUNT(*) OVER () FROM ({counted}) AS counted "
        "LEFT JOIN thing ON thing.id = value ORDER BY counted.n DESC, name, value LIMIT ?",
        *(name, *values, VALUES),
    )
    told = {value: n for value, n, _ in found}
    chosen = [value for value in look.choices.facets.get(name, ()) if value not in told]
    told |= {v: look.number(f"SELECT n FROM ({counted}) WHERE value = ?", name, *values, v) for v in chosen}
    nowhere = sum(not told[value] for value in chosen)
    return {"count": (found[0][2] if found else 0) + nowhere, "values": list(told.items())}


def _grants_for(look: Look, name: str) -> tuple[str, list[str]]:
    """A condition for the grants that a facet is counted among, and its values."""
    if name in look.choices.facets:
        condition, values = grants_where(look.choices, but=name)
        return f"AND number IN (SELECT number FROM piece WHERE {condition})", values
    return ("AND number IN (SELECT number FROM chosen)" if look.choices.facets else ""), []


def money(look: Look, grants: str, *values: Any) -> Json:
    """Exact sums by currency of some grants, and how many state no amount. Currencies never add up."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    counts: defaultdict[str, int] = defaultdict(int)
    paid = unknown = 0
    query = f"SELECT amount, currency, paid FROM piece WHERE number IN ({grants})"
    for amount, currency, is_paid in look.rows(query, *values):
        if amount is None:
            paid += is_paid
            unknown += not is_paid
            continue
        sums[currency] += Decimal(amount)
        counts[currency] += 1
    lines = [[currency, f"{sums[currency]:f}", counts[currency]] for currency in sorted(sums)]
    return {"totals": lines, "paid": paid, "unknown": unknown}
