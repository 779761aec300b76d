"""Grants listed in one paragraph: projects set apart by semicolons, or sums with title and name after each.

`... in 2009: Restoration of a palace (Nepal); Documentation of a dance (Cameroon); ...`, and
`$30,000 for Title to Name, $28,781 to Name for Title ...`, and `to the Name, $5,000 for ...; to the Other, ...`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.model import PublishedDate
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry, Part, Reading, Role
from grantgraph.readers.listing.layouts.forms import FORMS
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import split_place

_LEAST = 3
_BETWEEN = re.compile(r"; (?:and )?")
_INTRO = re.compile(r"[^:;$€£]{10,300}: (?=\S)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_enumerated(page: Sequence[Paragraph], _categories: frozenset[str]) -> Reading | None:
    """The page read as paragraphs that hold several grants each; None where it has none."""
    entries: list[Entry] = []
    asides: list[Part] = []
    for paragraph in page:
        items = _projects(paragraph) or _gifts(paragraph) or _sums(paragraph)
        entries += items
        if not items:
            asides.append(Part(Role.ASIDE, paragraph.text, paragraph.lines))
    return Reading("grants in one paragraph", tuple(entries), tuple(asides)) if len(entries) >= 3 else None


def _projects(paragraph: Paragraph) -> list[Entry]:
    intro, _, listed = paragraph.text.rpartition(": ")
    pieces = [piece.strip() for piece in listed.rstrip(".").split("; ")]
    placed = [split_place(piece) for piece in pieces]
    if len(pieces) < 3 or not intro or not all(place for _, place in placed):
        return []
    years = _YEAR.findall(intro)
    date = PublishedDate(years[-1]) if years else None
    return [
        Entry(
            (Part(Role.TITLE, title, paragraph.lines), Part(Role.PLACE, place or "", paragraph.lines)),
            date=date,
        )
        for title, place in placed
    ]


def _gifts(paragraph: Paragraph) -> list[Entry]:
    """Such as `... in 2009: to the Name, $5,000 for ...; to the Other, $2,500 for ...`: a sum in each piece."""
    intro = _INTRO.match(paragraph.text)
    pieces = _BETWEEN.split(paragraph.text[intro.end() if intro else 0 :])
    if len(pieces) < _LEAST or not all(sum(1 for _ in find_amounts(piece)) == 1 for piece in pieces):
        return []
    told = [replace(paragraph, text=piece, bullet="") for piece in pieces]
    readings = ([form(piece) for piece in told] for form in FORMS.values())
    return next(([entry for entry in found if entry] for found in readings if all(found)), [])


def _sums(paragraph: Paragraph) -> list[Entry]:
    """Such as `$30,000 for Title to Name, $28,781 to Name for Title`."""
    starts = [amount.start for amount in find_amounts(paragraph.text) if amount.money]
    if len(starts) < 3 or starts[0] > 200:
        return []
    pieces = [paragraph.text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    entries = [_gift(piece, paragraph) for piece in pieces]
    return [entry for entry in entries if entry] if all(entries) else []


def _gift(piece: str, paragraph: Paragraph) -> Entry | None:
    amount = next(find_amounts(piece))
    words = piece[amount.end :].strip(" ,;.").removesuffix(" and")
    pairs = list(_title_and_name(words))
    if not pairs:
        return None
    title, name = max(pairs, key=lambda pair: name_likeness(pair[1]) - name_likeness(pair[0]))
    sum_part = Part(Role.AMOUNT, piece[: amount.end], paragraph.lines)
    return Entry(
        (Part(Role.TITLE, title, paragraph.lines), Part(Role.GRANTEE, name, paragraph.lines), sum_part)
    )


def _title_and_name(words: str) -> Iterator[tuple[str, str]]:
    """Every way to read the words as title and name."""
    if words.startswith("for "):
        for cut in re.finditer(r" to (?:the )?(?=[A-Z])", words):
            yield words[4 : cut.start()], words[cut.end() :]
    elif opening := re.match(r"to (?:the )?(?=[A-Z])", words):
        for cut in re.finditer(r" (?:for|towards?|to support) (?=[A-Z])", words):
            if cut.start() > opening.end():
                yield words[cut.end() :], words[opening.end() : cut.start()]
