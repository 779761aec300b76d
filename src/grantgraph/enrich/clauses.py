"""The clause around a hit: what is quoted as evidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_CLAUSE_END = re.compile(
    r"(?!\w)(?:"  # none of them begins with a letter, so that most of a text is passed by at once
    r"[.!?]['\"”’»)\]]{0,4}\s+(?=[\W_]{0,8}[A-ZÀ-ÞА-Я0-9])"  # a sentence ends
    r"|[;:•]\s+|\n|,\s+|\s?[()]\s?|\s[–—-]+\s"
    r"|\s(?=(?:and|but|or|which|who|that|while|as well as)\s))"
)
_CONJUNCTION = re.compile(r"(?:and|but|or|as well as)\s+")
_LONGEST = 160
_FEWEST_WORDS = 4
_GOES_ON = {",", " "}  # what stands between two clauses of one sentence


def quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds `text[start:end]`: at most a sentence, never less than the hit itself."""
    begins, ends = _boundaries(text)
    begin = begins[bisect_right(begins, start) - 1]
    last = bisect_left(ends, end)
    while (
        len(text[begin : ends[last]].split()) < _FEWEST_WORDS
        and text[ends[last] : ends[last] + 1] in _GOES_ON
    ):
        last += 1
    finish = ends[last]
    if conjunction := _CONJUNCTION.match(text, begin, start):
        begin = conjunction.end()
    begin, finish = _trimmed(text, begin, finish)
    if finish - begin > max(_LONGEST, end - start):
        return start, end
    return min(begin, start), max(finish, end)


@lru_cache(maxsize=8)
def _boundaries(text: str) -> tuple[list[int], list[int]]:
    """Where clauses begin and where they end, each in order; remembered for the findings of one grant."""
    spans = [match.span() for match in _CLAUSE_END.finditer(text)]
    return [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "“«\"'‘$€£"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "”»\"'’%)"):
        end -= 1
    return start, end
