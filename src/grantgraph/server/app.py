"""The application: which address leads where. The process that runs it never touches a query engine."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from grantgraph.errors import GrantGraphError, SourceRefused
from grantgraph.rdf.guard import Limits
from grantgraph.rdf.loading import INDEX
from grantgraph.rdf.workers import Place
from grantgraph.server import browsing, failures, lists, openapi, questions, reconciliation, rendering, things
from grantgraph.server.asking import Asker
from grantgraph.server.endpoint import Endpoint
from grantgraph.server.network import endpoints
from grantgraph.server.network.desk import Desk
from grantgraph.server.origins import Origins
from grantgraph.server.pool import Pool


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: the dataset, the folder of the build if it is one, and the limits of a query.

    Pages from `origins` may read the answers, see `origins.py`.
    """

    place: Place
    build: Path | None = None
    limits: Limits = field(default_factory=Limits)
    workers: int = 6
    origins: tuple[str, ...] = ()


@asynccontextmanager
async def opened(served: Served) -> AsyncIterator[Starlette]:
    """The application with its workers running; `SourceRefused` where the dataset cannot be served."""
    with tempfile.TemporaryDirectory(prefix="grantgraph-") as folder:
        place, base = await _loaded(served.place, Path(folder))
        pool = Pool(place, served.limits, Path(folder), quick=served.workers)
        desk = Desk(served.limits.seconds)
        preparing = asyncio.create_task(desk.prepare(place.path, Path(folder)))
        try:
            await pool.open()
            yield application(pool, desk, served, base)
        finally:
            preparing.cancel()
            await pool.close()


def application(pool: Pool, desk: Desk, served: Served, base: str) -> Starlette:
    """The routes over an open pool and the network's desk."""
    app = Starlette(
        routes=[
            Route("/sparql", Endpoint(pool).respond, methods=["GET", "POST"]),
            Route("/", browsing.start),
            Route("/browse", browsing.browse),
            Route("/search", browsing.search),
            *lists.routes(),
            *endpoints.routes(),
            Route("/graph.ttl", browsing.turtle),
            Route("/id/{path:path}", things.of_data),
            Route("/theme/{path:path}", things.of_theme),
            Route("/activity/{path:path}", things.of_activity),
            Route("/thing", things.of_iri),
            *reconciliation.routes(),
            Route("/questions", questions.every),
            Route("/questions.ttl", questions.as_shacl),
            Route("/questions/{name}", questions.one),
            Route("/openapi.json", openapi.respond),
            Route("/style.css", rendering.style),
            Route("/health", _health),
        ],
        middleware=[Middleware(Origins, origins=served.origins)],
        exception_handlers={
            HTTPException: failures.of_http,
            GrantGraphError: failures.of_ours,
            Exception: failures.unforeseen,
        },
    )
    app.state.served, app.state.asker, app.state.network = served, Asker(pool, base), desk
    return app


async def _health(request: Request) -> Response:
    """Whether the dataset answers, and how large it is."""
    pool: Pool = request.app.state.asker.pool
    await request.app.state.asker.is_true("ASK {}")
    return JSONResponse({"status": "ok", "triples": pool.triples})


async def _loaded(place: Place, folder: Path) -> tuple[Place, str]:
    """Store and search index, made by a process that a hostile file may kill; and how the data's IRIs begin."""
    loading = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "grantgraph.rdf.loading", str(place.path), str(folder)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        said, _ = await loading.communicate()
    except asyncio.CancelledError:
        loading.kill()
        raise
    if not said.strip():
        raise SourceRefused(
            place.path.name, "the parser did not survive this file; it is nested too deeply or too large"
        )
    told = json.loads(said)
    if "store" not in told:
        raise SourceRefused(told["source"], told["reason"], told["location"] or None)
    return replace(place, path=Path(told["store"]), index=folder / INDEX), told["base"]
