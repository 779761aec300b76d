"""Runs the application on a port until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn

from grantgraph.errors import GrantGraphError
from grantgraph.server.app import Served, opened
from grantgraph.server.pool import Pool

MOST_HEAD = 512 * 1024  # bytes of an address and its headers: a query by GET may be as long as any
GRACE = 1  # seconds that running requests have at the end


class AddressTaken(GrantGraphError):  # noqa: N818  (reads as what happened)
    """The address cannot be listened on."""


def run(served: Served, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is told the address once requests are answered."""
    listening = _listen(host, port)
    try:
        asyncio.run(_serve(served, listening, ready))
    finally:
        listening.close()


async def _serve(served: Served, listening: socket.socket, ready: Callable[[str], None]) -> None:
    async with opened(served) as app:
        config = uvicorn.Config(
            app,
            log_level="critical",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_keep_alive=15,
            h11_max_incomplete_event_size=MOST_HEAD,
            timeout_graceful_shutdown=GRACE,
        )
        host, port = listening.getsockname()[:2]
        ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        await _Server(config, app.state.asker.pool).serve(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends running queries first, so that nobody waits for them at the end."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self._pool = pool

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening, answering and waiting."""
        await self._pool.close()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise AddressTaken(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
    except OverflowError as error:
        raise AddressTaken(f"{port} is no port") from error
