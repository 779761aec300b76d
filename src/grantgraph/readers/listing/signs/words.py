"""The words of `ontology/heading-words.csv`, by the sign they are."""

from __future__ import annotations

from functools import cache

from grantgraph.resources import ontology_rows


@cache
def words(sign: str) -> frozenset[str]:
    """The words that are this sign, in small letters: `body`, `project` or `name in -ing`."""
    return _by_sign("heading-words.csv", "sign").get(sign, frozenset())


@cache
def name_words(*kinds: str) -> frozenset[str]:
    """The words of names that are of any of these kinds, in small letters: `legal form`, `given name`."""
    return frozenset().union(*(_by_sign("name-words.csv", "kind").get(kind, ()) for kind in kinds))


@cache
def _by_sign(name: str, column: str) -> dict[str, frozenset[str]]:
    """The words of a file by what a column says of them, read once."""
    found: dict[str, set[str]] = {}
    for row in ontology_rows(name):
        found.setdefault(row[column], set()).add(row["word"])
    return {sign: frozenset(known) for sign, known in found.items()}


@cache
def _stems(sign: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("*") for word in words(sign) if word.endswith("*"))


def is_sign(sign: str, word: str) -> bool:
    """Whether a word in small letters is this sign; a word with a star stands for all that begin so."""
    return word in words(sign) or word.startswith(_stems(sign))
