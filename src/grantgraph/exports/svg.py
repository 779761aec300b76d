"""The network as a picture that scales: SVG 1.1 without script, style sheet or address.

Shapes and colours are those of the page in light mode. See https://www.w3.org/TR/SVG11/.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import networkx as nx

from grantgraph.exports.plain import without_controls
from grantgraph.networks import Kind, network, place
from grantgraph.networks.labels import CONCEPT_FONT, NAME_FONT, radii, wrapped
from grantgraph.rdf.dataset import Dataset

COLOURS = {Kind.GRANTEE: "#0072b2", Kind.THEME: "#b84a00", Kind.ACTIVITY: "#00795a"}
QUIET, EDGE, TEXT, GROUND = "#5a626c", "#8a929c", "#1a1d21", "#ffffff"
MARGIN = 110


def write(dataset: Dataset, path: Path) -> None:
    """Write the network of a dataset as SVG."""
    path.write_text("\n".join(_lines(network(dataset))) + "\n", encoding="utf-8", newline="\n")


def _lines(graph: nx.Graph[str]) -> Iterator[str]:
    places, sizes = place(graph), radii(graph)
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    width, height = max(xs) - min(xs) + 2 * MARGIN, max(ys) - min(ys) + 2 * MARGIN
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}">'
    yield f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{GROUND}"/>'
    for one, other, edge in graph.edges(data=True):
        yield _link(places[one], places[other], edge["weight"], edge["kind"])
    yield f'<g font-family="system-ui, sans-serif" text-anchor="middle" fill="{TEXT}">'
    for iri, node in graph.nodes(data=True):
        yield f"<g>{_shape(*places[iri], sizes[iri], node['kind'])}{_label(*places[iri], sizes[iri], node)}</g>"
    yield "</g></svg>"


def _link(one: tuple[int, int], other: tuple[int, int], weight: int, kind: str) -> str:
    opacity = 0.3 if kind == "theme-activity" else 0.7
    width = min(7.0, 0.6 + 1.1 * math.sqrt(weight))
    ends = f'x1="{one[0]}" y1="{one[1]}" x2="{other[0]}" y2="{other[1]}"'
    return f'<line {ends} stroke="{EDGE}" stroke-opacity="{opacity}" stroke-width="{width:.1f}"/>'


def _shape(x: int, y: int, r: float, kind: Kind) -> str:
    fill = (
        f'fill="{COLOURS[kind]}"' if kind in COLOURS else f'fill="{GROUND}" stroke="{QUIET}" stroke-width="2"'
    )
    if kind is Kind.THEME:
        return f'<path d="M{x} {y - r:.1f}L{x + r:.1f} {y}L{x} {y + r:.1f}L{x - r:.1f} {y}z" {fill}/>'
    if kind is Kind.ACTIVITY:
        return f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r:.1f}" height="{2 * r:.1f}" {fill}/>'
    return f'<circle cx="{x}" cy="{y}" r="{r:.1f}" {fill}/>'


def _label(x: int, y: int, r: float, node: dict[str, object]) -> str:
    kind, label = node["kind"], str(node["label"])
    font = CONCEPT_FONT if isinstance(kind, Kind) and kind.is_concept else NAME_FONT
    return "".join(
        f'<text x="{x}" y="{y + r + 4 + font * (0.85 + 1.17 * n):.1f}" font-size="{font}">{escape(line)}</text>'
        for n, line in enumerate(wrapped(without_controls(label)).split("\n"))
    )
