"""The first page and the search: words in, grants, organizations and concepts out, as a page or JSON."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker
from grantgraph.server.failures import RequestRefused
from grantgraph.server.lists import KINDS
from grantgraph.server.negotiation import choose
from grantgraph.server.rendering import render

_SHOWN = 50


async def start(request: Request) -> Response:
    """`/`: the network page of the build; without one, the way into lists and search."""
    page = request.app.state.served.page
    if page is not None:
        return FileResponse(page, media_type="text/html")
    return await browse(request)


async def browse(request: Request) -> Response:
    """`/browse`: what there is, and where."""
    asker: Asker = request.app.state.asker
    counts = {}
    for name, kind in KINDS.items():
        [row] = await asker.rows(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {kind.members} }}")
        counts[name] = row["n"]
    has_page = request.app.state.served.page is not None
    return render(request, "browse.html", counts=counts, triples=asker.pool.triples, has_page=has_page)


async def search(request: Request) -> Response:
    """`/search?q=WORDS`: the best matches first."""
    words = request.query_params.get("q", "").strip()[:200]
    media = choose(request.headers.get("accept"), ("text/html", "application/json"))
    if media is None:
        raise RequestRefused(406, "a search can be had as text/html or application/json")
    asker: Asker = request.app.state.asker
    hits = await asker.search(Search(words, limit=_SHOWN)) if words else []
    if media == "application/json":
        found = [{**hit, "names": hit["names"].splitlines()} for hit in hits]
        return JSONResponse({"q": words, "items": found}, headers={"Vary": "Accept"})
    return render(request, "search.html", {"Vary": "Accept"}, q=words, hits=hits)
