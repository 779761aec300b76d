"""The one gate that every grantee passes, whatever the layout: no body is made of words that are no name.

A name is written as the other names of its page are. It is no label, no note that a name is kept back, no place alone,
no sum, date, question or sentence, and no word with which sentences open. Words that are in part a name lose the rest
(`bare`). Words that are none stay with the entry as what they are; they are told of, and the grantee is left open
(`judged`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Role
from grantgraph.readers.listing.names.common_words import without_common_words
from grantgraph.readers.listing.names.remnants import label_beside, without_remnants
from grantgraph.readers.listing.signs.bare_names import bare_name
from grantgraph.readers.listing.signs.doubtful import is_doubtful
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import is_town
from grantgraph.readers.listing.signs.shapes import is_place_line
from grantgraph.readers.listing.signs.small_names import opens_in_small_letters
from grantgraph.readers.listing.signs.unnamed import is_no_name, is_person, keeps_back
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.towns import is_known_town

_MOST = 0.8  # of the names of a page, by which the others are measured
_LEAST = 4  # so many names make a habit
_TELLING = 0.5  # how much a name of no more than three words looks like one, and no sign else
_BRACKETS = "()[]<>{}"
_PART_OF = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]* ){1,3}(?i:region|province|state|district|republic|territory|island|county|department)s? "
    r"of (?:the )?(?P<whole>.+)"
)  # `Kurdistan Region of Iraq`
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def bare(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with grantees' names alone, as far as each line, or all together, tell what is none of them."""
    alone = [_with_names(entry, lambda name: bare_name(without_remnants(name))) for entry in entries]
    names = [name for entry in alone if (name := entry.text(Role.GRANTEE)) and not is_no_name(name)]
    left = without_common_words(names)
    return [_with_names(entry, lambda name: left.get(name, name)) for entry in alone]


def _with_names(entry: Entry, change: Callable[[str], str]) -> Entry:
    return entry.each(Role.GRANTEE, lambda part: replace(part, text=change(part.text)))


def judged(entries: Sequence[Entry], *, is_named_by_page: bool = False) -> list[Entry]:
    """The entries with what stands in a grantee's place as what it is: a name, a person, a note, or no name.

    Where the page itself says that names stand there, they need no other sign.
    """
    names = [part.text for entry in entries for part in entry.parts if part.role is Role.GRANTEE]
    habit = _Habit(names)
    told = [_recast(entry, habit) for entry in entries]
    is_open = not (habit.in_capitals or is_named_by_page)
    if _are_towns(told) or (is_open and _tell_no_body(told)):
        return list(map(_without_name, told))
    return told


def _are_towns(entries: Sequence[Entry]) -> bool:
    """Whether nearly all names of a page are one word that stood before a country: `Accra, Ghana`."""
    named = [entry for entry in entries if entry.text(Role.GRANTEE)]
    towns = [
        entry
        for entry in named
        if is_town(entry.text(Role.GRANTEE) or "")
        and find_countries(entry.text(Role.PLACE) or "", alone=True)
    ]
    return len(named) >= _LEAST - 1 and sum(
        " " not in (e.text(Role.GRANTEE) or "") for e in towns
    ) >= _MOST * len(named)


def _tell_no_body(entries: Sequence[Entry]) -> bool:
    """Whether nothing in all names of a page speaks for a body: then they are titles, places, or yet other words."""
    told = [
        name_likeness(name, entry.text(Role.DESCRIPTION) or "")
        for entry in entries
        if (name := entry.text(Role.GRANTEE))
    ]
    return len(told) >= _LEAST and max(told) <= _TELLING


def _without_name(entry: Entry) -> Entry:
    """The entry with what stands in the grantee's place as its title; as no name where it has a title."""
    return entry.recast(Role.GRANTEE, Role.NO_NAME if entry.text(Role.TITLE) else Role.TITLE)


class _Habit:
    """How the names of a page are written, where nearly all are written alike."""

    def __init__(self, names: Sequence[str]) -> None:
        names = [name for name in names if not is_no_name(name)]
        self.in_capitals = _is_habit([_is_in_capitals(name) for name in names])
        self._with_capitals = _is_habit([_has_capitals(name) for name in names])

    def is_broken_by(self, name: str) -> bool:
        """Whether a name is written unlike the others: `of the same town` among names with capital letters.

        One that opens with a kind of body of a language that writes names in small letters is not.
        """
        if opens_in_small_letters(name.partition(" ")[0]):
            return False
        return (self.in_capitals and not _is_in_capitals(name)) or (
            self._with_capitals and not _has_capitals(name)
        )


def _is_habit(signs: Sequence[bool]) -> bool:
    return len(signs) >= _LEAST and sum(signs) >= _MOST * len(signs)


def _is_in_capitals(name: str) -> bool:
    """Whether a name is in capitals, but for a part in brackets; scripts without capitals count."""
    bare_of_brackets = re.sub(r"\([^()]*\)", "", name)
    return not any(map(str.islower, bare_of_brackets))


def _has_capitals(name: str) -> bool:
    """Whether a letter is a capital or of a script without them, or a digit."""
    return any(letter.isdigit() or (letter.isalpha() and not letter.islower()) for letter in name)


def _recast(entry: Entry, habit: _Habit) -> Entry:
    return entry.each(Role.GRANTEE, lambda part: replace(part, role=_role(part.text, entry, habit)))


def _role(name: str, entry: Entry, habit: _Habit) -> Role:
    if is_person(name):
        return Role.PERSON
    if keeps_back(name) or keeps_back(name.rpartition(", ")[0]):
        return Role.KEPT_BACK
    if is_no_name(name) or not any(map(str.isalnum, name)):
        return Role.NO_NAME
    is_odd = (
        is_doubtful(name) or label_beside(name) is not None or _is_place(name) or habit.is_broken_by(name)
    )
    return Role.NO_NAME if is_odd or _is_opening(name, entry) else Role.GRANTEE


def _is_place(name: str) -> bool:
    """Whether words are a place alone, in brackets or not: `(Kenya)`, `Lima, Peru`."""
    inside = name.strip(_BRACKETS + " ")
    town, _, _ = inside.partition(", ")
    part = _PART_OF.fullmatch(inside)
    countries = find_countries(part["whole"] if part else inside, alone=True)
    is_known = (
        is_region(inside) or bool(countries) or is_known_town(inside) or inside.casefold() in words("reach")
    )
    return is_known or (" " not in town and town != inside and is_place_line(inside))


def _is_opening(name: str, entry: Entry) -> bool:
    """Whether one word opens a sentence and names nobody: `Six families will ...`.

    Such a word is a common one, or opens the description and stands there again in small letters.
    """
    if len(name.split()) > 1 or name.isupper():
        return False
    word = name.casefold()
    description = entry.text(Role.DESCRIPTION) or ""
    is_again = description.startswith(name) and word in _WORD.findall(description)
    return word in words("opens sentence") or is_again
