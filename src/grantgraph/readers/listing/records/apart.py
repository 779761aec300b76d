"""Sums that marks set apart from the words around them: `Name, $5,000. To ...`, `Name -- Title. ($45k)`."""

from __future__ import annotations

import re
from functools import lru_cache

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.signs.open_sums import at_open_sum
from grantgraph.readers.listing.signs.shapes import is_amount_rest, reads_as_prose

_KEEPS_STOP = re.compile(r"[^\W\d_]{2}[.!?] |\b(?:Inc|Ltd|Co|Corp|LLC|Jr|\w)\.$")


@lru_cache(maxsize=16384)
def at_sum(text: str) -> tuple[str, str, str] | None:
    """Before, sum and after, where the sum is set apart from the words around it; asked again for every reading."""
    for amount in find_amounts(text):
        before, after = text[: amount.start].rstrip(), text[amount.end :].lstrip()
        if _is_apart(before, after):
            return _sides(before, text[amount.start : amount.end], after)
    left_open = at_open_sum(text)
    return (_closed(left_open[0]), left_open[1], "") if left_open else None


def _is_apart(before: str, after: str) -> bool:
    opens = not before or before[-1] in ",;:|–—-(.·•/["
    closes = not after or after[0] in "),.;:|–—-·•/]([" or not before or is_amount_rest(after)
    return opens and closes and (bool(before) or bool(after))


def _sides(before: str, words: str, after: str) -> tuple[str, str, str]:
    after = re.sub(r"^\([^()]*\)", "", after).lstrip()
    if before.endswith(("(", "[")) and after.endswith((")", "]")):
        after = after[:-1]
    return _closed(before.rstrip(" \t,;:|–—-(·[")), words, after.lstrip(" \t,;:|–—-)·].")


def _closed(text: str) -> str:
    """Words without the full stop that ended them, unless they are sentences."""
    return text if _KEEPS_STOP.search(text) or reads_as_prose(text) else text.removesuffix(".")
