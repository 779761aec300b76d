"""Many patterns in one pass over a text.

An Aho-Corasick automaton looks for the required strings of all patterns at once; only patterns that one of them wakes
are looked at further. So the time depends on the text and on what it holds, hardly on the size of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from grantgraph.enrich.patterns import Pattern
from grantgraph.enrich.wording import Wording


class Hit(NamedTuple):
    """Pattern number `pattern` matches the keys from `start` to `end`."""

    pattern: int
    start: int
    end: int


class Matcher:
    """All patterns of a vocabulary, ready to be searched."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        wakes: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for string in pattern.required:
                wakes.setdefault(string, []).append(number)
        self._whole = [tuple(n for n in ns if patterns[n].regex is None) for ns in wakes.values()]
        self._partial = [tuple(n for n in ns if patterns[n].regex is not None) for ns in wakes.values()]
        self._automaton = AhoCorasick(list(wakes))

    def find(self, wording: Wording) -> Iterator[Hit]:
        """Every match of every pattern; matches of one pattern by regular expression do not overlap."""
        woken: set[int] = set()
        for string, start, end in self._automaton.find_matches_as_indexes(wording.keys, overlapping=True):
            for pattern in self._whole[string]:
                yield Hit(pattern, start + 1, end - 1)
            woken.update(self._partial[string])
        for pattern in sorted(woken):
            yield from self._search(pattern, wording)

    def _search(self, number: int, wording: Wording) -> Iterator[Hit]:
        pattern = self._patterns[number]
        assert pattern.regex is not None
        for match in pattern.regex.finditer(wording.keys):
            groups = range(1, len(pattern.exact) + 1)
            if all(
                _is_exactly(pattern.exact[g - 1], wording, *match.span(g))
                for g in groups
                if match[g] is not None
            ):
                yield Hit(number, match.start(), match.end() - 1)


def _is_exactly(word: str, wording: Wording, start: int, end: int) -> bool:
    begin, finish = wording.place(start, end - 1)
    written = wording.text[begin:finish]
    return written == word if word != word.lower() else written.lower() == word
