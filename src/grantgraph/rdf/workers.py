"""Workers from the outside: start one, ask it, and end it when its time is up.

No engine can be stopped in the middle of a query, and some die of small ones. So a query from outside always
runs in another process (`worker.py`), and whatever becomes of that process, the caller gets a plain word.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from grantgraph.errors import GrantGraphError, QueryRefused, SourceRefused
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.answers import Answer, Term, parse_answer, term_to_json
from grantgraph.rdf.dataset import Engine
from grantgraph.rdf.guard import Limits


class QueryStopped(GrantGraphError):  # noqa: N818  (reads as what happened)
    """A query that was well-formed but not finished: it met a limit. `status` says which."""

    def __init__(self, status: str, reason: str) -> None:
        self.status = status
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dataset lies: a store folder or an RDF file. The rest is None where it is not known.

    `triples` is how many it should hold, `index` its search index, `remark` what a person should know of it.
    """

    path: Path
    triples: int | None = None
    index: Path | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A query and the forms in which the answer is wanted.

    `base` is what relative IRIs are resolved against, `bindings` are terms in SPARQL results JSON. A graph that the
    dataset does not hold is refused, or, if `lenient`, taken for empty; it is never fetched.
    """

    query: str
    table: str = "json"
    graph: str = "ntriples"
    engine: Engine = "oxigraph"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    lenient: bool = False
    base: str | None = None
    bindings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Search:
    """A search for things that hold all `words`, or for organizations with a name like them.

    The reply is a JSON list of objects with `iri`, `kind`, `label`, `names` and, if wanted, `snippet`.
    """

    words: str
    kind: str | None = None
    limit: int = 50
    offset: int = 0
    is_like: bool = False
    with_snippets: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer's bytes, or the file they are in, which is the receiver's to delete."""

    form: str
    format: str
    size: int
    body: bytes = b""
    path: Path | None = None


class Worker:
    """One worker process. Ask it one thing at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.triples = 0

    @classmethod
    async def start(cls, place: Place, limits: Limits, prefixes: Mapping[str, str], spool: Path) -> Worker:
        """A worker that has opened its dataset; `SourceRefused` where it could not."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "grantgraph.rdf.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        worker = cls(process)
        task = {
            "place": str(place.path),
            "triples": place.triples,
            "index": str(place.index) if place.index else None,
            "limits": asdict(limits),
            "prefixes": dict(prefixes),
            "spool": str(spool),
        }
        try:
            header = await worker._exchange(task)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            reason = "cannot be opened: it is damaged, too large or nested too deeply"
            raise SourceRefused(place.path.name, reason) from error
        except BaseException:
            worker.kill()
            raise
        if header["status"] != "ready":
            await worker.end()
            raise SourceRefused(*_split(header["reason"]))
        worker.triples = header["triples"]
        return worker

    async def ask(self, request: Request | Search) -> Reply:
        """The reply; `QueryRefused` or `QueryStopped` with the reason. Whoever cancels must `kill`."""
        try:
            header = await self._exchange({name: getattr(request, name) for name in request.__slots__})
            body = b""
            if header["status"] == "ok" and not header["path"]:
                body = await self._stdout.readexactly(header["size"])
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise QueryStopped(
                "failed", "the query needed more memory or nesting than it may have"
            ) from error
        if header["status"] == "ok":
            path = Path(header["path"]) if header["path"] else None
            return Reply(header["form"], header["format"], header["size"], body, path)
        if header["status"] == "refused":
            raise QueryRefused(header["reason"])
        raise QueryStopped(header["status"], header["reason"])

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.returncode is None

    def processor_seconds(self) -> float | None:
        """Processor time that the process has used; None where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_bytes().rpartition(b")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, ValueError, IndexError, AttributeError):
            return None

    def kill(self) -> None:
        """End the process at once, in the middle of whatever it does."""
        with suppress(ProcessLookupError):
            self.process.kill()

    async def end(self) -> None:
        """Kill the process and wait until the system has forgotten it."""
        self.kill()
        await self.process.wait()

    @property
    def _stdout(self) -> asyncio.StreamReader:
        if self.process.stdout is None:
            raise RuntimeError("a worker is started with pipes")
        return self.process.stdout

    async def _exchange(self, message: Mapping[str, Any]) -> dict[str, Any]:
        if self.process.stdin is None:
            raise RuntimeError("a worker is started with pipes")
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        await self.process.stdin.drain()
        line = await self._stdout.readline()
        if not line:
            raise asyncio.IncompleteReadError(b"", None)
        header: dict[str, Any] = json.loads(line)
        return header


def _split(reason: str) -> tuple[str, str]:
    """`SourceRefused` puts the file's name before the reason; take them apart again."""
    name, _, rest = reason.partition(": ")
    return name, rest


def answer(
    place: Place,
    query: str,
    *,
    limits: Limits | None = None,
    engine: Engine = "oxigraph",
    bindings: Mapping[str, Term] | None = None,
) -> Answer:
    """The answer to anyone's query, examined first and run in a process that is ended when its time is up.

    Raises `SourceRefused` for the dataset, `QueryRefused` for the query, `QueryStopped` at a limit.
    """
    terms = {name: term_to_json(term) for name, term in (bindings or {}).items()}
    request = Request(query, engine=engine, bindings=terms)
    answering = _answer(place, request, limits or Limits())
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(answering)
    with ThreadPoolExecutor(1) as thread:  # a notebook runs a loop of its own in this thread
        return thread.submit(asyncio.run, answering).result()


async def _answer(place: Place, request: Request, limits: Limits) -> Answer:
    with tempfile.TemporaryDirectory() as spool:
        worker = await Worker.start(place, limits, PREFIXES, Path(spool))
        try:
            reply = await asyncio.wait_for(worker.ask(request), limits.seconds)
            data = reply.path.read_bytes() if reply.path else reply.body
            return parse_answer(data, reply.format)
        except TimeoutError as error:
            raise out_of_time(limits) from error
        finally:
            await worker.end()


def out_of_time(limits: Limits) -> QueryStopped:
    """What is said when the deadline has passed."""
    return QueryStopped(
        "timeout", f"the query did not finish within {limits.seconds:g} seconds and was stopped"
    )
