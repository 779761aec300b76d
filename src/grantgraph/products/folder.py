"""The build folder: every product is complete and checked before the first one is replaced.

New products are written into a staging folder inside the build folder, flushed to disk and read again. The
staged manifest is the last of them: once it is there, the new build is whole and only has to be moved into
place. Whoever finds a staging folder (this run at its end, or the next run after a power cut) therefore
either finishes the move or throws the unfinished build away. Readers see products of one build, except for
the moment between two renames, which the manifest, renamed last, lets them notice.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grantgraph.errors import InvalidGraph, OutputRefused
from grantgraph.products.lock import locked
from grantgraph.products.manifest import (
    MANIFEST,
    Manifest,
    Product,
    SourceFile,
    build_time,
    is_product_name,
    read_manifest,
)
from grantgraph.products.refusal import refusing
from grantgraph.rdf.syntax import FORMATS, count_triples

STAGING = ".grantgraph-build"
PART = ".part"  # no staged name ends like a product, so that nobody takes one for it
GRAPH = "graph.ttl"
USUAL = (GRAPH, "network.html", "report.json", "report.html", MANIFEST)


@contextmanager
def build_folder(path: Path) -> Iterator[BuildFolder]:
    """A folder for one build at a time, made if need be.

    Raises `OutputRefused` where it cannot be written, is in use, or holds files that no build of ours
    wrote. What an interrupted build left is cleared away first.
    """
    made = _make(path)
    try:
        with locked(path):
            with refusing(path):
                _settle(path)
                for name in USUAL:
                    _refuse_foreign(path / name)
                (path / STAGING).mkdir()
            try:
                yield BuildFolder(path)
            finally:
                with refusing(path):
                    _settle(path)
    finally:
        _remove_empty(made)


class BuildFolder:
    """Takes the products of one build; nothing is replaced before `commit`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._products: dict[str, Product] = {}
        self._triples: dict[str, int] = {}

    def write(self, name: str, content: bytes | Iterable[bytes]) -> None:
        """Stage one file. RDF is read again by a strict parser: `InvalidGraph` if it is not legal."""
        chunks = [content] if isinstance(content, bytes) else content
        part = self._part(name)
        digest = hashlib.sha256()
        with refusing(self.path), part.open("xb") as stream:
            for chunk in chunks:
                stream.write(chunk)
                digest.update(chunk)
            _sync_file(stream.fileno())
        self._read_again(name, part)
        self._products[name] = Product(name, part.stat().st_size, digest.hexdigest())

    @contextmanager
    def directory(self, name: str) -> Iterator[Path]:
        """Stage a folder, for instance a store: fill the one that is yielded."""
        part = self._part(name)
        with refusing(self.path):
            part.mkdir()
            yield part
            files = sorted(p for p in part.rglob("*") if p.is_file())
            for file in files:
                with file.open("rb") as stream:
                    _sync_file(stream.fileno())
        self._products[name] = Product(name, sum(p.stat().st_size for p in files), files=len(files))

    def commit(self, triples: int, sources: Iterable[SourceFile] = ()) -> Manifest:
        """Replace the earlier products by the staged ones.

        `triples` is what the build meant to write; `InvalidGraph` if the graph that was read again holds
        another number. Products of an earlier build that this one does not have are removed.
        """
        written = self._triples.get(GRAPH, triples)
        if written != triples:
            raise InvalidGraph(f"{GRAPH} holds {written} triples instead of {triples}; nothing was replaced")
        manifest = Manifest(tuple(self._products.values()), triples, tuple(sources), build_time())
        with refusing(self.path):
            draft = self.path / STAGING / "draft"
            with draft.open("xb") as stream:
                stream.write(manifest.to_json())
                _sync_file(stream.fileno())
            _sync_folder(self.path / STAGING)
            draft.rename(self.path / STAGING / (MANIFEST + PART))
            _settle(self.path)
        return manifest

    def _part(self, name: str) -> Path:
        if not is_product_name(name) or name == MANIFEST:
            raise ValueError(f"not a name for a product: {name!r}")
        with refusing(self.path):
            _refuse_foreign(self.path / name)
        return self.path / STAGING / (name + PART)

    def _read_again(self, name: str, part: Path) -> None:
        rdf_format = FORMATS.get(Path(name).suffix)
        if rdf_format is None:
            return
        try:
            self._triples[name] = count_triples(part, rdf_format)
        except (SyntaxError, ValueError) as error:
            raise InvalidGraph(f"{name} as written is not legal ({error}); nothing was replaced") from error


def _settle(path: Path) -> None:
    """Finish a build that is whole, throw away one that is not, and leave no staging folder."""
    staging = path / STAGING
    if staging.is_symlink():
        raise OutputRefused(f"{staging} is a link; remove it")
    if not staging.exists():
        return
    staged = read_manifest(staging, MANIFEST + PART)
    if staged is not None:
        _move_into_place(path, staged)
    shutil.rmtree(staging)
    _sync_folder(path)


def _move_into_place(path: Path, staged: Manifest) -> None:
    """May be interrupted and begun again at any point."""
    staging = path / STAGING
    earlier = read_manifest(path)
    kept = {product.name for product in staged.products}
    for product in staged.products:
        part = staging / (product.name + PART)
        if part.is_dir():
            _retire(path / product.name, staging)
        if part.exists():
            part.replace(path / product.name)
    for product in earlier.products if earlier else ():
        if product.name not in kept:
            _retire(path / product.name, staging)
    _sync_folder(path)
    (staging / (MANIFEST + PART)).replace(path / MANIFEST)


def _retire(target: Path, staging: Path) -> None:
    """Move an outdated product into the staging folder, which is deleted at the end."""
    grave = staging / (target.name + ".old")
    if grave.is_dir():
        shutil.rmtree(grave)
    if target.exists():
        target.replace(grave)


def _refuse_foreign(target: Path) -> None:
    """Refuse to replace what no build of ours wrote: a link, a folder for a file, somebody's own file."""
    if target.is_symlink():
        raise OutputRefused(f"{target} is a link to somewhere else; remove it or choose another folder")
    if not target.exists():
        return
    earlier = read_manifest(target.parent)
    kinds = {p.name: p.files is not None for p in earlier.products} if earlier else {}
    is_ours = kinds.get(target.name) is target.is_dir()
    if not is_ours and (target.is_dir() or not _mentions_us(target)):
        raise OutputRefused(f"{target} was not written by GrantGraph; move it away or choose another folder")


def _mentions_us(file: Path) -> bool:
    with file.open("rb") as stream:
        head = stream.read(8192)
    return not head or b"grantgraph" in head.lower()


def _make(path: Path) -> list[Path]:
    """Make the folder; return the folders that had to be made, innermost first."""
    with refusing(path):
        if path.is_symlink():
            raise OutputRefused(f"{path} is a link; name the folder itself")
        if path.exists() and not path.is_dir():
            raise OutputRefused(f"{path} is a file; --out takes a folder")
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(parents=True, exist_ok=True)
        return missing


def _remove_empty(folders: Iterable[Path]) -> None:
    """Leave no empty folder behind a refused build."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _sync_file(descriptor: int) -> None:
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make renames last through a power cut; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
