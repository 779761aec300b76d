"""Open, load, save and query: the one door to rdflib and Oxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from grantgraph.namespaces import PREFIXES


class Dataset:
    """A set of triples in an Oxigraph store, held in memory unless a store is given."""

    def __init__(self, store: ox.Store | None = None) -> None:
        self.store = store if store is not None else ox.Store()

    @classmethod
    def of(cls, triples: Iterable[ox.Triple]) -> Dataset:
        """A dataset in memory that holds the triples in its default graph."""
        dataset = cls()
        dataset.store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        return dataset

    @classmethod
    def parse(cls, turtle: bytes) -> Dataset:
        """A dataset from Turtle, read strictly: raises `SyntaxError` with line and column."""
        dataset = cls()
        dataset.store.bulk_load(turtle, ox.RdfFormat.TURTLE)
        return dataset

    def __len__(self) -> int:
        return len(self.store)

    def triples(self) -> Iterator[ox.Triple]:
        """The triples of the default graph, in no promised order."""
        for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield quad.triple

    def graph(self) -> rdflib.Graph:
        """The default graph as an rdflib graph of its own, prefixes bound."""
        turtle = self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        graph = rdflib.Graph()
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace, replace=True)
        graph.parse(data=turtle, format="nt")
        return graph

    def select(self, query: str) -> list[dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]:
        """Rows of a SELECT that is ours (never a user's), as dictionaries without unbound variables."""
        solutions = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(solutions, ox.QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        return [{n: row[n] for n in names if row[n] is not None} for row in solutions]


def read_turtle(path: Path) -> Dataset:
    """A Turtle file as a dataset."""
    return Dataset.parse(path.read_bytes())
