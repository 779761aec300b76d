"""What `query` and `ask` share: where the dataset is, with which engine, for how long, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from grantgraph.cli.printing import FORMATS, show
from grantgraph.cli.sources import chosen
from grantgraph.rdf.answers import Term
from grantgraph.rdf.dataset import Engine
from grantgraph.rdf.guard import Limits
from grantgraph.rdf.remote import answer_remote
from grantgraph.rdf.workers import answer

_OPTIONS = (
    click.option(
        "--on",
        type=click.Path(path_type=Path),
        help="A build folder, a store or an RDF file. Without it: the newest build under out/.",
    ),
    click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead."),
    click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True),
    click.option(
        "--engine", type=click.Choice(["oxigraph", "rdflib"]), default="oxigraph", show_default=True
    ),
    click.option("--timeout", type=click.FloatRange(min=0.1), default=60, show_default=True, help="Seconds."),
)


@dataclass(frozen=True, slots=True)
class How:
    """The shared options of one call."""

    on: Path | None
    endpoint: str | None
    form: str
    engine: Engine
    timeout: float

    def answer(self, query: str, bindings: Mapping[str, Term] | None = None) -> None:
        """Find the answer and print it."""
        if self.endpoint:
            if self.on:
                raise click.UsageError("--on and --endpoint exclude each other")
            show(answer_remote(self.endpoint, query, bindings, self.timeout), self.form)
            return
        limits = Limits(seconds=self.timeout)
        place = chosen(self.on)
        found = answer(place, query, limits=limits, engine=self.engine, bindings=bindings)
        show(found, self.form)
        if self.on is None:
            click.echo(f"from {place.path.parent}, the newest build; --on names another", err=True)


def answering(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
