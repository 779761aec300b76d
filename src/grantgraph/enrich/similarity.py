"""How alike two names are: two names in, a score with a sentence that says why out, or None where they are not.

Names are compared word by word in plain Latin letters. Each word must have its like in the other name, save for
words of legal form; a number must be the same. So `Youth Union of Kazakhstan` and `Youth Union of Kyrgyzstan` are
not alike, however few letters differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from grantgraph.enrich.names import normalized, unmasked, words

_ALIKE = 0.8  # the least likeness of two words that may be one word spelled twice
_ABBREVIATION = 3  # the fewest letters of one that may stand for a name
_SHORTEST = 5  # letters of a word that may be misspelled
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 to 1, and why."""

    score: float
    reason: str


class Names:
    """Compares names, with the words by which two spellings of one name may differ."""

    def __init__(self, small_words: frozenset[str], body_kinds: frozenset[str]) -> None:
        small = frozenset(form for word in small_words for form in words(word))
        self._kinds = frozenset(form for word in body_kinds for form in words(word)) - small
        self._forms = self._kinds | small

    def core(self, name: str) -> tuple[str, ...]:
        """The words that tell who it is: without legal forms, and without an abbreviation of the rest in brackets."""
        return _core(name, self._forms)

    def likeness(self, first: str, second: str) -> Likeness | None:
        """How alike two names are that are not the same."""
        if normalized(first) == normalized(second):
            return Likeness(1.0, "the names are the same")
        if _is_masked(first, second):
            return Likeness(0.9, "the names look the same, but letters of another alphabet stand in one")
        left, right = self.core(first), self.core(second)
        if sorted(left) == sorted(right) and left:
            return self._by_form(first, second)
        if "".join(words(first)) == "".join(words(second)):
            return Likeness(0.95, "the names differ only in spaces and punctuation")
        return _abbreviated(first, second, left, right) or _misspelled(left, right)

    def _by_form(self, first: str, second: str) -> Likeness:
        if bool(_OTHER_SCRIPT.search(first)) != bool(_OTHER_SCRIPT.search(second)):
            return Likeness(0.85, "one name is the other written in another alphabet")
        mine, others = words(first), words(second)
        if mine == others:
            return Likeness(0.95, "the names differ only in punctuation, accents or small marks")
        if sorted(mine) == sorted(others):
            return Likeness(0.9, "the names differ only in the order of words")
        more, less = set(mine) - set(others), set(others) - set(mine)
        told = ", ".join(sorted(more | less)) or "words of legal form"
        if more & self._kinds and less & self._kinds:
            return Likeness(0.6, f"the names differ in the kind of body: {told}")
        score = 0.75 if (more | less) & self._kinds else 0.88
        return Likeness(score, f"the names differ only in {told}")


@lru_cache(maxsize=1 << 16)
def _core(name: str, forms: frozenset[str]) -> tuple[str, ...]:
    outside = words(_BRACKETS.sub(" ", name))
    initials = {_initials(outside), _initials(word for word in outside if word not in forms)}
    kept = [
        inside
        for match in _BRACKETS.finditer(name)
        if "".join(inside := words(match[1] or match[2] or "")) not in initials
    ]
    return tuple(
        word for word in [*outside, *(word for inside in kept for word in inside)] if word not in forms
    )


def _initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts)


def _is_masked(first: str, second: str) -> bool:
    return unmasked(first) == unmasked(second)


def _abbreviated(first: str, second: str, left: tuple[str, ...], right: tuple[str, ...]) -> Likeness | None:
    """Whether one name is the initials of the other: EVN, Election Verification Network."""
    for short, long, whole in ((first, right, second), (second, left, first)):
        letters = "".join(words(short)) if short.isupper() else ""
        if len(letters) < _ABBREVIATION:
            continue
        spelled = {_initials(long), _initials(words(_BRACKETS.sub(" ", whole)))}
        if letters in spelled:
            return Likeness(0.6, f"{short.strip()} may abbreviate {whole.strip()}")
    return None


def _misspelled(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness | None:
    """Pairs off the words that differ; None where one has no like."""
    mine = [word for word in left if word not in right]
    others = [word for word in right if word not in left]
    if len(mine) != len(others) or not mine or len(mine) > 2 or len(left) != len(right):
        return None
    total = 0.0
    for word, other in zip(mine, others, strict=True):
        alike = DamerauLevenshtein.normalized_similarity(word, other)
        if alike < _ALIKE or min(len(word), len(other)) < _SHORTEST or _has_digit(word) or _has_digit(other):
            return None
        total += alike
    score = (total + len(left) - len(mine)) / len(left)
    pairs = ", ".join(f"{word}/{other}" for word, other in zip(mine, others, strict=True))
    return Likeness(round(min(score, 0.98) * 0.9, 3), f"the names differ in the spelling of {pairs}")


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)
