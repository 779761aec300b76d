"""Which form a client wants: an Accept header and what we can offer in, the best match out.

After RFC 9110, section 12.5.1 (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

TABLES: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPHS: dict[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "text/plain": "ntriples",
    "application/json": "jsonld",
}
CHARSET = "; charset=utf-8"


@lru_cache(maxsize=256)
def choose(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """The media type of `offered` that the header likes best, the first among equals; None if it likes none."""
    ranges = _ranges(accept or "*/*")
    best, best_quality = None, 0.0
    for media in offered:
        quality = _quality(media, ranges)
        if quality > best_quality:
            best, best_quality = media, quality
    return best


def _ranges(accept: str) -> dict[str, float]:
    """Media ranges with their q-values; what cannot be read counts as not there."""
    ranges: dict[str, float] = {}
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" in media:
            ranges[media] = _q(parameters)
    return ranges or {"*/*": 1.0}


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _quality(media: str, ranges: Mapping[str, float]) -> float:
    """The most specific range that covers the type decides."""
    for wanted in (media, media.partition("/")[0] + "/*", "*/*"):
        if wanted in ranges:
            return ranges[wanted]
    return 0.0


def accepts_gzip(header: str | None) -> bool:
    """Whether a client takes a body that is compressed."""
    ranges = {
        name.strip(): _q(rest)
        for name, *rest in (part.split(";") for part in (header or "").lower().split(","))
    }
    return ranges.get("gzip", ranges.get("*", 0.0)) > 0
