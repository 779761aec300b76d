"""What kind of thing a piece of a page is, by its look alone: a sum, a time, a place, running text, or other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import lru_cache

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.records.apart import at_sum
from grantgraph.readers.listing.signs.open_sums import is_open_sum
from grantgraph.readers.listing.signs.shapes import (
    amount_line,
    is_amount_rest,
    is_place_line,
    is_time_line,
    reads_as_prose,
)
from grantgraph.readers.listing.signs.wide import wide_apart
from grantgraph.readers.numerals import parse_number

_BETWEEN = (" // ", " | ", " · ", " • ", " -- ", " — ", " – ", " / ", " :: ")
_SHORT, _FEW, _LONGEST_LINE = 20, 12, 160
_CODE = 3  # words of a code before a sum: `Ref. no. 2014/7. EUR 5,000`


class Kind(Enum):
    """The kind of a line, or of a piece of one."""

    SUM = auto()
    WITH_SUM = auto()
    NUMBER = auto()
    CODE = auto()
    TIME = auto()
    PLACE = auto()
    WORDS = auto()
    PROSE = auto()
    PROSE_WITH_SUM = auto()


PROSE = (Kind.PROSE, Kind.PROSE_WITH_SUM)
"""The kinds of running text."""


@lru_cache(maxsize=16384)
def kind_of(text: str, *, is_heading: bool = False) -> Kind:
    """The kind of words, asked once for all the ways in which a page is cut into them; no heading is running text."""
    for kind, is_such in _ALONE.items():
        if is_such(text):
            return kind
    if not is_heading and reads_as_prose(text) and not (_ends_in_sum(text) or _is_in_pieces(text)):
        return Kind.PROSE_WITH_SUM if at_sum(text) else Kind.PROSE
    if any(find_amounts(text)):
        return Kind.WITH_SUM
    return Kind.CODE if _is_code(text) else Kind.WORDS


def ends_in_number(paragraph: Paragraph) -> bool:
    """Whether a number stands far behind words: `Some Group ........ 45,000`."""
    words, tab, number = wide_apart(paragraph).rpartition("\t")
    return bool(tab and words) and _is_number(number)


def _ends_in_sum(text: str) -> bool:
    """Whether a few words stand before a sum set apart, and only its term behind, as in `Name -- $500 / 12 mo.`."""
    before, _, after = at_sum(text[:_LONGEST_LINE]) or ("", "", "")
    words = before.split()
    is_code = len(words) <= _CODE and any(map(str.isdigit, before))
    is_line = len(text) < _LONGEST_LINE and 0 < len(words) <= _FEW and (is_code or ". " not in before)
    return is_line and is_amount_rest(after)


def _is_in_pieces(text: str) -> bool:
    """Whether equal marks set a sum and other pieces apart: `Name // Town // $500 // what it is for`."""
    head = text[:_LONGEST_LINE]
    return any(
        head.count(mark) > 1 and any(map(amount_line, head.split(mark))) for mark in _BETWEEN if mark in head
    )


def _is_number(text: str) -> bool:
    return len(text) < _SHORT and parse_number(text.replace(" ", "")) is not None


def _is_place(text: str) -> bool:
    return is_place_line(text) or is_region(text) or bool(find_countries(text, alone=True))


def _is_code(text: str) -> bool:
    """Whether it is one word with digits: `2012/307-114`, `AR-350`."""
    return len(text) <= _SHORT and " " not in text and sum(map(str.isdigit, text)) > 1


_ALONE: Mapping[Kind, Callable[[str], object]] = {
    Kind.SUM: lambda text: amount_line(text) is not None or is_open_sum(text),
    Kind.NUMBER: _is_number,
    Kind.TIME: is_time_line,
    Kind.PLACE: _is_place,
}
