"""What only all entries of a page together tell of a line: a place beside a name, title and grantee in one, a code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.names.placed import with_places_apart
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import split_town
from grantgraph.readers.listing.signs.quotes import CLOSING, OPENING

_CODE = re.compile(r"\(([A-Z]{1,5}-\d[\w-]{0,12})\)$")
_RANK = rf"(?:[^{OPENING}]{{1,30}}?[–—:-] )?"  # `1st prize – `
_QUOTED = re.compile(
    rf"{_RANK}[{OPENING}](?P<left>[^{CLOSING}]{{2,200}})[{CLOSING}],? (?:by |[–—-] )?(?P<right>.{{3,200}})"
)
_TWO = re.compile(r"(?P<left>.{3,200}?)(?: [–—|@-]| //?|:) (?P<right>.{3,200})")
_BY = re.compile(rf"{_RANK}[{OPENING}](?P<left>[^{CLOSING}]{{2,200}})[{CLOSING}],? by (?P<right>.{{3,200}})")
_QUOTED_BEHIND = re.compile(
    rf"(?P<left>[^{OPENING}]{{3,200}}?)(?: [–—|-] |: |, )[{OPENING}](?P<right>[^{CLOSING}]{{2,200}})[{CLOSING}]"
)
_IN_BRACKETS = re.compile(r"(?P<left>[^()]{3,200}?) \((?P<right>[^() ]+ [^()]{3,160})\)")
_QUOTES_SPEAK = 1.0  # for a title, though names may be quoted, too
_TOWN_SPEAKS = 1.0  # for a name
_NAMED = _TITLE_FIRST = (Role.TITLE, Role.GRANTEE)
_NAME_FIRST = (Role.GRANTEE, Role.TITLE)
_CERTAIN = {_BY: _TITLE_FIRST, _QUOTED_BEHIND: _NAME_FIRST}
_SHAPES = (_BY, _QUOTED, _QUOTED_BEHIND, _TWO, _IN_BRACKETS)


def agreed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with their names cut where the page as a whole shows that they hold more than a name."""
    return _with_codes(titles_apart(with_places_apart(entries)))


def _with_codes(entries: Sequence[Entry]) -> list[Entry]:
    """The funder's own code as identifier, where every description ends in one of its own: `(AR-350)`."""
    found = [_CODE.search((entry.text(Role.DESCRIPTION) or "")[-24:]) for entry in entries]
    codes = [match[1] for match in found if match]
    if len(entries) < 2 or len(set(codes)) < len(entries):
        return list(entries)
    return [
        replace(entry, parts=(*entry.parts, Part(Role.IDENTIFIER, code, entry.lines)))
        for entry, code in zip(entries, codes, strict=True)
    ]


def titles_apart(entries: Sequence[Entry]) -> list[Entry]:
    """Title and grantee apart, where every entry has both on one line, set off in the same way."""
    lines = [part.text for entry in entries for part in entry.parts if part.role in _NAMED]
    shape = next((shape for shape in _SHAPES if all(map(shape.fullmatch, lines))), None)
    if len(entries) < 2 or len(lines) != len(entries) or shape is None:
        return list(entries)
    roles = _roles_of_halves(shape, lines)
    if roles is None:
        return list(entries)
    return [
        replace(entry, parts=tuple(p for part in entry.parts for p in _apart(part, shape, roles)))
        for entry in entries
    ]


def _roles_of_halves(shape: re.Pattern[str], lines: Sequence[str]) -> tuple[Role, Role] | None:
    """What stands to the left and to the right on all lines; None where nothing clear speaks for either order."""
    if shape in _CERTAIN:
        return _CERTAIN[shape]
    leans = [_lean(shape, match) for match in map(shape.fullmatch, lines) if match]
    lean = sum(leans)
    agreeing = sum(each * lean >= 0 for each in leans)
    if abs(lean) < 0.8 * len(leans) or agreeing * 4 < len(leans) * 3:
        return None
    return _TITLE_FIRST if lean > 0 else _NAME_FIRST


def _lean(shape: re.Pattern[str], match: re.Match[str]) -> float:
    """How much more the right half of a line looks like a name than the left one does."""
    lean = name_likeness(match["right"]) - name_likeness(match["left"])
    lean += _QUOTES_SPEAK * (shape is _QUOTED)
    return lean + _TOWN_SPEAKS * (shape is _IN_BRACKETS and split_town(match["right"]) is not None)


def _apart(part: Part, shape: re.Pattern[str], roles: tuple[Role, Role]) -> list[Part]:
    half = shape.fullmatch(part.text) if part.role in _NAMED else None
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
