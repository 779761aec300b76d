"""The CSV files of the ontology: rows in, without the comments that tell where they come from."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from grantgraph.resources import ontology_file


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of `ontology/` as dictionaries; lines that begin with # are comments."""
    with ontology_file(name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(line for line in stream if not line.startswith("#"))
