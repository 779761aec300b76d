"""Names that close the texts of grants: `To count dugongs from the air. Some Sea Project, Mozambique.`.

No line of its own holds a name on such a page. A name is taken where nearly every text ends in a few words that state
nothing and look like one, with or without the place where it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry, Role
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import Name, is_connector, is_named
from grantgraph.readers.listing.signs.places import is_town, split_place, split_town
from grantgraph.readers.listing.signs.sentences import sentences

_LEAST, _LONGEST, _LEAST_TOLD = 3, 14, 3
_NAMES = (Role.GRANTEE, Role.PERSON, Role.CATEGORY, Role.KEPT_BACK)
_IN_BRACKETS = re.compile(r"(?P<told>.+[.!?]) ?[(\[](?P<name>[^()\[\]]+)[)\]]\.?")
_USUAL = 0.4  # how much the names of a page, or their places, must speak for bodies


def with_closing_names(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the names that close their texts, where no entry has a name beside its text."""
    if len(entries) < _LEAST or any(entry.text(role) for entry in entries for role in _NAMES):
        return list(entries)
    cut = [_told_and_name(entry.text(Role.DESCRIPTION) or "") for entry in entries]
    names = [pair[1] for pair in cut if pair]
    if len(names) < _LEAST or len(names) * 4 < len(entries) * 3 or not _are_bodies(names):
        return list(entries)
    return [_named(entry, *pair) if pair else entry for entry, pair in zip(entries, cut, strict=True)]


def _told_and_name(text: str) -> tuple[str, Name] | None:
    """What is told, and the name behind it, which is its last sentence or stands in brackets behind that."""
    bracketed = _IN_BRACKETS.fullmatch(text)
    *before, last = (bracketed["told"], bracketed["name"]) if bracketed else sentences(text)
    told = text[: text.rfind(last)].rstrip(" ([")
    name = _placed(last.removesuffix("."))
    if not before or len(told.split()) < _LEAST_TOLD or not _is_only_name(name.text):
        return None
    return told, name


def _placed(words: str) -> Name:
    name, place = split_place(words)
    if place is None:
        name, place = split_town(words) or (words, None)
    return Name(name, len(name), place)


def _is_only_name(words: str) -> bool:
    """Whether words are a name and state nothing: all but the small ones begin with a capital letter."""
    longer = [word for word in words.split() if not is_connector(word)]
    is_short = 2 <= len(words.split()) <= _LONGEST and not any(find_amounts(words))
    return is_short and is_named(words) and not any(word[:1].islower() for word in longer)


def _are_bodies(names: Sequence[Name]) -> bool:
    """Whether words that close texts are names of bodies by their places or their words, and not places themselves."""
    if sum(is_town(name.text) for name in names) * 2 > len(names):
        return False
    placed = sum(name.place is not None for name in names)
    return placed * 4 >= len(names) * 3 or fmean(name_likeness(name.text) for name in names) >= _USUAL


def _named(entry: Entry, told: str, name: Name) -> Entry:
    named = entry.with_told(Role.GRANTEE, name.text)
    if name.place:
        named = named.with_told(Role.PLACE, name.place)
    return named.each(Role.DESCRIPTION, lambda part: replace(part, text=told))
