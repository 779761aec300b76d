"""Slots cut into finer ones, where nearly all of their values can be cut in the same way.

At sums that are set apart, at marks, at quotation marks, after the first sentence, at a bracket, at small words, and
before places. What one value alone would allow does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import split_place, split_town
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.shapes import amount_line, opens_with_purpose
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.structure.apart import at_sum
from grantgraph.readers.listing.structure.kinds import PROSE, Kind
from grantgraph.readers.listing.structure.slots import Cell, Slot
from grantgraph.readers.listing.structure.title_sentences import STATES

_Pieces = tuple[str | None, ...]
_Cut = Callable[[str], _Pieces | None]
"""The pieces of a value, or None where it cannot be cut so."""

_DEEPEST = 6
_NEARLY_ALL = 0.75
_EDGE = " \t,;:|–—-·•()[]*→>"
_DASHES = (" — ", " -- ", " – ", " - ")
_UPRIGHT = re.compile(r" ?\t ?| \| | · | • | // | / |; ")
_QUOTED = re.compile(r"(?P<left>.*?)[“\"«„](?P<title>[^”\"»“]{3,200})[”\"»“](?P<right>.*)", re.DOTALL)
_BRACKET = re.compile(r"(?P<head>.{2,200}\S) ?[(\[<](?P<inside>[^()\[\]<>]{2,60})[)\]>]\.?")
_NUMBER = re.compile(r"(?P<number>[\[(#]{0,2}\d{1,4}[\])]|#\d{1,4}) (?P<rest>\S.*)", re.DOTALL)
_BY = re.compile(r"(?P<title>.{3,200}?),? by (?P<name>[^\W\d_a-z].{2,}|an? .{2,})", re.DOTALL)
_GIVEN = re.compile(
    r"(?:(?:was |were )?(?:given|granted|awarded) )?to (?:the )?(?P<name>.{2,160}?),? "
    r"(?P<told>(?:for|towards?|to|in support of) .+)",
    re.DOTALL,
)
_PURPOSE = re.compile(r"(?:Pour|Para|Für|Per|Pro|Dla|Для|Do|De|Pentru|Za)\b")
_LONGEST_HEAD, _LONGEST_TITLE = 16, 14


def split(slot: Slot, has_sum: bool, depth: int = 0) -> list[Slot]:
    """The finest slots that this one can be cut into, in the order of the page."""
    if depth < _DEEPEST and slot.texts:
        for way in _ways(slot, has_sum):
            if pieces := way(slot):
                holds = has_sum or any(piece.kind is Kind.SUM for piece in pieces)
                return [finer for piece in pieces for finer in split(piece, holds, depth + 1)]
    return [slot]


def _ways(slot: Slot, has_sum: bool) -> Iterator[Callable[[Slot], list[Slot] | None]]:
    kind = slot.kind
    if kind in (Kind.SUM, Kind.NUMBER, Kind.TIME, Kind.CODE, Kind.PLACE):
        if kind is Kind.TIME:
            yield _uprights
        elif kind is Kind.PLACE and "place" not in slot.signs:
            yield lambda slot: _cut(slot, _name_and_town, ("placed", "place"))
            yield lambda slot: _cut(slot, _name_and_country, ("placed", "place"), least=1.0)
        return
    if slot.label:
        yield from _places(slot)
        return
    yield _uprights
    yield lambda slot: _cut(slot, _number, ("number", ""))
    if not has_sum:
        yield lambda slot: _cut(slot, at_sum, ("", "sum", ""))
    yield lambda slot: _cut(slot, _given, ("to", "purpose"))
    yield lambda slot: _cut(slot, _quoted_by, ("quoted", "by"))
    yield lambda slot: _cut(slot, _quoted, ("", "quoted", ""))
    for mark in (*_DASHES, ": ") if kind in PROSE else _DASHES:
        yield lambda slot, mark=mark: _cut(slot, lambda text: _at_mark(text, mark), ("", ""))  # type: ignore[misc]
    yield lambda slot: _cut(slot, _told_behind_colon, ("", "purpose"))
    yield lambda slot: _cut(slot, _first_sentence, ("", ""), least=1.0)
    if kind not in PROSE:
        yield lambda slot: _cut(slot, _by, ("", "by"))
    yield from _places(slot)


def _places(slot: Slot) -> Iterator[Callable[[Slot], list[Slot] | None]]:
    """The cuts before places that stand behind names."""
    if slot.kind not in PROSE:
        for cut in (_bracket, _placed, split_town):
            yield lambda slot, cut=cut: _cut(slot, cut, ("placed", "place"))  # type: ignore[misc]


def _cut(slot: Slot, cut: _Cut, signs: Sequence[str], least: float = _NEARLY_ALL) -> list[Slot] | None:
    """The slot in as many slots as there are signs; None where fewer than nearly all values can be cut."""
    pieces = [cut(cell.text) if cell else None for cell in slot.cells]
    found = sum(piece is not None for piece in pieces)
    if found < max(2, least * len(slot.texts)):
        return None
    columns: list[list[Cell | None]] = [[] for _ in signs]
    whole = _where_whole(pieces)
    for cell, piece in zip(slot.cells, pieces, strict=True):
        for index, column in enumerate(columns):
            text = piece[index] if piece else (cell.text if cell and index == whole else None)
            text = text.strip(" \t") if text else None
            column.append(replace(cell, text=text) if cell and text else None)
    return [
        Slot(tuple(column), slot.label, slot.signs | ({sign} if sign else set()), slot)
        for column, sign in zip(columns, signs, strict=True)
        if any(column)
    ]


def _where_whole(pieces: Sequence[_Pieces | None]) -> int:
    """Where a value that could not be cut belongs: to the piece that is the longest in the others."""
    lengths = [sum(len(text or "") for text in column) for column in zip(*filter(None, pieces), strict=True)]
    return lengths.index(max(lengths))


def _uprights(slot: Slot) -> list[Slot] | None:
    """Cut at marks that only set apart, where nearly all values have as many pieces."""
    counts = [len(_UPRIGHT.split(text)) for text in slot.texts]
    usual = max(set(counts), key=counts.count)
    if usual < 2 or usual > 10:
        return None

    def pieces(text: str) -> _Pieces | None:
        found = _UPRIGHT.split(text)
        return tuple(found) if len(found) == usual else None

    return _cut(slot, pieces, [""] * usual)


def _given(text: str) -> _Pieces | None:
    match = _GIVEN.fullmatch(text)
    return (match["name"], match["told"]) if match and _may_be_name(match["name"]) else None


def _may_be_name(text: str) -> bool:
    return bool(text) and (is_named(text) or is_no_name(text))


def _quoted(text: str) -> _Pieces | None:
    match = _QUOTED.fullmatch(text)
    if match is None or len(match["left"].split()) > _LONGEST_HEAD:
        return None
    right = match["right"].lstrip(" ,;:|–—-.")
    return match["left"].rstrip(" ,;:|–—-"), match["title"], right


def _quoted_by(text: str) -> _Pieces | None:
    pieces = _quoted(text)
    if pieces is None or pieces[0] or not (pieces[2] or "").startswith("by "):
        return None
    return pieces[1], (pieces[2] or "").removeprefix("by ")


def _at_mark(text: str, mark: str) -> _Pieces | None:
    head, found, rest = text.partition(mark)
    if not found or not 0 < len(head.split()) <= _LONGEST_HEAD or "\t" in head or not rest:
        return None
    return head, rest


def _told_behind_colon(text: str) -> _Pieces | None:
    """`Name (Place): bus passes`, `Name: bus passes`; a title with a colon goes on with a capital letter."""
    head, colon, rest = text.partition(": ")
    is_told = colon and (head.endswith(")") or (rest[:1].islower() and is_named(head)))
    return (head, rest) if is_told and 0 < len(head.split()) <= _LONGEST_HEAD else None


def _number(text: str) -> _Pieces | None:
    match = _NUMBER.fullmatch(text)
    return (match["number"], match["rest"]) if match else None


def _first_sentence(text: str) -> _Pieces | None:
    """A short sentence without a verb, and what follows it."""
    first, *rest = sentences(text)
    words = first.split()
    if not rest or len(words) > _LONGEST_TITLE:
        return None
    if opens_with_purpose(first) or _PURPOSE.match(first) or STATES.search(first):
        return None
    return first.rstrip("."), " ".join(rest)


def _bracket(text: str) -> _Pieces | None:
    match = _BRACKET.fullmatch(text)
    if match is None:
        return None
    rounded = f"{match['head']} ({match['inside']})"
    name, place = split_place(rounded)
    return (name, place) if place else split_town(rounded)


def _by(text: str) -> _Pieces | None:
    match = _BY.fullmatch(text)
    return (match["title"], match["name"]) if match and _may_be_name(match["name"]) else None


def _name_and_town(text: str) -> _Pieces | None:
    """`Some Group, City, Country`: a name of several words, and a place of two."""
    name, place = split_place(text)
    return (name, place) if place and ", " in place and " " in name else None


def _name_and_country(text: str) -> _Pieces | None:
    """`Ana Ruiz Soto, Peru`: a name of several words, or none, and a country; a town has one word for the most part."""
    name, place = split_place(text)
    return (name, place) if place and (" " in name or is_no_name(name)) else None


def _placed(text: str) -> _Pieces | None:
    name, place = split_place(text)
    return (name, place) if place and not amount_line(text) else None
