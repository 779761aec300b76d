"""Slots cut into finer ones, where nearly all of their values can be cut in the same way.

What one value alone would allow does not count. The ways are tried in an order, the surest first, and again on what
they leave, until none fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.readers.listing.records import cuts
from grantgraph.readers.listing.records.apart import at_sum
from grantgraph.readers.listing.records.kinds import PROSE, Kind
from grantgraph.readers.listing.records.slots import Cell, Slot
from grantgraph.readers.listing.signs.places import split_town

_DEEPEST = 6
_NEARLY_ALL = 0.75
_MOST_PIECES = 10
_DASHES = (" — ", " -- ", " – ", " - ")
_PLACED = ("placed", "place")
_OF_FIRST = frozenset({"by", "to"})
_OF_ONE_PIECE = (Kind.SUM, Kind.NUMBER, Kind.CODE)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to cut values, the sign that it gives to each piece, and which share of the values must allow it."""

    cut: cuts.Cut
    signs: tuple[str, ...]
    least: float = _NEARLY_ALL


def split(slot: Slot, has_sum: bool, depth: int = 0) -> list[Slot]:
    """The finest slots that this one can be cut into, in the order of the page."""
    if depth < _DEEPEST and slot.texts:
        for way in _ways(slot, has_sum):
            if pieces := _cut(slot, way):
                holds = has_sum or any(piece.kind is Kind.SUM for piece in pieces)
                return [finer for piece in pieces for finer in split(piece, holds, depth + 1)]
    return [slot]


def _ways(slot: Slot, has_sum: bool) -> Iterator[_Way]:
    """The ways in which a slot may be cut, by what is known of it."""
    if slot.kind in _OF_ONE_PIECE:
        return
    if slot.kind is Kind.TIME:
        yield from _at_uprights(slot)
    elif slot.kind is Kind.PLACE:
        yield from _names_before_places(slot)
    elif slot.label:
        yield from _before_places(slot)
    else:
        yield from _at_uprights(slot)
        yield from _of_words(slot, has_sum)
        yield from _before_places(slot)


def _names_before_places(slot: Slot) -> Iterator[_Way]:
    """The cuts of what as a whole may be a place: `Some Group, City, Country`."""
    if "place" not in slot.signs:
        yield _Way(cuts.name_and_town, _PLACED)
        yield _Way(cuts.name_and_country, _PLACED, least=1.0)


def _of_words(slot: Slot, has_sum: bool) -> Iterator[_Way]:
    """The cuts of words without a label, at what stands between or around their pieces."""
    is_prose = slot.kind in PROSE
    yield _Way(cuts.at_number, ("number", ""))
    if not has_sum:
        yield _Way(cuts.behind_same_words(slot.texts[0]), ("", "sum"), least=1.0)
        yield _Way(at_sum, ("", "sum", ""))
    yield _Way(cuts.at_recipient, ("to", "purpose"))
    yield _Way(cuts.at_quotes_and_by, ("quoted", "by"))
    yield _Way(cuts.at_quotes, ("", "quoted", ""))
    for mark in (*_DASHES, ": ") if is_prose else _DASHES:
        yield _Way(cuts.at_mark(mark), ("", ""))
    yield _Way(cuts.at_colon, ("", "purpose"))
    yield _Way(cuts.at_first_sentence, ("", ""), least=1.0)
    if not is_prose:
        yield _Way(cuts.at_by, ("", "by"))


def _before_places(slot: Slot) -> Iterator[_Way]:
    """The cuts before places that stand behind names."""
    if slot.kind not in PROSE:
        yield from (_Way(cut, _PLACED) for cut in (cuts.at_bracket, cuts.before_place, split_town))


def _at_uprights(slot: Slot) -> Iterator[_Way]:
    """The cut at marks that only set apart, into as many pieces as most values have."""
    counts = [len(cuts.between_uprights(text)) for text in slot.texts]
    usual = max(set(counts), key=counts.count)
    if 2 <= usual <= _MOST_PIECES:
        yield _Way(cuts.at_uprights(usual), ("",) * usual)


def _cut(slot: Slot, way: _Way) -> list[Slot] | None:
    """The slot in as many slots as the way has signs; None where it can not cut enough of the values."""
    pieces = [way.cut(cell.text) if cell else None for cell in slot.cells]
    found = sum(piece is not None for piece in pieces)
    if found < max(2, way.least * len(slot.texts)):
        return None
    columns: list[list[Cell | None]] = [[] for _ in way.signs]
    whole = _where_whole(pieces)
    for cell, piece in zip(slot.cells, pieces, strict=True):
        for index, column in enumerate(columns):
            text = piece[index] if piece else (cell.text if cell and index == whole else None)
            text = text.strip(" \t") if text else None
            column.append(replace(cell, text=text) if cell and text else None)
    return [
        Slot(tuple(column), slot.label, _signs(slot, sign, index), slot)
        for index, (column, sign) in enumerate(zip(columns, way.signs, strict=True))
        if any(column)
    ]


def _signs(slot: Slot, sign: str, index: int) -> frozenset[str]:
    """The signs of a piece: what the word before all of them tells, it tells of the first alone."""
    told = slot.signs if not index or sign else slot.signs - _OF_FIRST
    return told | ({sign} if sign else frozenset())


def _where_whole(pieces: Sequence[cuts.Pieces | None]) -> int:
    """Where a value that could not be cut belongs: to the piece that is the longest in the others."""
    lengths = [sum(len(text or "") for text in column) for column in zip(*filter(None, pieces), strict=True)]
    return lengths.index(max(lengths))
