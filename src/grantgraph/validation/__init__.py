"""Dataset -> violations of the shapes and the checks, each with its message and whose fault it is.

A build validates by shapes compiled to SPARQL (`find_violations`), and stops where the graph itself is wrong
(`require_valid`). `reference.validate` has pySHACL do the same, with any shapes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

import rdflib

from grantgraph.errors import InvalidGraph
from grantgraph.rdf.dataset import Dataset
from grantgraph.resources import ontology_file
from grantgraph.validation.checks import load_checks
from grantgraph.validation.places import as_problems
from grantgraph.validation.screening import is_clean
from grantgraph.validation.shapes import Constraint, Group, compile_shapes
from grantgraph.validation.violations import Severity, Violation

__all__ = ["Severity", "Violation", "as_problems", "check_violations", "find_violations", "require_valid"]


@cache
def load_shapes() -> tuple[Group, ...]:
    """The compiled shapes of `ontology/shapes.ttl`."""
    return tuple(compile_shapes(rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")))


def find_violations(dataset: Dataset) -> list[Violation]:
    """Everything in the graph that breaks a shape or a check, sorted by node and rule."""
    return sorted({*shape_violations(dataset), *check_violations(dataset)})


def shape_violations(dataset: Dataset) -> Iterator[Violation]:
    """What breaks the shapes."""
    for group in load_shapes():
        if not group.screen or not is_clean(dataset, group.screen):
            for constraint in group.constraints:
                yield from _rows(dataset, constraint)


def check_violations(dataset: Dataset) -> Iterator[Violation]:
    """What breaks the checks."""
    for check in load_checks():
        yield from _rows(dataset, check)


def require_valid(dataset: Dataset, foreign: Collection[str] = ()) -> list[Violation]:
    """What the sources are to blame for; `InvalidGraph` where we have built a graph that is wrong.

    `foreign` holds the nodes, as in N-Triples, that an RDF source describes: what is wrong there is its own.
    """
    found = find_violations(dataset)
    ours = [v for v in found if v.severity is Severity.VIOLATION and v.node not in foreign]
    if ours:
        more = f", and {len(ours) - 1} more" if len(ours) > 1 else ""
        raise InvalidGraph(f"the graph would be wrong at {ours[0].node}: {ours[0].message}{more}")
    return found


def _rows(dataset: Dataset, constraint: Constraint) -> Iterator[Violation]:
    for row in dataset.select(constraint.query):
        value = str(row["value"]) if "value" in row else ""
        yield Violation(str(row["node"]), constraint.rule, value, constraint.severity, constraint.message)
