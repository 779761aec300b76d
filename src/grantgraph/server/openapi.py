"""The OpenAPI 3.1 description of the server (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from grantgraph.rdf.guard import Limits
from grantgraph.server.lists import FILTERS, KINDS, MOST, USUAL
from grantgraph.server.negotiation import GRAPHS, TABLES
from grantgraph.server.network.description import network_paths
from grantgraph.server.operations import FAILURE, HTML, JSON, Json, get, path, query, types
from grantgraph.server.protocol import FORM, QUERY
from grantgraph.version import __version__


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
            **_pages(),
            **_lists(),
            **_things(),
            **network_paths(),
            **_questions(),
            **_reconciliation(),
            **_server(),
        },
        "components": {"schemas": {"Failure": FAILURE}},
    }


def _pages() -> Json:
    search = get("Search all texts and names.", HTML | JSON, [query("q", "Words.")])
    return {
        "/": {"get": get("The network page.", HTML)},
        "/browse": {"get": get("What there is.", HTML)},
        "/search": {"get": search},
    }


def _lists() -> Json:
    return {f"/{name}{form}": {"get": _list(name)} for name in KINDS for form in ("", ".csv", ".json")}


def _things() -> Json:
    content = HTML | types(GRAPHS)
    return {
        "/thing": {"get": get("What is known of an IRI.", content, [query("iri", "An IRI.", True)])},
        "/id/{kind}/{key}": {"get": get("A thing of this dataset.", content, [path("kind"), path("key")])},
        "/theme/{id}": {"get": get("A theme.", content, [path("id")])},
        "/activity/{id}": {"get": get("An activity.", content, [path("id")])},
    }


def _questions() -> Json:
    answer = get("The answer; parameters by their names.", types(TABLES), [path("name")])
    return {
        "/questions": {"get": get("The named questions.", JSON)},
        "/questions.ttl": {"get": get("The same as SHACL executables.", {"text/turtle": {}})},
        "/questions/{name}": {"get": answer},
    }


def _server() -> Json:
    return {
        "/graph.ttl": {"get": get("The graph of a build as it is on disk.", {"text/turtle": {}})},
        "/health": {"get": get("Whether the server answers.", JSON)},
        "/openapi.json": {"get": get("This description.", JSON)},
    }


def _sparql(limits: Limits) -> Json:
    text = (
        f"SPARQL 1.1 Protocol. Limits: {limits.seconds:g} seconds, {limits.answer_bytes:,} bytes of answer."
    )
    whole = {"type": "string", "maxLength": limits.query_bytes}
    graphs = {"type": "array", "items": {"type": "string", "format": "uri"}}
    dataset = [
        query(name, "A graph's IRI.", schema=graphs) for name in ("default-graph-uri", "named-graph-uri")
    ]
    content = types(TABLES) | types(GRAPHS)
    form = {"type": "object", "required": ["query"], "properties": {"query": whole}}
    short = {"type": "string", "maxLength": 8_000}
    said = "Longer queries are posted. Without it: the service description."
    read = get(text, content, [query("query", said, schema=short), *dataset])
    post = get(text, content, dataset)
    post["requestBody"] = {"required": True, "content": {FORM: {"schema": form}, QUERY: {"schema": whole}}}
    return {"get": read, "post": post}


def _list(name: str) -> Json:
    parameters = [
        query("q", "Words that each thing holds."),
        query("offset", "Where the piece begins.", schema={"type": "integer", "minimum": 0}),
        query(
            "limit",
            f"Its length, {USUAL} if not given.",
            schema={"type": "integer", "minimum": 1, "maximum": MOST},
        ),
    ]
    if name == "grants":
        parameters += [query(role, "An IRI.", schema={"type": "string", "format": "uri"}) for role in FILTERS]
        parameters.append(query("year", "Four digits.", schema={"type": "string", "pattern": "^[0-9]{4}$"}))
    return get(f"The list of {name}.", HTML | JSON | {"text/csv": {}}, parameters)


def _reconciliation() -> Json:
    prefix, key = query("prefix", "Letters."), query("id", "Its key.", True)
    columns = [
        query("type", "organization"),
        query("limit", "How many.", schema={"type": "integer", "minimum": 1}),
    ]
    return {
        "/reconcile": _reconcile(),
        "/reconcile/suggest": {"get": get("Organizations by the beginning of a name.", JSON, [prefix])},
        "/reconcile/suggest/property": {"get": get("What can be asked of organizations.", JSON, [prefix])},
        "/reconcile/suggest/type": {"get": get("Types of things; there is one.", JSON, [prefix])},
        "/reconcile/properties": {"get": get("New columns for organizations.", JSON, columns)},
        "/reconcile/flyout": {"get": get("A few lines about an organization.", JSON, [key])},
        "/reconcile/preview": {"get": get("The same for a frame.", HTML, [key])},
    }


def _reconcile() -> Json:
    text = "Reconciliation Service API 0.2, for organizations."
    queries = query("queries", "JSON; without it, the manifest.")
    extend = query("extend", "JSON: ids and properties; answered with cells.")
    body = {"type": "object", "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}}}
    read = get(text, JSON, [queries, extend])
    post = get(text, JSON)
    post["requestBody"] = {"content": {FORM: {"schema": body}}}
    return {"get": read, "post": post}
