"""Which patterns are worth trying in a text, and around which of its words: judged by two words of each pattern.

A pattern waits for the words of its rarest part, and wakes where one of them stands with a word of its next rarest part
near by, on the right side and in the same sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from grantgraph.enrich.patterns import Choice, Part, Pattern, Phrase, Word
from grantgraph.enrich.wording import SENTENCE_END, Wording, fold

_FUNCTION = "a an and as at be by for from in it its of on or that the their them to will with two"
# What nearly every grant says, so that a pattern had better wait for another of its words.
_COMMON = """
about activity association before bring center child citizen community cost council country develop development each
fund government grant group health help hold how human include keep law legal local make meet member national new open
organization party people plan policy political program project promote provide public publish report right run school
service social society strengthen student support take this through toward train what which who woman work year young
"""
_FUNCTION_WORDS = frozenset(map(fold, _FUNCTION.split()))
_COMMON_WORDS = frozenset(map(fold, _COMMON.split()))


class _Marks(dict[str, str]):
    """What a key of a text stands for: itself where a pattern names it, else the longest beginning that one names.

    Remembered, and forgotten when it grows beyond what a language holds. Any other key stands for nothing.
    """

    LIMIT = 200_000

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        super().__init__()
        choices = {part.phrases for pattern in patterns for part in pattern.parts}
        self._named = {word.mark for phrases in choices for phrase in phrases for word in phrase}
        self._longest = max(map(len, self._named), default=0)
        self._sorted = sorted(self._named)

    def __missing__(self, key: str) -> str:
        if len(self) >= self.LIMIT:
            self.clear()
        word = key.removeprefix(f"{SENTENCE_END} ").rstrip()
        beginnings = (word[:length] + "*" for length in range(min(len(word), self._longest), 0, -1))
        self[key] = mark = next((mark for mark in (word, *beginnings) if mark in self._named), "")
        return mark

    def of(self, word: Word) -> Sequence[str]:
        """All marks of keys that fit a word of a pattern: for a beginning, of all that begin so."""
        if not word.is_prefix:
            return [word.key]
        first = bisect_left(self._sorted, word.key)
        return self._sorted[first : bisect_left(self._sorted, word.key + "\U0010ffff", first)]


# How many words away a word must stand, at least and at most, negative for one before; and the marks it may have.
_Beside = tuple[int, int, Collection[str]]
_NOTHING: _Beside = (0, 0, ())


class _Attempt(NamedTuple):
    """A pattern, and how many words a match may have on either side of the one that wakes it.

    Another word must stand from `first` to `last` words away, negative where it stands before.
    """

    number: int
    before: int
    after: int
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class _Waiting:
    """What waits for a word: `alone`, or for a mark `near`, which is so many words before or after it at most."""

    alone: list[_Attempt] = field(default_factory=list)
    near: dict[str, list[_Attempt]] = field(default_factory=dict)
    before: int = 0
    after: int = 0

    def add(self, attempt: _Attempt, beside: Collection[str]) -> None:
        """Let an attempt wait for one of the marks `beside`, or for nothing else where there are none."""
        self.before = max(self.before, -attempt.first)
        self.after = max(self.after, attempt.last)
        for mark in beside:
            self.near.setdefault(mark, []).append(attempt)
        if not beside:
            self.alone.append(attempt)

    def woken(self, marks: Sequence[str], at: int) -> Collection[_Attempt]:
        """What the other words of a sentence wake around the word at a place."""
        begin = at - self.before if at > self.before else 0  # quicker than max()
        around = marks[begin : at + self.after + 1]
        if self.near.keys().isdisjoint(around):
            return self.alone
        found = set(self.alone)
        for away, mark in enumerate(around, begin - at):
            for attempt in self.near.get(mark, ()):
                if attempt.first <= away <= attempt.last:
                    found.add(attempt)
        return found


class Alarm:
    """Knows of all patterns with parts what wakes them."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._marks = _Marks(patterns)
        self._waiting: dict[str, _Waiting] = {}
        for number, pattern in enumerate(patterns):
            if pattern.parts:
                self._await(number, pattern.parts)

    @property
    def is_set(self) -> bool:
        """Whether any pattern waits at all."""
        return bool(self._waiting)

    def woken(self, wording: Wording) -> Iterator[tuple[int, int, int, int]]:
        """Numbers of patterns, each with three words: where it may begin, which woke it, and before which it ends."""
        for first, keys in wording.sentences():
            marks = [self._marks[key] for key in keys]
            for at, waiting in enumerate(map(self._waiting.get, marks)):
                if waiting is not None:
                    for number, before, after, _, _ in waiting.woken(marks, at):
                        begin, end = max(at - before, 0), min(at + after + 1, len(marks))
                        yield number, first + begin, first + at, first + end

    def _await(self, number: int, parts: Sequence[Part]) -> None:
        """Let a pattern wait for its rarest part, beside other words of the same phrase or beside the next rarest."""
        rarest, *others = sorted(parts, key=lambda part: _rarity(part.phrases), reverse=True)
        other = self._beside(rarest, others[0]) if others else _NOTHING
        for phrase in rarest.phrases:
            at, *rest = _from_the_rarest(phrase)
            inner = (rest[0] - at, rest[0] - at, self._marks.of(phrase[rest[0]])) if rest else None
            first, last, near = inner or other
            attempt = _Attempt(number, rarest.before + at, rarest.after + len(phrase) - 1 - at, first, last)
            for mark in self._marks.of(phrase[at]):
                self._waiting.setdefault(mark, _Waiting()).add(attempt, near)

    def _beside(self, rarest: Part, other: Part) -> _Beside:
        """Where, from a word of the rarest part, a word of another may stand, and the marks of that."""
        near = {mark for word in _rarest_words(other.phrases) for mark in self._marks.of(word)}
        if other.before < rarest.before:
            return other.before - rarest.before, -1, near
        return 1, rarest.after - other.after, near


@cache
def _rarest_words(phrases: Choice) -> tuple[Word, ...]:
    """The rarest word of each phrase."""
    return tuple(dict.fromkeys(min(phrase, key=_frequency) for phrase in phrases))


def _from_the_rarest(phrase: Phrase) -> list[int]:
    """The places of the words of a phrase, that of the rarest first."""
    return sorted(range(len(phrase)), key=[_frequency(word) for word in phrase].__getitem__)


@cache
def _rarity(phrases: Choice) -> float:
    """Greater is rarer, by the commonest of the phrases; many phrases are less rare than one."""
    return min(map(_rarity_of_phrase, phrases)) - len(phrases) / 8


def _rarity_of_phrase(phrase: Phrase) -> int:
    """Longer is rarer; some words are in most grants, and function words in every sentence."""
    words = {word.key for word in phrase} - _FUNCTION_WORDS
    if not words:
        return -64
    return sum(len(word.mark) for word in phrase) if words - _COMMON_WORDS else len(words)


@cache
def _frequency(word: Word) -> int:
    """Smaller is rarer: the rarest word of a phrase is the one to wait for."""
    return (word.key in _FUNCTION_WORDS) * 200 + (word.key in _COMMON_WORDS) * 20 - len(word.key)
