"""The whole build on one screen: sources are read, grants enriched, mapped and checked, and products written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from grantgraph.pipeline.graph import Graph, to_graph
from grantgraph.pipeline.intake import Reading, read
from grantgraph.pipeline.settings import Progress, Settings, silent
from grantgraph.products import SourceFile, build_folder
from grantgraph.rdf.stores import write_store
from grantgraph.report import Report

__all__ = ["Graph", "Progress", "Reading", "Settings", "build", "read", "to_graph"]


def build(paths: Sequence[Path], out: Path, settings: Settings, progress: Progress = silent) -> Report:
    """Read the sources and replace the products in `out`; `GrantGraphError` where nothing was replaced."""
    with build_folder(out) as folder:
        graph = to_graph(read(paths, settings, progress), settings, progress)
        progress("writing")
        # Half of all that a build imports is for the page: a source that is refused need not wait for it.
        from grantgraph.exports.page import page, views  # noqa: PLC0415
        from grantgraph.exports.report_page import report_page  # noqa: PLC0415

        folder.write("graph.ttl", graph.source)
        folder.write("network.html", page(graph.dataset, views(settings.sparql), graph.source).encode())
        if settings.store:
            with folder.directory("store") as store:
                write_store(graph.triples, store)
        folder.write("report.json", graph.report.to_json())
        folder.write("report.html", report_page(graph.report))
        folder.commit(graph.size, _files(graph.report))
    return graph.report


def _files(report: Report) -> Iterator[SourceFile]:
    yield from (SourceFile(each.name, each.sha256) for each in report.sources if each.sha256)
    yield from (SourceFile(each.name, each.sha256) for each in report.corrections_files)
