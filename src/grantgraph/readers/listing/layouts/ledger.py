"""Listings set as accounts are: a line with name and sum for each grant, often with a few words of purpose below it.

`Name ........ 45,000` with `£` above the column, `Name - $755,707`. Totals and lines that sum up small grants are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import Paragraph, fold
from grantgraph.readers.listing.signs.headings import is_heading
from grantgraph.readers.listing.signs.places import is_address, split_place
from grantgraph.readers.listing.signs.seams import name_and_sum
from grantgraph.readers.listing.signs.shapes import is_prose, opens_with_purpose, says_supplement
from grantgraph.readers.listing.structure.columns import is_total
from grantgraph.readers.listing.structure.sections import in_sections
from grantgraph.readers.listing.structure.stated_currency import stated_currency, with_currency

_LEADER = re.compile(
    r"(?P<name>[^\W\d_].{2,160}?) ?(?:\.{4,}+|(?: \.){4,}+|…{2,}+|_{4,}+|\s{4,}+)\s*+(?P<sum>\d[\d.,’' ]*)\s*"
)
_TOGETHER = re.compile(
    r"(?:other|sundry|miscellaneous|various|further|smaller|grants? (?:of|under|below|up to))\b",
    re.IGNORECASE,
)
_CODE_BEHIND = re.compile(
    r",? \(?(?:no\.? ?|ref\.? ?)?([A-Z]{0,8}[-/ ]?\d{2,6}[-/]\d[\w/-]{0,14})\)?$", re.IGNORECASE
)
_GAP = re.compile(r"\s{3,}|\t")
_LONGEST_CODE = 4
_MOST_BELOW, _LONGEST, _LEAST = 3, 300, 3

_Row = tuple[str, str]


def read_ledger(page: Sequence[Paragraph], _categories: frozenset[str]) -> Reading | None:
    """The page read as lines of name and sum; None where fewer than three look so."""
    currency = stated_currency(page)
    rows = [_row(paragraph, currency) for paragraph in page]
    below = _below(page, rows)
    are_purposes = sum(_is_text(lines) for lines in below.values()) * 2 >= len(below)
    entries: list[Entry] = []
    others: list[Paragraph] = []
    doubts: list[Doubt] = []
    used = {line.lines for lines in below.values() for line in lines}
    for index, (paragraph, row) in enumerate(zip(page, rows, strict=True)):
        if row and _is_together(row[0]):
            doubts.append(
                Doubt(paragraph.lines, f"“{row[0][:60]}” sums up several grants; it was not read as one")
            )
        elif row:
            told = Role.DESCRIPTION if are_purposes else Role.TITLE
            entries.append(_entry(paragraph, row, below.get(index, ()), told))
        elif paragraph.lines not in used:
            others.append(paragraph)
    if len(entries) < _LEAST:
        return None
    if rows[-1] and len(below) == len(entries) - 1 > 1 and entries[-1].lines == page[-1].lines:
        entries[-1] = replace(entries[-1], is_cut_off=True)
    placed = in_sections(entries, list(filter(is_heading, others)))
    asides = (Part(Role.ASIDE if is_prose(p) else Role.HEADING, p.text, p.lines) for p in others)
    return Reading("grantee and sum", tuple(placed), tuple(asides), tuple(doubts))


def _row(paragraph: Paragraph, currency: str | None) -> _Row | None:
    """Name and sum of a line; a bare number behind a row of dots takes the currency that the page states."""
    line = paragraph.lines[0].text.strip()
    match = _LEADER.fullmatch(line) if len(paragraph.lines) == 1 and len(line) <= _LONGEST else None
    if match:
        return match["name"].strip(), with_currency(match["sum"].strip(), currency)
    return None if is_prose(paragraph) else name_and_sum(paragraph)


def _is_text(lines: Sequence[Paragraph]) -> bool:
    """Whether lines say what for, or are sentences: a title is neither."""
    return opens_with_purpose(lines[0].text) or lines[-1].is_finished


def _is_together(name: str) -> bool:
    return is_total([name]) or bool(_TOGETHER.match(name)) or any(find_amounts(name))


def _below(page: Sequence[Paragraph], rows: Sequence[_Row | None]) -> dict[int, tuple[Paragraph, ...]]:
    """The lines right below each row, where most rows have some."""
    found = {index: tuple(_joined_below(page, rows, index)) for index, row in enumerate(rows) if row}
    kept = {index: lines for index, lines in found.items() if lines}
    counted = sum(not _is_together(row[0]) for row in rows if row)
    return kept if len(kept) * 2 > counted else {}


def _joined_below(page: Sequence[Paragraph], rows: Sequence[_Row | None], index: int) -> Iterator[Paragraph]:
    for paragraph, row in zip(page[index + 1 : index + 1 + _MOST_BELOW], rows[index + 1 :], strict=False):
        if row or paragraph.gap or paragraph.bullet or is_heading(paragraph):
            return
        yield paragraph


def _entry(paragraph: Paragraph, row: _Row, below: Sequence[Paragraph], told: Role) -> Entry:
    code = _CODE_BEHIND.search(row[0])
    told_in, *cells = _GAP.split(row[0][: code.start()] if code else row[0])
    name, place = split_place(fold(told_in))
    parts = [Part(Role.GRANTEE, name, paragraph.lines), Part(Role.AMOUNT, row[1], paragraph.lines)]
    if code:
        parts.append(Part(Role.IDENTIFIER, code[1], paragraph.lines))
    if place:
        parts.append(Part(Role.PLACE, place, paragraph.lines))
    if cell := next(
        (cell for cell in reversed(cells) if not fold(cell).isupper() or len(cell) > _LONGEST_CODE), None
    ):
        role = Role.DESCRIPTION if " " in fold(cell) else Role.PLACE if cell.istitle() else Role.UNREAD
        parts.append(Part(role, fold(cell), paragraph.lines))
    addresses = [each for each in below if is_address(each.text)]
    parts += [Part(Role.UNREAD, each.text, each.lines) for each in addresses]
    below = [each for each in below if each not in addresses]
    if below:
        lines = tuple(line for each in below for line in each.lines)
        parts.append(Part(told, " ".join(each.text for each in below), lines))
    return Entry(tuple(parts), is_supplement=says_supplement(paragraph.text))
