"""The whole graph in formats of RDF: Turtle, N-Triples, JSON-LD (expanded form). Sorted, so that equal is equal.

See https://www.w3.org/TR/turtle/, https://www.w3.org/TR/n-triples/, https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from grantgraph.rdf import turtle
from grantgraph.rdf.dataset import Dataset


def write_turtle(dataset: Dataset, path: Path) -> None:
    """Write the triples as Turtle, a block for each subject."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle.write(dataset.triples()))


def write_ntriples(dataset: Dataset, path: Path) -> None:
    """Write one triple a line."""
    _write(dataset, path, ox.RdfFormat.N_TRIPLES)


def write_jsonld(dataset: Dataset, path: Path) -> None:
    """Write one JSON object for each subject."""
    _write(dataset, path, ox.RdfFormat.JSON_LD)


def _write(dataset: Dataset, path: Path, form: ox.RdfFormat) -> None:
    with path.open("wb") as file:
        ox.serialize(sorted(dataset.triples(), key=str), file, format=form)
