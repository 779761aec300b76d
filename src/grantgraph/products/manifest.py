"""`manifest.json`: which products belong together, what they were made from, when, and with which versions.

Its shape is `schemas/manifest.schema.json`. It is replaced last, so a folder whose manifest agrees with its
files holds one finished build. It is the only product with a clock in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from grantgraph.errors import GrantGraphError

MANIFEST = "manifest.json"
SCHEMA = "https://w3id.org/grantgraph/schema/manifest-1.json"
_LIBRARIES = ("pyoxigraph", "rdflib", "networkx", "pyvis")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Product:
    """A file of the build, or a folder (then `files` counts what is in it and there is no digest)."""

    name: str
    size: int
    sha256: str | None = None
    files: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name without a folder, and its digest, so that anyone can tell it again."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A finished build: its products, how many triples its graph holds, and the files it was made from."""

    products: tuple[Product, ...]
    triples: int
    sources: tuple[SourceFile, ...] = ()
    built: str = ""

    def to_json(self) -> bytes:
        """The file's bytes."""
        document: dict[str, Any] = {
            "$schema": SCHEMA,
            "generator": {"name": "grantgraph", "versions": _versions()},
            "built": self.built or build_time(),
            "triples": self.triples,
            "sources": [asdict(s) for s in sorted(self.sources, key=lambda s: (s.name, s.sha256))],
            "products": [
                {key: value for key, value in asdict(p).items() if value is not None}
                for p in sorted(self.products, key=lambda p: p.name)
            ],
        }
        return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def is_product_name(name: str) -> bool:
    """A plain file name: names of products never come from data and never lead out of the build folder."""
    return _NAME.fullmatch(name) is not None


def build_time() -> str:
    """The time to be written down: `SOURCE_DATE_EPOCH` where set, else now (UTC, whole seconds)."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(stated), UTC) if stated else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise GrantGraphError(f"SOURCE_DATE_EPOCH={stated!r} is not a number of seconds") from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_manifest(folder: Path, name: str = MANIFEST) -> Manifest | None:
    """The manifest of a build folder; None where there is none, or none that can be understood.

    Raises `OSError` where the file is there and cannot be read.
    """
    path = folder / name
    if not path.is_file():
        return None
    try:
        document = json.loads(path.read_bytes())
        if document["$schema"] != SCHEMA:
            return None
        products = tuple(Product(**product) for product in document["products"])
        sources = tuple(SourceFile(**source) for source in document["sources"])
        manifest = Manifest(products, int(document["triples"]), sources, str(document["built"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return manifest if all(is_product_name(p.name) for p in manifest.products) else None


def damage(folder: Path) -> Iterator[str]:
    """One sentence for each product that is not as the manifest says; nothing for a sound folder."""
    manifest = read_manifest(folder)
    if manifest is None:
        yield f"{MANIFEST} is missing or not readable"
        return
    for product in manifest.products:
        path = folder / product.name
        if product.files is not None:
            if not path.is_dir():
                yield f"{product.name}/ is missing"
        elif not path.is_file():
            yield f"{product.name} is missing"
        elif is_changed(path, product):
            yield f"{product.name} was changed after it was built"


def is_changed(file: Path, product: Product) -> bool:
    """Whether a file is another than the one that was built."""
    return file.stat().st_size != product.size or _sha256(file) != product.sha256


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _versions() -> dict[str, str]:
    versions = {"python": platform.python_version()}
    for name in ("grantgraph", *_LIBRARIES):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "unknown"
    return versions
