"""What a user may say of a build beside its sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from grantgraph.enrich.decisions import Decision
from grantgraph.model import Context
from grantgraph.namespaces import DATA
from grantgraph.vocabulary.funders import reading_context

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`format` names a reader where detection is not wanted; `base` begins the IRIs of the graph.

    `suppressed` are names and identifiers to be removed from all products. `sparql` gives the page its SPARQL view,
    `store` adds an Oxigraph store to the build. `corrections` are files of them; None: those beside the sources.
    """

    format: str | None = None
    base: str = DATA
    context: Context = field(default_factory=reading_context)
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Path, ...] | None = None
    suppressed: tuple[str, ...] = ()
    sparql: bool = True
    store: bool = False
