"""A place for every node, the same from run to run, so that the page needs no physics.

Three steps. Distances in the graph to a few pivots give the rough shape (PivotMDS, Brandes & Pich 2007). Springs along
the links and repulsion between all nodes refine it (Fruchterman & Reingold 1991): exactly in small networks, and from
near neighbours plus the cells of a coarse grid in large ones. At last the label boxes are pushed apart.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from grantgraph.networks.labels import label_boxes

SEED = 7
EXACT_UP_TO = 500  # nodes; beyond it, repulsion is taken from neighbours and cells
NAMED_UP_TO = 80  # nodes; beyond it, the page names those for whom there is room
SPACING = 118.0  # pixels between neighbours, before labels are pushed apart
ASPECT = 1.2  # width to height, as the canvas on a desk

Array = NDArray[np.float64]
Indices = NDArray[np.int64]


def place(graph: nx.Graph[str]) -> dict[str, tuple[int, int]]:
    """Pixel coordinates of every node around (0, 0), whole numbers."""
    nodes = list(graph)
    number = {node: i for i, node in enumerate(nodes)}
    boxes = label_boxes(graph, named=len(nodes) <= NAMED_UP_TO)
    points = np.zeros((len(nodes), 2))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    members = [np.array(sorted(number[node] for node in part)) for part in parts]
    for part in members:
        points[part] = _placed(graph.subgraph(nodes[i] for i in part), [nodes[i] for i in part])
    points = _side_by_side(points, members, boxes)
    if len(nodes) <= EXACT_UP_TO:
        points = packed(points, boxes)
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, points.tolist(), strict=True)}


def _placed(part: nx.Graph[str], nodes: list[str]) -> Array:
    """Places of one connected part by itself."""
    if len(nodes) < 3:
        return np.array([[0.0, i * SPACING] for i in range(len(nodes))])
    ends = _links(part, nodes)
    return _scaled(_springs(_pivot_positions(ends, len(nodes)), ends), ends)


def _side_by_side(points: Array, members: list[Indices], boxes: Array, gap: float = 30.0) -> Array:
    """The largest part above, the others below it in rows: parts without a link are not drawn into each other."""
    placed = points.copy()
    left = top = row = width = 0.0
    for n, part in enumerate(members):
        low = (points[part] + boxes[part, :2]).min(axis=0)
        size = (points[part] + boxes[part, 2:]).max(axis=0) - low
        if n == 0:
            width = max(size[0], 60 * np.sqrt(len(points)))
        if left and left + size[0] > width:
            left, top, row = 0.0, top + row + gap, 0.0
        placed[part] += np.array([left, top]) - low
        left, row = left + size[0] + gap, max(row, size[1])
    if len(placed):
        placed -= (placed.max(axis=0) + placed.min(axis=0)) / 2
    return placed


def _links(graph: nx.Graph[str], nodes: list[str]) -> Indices:
    number = {node: i for i, node in enumerate(nodes)}
    return np.array([(number[a], number[b]) for a, b in graph.edges], dtype=np.int64).reshape(-1, 2)


def _pivot_positions(ends: Indices, count: int, pivots: int = 24) -> Array:
    """Rough positions from the distances to a few far-apart pivots."""
    ones = np.ones(len(ends))
    matrix = csr_matrix((ones, (ends[:, 0], ends[:, 1])), shape=(count, count))
    chosen = [int(np.argmax(np.bincount(ends.ravel(), minlength=count)))]
    distances: list[Array] = []
    for _ in range(min(pivots, count)):
        reach = dijkstra(matrix, directed=False, unweighted=True, indices=chosen[-1])
        finite = reach[np.isfinite(reach)]
        distances.append(np.where(np.isfinite(reach), reach, finite.max() + 2))
        chosen.append(int(np.argmax(np.min(distances, axis=0))))
    squared = np.array(distances).T ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    points = centred @ axes[:2].T
    if points.shape[1] < 2:
        points = np.hstack([points, np.zeros_like(points)])
    points /= np.abs(points).max() or 1.0
    jitter = np.random.default_rng(SEED).normal(scale=0.08, size=points.shape)
    return np.asarray(points * np.sqrt(count) / 2 + jitter * np.sqrt(count))


def _springs(points: Array, ends: Indices) -> Array:
    """Fruchterman-Reingold with unit distance, cooling linearly; hubs repel more than leaves."""
    count = len(points)
    steps = 300 if count <= 150 else 120 if count <= EXACT_UP_TO else 60
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    mass = 1.0 + 0.35 * np.sqrt(degree)
    pull = 1.0 / np.sqrt(1.0 + 0.12 * (degree[ends[:, 0]] + degree[ends[:, 1]]))
    near: Indices | None = None
    for step in range(steps):
        if count > EXACT_UP_TO and step % 4 == 0:
            near = cKDTree(points).query(points, k=11)[1][:, 1:]
        force = _repulsion(points, points, mass, mass, 1e-4) if near is None else _far(points, mass, near)
        along = points[ends[:, 0]] - points[ends[:, 1]]
        tension = along * (np.linalg.norm(along, axis=1) * pull)[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(ends[:, 0], tension[:, axis], count)
            force[:, axis] += np.bincount(ends[:, 1], tension[:, axis], count)
        force -= 0.06 * points * mass[:, None]
        heat = 0.12 * np.sqrt(count) * (1 - step / steps) + 0.002
        length = np.maximum(np.linalg.norm(force, axis=1), 1e-9)
        points = points + force * (np.minimum(length, heat) / length)[:, None]
    return points


def _repulsion(points: Array, others: Array, mass: Array, weight: Array, least: float) -> Array:
    """How all others push each point: with their masses, and the inverse of the distance."""
    square = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None, :] - 2 * points @ others.T
    push = mass[:, None] * weight[None, :] / np.maximum(square, least)
    return np.asarray(points * push.sum(axis=1)[:, None] - push @ others)


def _far(points: Array, mass: Array, near: Indices, cells: int = 12) -> Array:
    """Repulsion from the nearest nodes one by one, and from all by the cells of a grid they lie in."""
    apart = points[:, None, :] - points[near]
    square = np.maximum((apart**2).sum(axis=2), 1e-4)
    force = (apart * (mass[:, None] * mass[near] / square)[:, :, None]).sum(axis=1)
    low = points.min(axis=0)
    size = (points.max(axis=0) - low) / cells + 1e-9
    cell = np.minimum(((points - low) / size).astype(np.int64), cells - 1) @ np.array([cells, 1])
    weight = np.bincount(cell, mass, cells * cells).astype(np.float64)
    held = np.maximum(weight, 1e-9)
    centre = np.stack([np.bincount(cell, mass * points[:, i], cells * cells) / held for i in (0, 1)], axis=1)
    return np.asarray(force + _repulsion(points, centre, mass, weight, float((size**2).sum())))


def _scaled(points: Array, ends: Indices) -> Array:
    """To pixels: the typical link is `SPACING` long, and the whole is a little wider than high."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    points = points @ axes.T  # the longer side lies flat
    typical = float(np.median(np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)))
    return np.asarray(points * [ASPECT**0.5, ASPECT**-0.5] * (SPACING * 1.6 / max(typical, 1e-9)))


def packed(points: Array, boxes: Array, rounds: int = 8) -> Array:
    """Boxes moved apart, then drawn together again and again: half the ground, so twice the size of the letters."""
    points = separate(points, boxes)
    for _ in range(rounds if len(points) <= 300 else 0):
        points = separate(points * 0.95, boxes, rounds=60)
    return points


def separate(points: Array, boxes: Array, rounds: int = 300, gap: float = 8.0) -> Array:
    """Move boxes that overlap apart, each pair along the side where it takes least.

    `boxes` holds left, top, right and bottom of every box relative to its node.
    """
    half = np.stack([boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]], axis=1) / 2 + gap / 2
    middle = points + np.stack([boxes[:, 2] + boxes[:, 0], boxes[:, 3] + boxes[:, 1]], axis=1) / 2
    start = middle.copy()
    reach = float(2 * np.linalg.norm(half, axis=1).max(initial=0))
    for _ in range(rounds):
        pairs = cKDTree(middle).query_pairs(reach, output_type="ndarray")
        one, other = pairs[:, 0], pairs[:, 1]
        apart = middle[one] - middle[other]
        overlap = half[one] + half[other] - np.abs(apart)
        meets = (overlap > 0).all(axis=1)
        if not meets.any():
            break
        one, other, apart, overlap = one[meets], other[meets], apart[meets], overlap[meets]
        axis = overlap.argmin(axis=1)
        side = np.where(apart[np.arange(len(axis)), axis] < 0, -1.0, 1.0)
        step = side * overlap[np.arange(len(axis)), axis] * 0.3
        np.add.at(middle, (one, axis), step)
        np.add.at(middle, (other, axis), -step)
    return np.asarray(points + middle - start)
