"""What only all entries of a page together tell of their names: places behind them, two names on one line, codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import split_place, split_town
from grantgraph.readers.listing.structure.placed_names import without_leading_places

_CODE = re.compile(r"\(([A-Z]{1,5}-\d[\w-]{0,12})\)$")
_RANK = r"(?:[^\"“«„]{1,30}?[–—:-] )?"  # `1st prize – `
_QUOTED = re.compile(rf"{_RANK}[\"“«](?P<left>[^\"”»]{{2,200}})[\"”»],? (?:by |[–—-] )?(?P<right>.{{3,200}})")
_TWO = re.compile(r"(?P<left>.{3,200}?)(?: [–—|-]| //?|:) (?P<right>.{3,200})")
_BY = re.compile(rf"{_RANK}[\"“«„](?P<left>[^\"”»]{{2,200}})[\"”»],? by (?P<right>.{{3,200}})")
_QUOTED_BEHIND = re.compile(
    r"(?P<left>[^\"“«„]{3,200}?)(?: [–—|-] |: |, )[\"“«„](?P<right>[^\"”»]{2,200})[\"”»]"
)
_IN_BRACKETS = re.compile(r"(?P<left>[^()]{3,200}?) \((?P<right>[^() ]+ [^()]{3,160})\)")
_QUOTES_SPEAK = 1.0  # for a title, though names may be quoted, too
_TOWN_SPEAKS = 1.0  # for a name
_CERTAIN = (_BY, _QUOTED_BEHIND)
_SHAPES = (_BY, _QUOTED, _QUOTED_BEHIND, _TWO, _IN_BRACKETS)


def agreed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with their names cut where the page as a whole shows that they hold more than a name."""
    return _with_codes(without_places(_titles_apart(without_leading_places(without_places(entries)))))


def without_places(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with what stands behind nearly every name as a country or town apart from it."""
    return without_towns(_without_places(list(entries)))


def _without_places(entries: list[Entry]) -> list[Entry]:
    """Grantees without the country behind their name, where the page puts one behind nearly every name."""
    names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
    placed = sum(split_place(name)[1] is not None for name in names)
    if placed < 2 or placed * 4 < len(names) * 3:
        return entries
    return [
        replace(entry, parts=tuple(p for part in entry.parts for p in _placed(part))) for entry in entries
    ]


def _placed(part: Part) -> list[Part]:
    name, place = split_place(part.text) if part.role is Role.GRANTEE else (part.text, None)
    return [replace(part, text=name), Part(Role.PLACE, place, part.lines)] if place else [part]


def without_towns(entries: list[Entry]) -> list[Entry]:
    """Grantees without the town behind their name, where the page puts one behind nearly every name."""
    names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
    placed = sum(split_town(name) is not None for name in names)
    if placed < 2 or placed * 4 < len(names) * 3:
        return entries
    return [
        replace(entry, parts=tuple(p for part in entry.parts for p in _in_town(part))) for entry in entries
    ]


def _in_town(part: Part) -> list[Part]:
    split = split_town(part.text) if part.role is Role.GRANTEE else None
    return [replace(part, text=split[0]), Part(Role.PLACE, split[1], part.lines)] if split else [part]


def _with_codes(entries: list[Entry]) -> list[Entry]:
    """The funder's own code as identifier, where every description ends in one of its own: `(AR-350)`."""
    codes = [
        _CODE.search((entry.text(Role.DESCRIPTION) or "")[-24:]) for entry in entries if not entry.is_cut_off
    ]
    if len(entries) < 2 or not all(codes) or len({code[1] for code in codes if code}) < len(entries):
        return entries
    identifiers = [
        Part(Role.IDENTIFIER, code[1], entry.lines)
        for entry, code in zip(entries, codes, strict=True)
        if code
    ]
    return [
        replace(entry, parts=(*entry.parts, part)) for entry, part in zip(entries, identifiers, strict=True)
    ]


def _titles_apart(entries: Sequence[Entry]) -> list[Entry]:
    """Title and grantee apart, where every entry has both on one line, set off in the same way."""
    lines = [part for entry in entries for part in entry.parts if part.role in (Role.TITLE, Role.GRANTEE)]
    shape = next((shape for shape in _SHAPES if all(shape.fullmatch(part.text) for part in lines)), None)
    halves = [shape.fullmatch(part.text) for part in lines] if shape else []
    if len(entries) < 2 or len(lines) != len(entries) or shape is None:
        return list(entries)
    leans = [name_likeness(half["right"]) - name_likeness(half["left"]) for half in halves if half]
    leans = [lean + _QUOTES_SPEAK * (shape is _QUOTED) for lean in leans]
    if shape is _IN_BRACKETS:
        leans = [
            lean + _TOWN_SPEAKS * (split_town(half["right"]) is not None)
            for lean, half in zip(leans, filter(None, halves), strict=True)
        ]
    if shape not in _CERTAIN and (
        abs(sum(leans)) < 0.8 * len(leans)
        or sum(lean * sum(leans) >= 0 for lean in leans) * 4 < len(leans) * 3
    ):
        return list(entries)
    is_title_first = shape is _BY or (shape is not _QUOTED_BEHIND and sum(leans) > 0)
    roles = (Role.TITLE, Role.GRANTEE) if is_title_first else (Role.GRANTEE, Role.TITLE)
    return [
        replace(entry, parts=tuple(p for part in entry.parts for p in _apart(part, shape, roles)))
        for entry in entries
    ]


def _apart(part: Part, shape: re.Pattern[str], roles: tuple[Role, Role]) -> list[Part]:
    half = shape.fullmatch(part.text) if part.role in (Role.TITLE, Role.GRANTEE) else None
    if half is None:
        return [part]
    return [
        Part(role, _unquoted(words), part.lines, Confidence.LOW)
        for role, words in zip(roles, (half["left"], half["right"]), strict=True)
    ]


def _unquoted(words: str) -> str:
    """Words without the quotation marks around all of them, or a mark that lost its other."""
    bare = words.strip('"“”')
    has_pair_inside = sum(bare.count(mark) for mark in '"“”') % 2
    return words if has_pair_inside else bare
