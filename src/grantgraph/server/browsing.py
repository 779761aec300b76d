"""The first page and the search: words in, grants, organizations and concepts out, as a page or JSON."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from grantgraph.rdf.search import BEGIN, END
from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker
from grantgraph.server.failures import RequestRefused
from grantgraph.server.lists import KINDS
from grantgraph.server.negotiation import accepts_gzip, choose
from grantgraph.server.rendering import network_page, render

_SHOWN = 50


async def start(request: Request) -> Response:
    """`/`: the network page. Of a large dataset, one that asks for what is opened; without any, lists and search."""
    page = network_page(request)
    if page is not None:
        return _file(page, request)
    return await browse(request)


def _file(page: Path, request: Request) -> Response:
    """A page, compressed if it lies there so and the client takes it."""
    small = page.with_name(f"{page.name}.gz")
    if not small.is_file():
        return FileResponse(page, media_type="text/html")
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if accepts_gzip(request.headers.get("accept-encoding")):
        return FileResponse(small, media_type="text/html", headers={**headers, "Content-Encoding": "gzip"})
    return FileResponse(page, media_type="text/html", headers=headers)


async def turtle(request: Request) -> Response:
    """`/graph.ttl`: the graph of the build as it is on disk."""
    build: Path | None = request.app.state.served.build
    if build is None or not (build / "graph.ttl").is_file():
        raise RequestRefused(
            404, "what is served is no build with a graph.ttl; CONSTRUCT at /sparql gives its triples"
        )
    return FileResponse(build / "graph.ttl", media_type="text/turtle; charset=utf-8")


async def browse(request: Request) -> Response:
    """`/browse`: what there is, and where."""
    asker: Asker = request.app.state.asker
    counts = {}
    for name, kind in KINDS.items():
        [row] = await asker.rows(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {kind.members} }}")
        counts[name] = row["n"]
    return render(request, "browse.html", counts=counts, triples=asker.pool.triples)


async def search(request: Request) -> Response:
    """`/search?q=WORDS`: the best matches first."""
    words = request.query_params.get("q", "").strip()[:200]
    media = choose(request.headers.get("accept"), ("text/html", "application/json"))
    if media is None:
        raise RequestRefused(406, "a search can be had as text/html or application/json")
    asker: Asker = request.app.state.asker
    hits = await asker.search(Search(words, limit=_SHOWN, with_snippets=True)) if words else []
    if media == "application/json":
        found = [
            {**hit, "names": hit["names"].splitlines(), "snippet": pieces(hit["snippet"])} for hit in hits
        ]
        return JSONResponse({"q": words, "items": found}, headers={"Vary": "Accept"})
    return render(request, "search.html", {"Vary": "Accept"}, q=words, hits=hits, pieces=pieces)


def pieces(snippet: str) -> list[dict[str, str | bool]]:
    """A snippet cut into pieces, each with whether it is what was looked for."""
    found = re.split(f"{BEGIN}([^{END}]*){END}", snippet)
    return [{"text": text, "matches": n % 2 == 1} for n, text in enumerate(found) if text]
