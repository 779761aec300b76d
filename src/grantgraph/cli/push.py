"""`grantgraph push`: a build into another SPARQL store."""

from __future__ import annotations

from pathlib import Path

import click

from grantgraph.cli.sources import chosen
from grantgraph.rdf.pushing import push_by_update, push_to_graph_store
from grantgraph.rdf.stores import open_place

_EXAMPLES = """
\b
Examples:
  grantgraph push --to http://localhost:7878/store
  grantgraph push out/ned-kazakhstan-2020 --to http://localhost:3030/grants/data --replace
  grantgraph push --to https://example.org/sparql --update --header "Authorization: Bearer ..."
"""


@click.command(epilog=_EXAMPLES)
@click.argument("source", type=click.Path(path_type=Path), required=False)
@click.option(
    "--to", "address", metavar="URL", required=True, help="A Graph Store; with --update, an endpoint."
)
@click.option(
    "--update", is_flag=True, help="Send SPARQL updates instead of speaking the Graph Store Protocol."
)
@click.option("--replace", is_flag=True, help="Empty each graph that is sent before it is filled.")
@click.option("--header", "headers", metavar="NAME: VALUE", multiple=True, help="Send this header too.")
def command(source: Path | None, address: str, update: bool, replace: bool, headers: tuple[str, ...]) -> None:
    """Load SOURCE, a build folder or any RDF file, into the SPARQL store at --to.

    Without SOURCE, the newest build under out/. What the store holds already stays, unless --replace is given.
    """
    place = chosen(source)
    quads = list(open_place(place.path, place.triples))
    push = push_by_update if update else push_to_graph_store
    count = push(address, quads, replace=replace, headers=dict(map(_header, headers)))
    click.echo(f"{count:,} triples sent to {address}")


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise click.UsageError(f"{text!r} is no NAME: VALUE")
    return name.strip(), value.strip()
