"""What the setting of a printed page does to its text, undone: wide blanks, dotted leaders, narrow columns.

Comes in: lines. Goes out: as many lines; where one goes on the one above, it is empty and the one above is whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_FILLED = re.compile(r"\s{0,200}\S+(?: {2,4}\S+){5,200}")
_LEADER = re.compile(
    r"(?P<label>[^\W\d_][^\d.:…\t]{0,38}?) ?(?:\.{4,200}|…{2,100}|(?: \.){4,100}) ?(?P<value>[^\s.…].*)"
)
_LEAST_LABELS = 2
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]*]{0,9}$")


def without_filling(line: str) -> str:
    """A line whose blanks are all wide, since they fill it up to its edge, with single ones."""
    words = line.split()
    is_running = sum(word[0].islower() for word in words) * 2 >= len(words)
    if not is_running or not _FILLED.fullmatch(line):
        return line
    return line[: len(line) - len(line.lstrip())] + " ".join(words)


def with_labels(lines: Sequence[str]) -> list[str]:
    """The lines, a colon for the dots that lead from a label to its value, where a document says it again."""
    found = [_LEADER.fullmatch(line) for line in lines]
    counts = Counter(match["label"].strip().casefold() for match in found if match)
    return [
        f"{match['label'].strip()}: {match['value']}"
        if match and counts[match["label"].strip().casefold()] >= _LEAST_LABELS
        else line
        for match, line in zip(found, lines, strict=True)
    ]


def rejoined(lines: Sequence[str]) -> list[str]:
    """The lines of a narrow column, each that begins small behind the one it goes on.

    The first line below a blank one may be a name over what it is about; it is left alone.
    """
    width = max(map(len, lines), default=0)
    shown = list(lines)
    open_line: int | None = None
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        is_first = index < 2 or not lines[index - 2].strip()
        goes_on = (
            line[:1].islower()
            and "\t" not in above + line
            and not _ENDS.search(above)
            and (open_line is not None or (not is_first and len(above) * 2 >= width))
        )
        if not goes_on:
            open_line = None
            continue
        open_line = index - 1 if open_line is None else open_line
        shown[open_line] = f"{shown[open_line]} {line}"
        shown[index] = ""
    return shown
