"""The page's own source files, joined, and the marks by which a browser accepts them and nothing else."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

from markupsafe import Markup

from grantgraph.errors import MissingResource

STYLES = ("base", "frame", "filters", "details", "tables", "cards", "about", "sparql", "narrow", "print")
SOURCES = {
    "embedded": ("visible", "finding", "alike", "ways", "rows", "totals", "source"),
    "served": ("source",),
}
"""Where the script gets what it draws: from the page itself, or from the server that gave the page."""
SCRIPTS = (
    "data",
    "texts",
    "dom",
    "state",
    "facets",
    "search",
    "paths",
    "money",
    "quotes",
    "labels",
    "places",
    "look",
    "network",
    "camera",
    "highlight",
    "names",
    "filters",
    "details",
    "overview",
    "node-details",
    "link-details",
    "grant-details",
    "table",
    "cards",
    "xml",
    "svg",
    "gexf",
    "downloads",
    "links",
    "keyboard",
    "main",
)


def source(*parts: str) -> str:
    """One of the page's source files as text."""
    file = resources.files("grantgraph.exports.page").joinpath(*parts)
    if not file.is_file():
        raise MissingResource(
            f"{'/'.join(parts)} is missing from this installation; install grantgraph again"
        )
    return file.read_text(encoding="utf-8")


def vis_network() -> str:
    """The JavaScript of vis-network that pyvis brings (Apache-2.0 or MIT)."""
    file = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    return file.read_text(encoding="utf-8").partition("//# sourceMappingURL=")[0]


@cache
def style() -> str:
    """All of the page's style."""
    return "\n".join(source("style", f"{name}.css") for name in STYLES)


@cache
def script(more: tuple[str, ...] = (), source_of_data: str = "embedded") -> str:
    """All of the page's script and more files of `script/`, in one strict function: their names stay their own."""
    *parts, main = SCRIPTS
    given = (f"{source_of_data}/{name}" for name in SOURCES[source_of_data])
    joined = "\n".join(source("script", f"{name}.js") for name in (*parts, *given, *more, main))
    return f'(() => {{\n"use strict";\n{joined}\n}})();'


def packed(value: bytes | Any) -> Markup:
    """Bytes, or anything JSON can hold, as base64 of gzip: small, and unable to end the element it stands in.

    Bytes that are gzip already stay as they are.
    """
    raw = (
        value
        if isinstance(value, bytes)
        else json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    )
    small = raw if raw.startswith(b"\x1f\x8b") else _gzipped(raw)
    return Markup(base64.b64encode(small).decode("ascii"))  # noqa: S704


def _gzipped(data: bytes) -> bytes:
    """As gzip, the same from every Python: `gzip.compress` of some names the system in its head."""
    stream = BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=6, fileobj=stream, mtime=0) as packing:
        packing.write(data)
    return stream.getvalue()


def digest(text: str) -> str:
    """The hash by which a content security policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def policy(
    scripts: Iterable[str],
    styles: Iterable[str],
    allowed: Iterable[str] = (),
    more: Iterable[str] = (),
    connect: str = "'none'",
) -> str:
    """A policy under which only these scripts and styles run, and no request leaves the page but to `connect`."""
    return "; ".join((
        "default-src 'none'",
        f"script-src {' '.join([*map(digest, scripts), *allowed])}",
        f"style-src {' '.join(map(digest, styles))}",
        "img-src data: blob:",
        f"connect-src {connect}",
        "base-uri 'none'",
        "form-action 'none'",
        *more,
    ))  # fmt: skip
