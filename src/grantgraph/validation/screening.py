"""Many constraints in one query, which tells whether every node has exactly one right value for each property.

A finding must have exactly one grant, concept, field, quotation and so on: two dozen constraints, each of which
would visit every finding. One query that joins these properties gives one row for each node where all is well, and
then there is nothing more to ask.
"""

from __future__ import annotations

from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from grantgraph.rdf.answers import plain
from grantgraph.rdf.dataset import Dataset
from grantgraph.validation.components import condition

_ONE = Literal(1)


def is_single(shapes: Graph, part: Node) -> bool:
    """Whether the property must have exactly one value, and nothing else is asked of its values together."""
    return (
        isinstance(shapes.value(part, SH.path), URIRef)
        and shapes.value(part, SH.minCount) == shapes.value(part, SH.maxCount) == _ONE
        and (part, SH.hasValue, None) not in shapes
    )


def screen(shapes: Graph, parts: list[Node], target: str) -> str:
    """A query for one row: how many nodes there are, how many combinations of values, and how many are right."""
    joins, wanted = [], []
    for number, part in enumerate(parts):
        joins.append(f"?node <{shapes.value(part, SH.path)}> ?value{number} .")
        if held := condition(shapes, part, f"?value{number}"):
            wanted.append(f"({held})")
    right = f"IF(COALESCE({' && '.join(wanted) or 'true'}, false), 1, 0)"
    counts = f"(COUNT(*) AS ?ways) (COUNT(DISTINCT ?node) AS ?nodes) (SUM({right}) AS ?right)"
    return (
        f"SELECT ?all ?ways ?nodes ?right {{ {{ SELECT (COUNT(*) AS ?all) {{ {target} }} }} "
        f"{{ SELECT {counts} {{ {target} {' '.join(joins)} }} }} }}"
    )


def is_clean(dataset: Dataset, query: str) -> bool:
    """Whether all nodes have all the properties, each in one way, and this way is right."""
    [row] = dataset.select(query)
    return len({plain(row[name]) for name in ("all", "ways", "nodes", "right")}) == 1
