"""Words that stand in a sum's place and state none: `Sum to be settled`, `amount not disclosed`, `Band B`."""

from __future__ import annotations

import re

_SUM = r"(?:the )?(?:exact )?(?:sum|amount|award|figure|grant size)s?"
_LEFT_OPEN = (
    r"(?:to be|not yet|yet to be|still to be|not) (?:settled|agreed|confirmed|announced|determined|fixed|decided|set"
    r"|disclosed|published|stated|given|known)"
)
_OPEN = rf"{_SUM}:? (?:is |are |was )?(?:{_LEFT_OPEN}|undisclosed|withheld|open|t\.?b\.?[acd]\.?)"
_BAND = r"(?:(?:grant|award|size|funding) )?(?:band|bracket) (?:[A-Z]|[IVX]{1,4}|\d)"
_ALONE = re.compile(rf"\W{{0,9}}(?:(?i:{_OPEN})|(?i:{_BAND}))\W{{0,9}}")
_BEHIND = re.compile(rf"[.,;:|–—-] ?(?P<sum>(?i:{_OPEN}))\W{{0,9}}$")


def is_open_sum(text: str) -> bool:
    """Whether words are nothing but a note that leaves a sum open, or the band in which it lies."""
    return len(text) <= 80 and bool(_ALONE.fullmatch(text))


def at_open_sum(text: str) -> tuple[str, str] | None:
    """A line and the note behind it that leaves its sum open."""
    match = _BEHIND.search(text[-100:])
    start = len(text) - len(text[-100:]) + match.start() if match else 0
    return (text[:start].rstrip(), match["sum"]) if match and start else None
