"""The words of `ontology/heading-words.csv`, by the sign they are."""

from __future__ import annotations

import csv
from functools import cache

from grantgraph.resources import ontology_file


@cache
def words(sign: str) -> frozenset[str]:
    """The words that are this sign, in small letters: `body`, `project` or `name in -ing`."""
    with ontology_file("heading-words.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(line for line in stream if not line.startswith("#"))
        return frozenset(row["word"] for row in rows if row["sign"] == sign)
