"""Our own questions to the dataset, for pages and lists: SPARQL in, rows of plain Python out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from grantgraph.rdf.workers import Reply, Request, Search
from grantgraph.server.pool import Pool

Row = dict[str, Any]
"""A row: texts and counts by variable, unbound ones left out."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks a pool of workers. `base` begins the IRIs of the data."""

    pool: Pool
    base: str

    async def rows(self, query: str, **iris: str) -> list[Row]:
        """The rows of a SELECT; variables named by `iris` are bound to these IRIs."""
        answer = json.loads(await self._body(Request(query, bindings=_bindings(iris))))
        return [{name: _plain(term) for name, term in row.items()} for row in answer["results"]["bindings"]]

    async def is_true(self, query: str, **iris: str) -> bool:
        """The verdict of an ASK."""
        return bool(json.loads(await self._body(Request(query, bindings=_bindings(iris))))["boolean"])

    async def graph(self, query: str, form: str, **iris: str) -> Reply:
        """The triples of a CONSTRUCT in one of the RDF forms."""
        return await self.pool.ask(Request(query, graph=form, bindings=_bindings(iris)))

    async def search(self, search: Search) -> list[dict[str, str]]:
        """Things with `iri`, `kind`, `label` and `names`, the best first."""
        found: list[dict[str, str]] = json.loads(await self._body(search))
        return found

    async def _body(self, request: Request | Search) -> bytes:
        reply = await self.pool.ask(request)
        if reply.path is None:
            return reply.body
        try:
            return reply.path.read_bytes()
        finally:
            reply.path.unlink(missing_ok=True)


def _plain(term: Mapping[str, str]) -> Any:
    """A count as a number; all else, amounts too, exactly as text."""
    return int(term["value"]) if term.get("datatype", "").endswith("#integer") else term["value"]


def _bindings(iris: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    return {name: {"type": "uri", "value": iri} for name, iri in iris.items()}


def is_iri(text: str) -> bool:
    """Whether a text from outside is an absolute IRI that a dataset could hold."""
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def values(name: str, iris: Sequence[str]) -> str:
    """`VALUES ?name { <iri> ... }` for IRIs that came out of the dataset."""
    return f"VALUES ?{name} {{ {' '.join(f'<{iri}>' for iri in iris)} }}"
