"""Dataset -> violations of the shapes and the checks, each with its message and whose fault it is.

find_violations(dataset)    by shapes compiled to SPARQL: what a build does
validate(dataset, shapes)   by pySHACL, in a process of its own with a time limit: the reference
require_valid(dataset)      stops a build of ours that is wrong, gives back what the source caused
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import rdflib

from grantgraph.errors import InvalidGraph
from grantgraph.rdf.dataset import Dataset
from grantgraph.resources import ontology_file
from grantgraph.validation.checks import load_checks
from grantgraph.validation.shapes import Constraint, compile_shapes
from grantgraph.validation.violations import Severity, Violation

__all__ = ["Severity", "Violation", "check_violations", "find_violations", "load_shapes", "require_valid"]


@cache
def load_shapes() -> tuple[Constraint, ...]:
    """The compiled shapes of `ontology/shapes.ttl`."""
    return tuple(compile_shapes(rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")))


def find_violations(dataset: Dataset) -> list[Violation]:
    """Everything in the graph that breaks a shape or a check, sorted by node and rule."""
    return sorted({*shape_violations(dataset), *check_violations(dataset)}, key=_order)


def shape_violations(dataset: Dataset) -> Iterator[Violation]:
    """What breaks the shapes."""
    for constraint in load_shapes():
        yield from _rows(dataset, constraint)


def check_violations(dataset: Dataset) -> Iterator[Violation]:
    """What breaks the checks."""
    for check in load_checks():
        yield from _rows(dataset, check)


def require_valid(dataset: Dataset) -> list[Violation]:
    """What the source is to blame for; `InvalidGraph` where the graph itself is wrong."""
    found = find_violations(dataset)
    if ours := [violation for violation in found if violation.severity is Severity.VIOLATION]:
        first, others = ours[0], len(ours) - 1
        more = f", and {others} more" if others else ""
        raise InvalidGraph(f"the graph is not valid and was not written: {first.node}: {first.message}{more}")
    return found


def _rows(dataset: Dataset, constraint: Constraint) -> Iterator[Violation]:
    for row in dataset.select(constraint.query):
        value = str(row["value"]) if "value" in row else None
        yield Violation(str(row["node"]), constraint.rule, constraint.message, constraint.severity, value)


def _order(violation: Violation) -> tuple[str, str, str]:
    return violation.node, violation.rule, violation.value or ""
