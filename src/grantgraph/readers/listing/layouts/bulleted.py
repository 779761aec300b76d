"""Listings without descriptions: a bullet with the grantee, and the title below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from grantgraph.readers.listing.entry import Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import Paragraph, ends_in_mid_word
from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.shapes import is_prose


def read_bulleted(page: Sequence[Paragraph], _categories: frozenset[str]) -> Reading | None:
    """The page read as bullets with a title below each; None where fewer than three look so."""
    entries: list[Entry] = []
    used: set[int] = set()
    for index, (bullet, below) in enumerate(pairwise(page)):
        if (
            bullet.bullet
            and not below.bullet
            and below.gap == 0
            and not is_prose(bullet)
            and not is_prose(below)
        ):
            entries.append(_titled(bullet, below))
            used |= {index, index + 1}
    if len(entries) < 3:
        return None
    if entries[-1].lines[-1] == page[-1].lines[-1] and ends_in_mid_word(page):
        entries[-1] = replace(entries[-1], is_cut_off=True)
    return Reading("grantee in bullet / title", tuple(entries), _asides(page, used))


def _titled(bullet: Paragraph, below: Paragraph) -> Entry:
    name, place = split_place(bullet.text)
    name = name.rstrip(" -–—")
    name = name.partition(" - ")[0]
    parts = [Part(Role.GRANTEE, name, bullet.lines), Part(Role.TITLE, below.text, below.lines)]
    if place:
        parts.append(Part(Role.PLACE, place, bullet.lines))
    return Entry(tuple(parts))


def _asides(page: Sequence[Paragraph], used: set[int]) -> tuple[Part, ...]:
    rest = [paragraph for index, paragraph in enumerate(page) if index not in used]
    return tuple(
        Part(Role.ASIDE if is_prose(paragraph) else Role.HEADING, paragraph.text, paragraph.lines)
        for paragraph in rest
    )
