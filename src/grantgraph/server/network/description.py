"""The pieces of a large network in the OpenAPI description of the server."""

from __future__ import annotations

from grantgraph.server.network.choices import FACETS, LINK_KINDS, NODE_KINDS
from grantgraph.server.network.tables import COLUMNS, MOST
from grantgraph.server.operations import JSON, Json, get, query

_TEXTS: Json = {"type": "array", "items": {"type": "string"}, "maxItems": 20}


def network_paths() -> Json:
    """Every piece under `/network`."""
    narrowed = _choices()
    thing = query("id", "The id or the IRI of a thing.", True)
    ends = [query("from", "A node, by id or IRI.", True), query("to", "Another.", True)]
    wanted = query("with", "Nodes to draw in any case.", schema=_TEXTS)
    iris = query("iri", "IRIs.", schema=_TEXTS)
    pieces = {
        "": (
            "What a large network opens on: totals, facets, money, and the nodes and links drawn.",
            narrowed,
        ),
        "/picture": ("The nodes and links drawn, some in any case.", [wanted, *narrowed]),
        "/node": (
            "A node: its links, its first grants, and grantees that do the same things.",
            [thing, *narrowed],
        ),
        "/link": ("A link: its first grants with their texts and the words quoted.", [thing, *narrowed]),
        "/grant": ("A grant, and grants that share most with it.", [thing, *narrowed]),
        "/group": ("Grantees of a community that are not drawn one by one.", [thing, wanted, *narrowed]),
        "/way": ("A shortest way between two nodes.", [*ends, *narrowed]),
        "/search": ("What holds words beginning so.", [query("q", "Words.")]),
        "/named": ("What the network knows of some IRIs.", [iris]),
        **{f"/{name}": (f"Rows of the table of {name}.", [*_part(name), *narrowed]) for name in COLUMNS},
    }
    return {f"/network{path}": {"get": get(said, JSON, given)} for path, (said, given) in pieces.items()}


def _choices() -> list[Json]:
    kinds = {"type": "array", "items": {"enum": [*NODE_KINDS, *LINK_KINDS]}}
    facets = [query(f"f.{name}", f"Any of these values of {name}.", schema=_TEXTS) for name in FACETS]
    return [
        *facets,
        query("hide", "Kinds of nodes and links to leave out.", schema=kinds),
        query("min", "Grants that a link has at least.", schema={"type": "integer", "minimum": 1}),
        query("focus", "The node whose surroundings are wanted, by id or IRI."),
        query("steps", "How far they reach.", schema={"type": "integer", "minimum": 1, "maximum": 2}),
    ]


def _part(table: str) -> list[Json]:
    columns = {"enum": [f"{sign}{name}" for name in COLUMNS[table] for sign in ("", "-")]}
    return [
        query("sort", "A column, with - from its end.", schema=columns),
        query("offset", "Where the piece begins.", schema={"type": "integer", "minimum": 0}),
        query("limit", "Its length.", schema={"type": "integer", "minimum": 1, "maximum": MOST}),
    ]
