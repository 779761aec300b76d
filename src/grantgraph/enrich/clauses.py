"""The clause around a hit: what is quoted as evidence, and whether it is what the grantee will do."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?]['\"”’»)\]]*\s+(?=[\W_]{0,8}[A-ZÀ-ÞА-Я0-9])|[;:•]\s+|\n\s*")
_CLAUSE_END = re.compile(r",\s+|\s*[()]\s*|\s[–—-]+\s|\s(?=(?:and|but|or|which|who|that|while|as well as)\s)")
_CONJUNCTION = re.compile(r"(?:and|but|or|as well as)\s+")
_LONGEST = 160


def quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds `text[start:end]`: at most a sentence, never less than the hit itself."""
    floor, ceiling = sentence(text, start, end)
    begin, finish = floor, ceiling
    for match in _CLAUSE_END.finditer(text, max(floor, start - _LONGEST), start):
        begin = match.end()
    if ending := _CLAUSE_END.search(text, end, ceiling):
        finish = ending.start()
    if conjunction := _CONJUNCTION.match(text, begin, start):
        begin = conjunction.end()
    begin, finish = _trimmed(text, begin, finish)
    if finish - begin > max(_LONGEST, end - start):
        return start, end
    return min(begin, start), max(finish, end)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `text[start:end]`, as far as 1,000 characters to either side."""
    begin, finish = max(0, start - 1000), min(len(text), end + 1000)
    for match in _SENTENCE_END.finditer(text, begin, start):
        begin = match.end()
    if ending := _SENTENCE_END.search(text, end, finish):
        finish = ending.start()
    return begin, finish


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "“«\"'‘$€£"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "”»\"'’%)"):
        end -= 1
    return start, end
