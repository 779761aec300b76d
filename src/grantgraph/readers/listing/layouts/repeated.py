"""Listings in any order of their own: records that come again, told by what stands at each place of all of them.

Nothing is known of the page beforehand. It is cut into records in several ways; the lines of the records are laid on
each other, and cut further where all can be cut alike; what each place holds is told for all records together. The way
that tells most about the page is its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.dates import find_date
from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.layouts.comparison import TOLD_ROLES, worth
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.shapes import is_prose
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.structure.categories import is_topic
from grantgraph.readers.listing.structure.kinds import PROSE, Kind
from grantgraph.readers.listing.structure.records import Record, items, segmentations
from grantgraph.readers.listing.structure.sections import sections
from grantgraph.readers.listing.structure.slot_roles import roles
from grantgraph.readers.listing.structure.slots import Cell, Slot, align
from grantgraph.readers.listing.structure.splits import split
from grantgraph.readers.listing.structure.stated_currency import stated_currency, with_currency

_SURE = 0.8  # how much a lone line must look like a name


def read_repeated(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as records that come again; None where fewer than three are alike."""
    found = [read for records in segmentations(items(page)) if (read := _read(page, records, categories))]
    return max(found, key=lambda pair: pair[0], default=(0.0, None))[1]


def _read(
    page: Sequence[Paragraph], records: Sequence[Record], categories: frozenset[str]
) -> tuple[float, Reading] | None:
    """What one way of cutting the page tells, and how much that is worth."""
    aligned = align(records)
    if aligned is None:
        return None
    rows = zip(*(slot.cells for slot in aligned.slots), strict=True)
    torn = sum(_is_torn([cell for cell in row if cell]) for row in rows)
    currency = stated_currency(page)
    has_sum = any(slot.kind is Kind.SUM for slot in aligned.slots if slot.texts)
    slots = [finer for slot in aligned.slots if slot.texts for finer in split(slot, has_sum)]
    slots, given = _read_slots(slots, categories, currency)
    known = categories | {text.casefold() for text in _texts(slots, given, Role.CATEGORY)}
    entries = [_entry(slots, given, index, currency, known) for index in range(len(slots[0].cells))]
    entries = [_with_lone_line(entry, given) for entry in _alike(entries)]
    if len(entries) < 3:
        return None
    reading = _reading(page, entries)
    late = aligned.slots[0].kind in PROSE and len(aligned.slots) > 1
    return _worth(reading) - 4.0 * torn - 4.0 * late * len(entries), reading


def _read_slots(
    slots: list[Slot], categories: frozenset[str], currency: str | None
) -> tuple[list[Slot], list[Role]]:
    """The slots with their roles; a cut of a title that leaves words without a role was none, and is undone."""
    given = roles(slots, categories, currency)
    pairs = zip(slots, given, strict=True)
    cut = [
        slot.whole for slot, role in pairs if role is Role.UNREAD and slot.kind is Kind.WORDS and slot.whole
    ]
    whole = next(
        (whole for whole in cut if _roles_of(whole, slots, given) == {Role.TITLE, Role.UNREAD}), None
    )
    if whole is None:
        return slots, given
    pieces = [slot for slot in slots if slot.is_of(whole)]
    whole = replace(whole, signs=whole.signs | {"title"})
    first = slots.index(pieces[0])
    rest = [slot for slot in slots if slot not in pieces]
    return _read_slots([*rest[:first], whole, *rest[first:]], categories, currency)


def _roles_of(whole: Slot, slots: Sequence[Slot], given: Sequence[Role]) -> set[Role]:
    return {role for slot, role in zip(slots, given, strict=True) if slot.is_of(whole)}


def _texts(slots: Sequence[Slot], given: Sequence[Role], role: Role) -> Iterator[str]:
    return (text for slot, has in zip(slots, given, strict=True) if has is role for text in slot.texts)


def _reading(page: Sequence[Paragraph], entries: Sequence[Entry]) -> Reading:
    used = {line for entry in entries for line in entry.lines}
    rest = [paragraph for paragraph in page if paragraph.lines[0] not in used]
    first, last = entries[0].lines[0].number, entries[-1].lines[-1].number
    asides = tuple(Part(Role.ASIDE if is_prose(p) else Role.HEADING, p.text, p.lines) for p in rest)
    doubts = tuple(
        Doubt(p.lines, f"“{p.text[:60]}” is not laid out as the page's other grants are; it was not read")
        for p in rest
        if first < p.lines[0].number < last and len(p.words) > 3
    )
    placed = [
        replace(
            entry, section=section.place, date=entry.date or section.year, is_supplement=section.is_supplement
        )
        for entry, section in zip(entries, sections(_above(rest, entries)), strict=True)
    ]
    return Reading("records that come again", tuple(placed), asides, doubts)


def _above(rest: Sequence[Paragraph], entries: Sequence[Entry]) -> list[list[Paragraph]]:
    """The lines of no entry that stand between each entry and the one above it."""
    above: list[list[Paragraph]] = []
    last = -1
    for entry in entries:
        first = entry.lines[0].number
        above.append([p for p in rest if last < p.lines[0].number < first and not is_prose(p)])
        last = first
    return above


def _alike(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that have all, or all but one, of the roles that most have."""
    held = [{part.role for part in entry.parts} & TOLD_ROLES for entry in entries]
    counts = Counter(role for found in held for role in found)
    usual = {role for role, count in counts.items() if count * 10 >= len(entries) * 7}
    if len(usual) < 2:
        return []
    least = len(usual) if len(usual) == 2 else len(usual) - 1
    kept = [
        (entry, found >= usual)
        for entry, found in zip(entries, held, strict=True)
        if len(found & usual) >= least
    ]
    whole = [index for index, (_, is_whole) in enumerate(kept) if is_whole]
    return [entry for entry, _ in kept[whole[0] : whole[-1] + 1]] if whole else []


def _entry(
    slots: Sequence[Slot], given: Sequence[Role], index: int, currency: str | None, categories: frozenset[str]
) -> Entry:
    parts: list[Part] = []
    for slot, role in zip(slots, given, strict=True):
        cell = slot.cells[index]
        if cell is None or role in (Role.UNREAD, Role.LABEL):
            continue
        text = with_currency(cell.text, currency) if role is Role.AMOUNT else cell.text
        if role is Role.TITLE and slot.ends_in_stops:
            text = text.removesuffix(".")
        if role is Role.GRANTEE and (text.casefold() in categories or is_topic(text.casefold())):
            parts.append(Part(Role.CATEGORY, text, cell.lines, Confidence.LOW))
            continue
        same = next((i for i, part in enumerate(parts) if part.role is role is Role.DESCRIPTION), None)
        if same is not None:
            old = parts[same]
            parts[same] = Part(role, f"{old.text} {text}", tuple(dict.fromkeys((*old.lines, *cell.lines))))
        else:
            parts.append(Part(role, text, cell.lines, Confidence.LOW))
    date = next((find_date(part.text) for part in parts if part.role is Role.DATE), None)
    return Entry(tuple(parts), date=date)


def _with_lone_line(entry: Entry, given: Sequence[Role]) -> Entry:
    """A lone line where others have name and title is a title, unless it looks like a name."""
    name = entry.text(Role.GRANTEE)
    if Role.TITLE not in given or name is None or entry.text(Role.TITLE) or entry.text(Role.CATEGORY):
        return entry
    if name_likeness(name, entry.text(Role.DESCRIPTION) or "") >= _SURE or is_no_name(name):
        return entry
    parts = (replace(part, role=Role.TITLE) if part.role is Role.GRANTEE else part for part in entry.parts)
    return replace(entry, parts=tuple(parts))


def _worth(reading: Reading) -> float:
    """How much a reading tells, less for each line between the entries that it does not explain."""
    told = sum(map(worth, reading.entries))
    unread = sum(2.0 if len(doubt.lines) < 2 else 4.0 for doubt in reading.doubts)
    return told - unread


def _is_torn(cells: Sequence[Cell]) -> bool:
    """Whether a record goes on over a wider gap than stands above it: then it begins in the midst of another."""
    return max((cell.paragraph.gap for cell in cells[1:]), default=0) > cells[0].paragraph.gap
