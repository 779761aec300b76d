"""What reconciled organizations can be asked for, so that a spreadsheet gets new columns from the graph.

The data extension half of Reconciliation Service API 0.2 (see `service.py`): properties are proposed, and for
ids and properties come cells. Nothing is added up that must not be: money stays apart by currency, and an amount is
told only where an organization is the one grantee.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grantgraph.server.asking import Asker, is_iri, values
from grantgraph.server.failures import RequestRefused
from grantgraph.server.reconciliation.candidates import TYPE, iri_of

MOST_IDS, MOST_PROPERTIES = 500, 20
Cell = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Property:
    """One column: a pattern from `?thing` to `?value`. `kind` is the key of a cell, or `id` for organizations."""

    id: str
    name: str
    pattern: str
    kind: str = "str"


def _count(role: str) -> str:
    return f"{{ SELECT ?thing (COUNT(?grant) AS ?value) {{ ?grant {role} ?thing }} GROUP BY ?thing }}"


_SUM = """{ SELECT ?thing (CONCAT(STR(SUM(?amount)), " ", ?currency) AS ?value) {
    ?grant gg:grantee ?thing ; gg:amount ?amount ; gg:currency ?currency
    FILTER NOT EXISTS { ?grant gg:grantee ?other FILTER(?other != ?thing) }
} GROUP BY ?thing ?currency }"""

PROPERTIES = {
    each.id: each
    for each in (
        Property("name", "Published names", "?thing skos:prefLabel|skos:altLabel ?value"),
        Property("identifier", "Identifiers", "?thing gg:identifier ?value"),
        Property("country", "Countries", "?thing gg:country/rdfs:label ?value"),
        Property("grants-received", "Number of grants received", _count("gg:grantee"), "int"),
        Property("grants-given", "Number of grants given", _count("gg:funder"), "int"),
        Property("amount-received", "Published amounts received as the one grantee, by currency", _SUM),
        Property("funder", "Funders", "?grant gg:grantee ?thing ; gg:funder ?value", "id"),
        Property("grantee", "Grantees", "?grant gg:funder ?thing ; gg:grantee ?value", "id"),
        Property(
            "theme", "Themes of grants received", "?grant gg:grantee ?thing ; gg:theme/skos:prefLabel ?value"
        ),
        Property(
            "activity",
            "Activities of grants received",
            "?grant gg:grantee ?thing ; gg:activity/skos:prefLabel ?value",
        ),
        Property("year", "Years of grants received", "?grant gg:grantee ?thing ; gg:year ?value"),
    )
}


def proposed(limit: int) -> list[dict[str, str]]:
    """Every property by id and name, at most `limit` of them."""
    return [{"id": each.id, "name": each.name} for each in PROPERTIES.values()][:limit]


async def extend(asked: Any, asker: Asker, space: str) -> dict[str, Any]:
    """The answer to `{"ids": [...], "properties": [{"id": ...}]}`: cells by id and property."""
    ids, wanted = _ids(asked), _properties(asked)
    iris = {iri: key for key in ids if is_iri(iri := iri_of(key, space))}
    rows: dict[str, dict[str, list[Cell]]] = {key: {each.id: [] for each in wanted} for key in ids}
    for each in wanted:
        found = await _cells(each, list(iris), asker, space) if iris else {}
        for iri, cells in found.items():
            rows[iris[iri]][each.id] = cells
    return {"meta": [_meta(each) for each in wanted], "rows": rows}


async def _cells(each: Property, iris: list[str], asker: Asker, space: str) -> Mapping[str, list[Cell]]:
    name = "?value a gg:Organization ; skos:prefLabel ?name ." if each.kind == "id" else ""
    query = (
        f"SELECT DISTINCT ?thing ?value ?name {{ {values('thing', iris)} "
        f"?thing a gg:Organization . {each.pattern} . {name} }} ORDER BY ?thing ?value"
    )
    cells = defaultdict(list)
    for row in await asker.rows(query):
        cells[row["thing"]].append(_cell(each, row, space))
    return cells


def _cell(each: Property, row: Mapping[str, Any], space: str) -> Cell:
    if each.kind == "id":
        return {"id": row["value"].removeprefix(space), "name": row["name"]}
    return {each.kind: row["value"]}


def _meta(each: Property) -> dict[str, Any]:
    meta: dict[str, Any] = {"id": each.id, "name": each.name}
    return {**meta, "type": TYPE} if each.kind == "id" else meta


def _ids(asked: Any) -> list[str]:
    ids = _list(asked, "ids")
    if not all(isinstance(key, str) for key in ids):
        raise RequestRefused(400, "ids is a list of texts")
    if len(ids) > MOST_IDS:
        raise RequestRefused(413, f"at most {MOST_IDS} ids at a time")
    return ids


def _properties(asked: Any) -> list[Property]:
    named = [str(each.get("id")) if isinstance(each, dict) else "" for each in _list(asked, "properties")]
    if len(named) > MOST_PROPERTIES:
        raise RequestRefused(413, f"at most {MOST_PROPERTIES} properties at a time")
    if unknown := [name for name in named if name not in PROPERTIES]:
        raise RequestRefused(
            400, f"there is no property {unknown[0][:60]!r}; there are {_listed(PROPERTIES)}"
        )
    return [PROPERTIES[name] for name in dict.fromkeys(named)]


def _list(asked: Any, name: str) -> list[Any]:
    found = asked.get(name) if isinstance(asked, dict) else None
    if not isinstance(found, list):
        raise RequestRefused(400, 'extend is {"ids": [...], "properties": [{"id": "..."}]}')
    return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
