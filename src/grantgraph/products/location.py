"""Which dataset a person means: a build folder, a store, an RDF file, or, with no word, the newest build."""

from __future__ import annotations

from pathlib import Path

from grantgraph.errors import SourceRefused
from grantgraph.products.manifest import read_manifest
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
    manifest = read_manifest(folder)
    if manifest and STORE in {product.name for product in manifest.products}:
        return Place(folder / STORE, manifest.triples)
    if (folder / GRAPH).is_file():
        return Place(folder / GRAPH)
    if (folder / "CURRENT").is_file():  # RocksDB's own sign
        return Place(folder)
    raise SourceRefused(str(folder), f"holds no {GRAPH}; name a build folder or an RDF file")


def _newest_build() -> Path:
    builds = [path for path in BUILDS.glob(f"*/{GRAPH}") if path.is_file()]
    if not builds:
        raise SourceRefused(str(BUILDS), "there is no build yet; run `grantgraph build LISTING` or name one")
    return max(builds, key=lambda path: (path.stat().st_mtime, path)).parent
