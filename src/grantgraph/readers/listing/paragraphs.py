"""Lines into paragraphs: white space folded, lines broken in mid-sentence joined, nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.documents import Document, Line

_SYMBOL = (  # arrows, signs of keys, numbers in circles, shapes, ornaments, pictures
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27e5\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff"
    "\U0001f300-\U0001faff]"
)
_BULLET = re.compile(
    rf"\s*(?:[•‣◦*·–—»-]|{_SYMBOL}\ufe0f?|-{{1,2}}>|=>|>{{1,3}}|\(?\d{{1,3}}(?:[.)]| ?/(?:\d{{1,3}}\b)?)"
    r"|\(?(?:[a-z]|[ivx]{2,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?(?=\s+(?!Mi?[lo]|Mrd|Tsd)[^\W\d_a-z][^\W\d_A-Z]))"
    r"\s+(?=\S)"
)
_LINK = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_LABEL = re.compile(r"\s*[^\W\d_a-z][^:.,;]{1,40}:(?:\s|$)")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]+[)\]]\.?\s*")
_OPENS_TEXT = re.compile(r"\s*(?:To|For|Through) [a-z]")
_SPREAD = re.compile(
    r"[^\W\d_](?: [^\W\d_]){2,}(?:(?: {2,}|\t)[^\W_](?: [^\W_])*)*"
)  # `G R A N T S   2 0 1 7`
_LONGEST_SPREAD_WORD = 20
_HYPHEN_AT_END = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")  # `Kazakh-` broken off from `language`
_MARKS = (" - ", " – ", " -- ", " · ", " • ", " / ", " // ", " :: ")
_LEFT_OPEN = re.compile(r" (?:and|of|for|the|in|to|on|with|from|&|de|la|pour|und|et|y)\s?$")
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]*]*(?:\s?\([^()]{1,20}\))?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, without the bullet or number before them; `gap` counts the blank lines above."""

    text: str
    lines: tuple[Line, ...]
    gap: int
    bullet: str = ""

    @property
    def heading(self) -> int:
        """The level of the heading it is, or 0."""
        return self.lines[0].heading

    @property
    def is_finished(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)

    @property
    def words(self) -> list[str]:
        """Its words, split at white space."""
        return self.text.split()


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a code in brackets may follow."""
    return bool(_ENDS.search(text[-40:]))


def is_cut_off(texts: Sequence[str]) -> bool:
    """Whether the last text of a page ends in mid-sentence, while at least half of the others end as sentences do."""
    *others, last = texts
    finished = sum(map(ends_sentence, others))
    return not ends_sentence(last) and finished > 0 and finished * 2 >= len(others)


def ends_in_mid_word(page: Sequence[Paragraph]) -> bool:
    """Whether the last word of a page is the beginning of a longer word that stands elsewhere on it."""
    last = page[-1].text.rpartition(" ")[2].casefold()
    words = {word for paragraph in page for word in paragraph.text.casefold().split()}
    others = words - {last} if sum(last in p.text.casefold().split() for p in page) == 1 else set()
    return len(last) > 2 and last.isalpha() and any(word.startswith(last) for word in others)


def fold(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of a page, in order."""
    width = _wrap_width(document.lines)
    return tuple(_paragraph(lines, gap) for lines, gap in _runs(document.lines, width))


def _paragraph(lines: tuple[Line, ...], gap: int) -> Paragraph:
    text = _HYPHEN_AT_END.sub("-", "\n".join(_closed_up(line.text.strip()) for line in lines))
    match = _BULLET.match(text)
    bullet = match.group() if match else ""
    return Paragraph(fold(text[len(bullet) :]), lines, gap, bullet.strip())


def _closed_up(text: str) -> str:
    """The words of a heading that is set with a space behind each letter and wider ones between its words."""
    words = re.split(r" {2,}|\t", text) if _SPREAD.fullmatch(text) else []
    is_spread = words and max(map(len, words)) < 2 * _LONGEST_SPREAD_WORD
    return " ".join(word.replace(" ", "") for word in words) if is_spread else text


def _runs(lines: tuple[Line, ...], width: int) -> Iterator[tuple[tuple[Line, ...], int]]:
    run: list[Line] = []
    gap = blanks = 0
    for line in lines:
        if line.is_blank:
            blanks += 1
        elif run and not blanks and _continues(run, line, width):
            run.append(line)
        else:
            if run:
                yield tuple(run), gap
            run, gap, blanks = [line], blanks, 0
    if run:
        yield tuple(run), gap


def _continues(run: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the sentence of the lines above it."""
    above = run[-1]
    if above.heading or line.heading or _BULLET.match(line.text) or _LINK.fullmatch(line.text):
        return False
    if _are_rows(above, line):
        return False
    if _hangs(run, line, width):
        return True
    if (
        width
        and _fills(above.text, line.text, width, width // 10 if line.page else 0)
        and (line.text.lstrip()[:1].islower() or _is_running(above.text) or _is_set_in(run, line))
    ):
        return True
    if _is_left_open(above.text, line.text) and not _LABEL.match(line.text):
        return True
    broken = not _ENDS.search(above.text.rstrip()[-40:]) and not _is_set_apart(above.text)
    return broken and len(above.text.split(None, 8)) > 8 and line.text.lstrip()[:1].islower()


def _is_left_open(above: str, line: str) -> bool:
    """Whether a line ends in a small word that another must follow; in titles such a word may have a capital letter."""
    in_capitals = above.isupper() and line.isupper()
    return bool(_LEFT_OPEN.search(above.lower() if in_capitals else above))


def _is_set_apart(text: str) -> bool:
    """Whether a line consists of pieces between equal marks: `$7,500 - Haiti - Some Group`."""
    pieces = (piece for mark in _MARKS if text.count(mark) > 1 for piece in text.split(mark))
    sums = ((piece, amount) for piece in pieces for amount in find_amounts(piece[:40]))
    return " | " in text or any(not amount.start and amount.end == len(piece) for piece, amount in sums)


def _are_rows(above: Line, line: Line) -> bool:
    """Whether two lines are rows of a table, with cells set apart by tabs."""
    return "\t" in above.text.strip() and "\t" in line.text.strip()


def _hangs(run: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line is indented under a bullet as the rest of its text is, and not as a field of its own."""
    bullet = _BULLET.match(run[0].text)
    if not bullet or _LABEL.match(line.text) or _indent(line) <= _indent(run[0]):
        return False
    is_long = bool(width) and len(run[-1].text.rstrip()) * 10 >= width * 7
    is_text = _OPENS_TEXT.match(run[0].text, bullet.end()) is not None
    goes_on = is_text or line.text.lstrip()[:1].islower()
    is_bracket = is_text and _BRACKET.fullmatch(line.text) is not None
    return is_long or is_bracket or (goes_on and not _ENDS.search(run[-1].text.rstrip()[-40:]))


def _is_set_in(run: Sequence[Line], line: Line) -> bool:
    """Whether the first line of a paragraph is set in, and the one below is running text that is not."""
    return len(run) == 1 and _indent(run[0]) > _indent(line) == 0 and _is_running(line.text)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _fills(above: str, below: str, width: int, slack: int) -> bool:
    """Whether a line is as long as the page lets it be: the first word of the next would not have fitted.

    `slack` is by how many letters lines of equal breadth differ, as they do on printed sheets.
    """
    length = len(above.rstrip())
    return length <= width + 1 and length + len(below.split(maxsplit=1)[0]) >= width - slack


def _is_running(text: str) -> bool:
    """Whether a line is running text rather than a title: it opens so, or most longer words are in small letters."""
    if _OPENS_TEXT.match(text):
        return True
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 2 < len(long)


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """The width at which the page breaks its lines, or 0 where it doesn't."""
    broken = [
        len(above.text.rstrip())
        for above, line in pairwise(lines)
        if not line.is_blank and 40 <= len(above.text.rstrip()) <= 120 and line.text.lstrip()[:1].islower()
    ]
    long = sum(len(line.text.rstrip()) > 120 for line in lines)
    return max(broken) - 1 if len(broken) >= 3 and len(broken) > long else 0
