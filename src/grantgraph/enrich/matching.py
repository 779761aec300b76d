"""Many patterns in one pass over a text.

An Aho-Corasick automaton looks for the required strings of all patterns at once. A pattern of plain words is then
found already; any other is tried only where one of its required strings stands, in the few words around it. So the
time depends on the text and on what it says, hardly on the size of the vocabulary, and stays linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from grantgraph.enrich.patterns import Pattern
from grantgraph.enrich.wording import SENTENCE_END, Wording

# Where in the keys a pattern begins and ends, and its number.
Hit = tuple[int, int, int]


class _Surroundings(NamedTuple):
    """The patterns that wait for a string, by the words of which one must stand near, and how far the farthest look."""

    before: int
    after: int
    by_word: Mapping[str, Sequence[int]]


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
        self._partial = [_surroundings(patterns, ns) for ns in wakes.values()]
        self._reach = [(p.before, p.after, p.exact) for p in patterns]
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
            if self._partial[string].by_word:
                waking.append(found)
        if waking:
            self._try_all(waking, wording, hits)
        return sorted(set(hits))

    def _try_all(self, waking: Sequence[tuple[int, int, int]], wording: Wording, hits: list[Hit]) -> None:
        """Add the matches of all patterns that strings woke, of those whose other words stand near, too."""
        words = wording.keys.replace(f" {SENTENCE_END}", "").split()
        for string, start, end in waking:
            first, last = bisect_right(wording.key_ends, start + 1), bisect_left(wording.key_ends, end)
            before, after, by_word = self._partial[string]
            woken = {*by_word.get(SENTENCE_END, ())}
            for word in words[max(first - before, 0) : last + after + 1]:
                if word in by_word:
                    woken.update(by_word[word])
            for number in woken:
                self._try(number, first, last, wording, hits)

    def _try(self, number: int, first: int, last: int, wording: Wording, hits: list[Hit]) -> None:
        """Add the matches of a pattern in the words around those from `first` to `last`, which woke it."""
        (before, after, exact), keys, ends = self._reach[number], wording.keys, wording.key_ends
        begin = ends[first - before - 1] if first > before else 0
        last += after
        finish = ends[last] if last < len(ends) else ends[-1]
        search = self._expressions[number].search
        match = search(keys, begin, finish)
        while match:
            if not exact or _is_exact(exact, wording, match.regs[1:]):
                hits.append((match.start(), match.end() - 1, number))
            match = search(keys, match.end(), finish)


def _surroundings(patterns: Sequence[Pattern], numbers: Sequence[int]) -> _Surroundings:
    """What waits for a string that patterns of these numbers require."""
    by_word: dict[str, list[int]] = {}
    waiting = [number for number in numbers if patterns[number].regex]
    for number in waiting:
        for word in patterns[number].beside:
            by_word.setdefault(word, []).append(number)
    before = max((patterns[number].before for number in waiting), default=0)
    after = max((patterns[number].after for number in waiting), default=0)
    return _Surroundings(before, after, by_word)


def _is_exact(words: Sequence[Sequence[str]], wording: Wording, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether every exact word of a pattern that took part in the match is written as the pattern wants it."""
    for forms, (start, end) in zip(words, spans, strict=True):
        if start >= 0:
            begin, finish = wording.place(start, end - 1)
            written = wording.text[begin:finish]
            if written not in forms and written.lower() not in forms:
                return False
    return True
