"""How a node looks: its label in lines, its size in pixels, and the box that both take."""

from __future__ import annotations

import math
import textwrap

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from grantgraph.networks.projection import Kind

WRAP = 24  # letters a line
CONCEPT_FONT, NAME_FONT = 16, 14  # pixels
_LETTER = 0.55  # width of a letter over the font's size


def wrapped(label: str) -> str:
    """A label in lines of about `WRAP` letters; a long one ends in an ellipsis, its full text is in the details."""
    lines = textwrap.wrap(label, WRAP, break_on_hyphens=False)
    return "\n".join(lines if len(lines) <= 3 else [*lines[:2], lines[2][: WRAP - 1] + "…"])


def radii(graph: nx.Graph[str]) -> dict[str, float]:
    """Half the height of each node: its area grows with its grants. Withheld names are all drawn alike."""
    most = max((len(grants) for _, grants in graph.nodes(data="grants")), default=1)
    unit = min(3.4, 22 / math.sqrt(most))
    return {
        iri: round(6 + unit * math.sqrt(len(node["grants"])), 1) if node["kind"].is_ranked else 7.0
        for iri, node in graph.nodes(data=True)
    }


def label_boxes(graph: nx.Graph[str], *, named: bool = True) -> NDArray[np.float64]:
    """Left, top, right and bottom of every node with the label under it, relative to the node's middle.

    Where nodes are not `named`, the boxes are those of their shapes.
    """
    boxes, sizes = [], radii(graph)
    for iri, node in graph.nodes(data=True):
        kind: Kind = node["kind"]
        font = CONCEPT_FONT if kind.is_concept else NAME_FONT
        lines = wrapped(node["label"]).split("\n")
        size = sizes[iri]
        if not named:
            boxes.append((-size, -size, size, size))
            continue
        half = max(size, max(map(len, lines), default=0) * font * _LETTER / 2)
        boxes.append((-half, -size, half, size + 5 + len(lines) * font * 1.15))
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)
