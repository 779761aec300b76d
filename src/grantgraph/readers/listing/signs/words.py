"""The words of `ontology/heading-words.csv`, by the sign they are."""

from __future__ import annotations

from functools import cache

from grantgraph.resources import ontology_rows


@cache
def words(sign: str) -> frozenset[str]:
    """The words that are this sign, in small letters: `body`, `project` or `name in -ing`."""
    return frozenset(row["word"] for row in ontology_rows("heading-words.csv") if row["sign"] == sign)
