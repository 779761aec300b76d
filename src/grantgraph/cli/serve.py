"""`grantgraph serve`: a dataset over HTTP, read-only."""

from __future__ import annotations

import re
from pathlib import Path

import click

from grantgraph.cli.signals import Interrupted
from grantgraph.cli.sources import chosen
from grantgraph.products import read_manifest
from grantgraph.rdf.guard import Limits
from grantgraph.server.app import Served
from grantgraph.server.running import run

_ORIGIN = re.compile(r"\*|https?://[^/\s]+")


def _origins(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    for origin in given:
        if not _ORIGIN.fullmatch(origin):
            raise click.BadParameter(
                f"{origin!r} is no origin; wanted for instance https://example.org, or *"
            )
    return given


@click.command()
@click.argument("source", type=click.Path(path_type=Path), required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to other machines.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=10, show_default=True, help="Seconds for a query."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=6, show_default=True, help="Processes for quick queries."
)
@click.option(
    "--cors",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    callback=_origins,
    help="Let pages from there read the answers.",
)
def command(  # noqa: PLR0913, PLR0917  (one for each option)
    source: Path | None, host: str, port: int, timeout: float, workers: int, origins: tuple[str, ...]
) -> None:
    """Serve SOURCE, a build folder or any RDF file: SPARQL at /sparql, the network page at /.

    Without SOURCE, the newest build under out/. It is read-only and asks no other server for anything.

    ORIGIN is for instance https://example.org, or * for any page; OpenRefine at its usual address may always
    reconcile.
    """
    place = chosen(source)
    folder = place.path.parent
    is_build = (folder / "network.html").is_file() and read_manifest(folder) is not None
    served = Served(place, folder if is_build else None, Limits(seconds=timeout), workers, origins)
    try:
        run(served, host, port, _tell)
    except Interrupted as ended:  # the usual end of a server
        raise click.exceptions.Exit(ended.exit_code) from ended


def _tell(address: str) -> None:
    click.echo(f"{address}  (SPARQL at {address}sparql; Ctrl-C ends it)")
