"""Open, load and query: the one door to rdflib and Oxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.answers import Answer, Term, answer_of
from grantgraph.rdf.binding import bind

if TYPE_CHECKING:
    import rdflib

Engine = Literal["oxigraph", "rdflib"]


class Dataset:
    """A set of quads in an Oxigraph store, held in memory unless a store is given."""

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
        from grantgraph.rdf.rdflib_engine import to_graph  # noqa: PLC0415  (its SPARQL takes long to import)

        return to_graph(self.triples())

    def select(self, query: str) -> list[dict[str, Term]]:
        """Rows of a SELECT that is ours (never a user's), as dictionaries without unbound variables."""
        solutions = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101  (for the type checker)
        names = [variable.value for variable in solutions.variables]
        return [{n: row[n] for n in names if row[n] is not None} for row in solutions]

    def answer(
        self, query: str, engine: Engine = "oxigraph", bindings: Mapping[str, Term] | None = None
    ) -> Answer:
        """The answer to a query that is ours, in this process and without a limit.

        `bindings` give variables their values as terms. A user's query goes through `workers.py`, which
        examines it first and can end it. Raises `SyntaxError`.
        """
        text = bind(query, bindings or {})
        if engine == "rdflib":
            from grantgraph.rdf.rdflib_engine import answer as answer_with_rdflib  # noqa: PLC0415  (as above)

            return answer_with_rdflib(self.graph(), text)
        return answer_of(self.store.query(text, prefixes=PREFIXES))


def read_turtle(path: Path) -> Dataset:
    """A Turtle file as a dataset."""
    return Dataset.parse(path.read_bytes())
