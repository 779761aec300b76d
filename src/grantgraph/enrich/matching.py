"""Many patterns in one pass over a text.

An Aho-Corasick automaton looks for the strings of all plain patterns at once. Any other pattern is a regular expression
that is tried only in the few words around a place that wakes it (see `waking`). So the time depends on the text and on
what it says, hardly on the size of the vocabulary, and stays linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from grantgraph.enrich.patterns import Pattern
from grantgraph.enrich.waking import Alarm
from grantgraph.enrich.wording import SENTENCE_END, Wording

# Where in the keys a pattern begins and ends, and its number.
Hit = tuple[int, int, int]


class _Expression(NamedTuple):
    """What finds a pattern in keys, and the forms that its exact words must have, group by group."""

    regex: re.Pattern[str]
    exact: Sequence[Sequence[str]]


class _Expressions(dict[int, _Expression]):
    """The expressions of patterns, each compiled when it is first woken: most texts wake few."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, number: int) -> _Expression:
        pattern = self._patterns[number]
        self[number] = expression = _Expression(re.compile(pattern.regex), pattern.exact)
        return expression


class Matcher:
    """All patterns of a vocabulary, ready to be searched."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        strings: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for string in pattern.strings:
                strings.setdefault(string, []).append(number)
        self._numbers = list(strings.values())
        self._automaton = AhoCorasick(list(strings))
        self._alarm = Alarm(patterns)
        self._expressions = _Expressions(patterns)

    def find(self, wording: Wording) -> list[Hit]:
        """Every match, each once, in the order of their places and patterns."""
        strings = self._automaton.find_matches_as_indexes(wording.keys, overlapping=True)
        hits = [(start + 1, end - 1, number) for at, start, end in strings for number in self._numbers[at]]
        if self._alarm.is_set:
            hits.extend(set(self._tried(wording)))
        hits.sort()
        return hits

    def _tried(self, wording: Wording) -> Iterator[Hit]:
        """The matches of all patterns that words of the text wake, up to the first that takes in such a word."""
        keys, ends = wording.keys, [3, *wording.key_ends]
        for number, first, at, last in self._alarm.woken(wording):
            regex, exact = self._expressions[number]
            find = regex.match if first == at else regex.search
            start, here, finish = ends[first] - 1, ends[at + 1] - 1, ends[last]
            if keys.startswith(SENTENCE_END, start + 1):
                start += 2
            while start < here and (match := find(keys, start, finish)):
                begin, end = match.span()
                if not exact or _is_exact(exact, wording, match.regs[1:]):
                    yield begin + 1, end - 1, number
                start = end - 1


def _is_exact(words: Sequence[Sequence[str]], wording: Wording, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether every exact word of a pattern that took part in the match is written as the pattern wants it."""
    for forms, (start, end) in zip(words, spans, strict=True):
        if start >= 0:
            begin, finish = wording.place(start, end - 1)
            written = wording.text[begin:finish]
            if written not in forms and written.lower() not in forms:
                return False
    return True
