"""`ontology/dac-codes.csv` -> the published codes that are read otherwise than by a concept's own match."""

from __future__ import annotations

from functools import cache

from grantgraph.model import PublishedCode
from grantgraph.resources import ontology_rows


@cache
def load_codes() -> tuple[PublishedCode, ...]:
    """Withdrawn codes and categories, each with the code that is read instead."""
    return tuple(
        PublishedCode(row["vocabulary"], row["code"], row["withdrawn"] or None, row["read_as"] or None)
        for row in ontology_rows("dac-codes.csv")
    )
