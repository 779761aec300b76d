"""The second engine: rdflib answers the same query in the same terms, everything that fetches turned off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql

from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.answers import Answer, Table, Term, Triples, Verdict

_DOUBLE_ESCAPE = re.compile(r"\\\\[uU]")
rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False  # FROM names graphs of the dataset, never files or addresses


def to_rdflib(term: Term) -> Any:
    """The same term for rdflib, its text kept digit for digit (rdflib would write 10.50 as 10.5)."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = rdflib.URIRef(term.datatype.value)
        plain = datatype == rdflib.XSD.string
        return rdflib.Literal(term.value, datatype=None if plain else datatype, normalize=False)
    raise ValueError(f"rdflib does not know triple terms: {term}")


def from_rdflib(node: Any) -> Term:
    """The same term for Oxigraph; `ValueError` for an IRI that is none."""
    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)


def to_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """An rdflib graph of its own, our prefixes bound."""
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def answer(graph: rdflib.Graph, query: str) -> Answer:
    """The answer to a query; `SyntaxError` where it is none."""
    if _DOUBLE_ESCAPE.search(query):
        raise SyntaxError("rdflib would read an escaped backslash before a u as the beginning of an escape")
    try:
        return _answer_of(graph.query(query, initNs=PREFIXES))
    except RecursionError as error:
        raise SyntaxError("nested too deeply for rdflib") from error
    except Exception as error:  # rdflib's parser raises many kinds, some of pyparsing's
        raise SyntaxError(str(error)) from error


def _answer_of(result: rdflib.query.Result) -> Answer:
    if result.type == "ASK":
        return Verdict(bool(result.askAnswer))
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return Triples(tuple(ox.Triple(*map(from_rdflib, triple)) for triple in result.graph or ()))  # type: ignore[arg-type]
    names = [str(variable) for variable in result.vars or ()]
    rows = tuple(
        tuple(None if row.get(v) is None else from_rdflib(row[v]) for v in result.vars or ())
        for row in result.bindings
    )
    return Table(tuple(names), rows)
