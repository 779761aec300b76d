"""A folder of hostile files with what must become of each, and a way to build one and look at what came out.

The folder lies beside the repository and is not part of it (`../shared/nasty`, described by its INDEX.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from grantgraph.errors import GrantGraphError
from grantgraph.pipeline import Settings, build
from grantgraph.report import Report

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "nasty"


@dataclass(frozen=True)
class Outcome:
    """What a build left: its report or the refusal, the bytes of all products, the literals and IRIs of the graph."""

    report: Report | None
    refusal: str
    products: dict[str, bytes]
    literals: list[str]
    iris: list[str]

    @property
    def page(self) -> str:
        """The page, empty where the source was refused."""
        return self.products.get("network.html", b"").decode()

    @property
    def scripts(self) -> int:
        """How many script elements the page has."""
        return len(re.findall(r"<script\b", self.page))


def cases() -> list[dict[str, Any]]:
    """The entries of the corpus that are to be built; none where there is no corpus."""
    manifest = CORPUS / "manifest.json"
    entries = json.loads(manifest.read_bytes()) if manifest.is_file() else []
    return [entry for entry in entries if entry["cls"] not in {"DATA", "SUPPORT"}]


def outcome_of(source: Path, out: Path) -> Outcome:
    """Build one source. Anything but a `GrantGraphError` that escapes is a fault of ours."""
    try:
        report, refusal = build([source], out, Settings()), ""
    except GrantGraphError as error:
        report, refusal = None, str(error)
    products = {path.name: path.read_bytes() for path in out.glob("*")} if out.exists() else {}
    terms = list(_terms(products.get("graph.ttl", b"")))
    return Outcome(
        report,
        refusal,
        products,
        [term.value for term in terms if isinstance(term, ox.Literal)],
        [term.value for term in terms if isinstance(term, ox.NamedNode)],
    )


def _terms(turtle: bytes) -> Iterator[Any]:
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        yield from (quad.subject, quad.predicate, quad.object)
