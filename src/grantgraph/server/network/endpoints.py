"""`/network` and what lies under it: pieces of the network as JSON, for the page and for anyone else."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from grantgraph.server.failures import RequestRefused
from grantgraph.server.negotiation import accepts_gzip
from grantgraph.server.network import details, tables
from grantgraph.server.network.choices import FACETS, LINK_KINDS, NODE_KINDS, Choices
from grantgraph.server.network.desk import Desk
from grantgraph.server.network.index import Index, Json, Look
from grantgraph.server.network.overview import overview, picture

MOST_VALUES = 100  # of all filters together
WANTED = 30

Asked = Callable[[Look, Request], Json]


def routes() -> list[Route]:
    """The addresses of all pieces."""
    pieces: dict[str, Asked] = {
        "": lambda look, _: overview(look),
        "/picture": _picture,
        "/node": _node,
        "/link": _link,
        "/grant": _grant,
        "/group": _group,
        "/way": _way,
        "/search": _search,
        "/named": _named,
        "/nodes": lambda look, request: tables.nodes(look, _part(request)),
        "/links": lambda look, request: tables.links(look, _part(request)),
        "/grants": lambda look, request: tables.grants(look, _part(request)),
    }
    return [Route(f"/network{path}", partial(_respond, asked)) for path, asked in pieces.items()]


async def _respond(asked: Asked, request: Request) -> Response:
    desk: Desk = request.app.state.network
    body = await desk.answer(partial(_look, asked, request))
    headers = {"Cache-Control": "max-age=300", "Vary": "Accept-Encoding"}
    if accepts_gzip(request.headers.get("accept-encoding")):
        headers["Content-Encoding"] = "gzip"
        body = await asyncio.to_thread(gzip.compress, body, 5)
    return Response(body, media_type="application/json", headers=headers)


def _look(asked: Asked, request: Request, index: Index) -> bytes:
    with index.look() as look:
        choices = read_choices(request, look)
        keep = look.node_id(request.query_params.get("with", "")) or ""
    with index.look(choices, keep) as look:
        return json.dumps(asked(look, request), ensure_ascii=False, separators=(",", ":")).encode()


def read_choices(request: Request, look: Look) -> Choices:
    """The choices that a request names; `RequestRefused` where one makes no sense."""
    asked = request.query_params
    facets = {name: tuple(asked.getlist(f"f.{name}")) for name in FACETS if f"f.{name}" in asked}
    if sum(map(len, facets.values())) > MOST_VALUES:
        raise RequestRefused(400, f"filters take at most {MOST_VALUES} values together")
    hidden = frozenset(asked.getlist("hide"))
    if not hidden <= {*NODE_KINDS, *LINK_KINDS}:
        raise RequestRefused(400, f"hide is one of {', '.join((*NODE_KINDS, *LINK_KINDS))}")
    focus = _node_id(look, asked["focus"]) if asked.get("focus") else ""
    return Choices(
        facets, hidden, _number(request, "min", 1, 1, 10**9), focus, _number(request, "steps", 1, 1, 2)
    )


def _picture(look: Look, request: Request) -> Json:
    return picture(look, _wanted(look, request))


def _wanted(look: Look, request: Request) -> list[str]:
    keys = request.query_params.getlist("with")[:WANTED]
    return [known for key in keys if (known := look.node_id(key))]


def _node(look: Look, request: Request) -> Json:
    return details.node(look, _node_id(look, _id(request)))


def _link(look: Look, request: Request) -> Json:
    key = _id(request)
    if not look.one("SELECT 1 FROM edge WHERE id = ?", key):
        raise RequestRefused(404, "there is no such link in this network")
    return details.link(look, key)


def _grant(look: Look, request: Request) -> Json:
    key = look.id_of("piece", _id(request))
    if key is None:
        raise RequestRefused(404, "there is no such grant in this network")
    return details.grant(look, key)


def _group(look: Look, request: Request) -> Json:
    key = _id(request)
    number = key.removeprefix("group:")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise RequestRefused(404, "there is no such group in this network")
    return details.group(look, f"group:{number}", _wanted(look, request))


def _way(look: Look, request: Request) -> Json:
    ends = (_node_id(look, _id(request, name)) for name in ("from", "to"))
    return details.way(look, *ends)


def _search(look: Look, request: Request) -> Json:
    return tables.found(look, request.query_params.get("q", "")[:200])


def _named(look: Look, request: Request) -> Json:
    return tables.named(look, request.query_params.getlist("iri")[:MOST_VALUES])


def _part(request: Request) -> tables.Part:
    return tables.Part(
        sort=request.query_params.get("sort", ""),
        offset=_number(request, "offset", 0, 0, 10**9),
        limit=_number(request, "limit", 100, 1, tables.MOST),
    )


def _id(request: Request, name: str = "id") -> str:
    key = request.query_params.get(name, "")
    if not key:
        raise RequestRefused(400, f"{name} is wanted: the id or the IRI of a thing")
    return key


def _node_id(look: Look, key: str) -> str:
    found = look.node_id(key)
    if found is None:
        raise RequestRefused(404, "there is no such node in this network")
    return found


def _number(request: Request, name: str, usual: int, least: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return usual
    if (
        not (text.isascii() and text.isdecimal())
        or len(text) > len(str(most))
        or not least <= int(text) <= most
    ):
        raise RequestRefused(400, f"{name} is a number from {least:,} to {most:,}")
    return int(text)
