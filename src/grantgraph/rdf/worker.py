"""A process that answers queries about one dataset, and may be killed at any moment.

Started as `python -m grantgraph.rdf.worker`. In comes one JSON object a line: first the task (which dataset,
which limits), then requests. Out goes for each a line of JSON, and after an `ok` the answer, or the path
of a file that holds them. It imports neither rdflib nor the web server, so that it is up in a moment.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sqlite3
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from grantgraph.errors import GrantGraphError, QueryRefused
from grantgraph.rdf.answers import RDF_FORMATS, RESULT_FORMATS, Table, Verdict, to_json, to_rdf
from grantgraph.rdf.binding import bind
from grantgraph.rdf.complaints import in_words
from grantgraph.rdf.guard import Examined, Form, Limits, examine
from grantgraph.rdf.search import Index
from grantgraph.rdf.spool import AnswerTooLarge, Spool
from grantgraph.rdf.stores import open_place


class Desk:
    """Answers requests about one store."""

    def __init__(self, task: dict[str, Any]) -> None:
        self.limits = Limits(**task["limits"])
        self.prefixes: dict[str, str] = task["prefixes"]
        self.spool_folder: str = task["spool"]
        self.store = open_place(Path(task["place"]), task["triples"])
        self.index = Index(Path(task["index"])) if task["index"] else None

    def handle(self, request: dict[str, Any]) -> tuple[dict[str, Any], Spool | None]:
        """The header of the reply, and its body where there is one."""
        spool = Spool(self.limits.answer_bytes, self.spool_folder)
        try:
            return self._search(request, spool) if "words" in request else self._answer(request, spool), spool
        except AnswerTooLarge:
            spool.discard()
            reason = f"the answer is larger than {self.limits.answer_bytes:,} bytes; narrow it or add LIMIT"
            return {"status": "too large", "reason": reason}, None
        except QueryRefused as error:
            spool.discard()
            return {"status": "refused", "reason": str(error)}, None
        except (MemoryError, OSError, RecursionError) as error:
            spool.discard()
            return {
                "status": "failed",
                "reason": f"the query could not be finished ({type(error).__name__})",
            }, None

    def _search(self, request: dict[str, Any], spool: Spool) -> dict[str, Any]:
        if self.index is None:
            raise QueryRefused("this dataset has no search index")
        words, limit = request["words"], request["limit"]
        try:
            if request["is_like"]:
                hits = self.index.like(words, limit)
            else:
                hits = self.index.find(
                    words, request["kind"], limit, request["offset"], request["with_snippets"]
                )
        except sqlite3.Error as error:
            raise QueryRefused(f"this cannot be searched for ({error})") from error
        spool.write(json.dumps([asdict(hit) for hit in hits]).encode())
        return {"status": "ok", "form": "SEARCH", "format": "json", "size": spool.size, "path": spool.path}

    def _answer(self, request: dict[str, Any], spool: Spool) -> dict[str, Any]:
        examined = examine(request["query"], self.limits)
        query = bind(examined.text, _terms(request.get("bindings", {})))
        default, named = self._graphs(examined, request)
        form = request["graph" if examined.form in (Form.CONSTRUCT, Form.DESCRIBE) else "table"]
        try:
            if request.get("engine") == "rdflib":
                self._with_rdflib(query, form, spool)
            else:
                result = self.store.query(
                    query,
                    base_iri=request.get("base"),
                    prefixes=self.prefixes,
                    default_graph=default,
                    named_graphs=named,
                )
                _serialize(result, form, spool, self.prefixes)
        except SyntaxError as error:
            raise QueryRefused(in_words(query, str(error))) from error
        except (ValueError, RuntimeError) as error:
            raise QueryRefused(" ".join(str(error).split())) from error
        return {"status": "ok", "form": examined.form, "format": form, "size": spool.size, "path": spool.path}

    def _graphs(self, examined: Examined, request: dict[str, Any]) -> tuple[Any, Any]:
        """The dataset of the protocol goes before that of FROM; either names graphs that we hold."""
        default, named = request.get("default_graphs") or [], request.get("named_graphs") or []
        for iri in (*default, *named) if default or named else examined.graphs:
            self._refuse_foreign(iri, request.get("lenient", False))
        if not default and not named:
            return None, None
        return [ox.NamedNode(iri) for iri in default], [ox.NamedNode(iri) for iri in named]

    def _refuse_foreign(self, iri: str, lenient: bool) -> None:
        try:
            if self.store.contains_named_graph(ox.NamedNode(iri)) or lenient:
                return
        except ValueError as error:
            raise QueryRefused(f"<{iri}> is not an absolute IRI") from error
        raise QueryRefused(f"there is no graph <{iri}> in this dataset, and nothing is fetched")

    def _with_rdflib(self, query: str, form: str, spool: Spool) -> None:
        from grantgraph.rdf import rdflib_engine  # noqa: PLC0415  (slow to import, and seldom asked for)

        graph = rdflib_engine.to_graph(q.triple for q in self.store.quads_for_pattern(None, None, None, None))
        answer = rdflib_engine.answer(graph, query)
        if isinstance(answer, Table | Verdict):
            if form != "json":
                raise QueryRefused(f"answers by rdflib are not written as {form}")
            spool.write(to_json(answer).encode())
        else:
            spool.write(to_rdf(answer.triples, form, self.prefixes))


def _serialize(result: Any, form: str, spool: Spool, prefixes: dict[str, str]) -> None:
    if isinstance(result, ox.QueryTriples):
        if form == "turtle":  # the only form in which prefixes make a difference to readers
            ox.serialize(result, cast(IO[bytes], spool), format=RDF_FORMATS[form], prefixes=prefixes)
        else:
            result.serialize(cast(IO[bytes], spool), RDF_FORMATS[form])
    else:
        result.serialize(spool, RESULT_FORMATS[form])


def _terms(bindings: dict[str, dict[str, str]]) -> dict[str, ox.NamedNode | ox.Literal]:
    try:
        return {name: _term(value) for name, value in bindings.items()}
    except ValueError as error:
        raise QueryRefused(f"a value is no term: {error}") from error


def _term(value: dict[str, str]) -> ox.NamedNode | ox.Literal:
    """A term from its form in SPARQL results JSON."""
    if value["type"] == "uri":
        return ox.NamedNode(value["value"])
    datatype = value.get("datatype")
    return ox.Literal(
        value["value"], language=value.get("xml:lang"), datatype=ox.NamedNode(datatype) if datatype else None
    )


def main() -> None:
    """Serve one parent until it hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; it ends us
    _die_with_parent()
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not look like a reply
    try:
        desk = Desk(json.loads(requests.readline()))
    except GrantGraphError as error:
        _reply(replies, {"status": "refused", "reason": str(error)})
        return
    except MemoryError:
        _reply(replies, {"status": "refused", "reason": "the dataset does not fit into memory"})
        return
    _reply(replies, {"status": "ready", "triples": len(desk.store)})
    _limit_memory(desk.limits.memory_bytes)
    for line in requests:
        _limit_time(desk.limits.seconds)
        header, body = desk.handle(json.loads(line))
        _reply(replies, header, body.finish() if body is not None else b"")


def _reply(stream: IO[bytes], header: dict[str, Any], body: bytes = b"") -> None:
    stream.write(json.dumps(header).encode() + b"\n" + body)
    stream.flush()


def _die_with_parent() -> None:
    """Have the system end this process when its parent is gone, however that ended; where the system can."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, on Linux


def _limit_memory(allowance: int) -> None:
    """Let this process grow by so much above what the dataset takes; where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  (not on Windows)

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + allowance,) * 2)


def _limit_time(seconds: float) -> None:
    """A second line of defence: processor time for one query, should the parent be gone."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  (not on Windows)

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 2, hard))


if __name__ == "__main__":
    main()
