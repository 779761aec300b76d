"""What the page as a whole tells of its entries, whatever their layout: who is a person, what is no name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import fold
from grantgraph.readers.listing.signs.persons import looks_like_persons, speaks_of_persons
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.listing.structure.categories import is_topic
from grantgraph.readers.listing.structure.placed_names import without_places

_QUOTED = re.compile(r"[\"“«„](?P<words>[^\"“”«»„]+)[\"”»“]")
_BESIDE_NAME = re.compile(
    r"(?P<name>[^()]{3,}) "
    r"\((?:[^():]{3,40}: .{2,}|(?:fiscal|fiscally|in partnership|through|via|c/o|on behalf)\b[^()]*)\)"
)
_LONGEST_AROUND = 12  # a bullet, a number, marks of emphasis


def seen_whole(reading: Reading) -> Reading:
    """The reading with its names and titles as all of the page together shows them."""
    entries = [_each(entry, Role.GRANTEE, _without_company) for entry in without_places(reading.entries)]
    entries = _topics_as_categories(_unquoted(entries))
    around = [part.text for part in reading.asides]
    return replace(reading, entries=tuple(_as_persons(entries) if speaks_of_persons(around) else entries))


def _each(entry: Entry, role: Role, change: Callable[[Part], Part]) -> Entry:
    return replace(entry, parts=tuple(change(part) if part.role is role else part for part in entry.parts))


def _without_company(part: Part) -> Part:
    """A grantee without the body that stands beside it in brackets: `Name (fiscal sponsor: Other Name)`."""
    match = _BESIDE_NAME.fullmatch(part.text)
    return replace(part, text=match["name"]) if match else part


def _unquoted(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with bare titles, where the page sets every title in quotation marks."""
    titles = [title for entry in entries if (title := entry.text(Role.TITLE))]
    if len(titles) < 2 or not all(map(_QUOTED.fullmatch, titles)):
        return list(entries)
    return [_each(entry, Role.TITLE, lambda part: replace(part, text=part.text[1:-1])) for entry in entries]


def _topics_as_categories(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with a topic in a name's place as a category, where others have names there.

    A name inside a sentence is one, whatever its words.
    """
    names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
    topics = {part.text for entry in entries for part in entry.parts if _is_topic_alone(part)}
    if sum(name not in topics for name in names) < 2:
        return list(entries)
    return [
        _recast(entry, Role.CATEGORY) if entry.text(Role.GRANTEE) in topics else entry for entry in entries
    ]


def _is_topic_alone(part: Part) -> bool:
    """Whether a grantee's line holds a topic and nothing else, and no kind of body."""
    found = part.text.casefold()
    if part.role is not Role.GRANTEE or not is_topic(found) or words("body") & set(found.split()):
        return False
    return len(fold(part.lines[0].text)) < len(part.text) + _LONGEST_AROUND


def _as_persons(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with persons as such, where most names of a page that speaks of persons look like theirs."""
    names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
    alike = {name for name in names if looks_like_persons(name)}
    if sum(name in alike for name in names) * 3 < len(names) * 2:
        return list(entries)
    return [_recast(entry, Role.PERSON) if entry.text(Role.GRANTEE) in alike else entry for entry in entries]


def _recast(entry: Entry, role: Role) -> Entry:
    if entry.text(role):
        role = Role.UNREAD
    return _each(entry, Role.GRANTEE, lambda part: replace(part, role=role))
