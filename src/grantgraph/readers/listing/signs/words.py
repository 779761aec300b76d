"""The words of `ontology/heading-words.csv`, by the sign they are."""

from __future__ import annotations

from functools import cache

from grantgraph.resources import ontology_rows


@cache
def words(sign: str) -> frozenset[str]:
    """The words that are this sign, in small letters: `body`, `project` or `name in -ing`."""
    return frozenset(row["word"] for row in ontology_rows("heading-words.csv") if row["sign"] == sign)


@cache
def _stems(sign: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("*") for word in words(sign) if word.endswith("*"))


def is_sign(sign: str, word: str) -> bool:
    """Whether a word in small letters is this sign; a word with a star stands for all that begin so."""
    return word in words(sign) or word.startswith(_stems(sign))
