"""The page people open: network, table, grants and evidence in one HTML file that asks nothing of any network.

pyvis builds it: nodes, edges, options and its bundled vis-network. The template, style and script beside this
module are ours and are joined as they are.
"""

from __future__ import annotations

from pathlib import Path

from grantgraph.exports.page.builder import page, served_page
from grantgraph.exports.page.sparql import served_views, views
from grantgraph.rdf.dataset import Dataset

__all__ = ["page", "served_page", "served_views", "views", "write"]


def write(dataset: Dataset, path: Path) -> None:
    """Write the page of a dataset as one HTML file."""
    path.write_text(page(dataset, views()), encoding="utf-8", newline="\n")
