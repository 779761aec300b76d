"""The addresses of the service: the manifest, batches of names and of ids, suggestions, previews."""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from grantgraph.rdf.search import folded
from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker, Row, is_iri
from grantgraph.server.failures import RequestRefused
from grantgraph.server.origins import ANY
from grantgraph.server.protocol import read_form
from grantgraph.server.reconciliation.candidates import TYPE, find_candidates, iri_of, key_of, space_of
from grantgraph.server.reconciliation.extension import PROPERTIES, extend, proposed
from grantgraph.server.rendering import address, render

_MOST_QUERIES = 100
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
        return _answer(request, await extend(_json(asked["extend"], "extend"), asker, space_of(asker)), asked)
    if not asked.get("queries"):
        return _answer(request, _manifest(request), asked)
    queries = _queries(asked["queries"])
    results = {key: {"result": await find_candidates(asker, query)} for key, query in queries.items()}
    return _answer(request, results, asked)


async def suggest(request: Request) -> Response:
    """`/reconcile/suggest?prefix=...`: organizations whose names begin so."""
    asker: Asker = request.app.state.asker
    hits = await asker.search(Search(request.query_params.get("prefix", "")[:200], "organization", limit=10))
    found = [{"id": key_of(hit["iri"], asker), "name": hit["label"], "notable": [TYPE]} for hit in hits]
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
    iri = iri_of(request.query_params.get("id", ""), space_of(asker))
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
    iri = iri_of(request.query_params.get("id", ""), space_of(asker))
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
        "identifierSpace": space_of(asker),
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


def _beginning(request: Request, things: list[dict[str, str]]) -> list[dict[str, str]]:
    """The things with a word that begins as the user has typed."""
    prefix = folded(request.query_params.get("prefix", "")[:200])
    return [thing for thing in things if f" {prefix}" in f" {folded(thing['name'])}" or thing["id"] == prefix]
