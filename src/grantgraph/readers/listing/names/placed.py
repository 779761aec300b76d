"""Places beside names, set apart from them: `Name, Kyiv`, `Name (Ghana)`, `SAMOA: Our own seeds`.

One name alone cannot tell whether the place is a part of it, as in `Centre for Law, Armenia`; the names of a page
together can. A `_Habit` is one way in which pages set places, with what shows that a page has it. Countries and known
towns are told by their names, other towns only look like towns: they count where nearly every name has a place, or
where a comma and one town come again. Layouts that cut a place off while they read a line do so by its form alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.readers.countries import find_countries, is_subdivision
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.places import (
    coded_countries,
    is_town,
    leading_place,
    split_place,
    split_town,
)
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.towns import is_known_town

_Cut = Callable[[str], tuple[str, str] | None]
"""The name and the place beside it, or None where no place stands there."""

_ONE_TOWN = re.compile(
    r"[^,()]{3,}(?: \([^\W\d_][\w&./-]{1,14}\))?, [^\W\d_a-z][^\W\d_A-Z]+(?:[ -][^\W\d_a-z][^\W\d_A-Z]+)?"
)
_SEVERAL = re.compile(
    r"(?:[^()]+ \([A-Z]{2}\)){2,}"
)  # `Ana Rus (RO), Jan Kos (PL)`: none's place is that of all


@dataclass(frozen=True, slots=True)
class _Habit:
    """Beside which parts of an entry places stand, how they are cut off, and whether names show that a page does so."""

    parts: Callable[[Entry], Sequence[Part]]
    cut: _Cut
    is_shown: Callable[[Sequence[str], _Cut], bool]


def with_places_apart(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with each place beside a name as a part of its own, by all habits that the names of the page show."""
    entries = _with_towns_as_places(entries)
    for habit in _HABITS:
        firsts = (part.text for entry in entries for part in habit.parts(entry)[:1])
        if habit.is_shown([name for name in firsts if not is_no_name(name)], habit.cut) or (
            habit.cut is _one_town and _have_places(entries)
        ):
            entries = [replace(entry, parts=tuple(_apart(entry, habit))) for entry in entries]
    return tuple(entries)


def _with_towns_as_places(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries with towns in titles' places as places, where all of these look like towns and a third are known."""
    titles = [title for entry in entries if entry.text(Role.GRANTEE) and (title := entry.text(Role.TITLE))]
    known = sum(map(is_known_town, titles))
    if known < 2 or known * 3 < len(titles) or not all(map(is_town, titles)):
        return entries
    return [entry.recast(Role.TITLE, Role.PLACE) if entry.text(Role.GRANTEE) else entry for entry in entries]


def _have_places(entries: Sequence[Entry]) -> bool:
    """Whether most grantees of the page stand beside a place that was cut off from their line."""
    named = [entry for entry in entries if (name := entry.text(Role.GRANTEE)) and not is_no_name(name)]
    return len(named) > 2 and sum(map(_has_place, named)) * 2 >= len(named)


def _has_place(entry: Entry) -> bool:
    lines = {line for part in _grantees(entry) for line in part.lines}
    return any(part.role is Role.PLACE and lines & {*part.lines} for part in entry.parts)


def _apart(entry: Entry, habit: _Habit) -> Iterator[Part]:
    named = habit.parts(entry)
    for part in entry.parts:
        if part in named and (halves := habit.cut(part.text)):
            name, place = halves
            yield replace(part, text=name)
            yield Part(Role.PLACE, place, part.lines)
        else:
            yield part


def _head(entry: Entry) -> list[Part]:
    """The title or name with which an entry begins."""
    return [part for part in entry.parts if part.role in (Role.TITLE, Role.GRANTEE)][:1]


def _grantees(entry: Entry) -> list[Part]:
    """The names of one grantee: those of several with a place beside each stay as they are."""
    return [part for part in entry.parts if part.role is Role.GRANTEE and not _SEVERAL.fullmatch(part.text)]


def _told_grantees(entry: Entry) -> list[Part]:
    """The names that stand inside the text of their grant."""
    text = entry.text(Role.DESCRIPTION) or ""
    return [part for part in _grantees(entry) if part.text in text]


def _leading(name: str) -> tuple[str, str] | None:
    found = leading_place(name)
    return (found[1], found[0]) if found else None


def _country(name: str) -> tuple[str, str] | None:
    bare, place = split_place(name)
    return (bare, place) if place else None


def _coded(name: str) -> tuple[str, str] | None:
    """`Some Desk (RO/HU)`: the codes of countries (ISO 3166-1 alpha-2) in brackets behind a name."""
    head, bracket, codes = name.rstrip(")").rpartition(" (")
    return (head, codes) if bracket and name.endswith(")") and coded_countries(codes) else None


def _country_or_town(name: str) -> tuple[str, str] | None:
    return _country(name) or split_town(name) or _in_known_place(name)


def _in_known_place(name: str) -> tuple[str, str] | None:
    """`Some Network (Rio de Janeiro)`: a known town, state or province in brackets, small words and all."""
    head, bracket, place = name.rstrip(")").rpartition(" (")
    is_place = bracket and name.endswith(")") and (is_subdivision(place) or is_known_town(place))
    return (head, place) if is_place else None


def _one_town(name: str) -> tuple[str, str] | None:
    """A town behind a comma, where neither another comma nor a bracket stands, but for an acronym's."""
    return split_town(name) if _ONE_TOWN.fullmatch(name) else None


def _in_town(name: str) -> tuple[str, str] | None:
    """`Some Group in Kisumu`, `Some Youth Group of Kisumu`; but `Group of Kisumu` is a name."""
    head, small, town = name.rpartition(" in " if " in " in name else " of ")
    is_apart = small == " in " or " " in head
    return (head, town) if head and is_apart and is_town(town) else None


def _lone_town(name: str) -> tuple[str, str] | None:
    """A town of one word behind the only comma of a name that tells a kind of body: `Some Press Club, Suva`."""
    halves = _one_town(name)
    is_body = halves and words("body") & set(halves[0].casefold().split())
    is_town = halves and " " not in halves[1] and not find_countries(halves[1], alone=True)
    return halves if is_body and is_town else None


def _known_town(name: str) -> tuple[str, str] | None:
    """A known town behind a comma or `in`, or in brackets; behind a dash it may be a part of the name."""
    halves = None if " – " in name or " - " in name else split_town(name)
    head, small, town = name.rpartition(" in ")
    halves = halves or ((head, town) if small and " " in head else None)
    return halves if halves and is_known_town(halves[1]) else None


def _of_known_town(name: str) -> tuple[str, str] | None:
    """`the Some Choir School of Gulu`: a sentence says where a body is; `Tenants of Gulu` would be no name without."""
    head, small, town = name.rpartition(" of ")
    is_whole = small and len(head.split()) > 2 and " of " not in head and " and " not in head
    return (head, town) if is_whole and is_known_town(town) else None


def _count(names: Sequence[str], cut: _Cut) -> int:
    return sum(cut(name) is not None for name in names)


def _once(names: Sequence[str], cut: _Cut) -> bool:
    return _count(names, cut) > 0


def _more_than_once(names: Sequence[str], cut: _Cut) -> bool:
    return _count(names, cut) > 1


def _nearly_always(names: Sequence[str], cut: _Cut) -> bool:
    placed = _count(names, cut)
    return placed > 1 and placed * 4 >= len(names) * 3


def _usually(names: Sequence[str], cut: _Cut) -> bool:
    """Nearly always; or beside half of the names, where brackets behind names hold hardly anything else."""
    placed = _count(names, cut)
    in_brackets = sum(name.endswith(")") for name in names)
    is_half = placed > 1 and placed * 2 >= len(names) and in_brackets * 3 <= placed * 4
    return is_half or _nearly_always(names, cut)


_HABITS = (
    _Habit(_head, _leading, _nearly_always),
    _Habit(_grantees, _coded, _nearly_always),
    _Habit(_grantees, _country, _usually),
    _Habit(_grantees, _country_or_town, _usually),
    _Habit(_grantees, _in_town, _nearly_always),
    _Habit(_grantees, _one_town, _more_than_once),
    _Habit(_grantees, _lone_town, _once),
    _Habit(_grantees, _known_town, _once),
    _Habit(_told_grantees, _of_known_town, _once),
)
