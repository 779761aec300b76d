"""Which dataset a person means: a build folder, a store, an RDF file, or, with no word, the newest build.

Who names a build folder trusts in what the build left there. So a graph that is no longer as it was built is
refused where it is damaged or holds less, and otherwise answers with a remark. Who names a file gets that file.
"""

from __future__ import annotations

from pathlib import Path

from grantgraph.errors import SourceRefused
from grantgraph.products.manifest import Product, is_changed, read_manifest
from grantgraph.rdf.reading import read_quads
from grantgraph.rdf.workers import Place

GRAPH = "graph.ttl"
STORE = "store"
BUILDS = Path("out")


def locate(path: Path | None) -> Place:
    """Where the dataset lies; `SourceRefused` where there is none."""
    if path is None:
        return locate(_newest_build())
    if path.is_dir():
        return _in_folder(path)
    if not path.exists():
        raise SourceRefused(str(path), "there is no such file or folder")
    return Place(path)


def _in_folder(folder: Path) -> Place:
    manifest, graph = read_manifest(folder), folder / GRAPH
    built = {product.name: product for product in manifest.products} if manifest else {}
    if manifest and STORE in built:
        return Place(folder / STORE, manifest.triples, remark=_beside_store(graph, built.get(GRAPH)))
    if graph.is_file():
        is_as_built = not manifest or GRAPH not in built or not is_changed(graph, built[GRAPH])
        return Place(graph) if is_as_built else _changed(graph, manifest.triples if manifest else 0)
    if (folder / "CURRENT").is_file():  # RocksDB's own sign
        return Place(folder)
    raise SourceRefused(str(folder), f"holds no {GRAPH}; name a build folder or an RDF file")


def _beside_store(graph: Path, built: Product | None) -> str:
    """A word where somebody changed a graph that is not asked. Its size is enough: the store shall open at once."""
    if built is None or (graph.is_file() and graph.stat().st_size == built.size):
        return ""
    return f"{GRAPH} was changed after it was built; the answer is from the store beside it, as it was built"


def _changed(graph: Path, triples: int) -> Place:
    """A graph that was changed after it was built: `SourceRefused` where it is damaged or holds less than then."""
    name = f"{graph.parent.name}/{GRAPH}"
    try:
        held = len(read_quads(graph))
    except SourceRefused as error:
        reason = f"was changed after it was built and {error.reason}; build it again"
        raise SourceRefused(name, reason, error.location) from error
    if held < triples:
        reason = f"holds {held:,} triples where {triples:,} were built; it was cut short or edited"
        raise SourceRefused(name, f"{reason}. Build it again, or name the file itself to ask it as it is")
    now = f"{triples:,} triples then, {held:,} now"
    return Place(
        graph, remark=f"{name} was changed after it was built ({now}); the answer is from what it holds now"
    )


def _newest_build() -> Path:
    builds = [path for path in BUILDS.glob(f"*/{GRAPH}") if path.is_file()]
    if not builds:
        raise SourceRefused(str(BUILDS), "there is no build yet; run `grantgraph build LISTING` or name one")
    return max(builds, key=lambda path: (path.stat().st_mtime, path)).parent
