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
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from grantgraph.errors import SourceRefused
from grantgraph.rdf.guard import Limits
from grantgraph.rdf.workers import Place
from grantgraph.server.endpoint import Endpoint
from grantgraph.server.failures import failure
from grantgraph.server.pool import Pool


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: the dataset, the network page if a build made one, and the limits of a query."""

    place: Place
    page: Path | None = None
    limits: Limits = field(default_factory=Limits)
    workers: int = 3


@asynccontextmanager
async def opened(served: Served) -> AsyncIterator[Starlette]:
    """The application with its workers running; `SourceRefused` where the dataset cannot be served."""
    with tempfile.TemporaryDirectory(prefix="grantgraph-") as folder:
        place = await _loaded(served.place, Path(folder))
        pool = Pool(place, served.limits, Path(folder), quick=served.workers)
        try:
            await pool.open()
            yield application(pool, served)
        finally:
            await pool.close()


def application(pool: Pool, served: Served) -> Starlette:
    """The routes over an open pool."""
    app = Starlette(
        routes=[
            Route("/sparql", Endpoint(pool).respond, methods=["GET", "POST"]),
            Route("/health", _health),
        ],
        exception_handlers={HTTPException: _plainly, Exception: _unforeseen},
    )
    app.state.pool, app.state.served = pool, served
    return app


async def _health(request: Request) -> Response:
    """Whether the dataset answers, and how large it is."""
    pool: Pool = request.app.state.pool
    return JSONResponse({"status": "ok", "triples": pool.triples})


async def _plainly(_: Request, error: Exception) -> Response:
    """What Starlette refuses by itself, say 404 and 405, in our form."""
    if not isinstance(error, HTTPException):
        return await _unforeseen(_, error)
    return failure(error.status_code, "http", error.detail, error.headers)


async def _unforeseen(_: Request, error: Exception) -> Response:
    return failure(500, "internal", f"this should not have happened ({type(error).__name__})")


async def _loaded(place: Place, folder: Path) -> Place:
    """Store and search index, made by a process that a hostile file may kill."""
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
    return replace(place, path=Path(told["store"]), index=folder / "index.sqlite")
