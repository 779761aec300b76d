"""Grantees that are persons, as they themselves, the headings above them and the whole page show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.persons import (
    called_person,
    has_profession,
    has_trade,
    looks_like_persons,
    speaks_of_persons,
)

_HEADING = 6


def with_persons(entries: Sequence[Entry], asides: Sequence[Part]) -> list[Entry]:
    """The entries with persons as such: where the page, or the heading above them, speaks of grants to persons.

    Most names of such a page or section must look like persons'.
    """
    entries = [entry.each(Role.GRANTEE, _as_called) for entry in entries]
    entries = [
        _as_person(entry) if has_profession(entry.text(Role.GRANTEE) or "") else entry for entry in entries
    ]
    entries = _with_trades(entries)
    first = entries[0].lines[0].number
    is_of_persons = speaks_of_persons(part.text for part in asides if part.lines[0].number < first)
    own = [entry for entry in entries if is_of_persons or _is_below_persons(entry, asides)]
    names = [name for entry in own if (name := entry.text(Role.GRANTEE))]
    alike = {name for name in names if looks_like_persons(name)}
    if sum(name in alike for name in names) * 3 < len(names) * 2:
        return list(entries)
    return [
        _as_person(entry) if entry in own and entry.text(Role.GRANTEE) in alike else entry
        for entry in entries
    ]


def _with_trades(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with persons as such where most names of the page are persons' with their trades."""
    trades = [has_profession(name) or has_trade(name) for entry in entries if (name := _named(entry))]
    if len(trades) < 2 or sum(trades) * 3 < len(trades) * 2:
        return list(entries)
    return [_as_person(entry) if has_trade(_named(entry) or "") else entry for entry in entries]


def _named(entry: Entry) -> str | None:
    return entry.text(Role.GRANTEE) or entry.text(Role.PERSON)


def _as_called(part: Part) -> Part:
    """A grantee that a label calls a person as such, without the label."""
    person = called_person(part.text)
    return replace(part, role=Role.PERSON, text=person) if person else part


def _is_below_persons(entry: Entry, asides: Sequence[Part]) -> bool:
    """Whether the last short line above an entry, which heads its section, speaks of persons."""
    first = entry.lines[0].number
    above = [part for part in asides if part.lines[0].number < first and len(part.text.split()) <= _HEADING]
    return bool(above) and speaks_of_persons([max(above, key=lambda part: part.lines[0].number).text])


def _as_person(entry: Entry) -> Entry:
    return entry.recast(Role.GRANTEE, Role.UNREAD if entry.text(Role.PERSON) else Role.PERSON)
