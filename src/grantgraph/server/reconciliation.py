"""An OpenRefine reconciliation service for organizations: names in, who they may be out.

Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
A name is a match by itself only where it is, letter case, accents and punctuation aside, a published name of exactly
one organization, or where an identifier that stands beside it is published for exactly one. All else is a candidate
with a score, for a person to judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
from rapidfuzz import fuzz
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from grantgraph.rdf.search import folded
from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker, Row, is_iri
from grantgraph.server.extension import PROPERTIES, extend, iri_of, proposed
from grantgraph.server.failures import RequestRefused
from grantgraph.server.origins import ANY
from grantgraph.server.protocol import read_form
from grantgraph.server.rendering import address, render

TYPE = {"id": "organization", "name": "Organization"}
_MOST_QUERIES, _USUAL, _MOST = 100, 5, 50
_MOST_BYTES = 1_000_000
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,99}")


def routes() -> list[Route]:
    """Every address of the service."""
    return [
        Route("/reconcile", reconcile, methods=["GET", "POST"]),
        Route("/reconcile/suggest", suggest),
        Route("/reconcile/suggest/property", suggest_property),
        Route("/reconcile/suggest/type", suggest_type),
        Route("/reconcile/properties", propose),
        Route("/reconcile/view", view),
        Route("/reconcile/preview", preview),
        Route("/reconcile/flyout", flyout),
    ]


async def reconcile(request: Request) -> Response:
    """`/reconcile`: the manifest; with `queries` the candidates for each name, with `extend` cells for each id."""
    asked = await read_form(request, _MOST_BYTES)
    asker: Asker = request.app.state.asker
    if asked.get("extend"):
        return _answer(request, await extend(_json(asked["extend"], "extend"), asker, _space(asker)), asked)
    if not asked.get("queries"):
        return _answer(request, _manifest(request), asked)
    queries = _queries(asked["queries"])
    results = {key: {"result": await _candidates(asker, query)} for key, query in queries.items()}
    return _answer(request, results, asked)


async def suggest(request: Request) -> Response:
    """`/reconcile/suggest?prefix=...`: organizations whose names begin so."""
    asker: Asker = request.app.state.asker
    hits = await asker.search(Search(request.query_params.get("prefix", "")[:200], "organization", limit=10))
    found = [{"id": _key(hit["iri"], asker), "name": hit["label"], "notable": [TYPE]} for hit in hits]
    return _answer(request, {"result": found})


async def suggest_property(request: Request) -> Response:
    """`/reconcile/suggest/property?prefix=...`: what can be asked about organizations."""
    return _answer(request, {"result": _beginning(request, proposed(len(PROPERTIES)))})


async def suggest_type(request: Request) -> Response:
    """`/reconcile/suggest/type?prefix=...`: organizations are all there is."""
    return _answer(request, {"result": _beginning(request, [TYPE])})


async def propose(request: Request) -> Response:
    """`/reconcile/properties?type=organization`: columns that reconciled organizations can get."""
    limit = request.query_params.get("limit", "")
    most = int(limit) if limit.isascii() and limit.isdigit() and len(limit) < 5 else len(PROPERTIES)
    wanted = request.query_params.get("type") or TYPE["id"]
    found = proposed(most) if wanted == TYPE["id"] else []
    return _answer(request, {"type": wanted, "limit": most, "properties": found})


async def view(request: Request) -> Response:
    """`/reconcile/view?id=...`: on to the page of an organization."""
    asker: Asker = request.app.state.asker
    iri = iri_of(request.query_params.get("id", ""), _space(asker))
    return RedirectResponse(address(iri, asker.base), 303)


async def preview(request: Request) -> Response:
    """`/reconcile/preview?id=...`: a few lines about an organization, for a small frame."""
    framed = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}
    return render(request, "preview.html", framed, row=await _described(request))


async def flyout(request: Request) -> Response:
    """`/reconcile/flyout?id=...`: the same as JSON, shown beside a suggestion."""
    html = bytes(render(request, "flyout.html", row=await _described(request)).body).decode()
    return _answer(request, {"id": request.query_params.get("id", ""), "html": html})


async def _described(request: Request) -> Row:
    asker: Asker = request.app.state.asker
    iri = iri_of(request.query_params.get("id", ""), _space(asker))
    if not is_iri(iri):
        raise RequestRefused(404, "there is no such organization")
    rows = await asker.rows(
        "SELECT ?name (COUNT(DISTINCT ?in) AS ?received) (COUNT(DISTINCT ?out) AS ?given) WHERE { "
        "?thing a gg:Organization ; skos:prefLabel ?name OPTIONAL { ?in gg:grantee ?thing } "
        "OPTIONAL { ?out gg:funder ?thing } } GROUP BY ?name",
        thing=iri,
    )
    if not rows:
        raise RequestRefused(404, "there is no such organization")
    return rows[0]


def _manifest(request: Request) -> dict[str, Any]:
    asker: Asker = request.app.state.asker
    here = str(request.base_url).rstrip("/")
    return {
        "versions": ["0.1", "0.2"],
        "name": "GrantGraph organizations",
        "identifierSpace": _space(asker),
        "schemaSpace": "https://w3id.org/grantgraph/ontology#",
        "defaultTypes": [TYPE],
        "view": {"url": f"{here}/reconcile/view?id={{{{id}}}}"},
        "preview": {"url": f"{here}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 120},
        "suggest": {
            "entity": {
                "service_url": here,
                "service_path": "/reconcile/suggest",
                "flyout_service_path": "/reconcile/flyout?id=${id}",
            },
            "property": {"service_url": here, "service_path": "/reconcile/suggest/property"},
            "type": {"service_url": here, "service_path": "/reconcile/suggest/type"},
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }


def _queries(text: str) -> dict[str, dict[str, Any]]:
    queries = _json(text, "queries")
    if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
        raise RequestRefused(400, "queries is an object of objects")
    if len(queries) > _MOST_QUERIES:
        raise RequestRefused(413, f"at most {_MOST_QUERIES} names at a time")
    return queries


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestRefused(400, f"{name} is not JSON") from error


async def _candidates(asker: Asker, query: dict[str, Any]) -> list[dict[str, Any]]:
    name, limit = query.get("query"), query.get("limit", _USUAL)
    if not isinstance(name, str) or not name.strip():
        return []
    limit = min(limit, _MOST) if isinstance(limit, int) and limit > 0 else _USUAL
    hits = await asker.search(Search(name[:200], "organization", limit=_MOST, is_like=True))
    scored = sorted(((_score(name, hit), hit) for hit in hits), key=lambda pair: (-pair[0], pair[1]["iri"]))
    equal = [hit for hit in hits if folded(name) in map(folded, _names(hit))]
    if identified := await _identified(asker, query):
        return [
            _identified_candidate(row, asker, is_match=len(identified) == 1) for row in identified[:limit]
        ]
    return [
        {
            "id": _key(hit["iri"], asker),
            "name": hit["label"],
            "score": round(score, 1),
            "match": equal == [hit],
            "type": [TYPE],
        }
        for score, hit in scored[:limit]
    ]


async def _identified(asker: Asker, query: dict[str, Any]) -> list[Row]:
    """Organizations with an identifier that a column beside the name holds."""
    wanted = sorted(set(_told(query, "identifier")))
    if not wanted:
        return []
    texts = " ".join(str(ox.Literal(text)) for text in wanted)
    return await asker.rows(
        f"SELECT DISTINCT ?thing ?name {{ VALUES ?wanted {{ {texts} }} ?thing gg:identifier ?known ; "
        "a gg:Organization ; skos:prefLabel ?name FILTER(STR(?known) = ?wanted) } ORDER BY ?thing"
    )


def _told(query: dict[str, Any], wanted: str) -> Iterable[str]:
    """The texts of one property of a query: `{"pid": ..., "v": a value or a list of them}`."""
    properties = query.get("properties")
    for each in properties if isinstance(properties, list) else ():
        if isinstance(each, dict) and each.get("pid") == wanted:
            value = each.get("v")
            told = value if isinstance(value, list) else [value]
            yield from (text[:200] for text in told if isinstance(text, str) and text and _is_text(text))


def _is_text(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _identified_candidate(row: Row, asker: Asker, *, is_match: bool) -> dict[str, Any]:
    return {
        "id": _key(row["thing"], asker),
        "name": row["name"],
        "score": 100.0,
        "match": is_match,
        "type": [TYPE],
    }


def _beginning(request: Request, things: list[dict[str, str]]) -> list[dict[str, str]]:
    """The things with a word that begins as the user has typed."""
    prefix = folded(request.query_params.get("prefix", "")[:200])
    return [thing for thing in things if f" {prefix}" in f" {folded(thing['name'])}" or thing["id"] == prefix]


def _score(name: str, hit: dict[str, str]) -> float:
    """From 0 to 100: the best likeness among an organization's names."""
    wanted = folded(name)
    return max(
        max(fuzz.ratio(wanted, folded(known)), 0.95 * fuzz.token_sort_ratio(wanted, folded(known)))
        for known in _names(hit)
    )


def _names(hit: dict[str, str]) -> list[str]:
    return [hit["label"], *hit["names"].splitlines()]


def _space(asker: Asker) -> str:
    return f"{asker.base}organization/"


def _key(iri: str, asker: Asker) -> str:
    return iri.removeprefix(_space(asker))


def _answer(request: Request, body: Any, asked: dict[str, str] | None = None) -> Response:
    """JSON, or a call of the function that older clients name, which any page could read."""
    callback = (dict(request.query_params) if asked is None else asked).get("callback")
    if not callback:
        return JSONResponse(body)
    if not _CALLBACK.fullmatch(callback):
        raise RequestRefused(400, "callback is not the name of a function")
    if ANY not in request.app.state.served.origins:
        raise RequestRefused(
            403, "callback opens the answer to any page; start the server with --cors '*' for that"
        )
    return Response(f"/**/{callback}({json.dumps(body)});", media_type="text/javascript")
