"""The page of one thing: a grant, an organization, a theme, an activity, or whatever else the dataset speaks of.

Its address on this server stands for its IRI. The same address gives Turtle, N-Triples or JSON-LD to whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from grantgraph.namespaces import ACTIVITY, ONTOLOGY, THEME
from grantgraph.server.asking import Asker, Row, is_iri
from grantgraph.server.endpoint import spooled
from grantgraph.server.failures import RequestRefused
from grantgraph.server.lists import FILTERS, KINDS, Piece, fetch
from grantgraph.server.negotiation import GRAPHS, choose
from grantgraph.server.rendering import render

_GRANTS_SHOWN = 100
_IS_KNOWN = "ASK { ?thing ?property ?value }"
_TRIPLES = """
    CONSTRUCT { ?thing ?p ?o . ?o skos:prefLabel ?label . ?finding ?fp ?fo } WHERE {
      { ?thing ?p ?o OPTIONAL { ?o skos:prefLabel ?label } } UNION { ?finding gg:grant ?thing ; ?fp ?fo }
    }"""
_STATEMENTS = """
    SELECT ?property ?value (LANG(?value) AS ?language) (isIRI(?value) AS ?named) ?known
      (MIN(STR(?label)) AS ?name) WHERE {
      ?thing ?property ?value OPTIONAL { ?value skos:prefLabel|dcterms:title|rdfs:label ?label }
      BIND(EXISTS { ?value ?any ?thing_of_its_own } AS ?known)
    } GROUP BY ?property ?value ?known ORDER BY ?property ?value"""
_FINDINGS = """
    SELECT ?concept ?name ?field ?exact ?start ?end ?rule WHERE {
      ?finding gg:grant ?thing ; gg:concept ?concept ; gg:field ?field .
      ?finding oa:exact ?exact ; oa:start ?start ; oa:end ?end .
      OPTIONAL { ?finding gg:rule ?rule } OPTIONAL { ?concept skos:prefLabel ?name }
    } ORDER BY ?start ?end ?concept"""
_ROLES = {"Organization": ("grantee", "funder"), "Theme": ("theme",), "Activity": ("activity",)}


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text, and the concepts that it speaks for, if any."""

    text: str
    concepts: tuple[str, ...] = ()


async def of_data(request: Request) -> Response:
    """`/id/...`: a thing of this dataset."""
    return await _respond(request, request.app.state.asker.base + _path(request))


async def of_theme(request: Request) -> Response:
    """`/theme/...`."""
    return await _respond(request, THEME + _path(request))


async def of_activity(request: Request) -> Response:
    """`/activity/...`."""
    return await _respond(request, ACTIVITY + _path(request))


async def of_iri(request: Request) -> Response:
    """`/thing?iri=...`: anything with an IRI."""
    return await _respond(request, request.query_params.get("iri", ""))


def _path(request: Request) -> str:
    """The rest of the path as it came, percent signs included: they are part of the IRI."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return raw.decode("ascii", "replace").partition("?")[0].split("/", 2)[2]


async def _respond(request: Request, iri: str) -> Response:
    asker: Asker = request.app.state.asker
    if not is_iri(iri):
        raise RequestRefused(404, "this is not the IRI of a thing")
    if not await asker.is_true(_IS_KNOWN, thing=iri):
        raise RequestRefused(404, f"this dataset says nothing of <{iri}>")
    media = choose(request.headers.get("accept"), ("text/html", *GRAPHS))
    if media is None:
        raise RequestRefused(406, f"a thing can be had as text/html, {', '.join(GRAPHS)}")
    if media != "text/html":
        response = spooled(await asker.graph(_TRIPLES, GRAPHS[media], thing=iri), media)
        response.headers["Vary"] = "Accept"
        return response
    return await _page(request, asker, iri)


async def _page(request: Request, asker: Asker, iri: str) -> Response:
    statements = await asker.rows(_STATEMENTS, thing=iri)
    kinds = {row["value"].removeprefix(ONTOLOGY) for row in statements if row["property"].endswith("#type")}
    texts = [row for row in statements if row["property"].endswith(("/title", "/description"))]
    findings = await asker.rows(_FINDINGS, thing=iri) if "Grant" in kinds else []
    return render(
        request,
        "thing.html",
        {"Vary": "Accept"},
        iri=iri,
        name=_name(statements, iri),
        kind=next((kind for kind in ("Grant", *_ROLES) if kind in kinds), ""),
        texts=[(row, passages(row, findings)) for row in texts if row["property"].endswith("/description")],
        facts=[(p, list(rows)) for p, rows in groupby(statements, key=lambda row: row["property"])],
        findings=findings,
        grants=[await _grants(asker, iri, role) for kind in _ROLES if kind in kinds for role in _ROLES[kind]],
    )


def _name(statements: Iterable[Row], iri: str) -> str:
    for ending in ("#prefLabel", "/title", "#label"):
        for row in statements:
            if row["property"].endswith(ending):
                return str(row["value"])
    return iri


async def _grants(asker: Asker, iri: str, role: str) -> tuple[str, int, list[Row]]:
    """In which role, how many grants, and the first of them."""
    if role not in FILTERS:
        return role, 0, []
    total, rows = await fetch(asker, KINDS["grants"], Piece(0, _GRANTS_SHOWN, "", {role: iri}, ""))
    return role, total, rows


def passages(row: Row, findings: Iterable[Row]) -> list[Passage]:
    """A text cut at the quotes of its findings; offsets count code points, as Python does."""
    text, field = row["value"], row["property"].rsplit("/", 1)[-1]
    quotes = [
        (f["start"], f["end"], str(f.get("name", f["concept"])))
        for f in findings
        if f["field"] == field and text[f["start"] : f["end"]] == f["exact"]
    ]
    cuts = sorted({0, len(text), *(place for start, end, _ in quotes for place in (start, end))})
    return [
        Passage(text[start:end], tuple(name for s, e, name in quotes if s <= start and end <= e))
        for start, end in pairwise(cuts)
    ]
