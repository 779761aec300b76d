"""A dataset in, the text of the page out: pyvis renders our template with the nodes, edges and options it holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup

from grantgraph.exports.page import assets
from grantgraph.exports.page.budget import STATIC_ROWS, Selection, select
from grantgraph.exports.page.content import Content, Json
from grantgraph.exports.page.static import cards, counts, money_lines, nodes_of
from grantgraph.exports.page.texts import languages, say
from grantgraph.exports.page.views import VIEWS, View
from grantgraph.networks import read_facts
from grantgraph.rdf import turtle
from grantgraph.rdf.dataset import Dataset

OPTIONS: Json = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "color": {"inherit": False}, "scaling": {"min": 1, "max": 6, "label": False}},
    "interaction": {"hover": False, "keyboard": False, "selectConnectedEdges": False, "tooltipDelay": 100000},
}
"""What every network of ours has in common; colours and fonts follow the reader's light or dark mode in the page."""


_CONNECT = {"embedded": "'none'", "served": "'self'"}


@dataclass(frozen=True, slots=True)
class Carried:
    """The data in a page: the picture, the facts behind it, and where its script gets what it draws (`SOURCES`)."""

    source: str
    nodes: list[Json]
    edges: list[Json]
    facts: Json


def page(dataset: Dataset, views: Sequence[View] = VIEWS, source: bytes | None = None) -> str:
    """The page of a dataset: the fullest that stays within the budget, which says what it leaves out.

    `source` is the dataset in Turtle, for readers to save; where it is not at hand it is written anew.
    """
    if source is None:
        source = "".join(turtle.write(dataset.triples())).encode()
    selection = select(read_facts(dataset), source, fixed=_fixed(views))
    data = selection.content
    facts = {"things": data.things, "grants": data.grants, "listings": data.listings}
    return _rendered(selection, views, Carried("embedded", data.nodes, data.edges, facts))


def served_page(data: Content, opening: Json, views: Sequence[View] = VIEWS) -> str:
    """The same page for a server's readers: it carries what it opens on, and asks the server for the rest.

    `opening` is the picture of the whole (`nodes`, `edges`, `things` and what is told of them) and its `total`.
    """
    overview = dict(opening["overview"])
    nodes, edges = overview.pop("nodes"), overview.pop("edges")
    facts = {
        "things": overview.pop("things"),
        "listings": data.listings,
        "total": opening["total"],
        "overview": overview,
    }
    return _rendered(Selection(data, None, (), 0), views, Carried("served", nodes, edges, facts))


def _rendered(selection: Selection, views: Sequence[View], carried: Carried) -> str:
    """What pyvis makes of our template: the picture is its own, all else are variables."""
    from pyvis.network import Network  # noqa: PLC0415  (brings IPython along: half a second)

    network = Network(cdn_resources="in_line", heading=_title(selection.content))
    network.nodes, network.edges, network.options = carried.nodes, carried.edges, OPTIONS
    network.path = "page.html"
    network.templateEnv = _environment(_variables(selection, views, carried))
    return str(network.generate_html())


def _fixed(views: Sequence[View]) -> int:
    """Bytes of scripts, style, and what the views bring."""
    blocks = [block for view in views for block in view.blocks.values()]
    return (
        len(assets.vis_network())
        + len(assets.script())
        + len(assets.style())
        + sum(len(assets.packed(b)) for b in blocks)
    )


def _environment(variables: dict[str, Any]) -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.PackageLoader("grantgraph.exports.page", "template"),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"packed": assets.packed, "from_json": json.loads}
    environment.globals.update(variables)
    return environment


def _variables(selection: Selection, views: Sequence[View], carried: Carried) -> dict[str, Any]:
    """What the template knows beside the nodes, edges and options that pyvis hands over."""
    data = selection.content
    script = assets.script(tuple(name for view in views for name in view.scripts), carried.source)
    vis, style = assets.vis_network(), assets.style()
    allowed, directives = [w for v in views for w in v.allowed], [d for v in views for d in v.policies]
    return {
        "policy": assets.policy(
            [vis, script], [style], allowed, directives, connect=_CONNECT[carried.source]
        ),
        "is_served": carried.source == "served",
        "facts": carried.facts,
        "vis": Markup(vis),  # noqa: S704  (third-party script as installed)
        "script": Markup(script),  # noqa: S704  (our own)
        "style": Markup(style),  # noqa: S704  (our own)
        "raw": Markup,
        "views": views,
        "texts": languages(),
        "say": say,
        "data": data,
        "turtle": selection.turtle,
        "notes": selection.notes,
        "static_rows": STATIC_ROWS,
        "counts": counts(data),
        "money": money_lines(data.grants),
        "grants_of": Counter(thing for grant in data.grants for thing in nodes_of(grant)),
        "cards": list(cards(data, selection.static_grants)),
        "licences": assets.source("licences.txt"),
        "more_licences": [view.licence for view in views if view.licence],
    }


def _title(data: Content) -> str:
    if len(data.listings) != 1:
        return say("title", n=len(data.listings))
    title, publisher = data.listings[0]["title"], data.listings[0].get("publisher") or _only_funder(data)
    return title if not publisher or publisher in title else f"{publisher}: {title}"


def _only_funder(data: Content) -> str:
    """Whose grants these are, where one funder gave them all: more to a reader than the name of a file."""
    funders = {funder for grant in data.grants for funder in grant.get("funders", ())}
    return str(data.things[funders.pop()]["label"]) if len(funders) == 1 else ""
