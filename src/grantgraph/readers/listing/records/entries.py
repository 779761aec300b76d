"""Slots into entries: each slot with its role, each record as an entry, and records unlike the others left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.dates import find_date
from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.records.kinds import Kind
from grantgraph.readers.listing.records.roles import roles
from grantgraph.readers.listing.records.slots import Cell, Slot
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.shapes import says_supplement
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.structure.categories import is_topic
from grantgraph.readers.listing.structure.stated_currency import with_currency

_UNTOLD = frozenset({Role.UNREAD, Role.LABEL})
_GROUPED = re.compile(r"\d[.,'’  \u202f]\d{3}\b")
_FEW = 4
_SIDE = frozenset({Role.PLACE, Role.CATEGORY})  # what a grant at either end of a page may lack
_SURE = 0.8  # how much a lone line must look like a name


def entries_of(
    slots: Sequence[Slot], categories: frozenset[str], currency: str | None, told_roles: frozenset[Role]
) -> tuple[list[Entry], list[Slot]]:
    """The records as entries, but for those that lack what the others have, and the slots of words that stay unread.

    `told_roles` are the roles by which records are alike, `currency` is that of bare numbers.
    """
    slots, given = _with_roles(list(slots), categories, currency)
    pairs = list(zip(slots, given, strict=True))
    own = {text.casefold() for slot, role in pairs if role is Role.CATEGORY for text in slot.texts}
    known = categories | own
    entries = []
    for index in range(len(slots[0].cells)):
        cells = [
            (slot, role, cell) for slot, role in pairs if role not in _UNTOLD and (cell := slot.cells[index])
        ]
        entries.append(_entry([_part(slot, role, cell, currency, known) for slot, role, cell in cells]))
    unread = [
        slot
        for slot, role in pairs
        if role is Role.UNREAD
        and (_are_sums(slot) or (slot.kind is Kind.WORDS and "number" not in slot.signs))
    ]
    return [_with_lone_line(entry, given) for entry in _alike(entries, told_roles)], unread


def _are_sums(slot: Slot) -> bool:
    """Whether numbers with their thousands set apart stand in a slot: sums of which the page tells no currency."""
    return slot.kind is Kind.NUMBER and all(map(_GROUPED.search, slot.texts))


def _with_roles(
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
    return _with_roles([*rest[:first], whole, *rest[first:]], categories, currency)


def _roles_of(whole: Slot, slots: Sequence[Slot], given: Sequence[Role]) -> set[Role]:
    return {role for slot, role in zip(slots, given, strict=True) if slot.is_of(whole)}


def _part(slot: Slot, role: Role, cell: Cell, currency: str | None, categories: frozenset[str]) -> Part:
    """A cell as a part: a bare number with its currency, a title without a full stop, a topic as what it is."""
    text = cell.text
    if role is Role.AMOUNT:
        text = with_currency(text, currency)
    elif role is Role.TITLE and slot.ends_in_stops:
        text = text.removesuffix(".")
    elif role is Role.GRANTEE and (text.casefold() in categories or is_topic(text.casefold())):
        role = Role.CATEGORY
    return Part(role, text, cell.lines, Confidence.LOW)


def _entry(parts: Sequence[Part]) -> Entry:
    """The parts as an entry, all that is told as one description."""
    told = [part for part in parts if part.role is Role.DESCRIPTION]
    others = [part for part in parts if part.role is not Role.DESCRIPTION]
    date = next((find_date(part.text) for part in others if part.role is Role.DATE), None)
    if told:
        lines = tuple(dict.fromkeys(line for part in told for line in part.lines))
        others.append(Part(Role.DESCRIPTION, " ".join(part.text for part in told), lines, Confidence.LOW))
    is_supplement = any(part.role is Role.AMOUNT and says_supplement(part.text) for part in others)
    return Entry(tuple(others), is_supplement, date=date)


def _alike(entries: Sequence[Entry], told_roles: frozenset[Role]) -> list[Entry]:
    """The entries that have all, or all but one, of the roles that most have.

    The first and the last may be what opens and closes the page: of more than four, those between tell what is usual.
    """
    held = [{part.role for part in entry.parts} & told_roles for entry in entries]
    telling = held[1:-1] if len(held) > _FEW else held
    counts = Counter(role for found in telling for role in found)
    usual = {role for role, count in counts.items() if count * 10 >= len(telling) * 7}
    if len(usual) < 2:
        return []
    least = len(usual) if len(usual) == 2 else len(usual) - 1
    kept = [
        (entry, found >= usual - _SIDE)
        for entry, found in zip(entries, held, strict=True)
        if len(found & usual) >= least
    ]
    whole = [index for index, (_, is_whole) in enumerate(kept) if is_whole]
    return [entry for entry, _ in kept[whole[0] : whole[-1] + 1]] if whole else []


def _with_lone_line(entry: Entry, given: Sequence[Role]) -> Entry:
    """A lone line where others have name and title is a title, unless it looks like a name."""
    name = entry.text(Role.GRANTEE)
    if Role.TITLE not in given or name is None or entry.text(Role.TITLE) or entry.text(Role.CATEGORY):
        return entry
    if name_likeness(name, entry.text(Role.DESCRIPTION) or "") >= _SURE or is_no_name(name):
        return entry
    return entry.recast(Role.GRANTEE, Role.TITLE)
