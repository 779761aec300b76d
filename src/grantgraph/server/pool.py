"""Several workers behind one door: quick queries never wait for slow ones, and no query outlives its deadline.

Every query starts on an idle worker. One that works for an eighth of a second is slow: if a place among the slow ones
is free it keeps its worker, at a lower priority, and a fresh worker takes over for the quick ones; else it is
stopped, waits for a place, and starts again. Its deadline counts from its arrival.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from grantgraph.errors import GrantGraphError
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.guard import Limits
from grantgraph.rdf.workers import Place, QueryStopped, Reply, Request, Search, Worker, out_of_time

PATIENCE = 0.25  # seconds; a query that works for half of it, or waits for four times as long, counts as slow
LOWER_PRIORITY = 15
MOST_WAITING = 500  # requests that may queue


class Pool:
    """`quick` workers stand ready; at most `slow` more are at work on long queries."""

    def __init__(self, place: Place, limits: Limits, spool: Path, quick: int = 6, slow: int = 2) -> None:
        self.limits = limits
        self.triples = 0
        self._place, self._spool = place, spool
        self._quick = quick
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._slow_places = asyncio.Semaphore(slow)
        self._waiting = 0
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_open = True

    async def open(self) -> None:
        """Start the workers; the first of them checks that the dataset is whole."""
        first = await Worker.start(self._place, self.limits, PREFIXES, self._spool)
        self.triples = first.triples
        self._all.add(first)
        self._idle.put_nowait(first)
        await asyncio.gather(*(self._add_worker() for _ in range(self._quick - 1)))

    async def close(self) -> None:
        """End all workers at once; may be called again."""
        self._is_open = False
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*(worker.end() for worker in self._all))

    async def ask(self, request: Request | Search) -> Reply:
        """The reply, within the deadline; `QueryRefused` or `QueryStopped` with the reason."""
        if self._waiting >= MOST_WAITING:
            raise QueryStopped("busy", "too many queries are waiting; try again in a moment")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._ask(request)
        except TimeoutError as error:
            raise out_of_time(self.limits) from error
        finally:
            self._waiting -= 1

    async def _ask(self, request: Request | Search) -> Reply:
        worker = await self._idle.get()
        while not worker.is_alive:
            self._all.discard(worker)
            self._replace()
            worker = await self._idle.get()
        answering = asyncio.ensure_future(worker.ask(request))
        try:
            await _wait_a_little(worker, answering)
        except asyncio.CancelledError:
            await self._discard(worker, answering)
            self._replace()
            raise
        if answering.done():
            self._take_back(worker, answering)
            return answering.result()
        self._replace()
        return await self._go_on_slowly(worker, answering, request)

    def _take_back(self, worker: Worker, answering: asyncio.Task[Reply]) -> None:
        """A worker that failed may be dead or swollen: only a healthy one goes on."""
        error = answering.exception()
        if error is not None and (
            not isinstance(error, GrantGraphError) or getattr(error, "status", "") == "failed"
        ):
            worker.kill()
            self._all.discard(worker)
            self._replace()
        else:
            self._idle.put_nowait(worker)

    async def _go_on_slowly(
        self, worker: Worker, answering: asyncio.Task[Reply], request: Request | Search
    ) -> Reply:
        """Let a slow query go on if there is a place for it, else wait for one and begin again."""
        try:
            if self._slow_places.locked():
                await self._discard(worker, answering)
                async with self._slow_places:
                    if not self._is_open:
                        raise QueryStopped("busy", "the server is ending")
                    worker = await self._start()
                    self._all.add(worker)
                    _lower_priority(worker)
                    answering = asyncio.ensure_future(worker.ask(request))
                    return await answering
            async with self._slow_places:
                _lower_priority(worker)
                return await answering
        finally:
            await self._discard(worker, answering)

    async def _discard(self, worker: Worker, answering: asyncio.Task[Reply]) -> None:
        """End a worker in the middle of a query; whatever it would have said, nobody waits for it."""
        worker.kill()
        self._all.discard(worker)
        await asyncio.wait([answering])
        if not answering.cancelled():
            answering.exception()

    async def _start(self) -> Worker:
        """A further worker; the first one has already counted the triples."""
        return await Worker.start(replace(self._place, triples=None), self.limits, PREFIXES, self._spool)

    def _replace(self) -> None:
        """Start a worker for the quick ones in the background."""
        if self._is_open:
            task = asyncio.ensure_future(self._add_worker())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _add_worker(self) -> None:
        worker = await self._start()
        self._all.add(worker)
        self._idle.put_nowait(worker)


async def _wait_a_little(worker: Worker, answering: asyncio.Task[Reply]) -> None:
    """Until the reply is there or the query counts as slow.

    What counts first is processor time, where it can be had: on a busy machine a quick query may wait for its turn.
    """
    before = worker.processor_seconds()
    for _ in range(4):
        await asyncio.wait([answering], timeout=PATIENCE)
        if answering.done() or before is None or (worker.processor_seconds() or 0) - before > PATIENCE / 2:
            return


def _lower_priority(worker: Worker) -> None:
    with suppress(AttributeError, OSError):  # not on Windows
        os.setpriority(os.PRIO_PROCESS, worker.process.pid, LOWER_PRIORITY)
