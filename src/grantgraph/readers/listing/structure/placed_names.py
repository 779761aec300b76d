"""Places beside the names of grantees, cut off where the page as a whole shows that they are none of the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.places import split_place, split_town

Split = Callable[[str], tuple[str, str] | None]
"""A name and the place beside it, or None where no place stands there."""


def without_places(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with each grantee's place as a part of its own, where nearly every name of the page has one."""
    for split in (_country, _country_or_town):
        names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
        placed = sum(split(name) is not None for name in names)
        if placed >= 2 and placed * 4 >= len(names) * 3:
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
