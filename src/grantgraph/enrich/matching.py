"""Many patterns in one pass over a text.

An Aho-Corasick automaton looks for the required strings of all patterns at once. A pattern of plain words is then
found already; any other is tried only where one of its required strings stands, in the few words around it. So the
time depends on the text and on what it says, hardly on the size of the vocabulary, and stays linear in its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
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
        wakes: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for string in pattern.required:
                wakes.setdefault(string, []).append(number)
        self._whole = [tuple(n for n in ns if patterns[n].regex is None) for ns in wakes.values()]
        self._partial = [
            tuple((n, patterns[n], regex) for n in ns if (regex := patterns[n].regex))
            for ns in wakes.values()
        ]
        self._automaton = AhoCorasick(list(wakes))

    def find(self, wording: Wording) -> list[Hit]:
        """Every match, each once, in the order of their places and patterns."""
        hits: set[Hit] = set()
        for string, start, end in self._automaton.find_matches_as_indexes(wording.keys, overlapping=True):
            for number in self._whole[string]:
                hits.add(Hit(number, start + 1, end - 1))
            if self._partial[string]:
                hits.update(self._around(string, start, end, wording))
        return sorted(hits, key=_order)

    def _around(self, string: int, start: int, end: int, wording: Wording) -> list[Hit]:
        """Matches of the patterns that a string woke, in the words around the string."""
        keys, ends, hits = wording.keys, wording.key_ends, []
        first, last = bisect_right(ends, start + 1), bisect_left(ends, end)
        for number, pattern, regex in self._partial[string]:
            begin = ends[first - pattern.before - 1] if first > pattern.before else 0
            finish = ends[min(last + pattern.after, len(ends) - 1)]
            match = regex.search(keys, begin, finish)
            while match:
                if not pattern.exact or _is_exact(pattern.exact, wording, match.regs[1:]):
                    hits.append(Hit(number, match.start(), match.end() - 1))
                match = regex.search(keys, match.end(), finish)
        return hits


_order = attrgetter("start", "end", "pattern")


def _is_exact(words: Sequence[str], wording: Wording, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether every exact word of a pattern that took part in the match is written as the pattern wants it."""
    for word, (start, end) in zip(words, spans, strict=True):
        if start >= 0:
            begin, finish = wording.place(start, end - 1)
            written = wording.text[begin:finish]
            if word != (written if word != word.lower() else written.lower()):
                return False
    return True
