"""Lines that belong to the page rather than to what it tells: copyright, notices of archives, tags."""

from __future__ import annotations

import re

_NOTICE = re.compile(
    r"©|\b(?:copyright|rights reserved|powered by|archive was generated|unsubscribe|contact us|cookies?|privacy policy"
    r"|(?:descriptions?|particulars) (?:of|come)|annual report|for (?:more|further|concise) (?:information|details)"
    r"|originally (?:posted|published))\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[*†‡]|total\b", re.IGNORECASE)
_TAGS = re.compile(
    r"\b(?:filed under|tags?|tagged|categories|posted in|labels|related|topics):? ", re.IGNORECASE
)


def is_tag_line(text: str) -> bool:
    """Whether a line tells under which words the page is filed: `June 14 · Filed under: China, media`."""
    return len(text) <= 200 and bool(_TAGS.search(text))


def is_notice(text: str) -> bool:
    """Whether words belong to the page rather than to what it tells: a copyright line, an archive's notice."""
    return len(text) <= 300 and bool(_NOTICE.search(text) or _FOOTNOTE.match(text))
