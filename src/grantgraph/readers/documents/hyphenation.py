"""Words that were broken at the end of a line, put together again.

A hyphen there may belong to the word (`Kazakh-language`) or not (`docu-ment`): what else the document writes decides,
and where it is silent, whether it breaks words at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u2010\u00ad]$")
_REST = re.compile(r"\s*([^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_USUAL = 3


def without_breaks(lines: Sequence[str]) -> list[str]:
    """The lines, each broken word whole on the first of its two."""
    pairs = {
        index: pair for index in range(len(lines) - 1) if (pair := _pair(lines[index], lines[index + 1]))
    }
    if not pairs:
        return list(lines)
    counts = Counter(word.casefold() for line in lines for word in _WORD.findall(line))
    counts.subtract(part.casefold() for pair in pairs.values() for part in pair)
    words = {word for word, count in counts.items() if count > 0}
    shown = list(lines)
    for index, (start, rest) in pairs.items():
        if shown[index].endswith("\u00ad") or _is_one_word(
            start.casefold(), rest.casefold(), words, len(pairs)
        ):
            behind = shown[index + 1].lstrip()
            end, _, left = behind.partition(" ")
            shown[index] = f"{shown[index].rstrip()[:-1]}{end}"
            shown[index + 1] = left
    return shown


def _pair(line: str, below: str) -> tuple[str, str] | None:
    start, rest = _BROKEN.search(line.rstrip()), _REST.match(below)
    return (start[1], rest[1]) if start and rest else None


def _is_one_word(start: str, rest: str, words: set[str], breaks: int) -> bool:
    if start + rest in words:
        return True
    if f"{start}-{rest}" in words:
        return False
    are_words = start in words and rest in words
    return not are_words and breaks >= _USUAL
