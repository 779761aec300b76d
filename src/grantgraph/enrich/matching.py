"""Many patterns in one pass over a text.

An Aho-Corasick automaton looks for the required strings of all patterns at once. A pattern of plain words is then
found already; any other is tried only where one of its required strings stands, in the few words around it. So the
time depends on the text and on what it says, hardly on the size of the vocabulary, and stays linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from grantgraph.enrich.patterns import Pattern
from grantgraph.enrich.wording import SENTENCE_END, Wording

# Where in the keys a pattern begins and ends, and its number.
Hit = tuple[int, int, int]


class _Woken(NamedTuple):
    """A pattern to try, if a word of `beside` is near, in so many words before and after the string that woke it."""

    beside: frozenset[str]
    before: int
    after: int
    number: int
    exact: tuple[tuple[str, ...], ...]


class _Expressions(dict[int, re.Pattern[str]]):
    """The regular expressions of patterns, each compiled when it is first woken: most texts wake few."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, number: int) -> re.Pattern[str]:
        self[number] = expression = re.compile(self._patterns[number].regex or "")
        return expression


class Matcher:
    """All patterns of a vocabulary, ready to be searched."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        wakes: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for string in pattern.required:
                wakes.setdefault(string, []).append(number)
        self._whole = [tuple(n for n in ns if patterns[n].regex is None) for ns in wakes.values()]
        self._partial = [
            tuple(_Woken(p.beside, p.before, p.after, n, p.exact) for n in ns if (p := patterns[n]).regex)
            for ns in wakes.values()
        ]
        self._expressions = _Expressions(patterns)
        self._automaton = AhoCorasick(list(wakes))

    def find(self, wording: Wording) -> list[Hit]:
        """Every match, each once, in the order of their places and patterns."""
        hits: list[Hit] = []
        waking: list[tuple[int, int, int]] = []
        for found in self._automaton.find_matches_as_indexes(wording.keys, overlapping=True):
            string, start, end = found
            for number in self._whole[string]:
                hits.append((start + 1, end - 1, number))  # noqa: PERF401  (mostly one: no list is made for it)
            if self._partial[string]:
                waking.append(found)
        if waking:
            self._try_all(waking, wording, hits)
        return sorted(set(hits))

    def _try_all(self, waking: Sequence[tuple[int, int, int]], wording: Wording, hits: list[Hit]) -> None:
        """Add the matches of all patterns that strings woke, of those whose other words are in the text, too."""
        words = wording.keys.replace(f" {SENTENCE_END}", "").split()
        vocabulary = {*words, SENTENCE_END}
        for string, start, end in waking:
            woken = [each for each in self._partial[string] if not vocabulary.isdisjoint(each.beside)]
            if woken:
                self._try(woken, (start, end), wording, words, hits)

    def _try(
        self,
        woken: Sequence[_Woken],
        place: tuple[int, int],
        wording: Wording,
        words: Sequence[str],
        hits: list[Hit],
    ) -> None:
        """Add the matches of woken patterns in the words around the string that woke them."""
        keys, ends, most = wording.keys, wording.key_ends, len(words) - 1
        first, last = bisect_right(ends, place[0] + 1), bisect_left(ends, place[1])
        for beside, before, after, number, exact in woken:
            begin = first - before if first > before else 0
            finish = last + after if last + after < most else most
            if SENTENCE_END not in beside and beside.isdisjoint(words[begin : finish + 1]):
                continue
            search = self._expressions[number].search
            match = search(keys, ends[begin - 1] if begin else 0, ends[finish])
            while match:
                if not exact or _is_exact(exact, wording, match.regs[1:]):
                    hits.append((match.start(), match.end() - 1, number))
                match = search(keys, match.end(), ends[finish])


def _is_exact(words: Sequence[Sequence[str]], wording: Wording, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether every exact word of a pattern that took part in the match is written as the pattern wants it."""
    for forms, (start, end) in zip(words, spans, strict=True):
        if start >= 0:
            begin, finish = wording.place(start, end - 1)
            written = wording.text[begin:finish]
            if written not in forms and written.lower() not in forms:
                return False
    return True
