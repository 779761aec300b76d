"""Places beside the names of grantees, cut off where the page as a whole shows that they are none of the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.places import leading_place, split_place, split_town
from grantgraph.readers.listing.signs.unnamed import is_no_name

_NAMES = (Role.TITLE, Role.GRANTEE)
Split = Callable[[str], tuple[str, str] | None]
"""A name and the place beside it, or None where no place stands there."""


def without_leading_places(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the place that opens nearly every title or name as a part of its own: `SAMOA: Our own seeds`."""
    heads = [next((part for part in entry.parts if part.role in _NAMES), None) for entry in entries]
    placed = sum(head is not None and leading_place(head.text) is not None for head in heads)
    if placed < 2 or placed * 4 < len(entries) * 3:
        return list(entries)
    return [_led(entry, head) for entry, head in zip(entries, heads, strict=True)]


def _led(entry: Entry, head: Part | None) -> Entry:
    cut = leading_place(head.text) if head else None
    if head is None or cut is None:
        return entry
    parts = [replace(part, text=cut[1]) if part is head else part for part in entry.parts]
    return replace(entry, parts=(*parts, Part(Role.PLACE, cut[0], head.lines)))


def without_places(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with each grantee's place as a part of its own, where nearly every name of the page has one."""
    for split in (_country, _country_or_town):
        names = [name for entry in entries if (name := entry.text(Role.GRANTEE)) and not is_no_name(name)]
        placed = sum(split(name) is not None for name in names)
        in_brackets = sum(name.endswith(")") for name in names)
        is_usual = placed * 4 >= len(names) * 3 or (
            in_brackets * 3 <= placed * 4 and placed * 2 >= len(names)
        )
        if placed >= 2 and is_usual:
            entries = [_apart(entry, split) for entry in entries]
    return tuple(entries)


def _country(name: str) -> tuple[str, str] | None:
    bare, place = split_place(name)
    return (bare, place) if place else None


def _country_or_town(name: str) -> tuple[str, str] | None:
    return _country(name) or split_town(name)


def _apart(entry: Entry, split: Split) -> Entry:
    parts: list[Part] = []
    for part in entry.parts:
        cut = split(part.text) if part.role is Role.GRANTEE else None
        parts += [replace(part, text=cut[0]), Part(Role.PLACE, cut[1], part.lines)] if cut else [part]
    return replace(entry, parts=tuple(parts))
