"""Who answers for the network: gets the index ready beside the server, then lets a few look at it at a time."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from grantgraph.rdf.workers import QueryStopped
from grantgraph.server.failures import RequestRefused
from grantgraph.server.network.index import Index

INDEX, PAGE = "network.sqlite", "network.html"
AT_ONCE = 4  # looks that run side by side
MOST_WAITING = 100


class Desk:
    """The network of one dataset. Index and page are there where the dataset is large, and once they are made."""

    def __init__(self, seconds: float) -> None:
        self.index: Index | None = None
        self.page: Path | None = None
        self._seconds = seconds
        self._free = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def prepare(self, store: Path, folder: Path) -> None:
        """Have index and page made by a process of their own, whatever becomes of that."""
        preparing = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "grantgraph.server.network.preparing", str(store), str(folder)),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            if await preparing.wait() == 0:
                self.index, self.page = Index(folder / INDEX, self._seconds), folder / PAGE
        finally:
            with suppress(ProcessLookupError):
                preparing.kill()

    async def answer(self, asked: Callable[[Index], bytes]) -> bytes:
        """A piece as JSON, read in a thread of its own."""
        if self.index is None:
            raise RequestRefused(404, "the network of this dataset is in the page at `/`, all of it")
        if self._waiting >= MOST_WAITING:
            raise QueryStopped("busy", "too many requests are waiting; try again in a moment")
        self._waiting += 1
        try:
            async with self._free:
                return await asyncio.to_thread(asked, self.index)
        finally:
            self._waiting -= 1
