"""Violations -> problems for people: the file and the place in it that a node was read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from grantgraph.model import Problem
from grantgraph.rdf.answers import plain
from grantgraph.rdf.dataset import Dataset
from grantgraph.validation.violations import Violation

_PLACES = """
SELECT ?node ?source ?location WHERE {
  { ?grant a gg:Grant BIND(?grant AS ?node) } UNION { ?node gg:grant ?grant }
  ?grant prov:wasDerivedFrom/rdfs:label ?source ; gg:location ?location .
}"""
_DIGITS = re.compile(r"(\d+)")


def as_problems(dataset: Dataset, violations: Iterable[Violation]) -> Iterator[Problem]:
    """One problem for each rule that a source breaks, at the first place where it does, with how often.

    The place is that of the grant; for a node without a grant it is the node itself.
    """
    found = list(violations)
    places = _places(dataset, {violation.node for violation in found})
    broken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for violation in found:
        source, location = places.get(violation.node, ("the graph", violation.node))
        broken[source, violation.message].append(location)
    for (source, message), locations in broken.items():
        often = f" ({len(locations):,} times, first here)" if len(locations) > 1 else ""
        yield Problem(source, min(locations, key=_in_order), message.rstrip(".") + often)


def _places(dataset: Dataset, nodes: Collection[str]) -> dict[str, tuple[str, str]]:
    """File and location of each node; the first of several, whatever the order of rows."""
    places: dict[str, tuple[str, str]] = {}
    for row in dataset.select(_PLACES) if nodes else ():
        if (node := str(row["node"])) in nodes:
            place = plain(row["source"]), plain(row["location"])
            places[node] = min(places.get(node, place), place)
    return places


def _in_order(location: str) -> list[tuple[int, str]]:
    """Row 9 comes before row 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(location)]
