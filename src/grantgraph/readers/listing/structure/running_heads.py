"""Lines that head or close every sheet of a printed page: the same words each time, and the number of the sheet.

`36      Annual Report 1995` and, on the next sheet, `Annual Report 1995      37`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from grantgraph.readers.listing.paragraphs import Paragraph, fold

_HEAD = re.compile(
    r"(?P<number>\d{1,4})(?:\s{3,}|\s*[|·•]\s*)(?P<words>[^\W\d_].{3,100}?)"
    r"|(?P<before>[^\W\d_].{3,100}?)(?:\s{3,}|\s*[|·•]\s*)(?:page |p\.? ?)?(?P<behind>\d{1,4})",
    re.IGNORECASE,
)
_MOST_BETWEEN = 3  # so many sheets may lie between two that show the head


def running_heads(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of a page that come again with the next numbers."""
    sheets: dict[str, list[tuple[int, Paragraph]]] = {}
    for paragraph in page:
        if found := _sheet(paragraph):
            words, number = found
            sheets.setdefault(words, []).append((number, paragraph))
    return [paragraph for found in sheets.values() if _count_up(found) for _, paragraph in found]


def _sheet(paragraph: Paragraph) -> tuple[str, int] | None:
    """The words and the number of such a line, which stands alone."""
    match = _HEAD.fullmatch(paragraph.lines[0].text.strip()) if len(paragraph.lines) == 1 else None
    if match is None:
        return None
    return fold(match["words"] or match["before"]).casefold(), int(match["number"] or match["behind"])


def _count_up(sheets: Sequence[tuple[int, Paragraph]]) -> bool:
    """Whether numbers grow by few from line to line, as those of sheets do and sums do not."""
    steps = [later - earlier for (earlier, _), (later, _) in pairwise(sheets)]
    return bool(steps) and all(0 < step <= _MOST_BETWEEN for step in steps)
