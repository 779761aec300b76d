"""A dataset into somebody's SPARQL store: by the Graph Store Protocol, or by SPARQL Update in batches.

https://www.w3.org/TR/sparql11-http-rdf-update/ and https://www.w3.org/TR/sparql11-update/. The store's address is the
user's; nothing is sent anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from urllib.parse import quote

import pyoxigraph as ox

from grantgraph.errors import SourceRefused
from grantgraph.rdf.remote import EndpointFailed, send

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph | ox.Triple
BATCH = 2_000  # triples in one update
SECONDS = 600  # for one request
_STORE_HINT = (
    "is this a Graph Store? Its address often ends in /store or /data; --update sends updates instead"
)
_UPDATE_HINT = "is this an endpoint for updates? Its address often ends in /update"


def push_to_graph_store(
    address: str, quads: Sequence[ox.Quad], *, replace: bool = False, headers: Mapping[str, str] | None = None
) -> int:
    """Send each graph whole; `replace` first empties the graphs that are sent. Returns the number of triples."""
    for name, triples in _graphs(quads):
        where = f"?graph={quote(name.value, safe='')}" if isinstance(name, ox.NamedNode) else "?default"
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        sent = {"Content-Type": "application/n-triples", **(headers or {})}
        try:
            send(address + where, "PUT" if replace else "POST", body, sent, SECONDS)
        except EndpointFailed as error:
            raise EndpointFailed(address, error.reason, error.status).with_hint(_STORE_HINT) from error
    return len(quads)


def push_by_update(
    address: str, quads: Sequence[ox.Quad], *, replace: bool = False, headers: Mapping[str, str] | None = None
) -> int:
    """Send triples as INSERT DATA, batch by batch. Returns their number.

    `SourceRefused` where there are blank nodes: one that is in two batches would become two nodes.
    """
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        raise SourceRefused(
            "the dataset", "has blank nodes, which updates cannot carry; push it without --update"
        )
    for name, triples in _graphs(quads):
        target = f"GRAPH {name}" if isinstance(name, ox.NamedNode) else "DEFAULT"
        if replace:
            _update(address, f"CLEAR SILENT {target}", headers)
        for batch in _batches(triples):
            data = "\n".join(f"{t.subject} {t.predicate} {t.object} ." for t in batch)
            named = f"{target} {{\n{data}\n}}" if isinstance(name, ox.NamedNode) else data
            _update(address, f"INSERT DATA {{\n{named}\n}}", headers)
    return len(quads)


def _batches(triples: Iterable[ox.Triple]) -> Iterator[list[ox.Triple]]:
    rest = iter(triples)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _update(address: str, update: str, headers: Mapping[str, str] | None) -> None:
    sent = {"Content-Type": "application/sparql-update; charset=utf-8", **(headers or {})}
    try:
        send(address, "POST", update.encode(), sent, SECONDS)
    except EndpointFailed as error:
        raise error.with_hint(_UPDATE_HINT) from error


def _graphs(quads: Sequence[ox.Quad]) -> Iterator[tuple[GraphName, list[ox.Triple]]]:
    """Each graph with its triples, in a fixed order."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    for name, group in groupby(ordered, key=lambda quad: quad.graph_name):
        yield name, [quad.triple for quad in group]
