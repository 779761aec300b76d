"""Lines on which two things were run together: name and sum, sum and description, title and grantee."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import SHORTENED
from grantgraph.readers.listing.signs.shapes import (
    amount_line,
    is_amount_rest,
    is_place_line,
    is_time_line,
    opens_with_purpose,
)
from grantgraph.readers.listing.signs.wide import wide_apart

_LABELS = re.compile(
    r"(?:[\w]+ )?(?:supplement|amount|award(?:ed)?|total|grant|sum|budget|funding|value)s?:?", re.IGNORECASE
)
DOTS = ("..", ". .", "…", "__")
"""The ends of a row of dots that leads from a name to its sum."""

_UPRIGHT = re.compile(r" [|•·] ")
_DASHES = re.compile(r" [–—-] ")
_SENTENCE = re.compile(r"[a-z)]{3}\. [A-Z]")
_RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿ)])(?=[A-Z][a-z]+ )")


def name_and_sum(line: Paragraph) -> tuple[str, str] | None:
    """`Name - $755,707` or `Name (ABC), $301,400 over three years`: the name and the words of the sum."""
    first = next(find_amounts(line.text[:400]), None)
    if first is None or first.start < 3:
        return None
    name, rest = line.text[: first.start], line.text[first.start :]
    kept = name.rstrip(" -–—:,(")
    kept = without_row(kept)
    if (
        kept == name.rstrip()
        or not kept
        or _LABELS.fullmatch(kept)
        or len(kept.split()) > 20
        or _SENTENCE.search(kept)
    ):
        return None
    amounts = list(find_amounts(rest))
    for amount in reversed(amounts):
        rest = rest[: amount.start] + rest[amount.end :]
    return (kept, line.text[first.start :].rstrip(" ).,")) if is_amount_rest(rest) else None


def without_row(name: str) -> str:
    """A name without the row of dots behind it, and with the point that is its own: `Some Club e.V. ......`."""
    if not name.endswith(DOTS):
        return name
    while name.endswith(" ."):
        name = name[:-2]
    bare = name.rstrip("._…")
    is_own_point = not bare.endswith(" ") and SHORTENED.search(bare)
    return f"{bare}." if is_own_point else bare.rstrip()


def facts_apart(line: Paragraph) -> tuple[Paragraph, ...]:
    """`Name | Kenya | 2018 | $35,000`: each of them as a paragraph, where one of them is a sum."""
    pieces = [piece.strip() for piece in _UPRIGHT.split(line.text)]
    if len(pieces) == 1:
        pieces = _sum_and_facts(line.text)
    if len(pieces) == 1:
        pieces = wide_apart(line).split("\t")
    if (
        not 2 <= len(pieces) <= 6
        or sum(amount_line(piece) is not None for piece in pieces) != 1
        or not all(pieces)
    ):
        return (line,)
    return tuple(replace(line, text=piece, gap=0 if i else line.gap) for i, piece in enumerate(pieces))


def _sum_and_facts(text: str) -> list[str]:
    """`$2,500 – Kenya`, `Quito, Ecuador - €900 - 2019`: a sum between dashes and nothing but places and times."""
    pieces = _DASHES.split(text)
    facts = [piece for piece in pieces if amount_line(piece) is None]
    are_told = all(is_place_line(piece) or is_time_line(piece) for piece in facts)
    return pieces if len(facts) == len(pieces) - 1 and are_told else [text]


def sum_and_text(line: Paragraph) -> tuple[Paragraph, ...]:
    """`$800,000To strengthen ...`: the sum and the text as two paragraphs."""
    first = next(find_amounts(line.text[:40]), None)
    if first and first.start == 0:
        rest = line.text[first.end :].lstrip("* ")
        if opens_with_purpose(rest) and rest[:1].isupper():
            return replace(line, text=line.text[: first.end]), replace(line, text=rest, gap=0, bullet="")
    return (line,)


def title_and_grantee(text: str) -> tuple[str, str] | None:
    """`... Registers of ShipsHarbour Records Network`: title and grantee, where both halves look their part."""
    halves = [(text[: cut.start()], text[cut.start() :]) for cut in _RUN_TOGETHER.finditer(text[:400])]
    likely = [
        (name_likeness(right) - name_likeness(left), left, right)
        for left, right in halves
        if " " in left and " " in right
    ]
    best = max(likely, default=(0.0, "", ""))
    return best[1:] if best[0] >= 1.5 else None
