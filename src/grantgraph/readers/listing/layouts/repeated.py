"""Listings in any order of their own: records that come again, told by what stands at each place of all of them.

Nothing is known of the page beforehand. It is cut into records in several ways; the lines of the records are laid on
each other, and cut further where all can be cut alike; what each place holds is told for all records together. The way
that tells most about the page is its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.layouts.comparison import TOLD_ROLES, worth
from grantgraph.readers.listing.paragraphs import Paragraph, is_cut_off
from grantgraph.readers.listing.records.alignment import align
from grantgraph.readers.listing.records.cutting import Record, items, segmentations
from grantgraph.readers.listing.records.entries import entries_of
from grantgraph.readers.listing.records.kinds import PROSE, Kind
from grantgraph.readers.listing.records.slots import Cell, Slot
from grantgraph.readers.listing.records.splits import split
from grantgraph.readers.listing.signs.headings import is_heading
from grantgraph.readers.listing.signs.shapes import is_prose
from grantgraph.readers.listing.structure.sections import in_sections
from grantgraph.readers.listing.structure.stated_currency import stated_currency

_LEAST, _HEADING = 3, 3
_TORN, _LATE = 4.5, 4.0  # what an entry costs that begins inside another, or with its description


def read_repeated(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as records that come again; None where fewer than three are alike."""
    currency = stated_currency(page)
    tried = (_read(page, records, categories, currency) for records in segmentations(items(page)))
    return max(filter(None, tried), key=lambda pair: pair[0], default=(0.0, None))[1]


def _read(
    page: Sequence[Paragraph], records: Sequence[Record], categories: frozenset[str], currency: str | None
) -> tuple[float, Reading] | None:
    """What one way of cutting the page tells, and how much that is worth."""
    aligned = align(records)
    has_sum = any(slot.kind is Kind.SUM for slot in aligned if slot.texts)
    slots = [finer for slot in aligned if slot.texts for finer in split(slot, has_sum)]
    entries, unread = entries_of(slots, categories, currency, TOLD_ROLES) if slots else ([], [])
    if len(entries) < _LEAST:
        return None
    endings = [entry.parts[-1].text for entry in entries]
    if entries[-1].lines[-1] == page[-1].lines[-1] and is_cut_off(endings):
        entries[-1] = replace(entries[-1], is_cut_off=True)
    reading = _reading(page, entries, [next(filter(None, slot.cells)) for slot in unread])
    return _worth(reading) - _misfit(aligned, len(entries)), reading


def _misfit(aligned: Sequence[Slot], count: int) -> float:
    """What speaks against a way of cutting: records that begin inside others, or so many entries with their text.

    A text may open records that blank lines set apart.
    """
    records = [
        [cell for cell in record if cell] for record in zip(*(slot.cells for slot in aligned), strict=True)
    ]
    torn = sum(map(_is_torn, records))
    is_late = aligned[0].kind in PROSE and len(aligned) > 1 and not all(map(_stands_apart, records))
    return _TORN * torn + _LATE * is_late * count


def _reading(page: Sequence[Paragraph], entries: Sequence[Entry], unread: Sequence[Cell]) -> Reading:
    """The entries, the lines around them, and a doubt for what is not laid out so or could not be told."""
    used = {line for entry in entries for line in entry.lines}
    rest = [paragraph for paragraph in page if paragraph.lines[0] not in used]
    first, last = entries[0].lines[0].number, entries[-1].lines[-1].number
    between = [p for p in rest if first < p.lines[0].number < last]
    asides = tuple(Part(Role.ASIDE if is_prose(p) else Role.HEADING, p.text, p.lines) for p in rest)
    placed = tuple(in_sections(entries, rest))
    return Reading("records that come again", placed, asides, (*_unlike(between), *_untold(unread)))


def _unlike(between: Sequence[Paragraph]) -> Iterator[Doubt]:
    """A doubt for each line between the entries that is no heading."""
    for p in between:
        if not is_heading(p) and len(p.words) > _HEADING:
            told = f"“{p.text[:60]}” is not laid out as the page's other grants are; it was not read"
            yield Doubt(p.lines, told)


def _untold(unread: Sequence[Cell]) -> Iterator[Doubt]:
    """A doubt for each place of the records of which it could not be told what it holds."""
    for cell in unread:
        told = f"it is not clear what “{cell.text[:60]}” and its like in other grants are; left out"
        yield Doubt(cell.lines, told)


def _worth(reading: Reading) -> float:
    """How much a reading tells, less for each line between the entries that it does not explain."""
    told = sum(map(worth, reading.entries))
    unread = sum(2.0 if len(doubt.lines) < 2 else 4.0 for doubt in reading.doubts)
    return told - unread


def _stands_apart(cells: Sequence[Cell]) -> bool:
    """Whether a blank line stands above a record and none inside it."""
    return cells[0].paragraph.gap > 0 and not any(cell.paragraph.gap for cell in cells[1:])


def _is_torn(cells: Sequence[Cell]) -> bool:
    """Whether a record goes on over a wider gap than stands above it: then it begins in the midst of another."""
    return max((cell.paragraph.gap for cell in cells[1:]), default=0) > cells[0].paragraph.gap
