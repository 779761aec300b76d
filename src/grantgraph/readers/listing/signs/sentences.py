"""A text cut into its sentences."""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No|vs))(?<!\bInc)[.!?][\"”’)]? (?=[\"“(]?[A-Z$€£#])"
    r"|(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|No|vs))(?<!\bInc)[.!?][\"”’)]? (?=\d)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, as they stand."""
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]
