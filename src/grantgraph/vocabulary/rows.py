"""The CSV files of the ontology: rows in, without the comments that tell where they come from."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from grantgraph.errors import MissingResource
from grantgraph.resources import ontology_file


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of `ontology/` as dictionaries; lines that begin with # are comments."""
    with ontology_file(name).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(line for line in stream if not line.startswith("#")):
            if None in row or None in row.values():
                raise MissingResource(f"ontology/{name}: the row {row} has more or fewer cells than columns")
            yield row
