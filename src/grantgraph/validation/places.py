"""Violations -> problems for people: the file and the place in it that a node was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grantgraph.model import Problem
from grantgraph.rdf.answers import plain
from grantgraph.rdf.dataset import Dataset
from grantgraph.validation.violations import Violation

_PLACES = """
SELECT ?node ?source ?location WHERE {
  { ?grant a gg:Grant BIND(?grant AS ?node) } UNION { ?node gg:grant ?grant }
  ?grant prov:wasDerivedFrom/rdfs:label ?source ; gg:location ?location .
}"""


def as_problems(dataset: Dataset, violations: Iterable[Violation]) -> Iterator[Problem]:
    """Each violation with the file and place of its grant; of a node without a grant, the node itself."""
    places = {
        str(row["node"]): (plain(row["source"]), plain(row["location"])) for row in dataset.select(_PLACES)
    }
    for violation in violations:
        source, location = places.get(violation.node, ("the graph", violation.node))
        yield Problem(source, location, violation.message)
