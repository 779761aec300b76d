"""The OpenAPI 3.1 description of the server (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from grantgraph.rdf.guard import Limits
from grantgraph.server.lists import FILTERS, KINDS, MOST, USUAL
from grantgraph.server.negotiation import GRAPHS, TABLES
from grantgraph.server.protocol import FORM, QUERY
from grantgraph.version import __version__

Json = dict[str, Any]

_FAILURE = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "kind", "reason"],
            "properties": {
                "status": {"type": "integer"},
                "kind": {"type": "string", "description": "A word that programs can rely on."},
                "reason": {"type": "string"},
            },
        }
    },
}
_FAILURES = {
    "400": "The query or a parameter is not as it should be.",
    "403": "An update: this dataset is only read.",
    "404": "There is no such thing in this dataset.",
    "406": "None of the accepted media types can be had.",
    "413": "The request or the answer is larger than its limit.",
    "415": "The body has another media type than it should.",
    "503": "The query did not finish in time, or too many wait.",
}


async def respond(request: Request) -> Response:
    """`/openapi.json`."""
    return JSONResponse(describe(request.app.state.served.limits))


def describe(limits: Limits) -> Json:
    """The whole description, the limits in force included."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "GrantGraph",
            "version": __version__,
            "description": "A graph of grants, read-only.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/sparql": _sparql(limits),
            **{f"/{name}{form}": {"get": _list(name)} for name in KINDS for form in ("", ".csv", ".json")},
            "/search": {"get": _get("Search all texts and names.", _HTML | _JSON, [_query("q", "Words.")])},
            "/thing": {
                "get": _get(
                    "What is known of an IRI.", _HTML | _types(GRAPHS), [_query("iri", "An IRI.", True)]
                )
            },
            "/id/{kind}/{key}": {
                "get": _get("A thing of this dataset.", _HTML | _types(GRAPHS), [_path("kind"), _path("key")])
            },
            "/theme/{id}": {"get": _get("A theme.", _HTML | _types(GRAPHS), [_path("id")])},
            "/activity/{id}": {"get": _get("An activity.", _HTML | _types(GRAPHS), [_path("id")])},
            "/questions": {"get": _get("The named questions.", _JSON)},
            "/questions.ttl": {"get": _get("The same as SHACL executables.", {"text/turtle": {}})},
            "/questions/{name}": {
                "get": _get("The answer; parameters by their names.", _types(TABLES), [_path("name")])
            },
            **_reconciliation(),
            "/": {"get": _get("The network page.", _HTML)},
            "/browse": {"get": _get("What there is.", _HTML)},
            "/health": {"get": _get("Whether the server answers.", _JSON)},
            "/openapi.json": {"get": _get("This description.", _JSON)},
        },
        "components": {"schemas": {"Failure": _FAILURE}},
    }


def _types(media: dict[str, str]) -> Json:
    return {name: {} for name in media}


_HTML: Json = {"text/html": {}}
_JSON: Json = {"application/json": {}}


def _responses(content: Json) -> Json:
    failed = {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}
    return {
        "200": {"description": "The answer.", "content": content},
        **{status: {"description": text, "content": failed} for status, text in _FAILURES.items()},
    }


def _get(summary: str, content: Json, parameters: list[Json] | None = None) -> Json:
    return {"summary": summary, "parameters": parameters or [], "responses": _responses(content)}


def _query(name: str, description: str, required: bool = False, schema: Json | None = None) -> Json:
    return {
        "name": name,
        "in": "query",
        "description": description,
        "required": required,
        "schema": schema or {"type": "string"},
    }


def _path(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _sparql(limits: Limits) -> Json:
    text = (
        f"SPARQL 1.1 Protocol. Limits: {limits.seconds:g} seconds, {limits.answer_bytes:,} bytes of answer."
    )
    query = {"type": "string", "maxLength": limits.query_bytes}
    graphs = {"type": "array", "items": {"type": "string", "format": "uri"}}
    dataset = [
        _query(name, "A graph's IRI.", schema=graphs) for name in ("default-graph-uri", "named-graph-uri")
    ]
    content = _types(TABLES) | _types(GRAPHS)
    form = {"type": "object", "required": ["query"], "properties": {"query": query}}
    short = {"type": "string", "maxLength": 8_000}
    said = "Longer queries are posted. Without it: the service description."
    get = _get(text, content, [_query("query", said, schema=short), *dataset])
    post = _get(text, content, dataset)
    post["requestBody"] = {"required": True, "content": {FORM: {"schema": form}, QUERY: {"schema": query}}}
    return {"get": get, "post": post}


def _list(name: str) -> Json:
    parameters = [
        _query("q", "Words that each thing holds."),
        _query("offset", "Where the piece begins.", schema={"type": "integer", "minimum": 0}),
        _query(
            "limit",
            f"Its length, {USUAL} if not given.",
            schema={"type": "integer", "minimum": 1, "maximum": MOST},
        ),
    ]
    if name == "grants":
        parameters += [
            _query(role, "An IRI.", schema={"type": "string", "format": "uri"}) for role in FILTERS
        ]
        parameters.append(_query("year", "Four digits.", schema={"type": "string", "pattern": "^[0-9]{4}$"}))
    return _get(f"The list of {name}.", _HTML | _JSON | {"text/csv": {}}, parameters)


def _reconciliation() -> Json:
    prefix, key = _query("prefix", "Letters."), _query("id", "Its key.", True)
    columns = [
        _query("type", "organization"),
        _query("limit", "How many.", schema={"type": "integer", "minimum": 1}),
    ]
    return {
        "/reconcile": _reconcile(),
        "/reconcile/suggest": {"get": _get("Organizations by the beginning of a name.", _JSON, [prefix])},
        "/reconcile/suggest/property": {"get": _get("What can be asked of organizations.", _JSON, [prefix])},
        "/reconcile/suggest/type": {"get": _get("Types of things; there is one.", _JSON, [prefix])},
        "/reconcile/properties": {"get": _get("New columns for organizations.", _JSON, columns)},
        "/reconcile/flyout": {"get": _get("A few lines about an organization.", _JSON, [key])},
        "/reconcile/preview": {"get": _get("The same for a frame.", _HTML, [key])},
    }


def _reconcile() -> Json:
    text = "Reconciliation Service API 0.2, for organizations."
    queries = _query("queries", "JSON; without it, the manifest.")
    extend = _query("extend", "JSON: ids and properties; answered with cells.")
    body = {"type": "object", "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}}}
    get = _get(text, _JSON, [queries, extend])
    post = _get(text, _JSON)
    post["requestBody"] = {"content": {FORM: {"schema": body}}}
    return {"get": get, "post": post}
