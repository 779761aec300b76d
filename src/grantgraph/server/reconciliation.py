"""An OpenRefine reconciliation service for organizations: names in, who they may be out.

Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
A name is a match by itself only where it is, letter case, accents and punctuation aside, a published name of exactly
one organization. All else is a candidate with a score, for a person to judge.
"""

from __future__ import annotations

import json
import re
from typing import Any

from rapidfuzz import fuzz
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from grantgraph.rdf.search import folded
from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker, is_iri
from grantgraph.server.failures import RequestRefused
from grantgraph.server.protocol import read_form
from grantgraph.server.rendering import render

TYPE = {"id": "organization", "name": "Organization"}
_MOST_QUERIES, _USUAL, _MOST = 100, 5, 50
_MOST_BYTES = 1_000_000
_OPEN = {"Access-Control-Allow-Origin": "*"}  # OpenRefine asks from its own page
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,99}")


async def reconcile(request: Request) -> Response:
    """`/reconcile`: the manifest, or with `queries` the candidates for each name."""
    asked = await read_form(request, _MOST_BYTES)
    if not asked.get("queries"):
        return _answer(asked, _manifest(request))
    queries = _queries(asked["queries"])
    asker: Asker = request.app.state.asker
    results = {key: {"result": await _candidates(asker, query)} for key, query in queries.items()}
    return _answer(asked, results)


async def suggest(request: Request) -> Response:
    """`/reconcile/suggest?prefix=...`: organizations whose names begin so."""
    asker: Asker = request.app.state.asker
    hits = await asker.search(Search(request.query_params.get("prefix", "")[:200], "organization", limit=10))
    found = [{"id": _key(hit["iri"], asker), "name": hit["label"], "notable": [TYPE]} for hit in hits]
    return _answer(dict(request.query_params), {"result": found})


async def preview(request: Request) -> Response:
    """`/reconcile/preview?id=...`: a few lines about an organization, for a small frame."""
    asker: Asker = request.app.state.asker
    iri = _space(asker) + request.query_params.get("id", "")
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
    framed = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}
    return render(request, "preview.html", framed, row=rows[0])


def _manifest(request: Request) -> dict[str, Any]:
    asker: Asker = request.app.state.asker
    here = str(request.base_url).rstrip("/")
    return {
        "versions": ["0.1", "0.2"],
        "name": "GrantGraph organizations",
        "identifierSpace": _space(asker),
        "schemaSpace": "https://w3id.org/grantgraph/ontology#",
        "defaultTypes": [TYPE],
        "view": {"url": f"{here}/id/organization/{{{{id}}}}"},
        "preview": {"url": f"{here}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 120},
        "suggest": {"entity": {"service_url": here, "service_path": "/reconcile/suggest"}},
    }


def _queries(text: str) -> dict[str, dict[str, Any]]:
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestRefused(400, "queries is not JSON") from error
    if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
        raise RequestRefused(400, "queries is an object of objects")
    if len(queries) > _MOST_QUERIES:
        raise RequestRefused(413, f"at most {_MOST_QUERIES} names at a time")
    return queries


async def _candidates(asker: Asker, query: dict[str, Any]) -> list[dict[str, Any]]:
    name, limit = query.get("query"), query.get("limit", _USUAL)
    if not isinstance(name, str) or not name.strip():
        return []
    limit = min(limit, _MOST) if isinstance(limit, int) and limit > 0 else _USUAL
    hits = await asker.search(Search(name[:200], "organization", limit=_MOST, is_like=True))
    scored = sorted(((_score(name, hit), hit) for hit in hits), key=lambda pair: (-pair[0], pair[1]["iri"]))
    equal = [hit for hit in hits if folded(name) in map(folded, _names(hit))]
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


def _answer(asked: dict[str, str], body: Any) -> Response:
    """JSON, or a call of the function that older clients name."""
    callback = asked.get("callback")
    if not callback:
        return JSONResponse(body, headers=_OPEN)
    if not _CALLBACK.fullmatch(callback):
        raise RequestRefused(400, "callback is not the name of a function")
    return Response(f"/**/{callback}({json.dumps(body)});", media_type="text/javascript", headers=_OPEN)
