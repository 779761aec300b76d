"""`/sparql`: SPARQL 1.1 Protocol over a pool of workers. An answer is whole before its first byte is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from starlette.background import BackgroundTask
from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, Response

from grantgraph.errors import GrantGraphError
from grantgraph.rdf.guard import Limits
from grantgraph.rdf.workers import Reply, Request
from grantgraph.server.description import describe
from grantgraph.server.failures import RequestRefused, of_ours
from grantgraph.server.negotiation import CHARSET, GRAPHS, TABLES, choose
from grantgraph.server.pool import Pool
from grantgraph.server.protocol import Asked, read_request

_OVERHEAD = 4  # a form may encode each byte of a query in three, and graphs are named beside it


class Endpoint:
    """Answers SPARQL over HTTP."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def respond(self, request: HttpRequest) -> Response:
        """The response to a request at `/sparql`."""
        limits, accept = self._pool.limits, request.headers.get("accept")
        host = request.headers.get("host", "localhost")
        address = f"{request.scope['scheme']}://{host}{request.scope['path']}"
        try:
            asked = await read_request(request, limits.query_bytes * _OVERHEAD)
            if asked.query is None:
                response = describe(address, accept)
            else:
                response = await self._answer(asked, accept, address)
        except GrantGraphError as error:
            response = await of_ours(request, error)
        response.headers["GrantGraph-Limits"] = announced(limits)
        response.headers["Vary"] = "Accept"
        return response

    async def _answer(self, asked: Asked, accept: str | None, base: str) -> Response:
        query = Request(
            asked.query or "",
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            base=base,
            lenient=True,  # as the W3C's tests of the protocol have it
        )
        return await answer(self._pool, query, accept)


async def answer(pool: Pool, query: Request, accept: str | None) -> Response:
    """The answer to a query in the form that the client likes best; `RequestRefused` (406) if it likes none."""
    table, graph = choose(accept, tuple(TABLES)), choose(accept, tuple(GRAPHS))
    reply = await pool.ask(
        replace(query, table=TABLES[table] if table else "json", graph=GRAPHS[graph] if graph else "turtle")
    )
    is_graph = reply.form in ("CONSTRUCT", "DESCRIBE")
    media = graph if is_graph else table
    if media is None:
        _discard(reply)
        offered = ", ".join(dict.fromkeys(GRAPHS if is_graph else TABLES))
        raise RequestRefused(406, f"the answer can be had as {offered}")
    return spooled(reply, media)


def spooled(reply: Reply, media: str) -> Response:
    """A response with the whole answer, from memory or from its file, which is deleted afterwards."""
    content_type = media + (CHARSET if media.startswith("text/") else "")
    if reply.path is None:
        return Response(reply.body, media_type=content_type)
    gone = BackgroundTask(reply.path.unlink, missing_ok=True)
    return FileResponse(reply.path, media_type=content_type, background=gone)


def announced(limits: Limits) -> str:
    """The limits in force, as they stand in the header of every answer."""
    return ", ".join(f"{name}={value:.15g}" for name, value in _limits(limits))


def _limits(limits: Limits) -> Iterator[tuple[str, float]]:
    yield "seconds", limits.seconds
    yield "query-bytes", limits.query_bytes
    yield "answer-bytes", limits.answer_bytes
    yield "depth", limits.depth
    yield "patterns", limits.patterns
    yield "operators", limits.operators


def _discard(reply: Reply) -> None:
    if reply.path is not None:
        reply.path.unlink(missing_ok=True)
