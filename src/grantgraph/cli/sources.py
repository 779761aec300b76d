"""The dataset that a command is asked about. What a person should know of it is said on standard error."""

from __future__ import annotations

from pathlib import Path

import click

from grantgraph.products.location import locate
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.reading import read_triples
from grantgraph.rdf.stores import open_store
from grantgraph.rdf.workers import Place


def chosen(path: Path | None) -> Place:
    """A build folder, a store or an RDF file; without a path, the newest build under out/."""
    place = locate(path)
    if place.remark:
        click.echo(f"grantgraph: {place.remark}", err=True)
    return place


def opened(path: Path | None) -> Dataset:
    """The same, opened in this process; the triples of all graphs of a file."""
    place = chosen(path)
    if place.path.is_dir():
        return Dataset(open_store(place.path, place.triples))
    return Dataset.of(read_triples(place.path))
