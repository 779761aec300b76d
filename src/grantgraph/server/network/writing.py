"""The page's data in, an SQLite file out, from which any part of it can be read (`schema.sql` says how it lies)."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from grantgraph.exports.page.content import Content, Json
from grantgraph.exports.page.static import nodes_of
from grantgraph.rdf.search import folded

BANDS = (0, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 10_000_000)
_UNNAMED = ("undisclosed", "individual")


def write(data: Content, path: Path) -> None:
    """Write the index of a network."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        schema = resources.files("grantgraph.server.network").joinpath("schema.sql")
        connection.executescript(schema.read_text(encoding="utf-8"))
        tables = (
            ("thing", _things(data)),
            ("node", _nodes(data)),
            ("edge", _edges(data)),
            ("piece", _pieces(data)),
            ("of_facet", _values(data)),
            (
                "of_node",
                ((node, n) for n, grant in enumerate(data.grants) for node in sorted(nodes_of(grant))),
            ),
            ("of_edge", _behind(data)),
            ("concept", _concepts(data)),
            ("words", _words(data)),
        )
        for name, rows in tables:
            _insert(connection, name, rows)
        connection.executescript("ANALYZE;")
        connection.commit()
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _things(data: Content) -> Iterator[tuple[Any, ...]]:
    for key, thing in data.things.items():
        yield key, thing["iri"], thing["kind"], folded(thing["label"]), _json(thing)


def _nodes(data: Content) -> Iterator[tuple[Any, ...]]:
    counts = Counter(node for grant in data.grants for node in nodes_of(grant))
    for node in data.nodes:
        yield node["id"], node["group"], node["community"], counts[node["id"]], _json(node)


def _edges(data: Content) -> Iterator[tuple[Any, ...]]:
    for number, edge in enumerate(data.edges):
        published = any(_is_published(edge, data.grants[grant]) for grant in edge["grants"])
        ends = edge["from"], edge["to"], edge["kind"]
        yield number, edge["id"], *ends, len(edge["grants"]), published


def _behind(data: Content) -> Iterator[tuple[Any, ...]]:
    for number, edge in enumerate(data.edges):
        for grant in edge["grants"]:
            yield number, grant, _is_published(edge, data.grants[grant])


def _is_published(edge: Json, grant: Json) -> bool:
    """Whether a grant behind a link was classified so by its publisher."""
    ends = (edge["from"], edge["to"])
    return any(published.get("concept") in ends for published in grant.get("classes", ()))


def _pieces(data: Content) -> Iterator[tuple[Any, ...]]:
    for number, grant in enumerate(data.grants):
        named = [
            [data.things[i]["label"] for i in grant.get(role, ())]
            for role in ("grantees", "funders", "places")
        ]
        grantees, funders, places = (folded("; ".join(names)) for names in named)
        themes, activities = (folded("; ".join(_labels(data, grant, kind))) for kind in ("theme", "activity"))
        money = grant.get("amount"), grant.get("currency"), "paid" in grant
        told = folded(title_of(grant)), grantees, themes, activities, funders, places, grant.get("year", "")
        yield number, grant["id"], grant["iri"], *money, grant.get("focus", ""), *told, _json(grant)


def _labels(data: Content, grant: Json, kind: str) -> list[str]:
    concepts = (data.things[i] for i in grant.get("concepts", ()))
    return [thing["label"] for thing in concepts if thing["kind"] == kind]


def title_of(grant: Json) -> str:
    """The title of a grant, or nothing."""
    return next((text["value"] for text in grant.get("texts", ()) if text["field"] == "title"), "")


def _values(data: Content) -> Iterator[tuple[str, str, int]]:
    """What each grant can be found by in the page's filters."""
    kinds = {key: thing["kind"] for key, thing in data.things.items()}
    kinds |= {node["id"]: node["group"] for node in data.nodes}
    for number, grant in enumerate(data.grants):
        found = {(kinds[i], i) for role in ("concepts", "places") for i in grant.get(role, ())}
        found |= {("grantee", i) for i in grant.get("grantees", ()) if kinds[i] == "grantee"}
        found |= {("funder", i) for i in grant.get("funders", ())}
        found |= {("year", grant["year"])} if "year" in grant else set()
        found.add(("amount", band(grant)))
        for facet, value in sorted(found):
            yield facet, value, number


def band(grant: Json) -> str:
    """The band of a grant's amount in its own currency; `*` where transactions stand for it, `-` where nothing does."""
    if "amount" not in grant:
        return "*" if "paid" in grant else "-"
    reached = [low for low in BANDS if low <= float(grant["amount"])]
    return f"{grant['currency']} {reached[-1] if reached else 0}"


def _concepts(data: Content) -> Iterator[tuple[Any, ...]]:
    counts = Counter(concept for grant in data.grants for concept in set(grant.get("concepts", ())))
    for concept, count in sorted(counts.items()):
        yield concept, count, max(math.log((len(data.grants) + 1) / (count + 0.5)), 0.01)


def _words(data: Content) -> Iterator[tuple[Any, ...]]:
    kinds = {node["id"]: node["group"] for node in data.nodes}
    for key, thing in data.things.items():
        kind = kinds.get(key, thing["kind"])
        if kind not in _UNNAMED:
            more = [*thing.get("names", ()), *thing.get("identifiers", ())]
            yield key, kind, thing["label"], "\n".join(more)
    for grant in data.grants:
        texts = [text["value"] for text in grant.get("texts", ())]
        more = [*texts, grant.get("focus", ""), grant.get("identifier", "")]
        yield grant["id"], "grant", title_of(grant), "\n".join(more)
