"""Patterns that find one of several words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern, without a group around it, that finds the longest of the words that stands at a place.

    >>> any_of(["euro", "euros"])
    'euros|euro'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
