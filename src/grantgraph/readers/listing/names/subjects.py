"""Names that only the texts tell: `Against silence` above `Some Women's Union accompanies ...`.

Where nearly every text opens with another name and a verb behind it, and the lines above do not come again in their
texts, those lines are titles and the names in the texts are who gets the grants.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import Name, is_connector, leading_name
from grantgraph.readers.listing.signs.places import split_place

_LEAST = 3
_VERB_BEHIND = re.compile(r",? (?!(?:and|or|of|for|in|on|at|to|by|from|with)\b)[a-z]")
_NO_SUBJECT = frozenset(
    ("after", "although", "as", "at", "because", "before", "by", "during", "from", "if", "on", "our", "since", "this",
     "through", "until", "we", "what", "when", "where", "while", "who", "with", "without", "support", "funding")
)  # fmt: skip


def with_subjects_as_names(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the names that open their texts as grantees, where the page as a whole is written so."""
    subjects = [_subject(entry) for entry in entries]
    named = {name.casefold() for name in subjects if name}
    if len(named) < _LEAST or len(named) * 4 < len(entries) * 3:
        return list(entries)
    heads = [_head(entry) for entry in entries]
    if sum(head is None for head in heads) * 4 > len(heads) or any(map(_is_echoed, heads, entries)):
        return list(entries)
    likeness = sum(name_likeness(head.text) for head in heads if head)
    if likeness >= sum(name_likeness(name) for name in subjects if name):
        return list(entries)
    return [_named(entry, name) for entry, name in zip(entries, subjects, strict=True)]


def _head(entry: Entry) -> Part | None:
    """The one title or name above a text; None where an entry has both."""
    found = [part for part in entry.parts if part.role in (Role.TITLE, Role.GRANTEE)]
    return found[0] if len(found) == 1 else None


def _is_echoed(head: Part | None, entry: Entry) -> bool:
    """Whether a name above a text stands in it again."""
    bare = split_place(head.text)[0] if head else "\n"
    return bare.casefold() in (entry.text(Role.DESCRIPTION) or "").casefold()


def _subject(entry: Entry) -> str | None:
    """The name of several words with which a text opens as the one who does something."""
    text = entry.text(Role.DESCRIPTION) or ""
    name = leading_name(text)
    if name is None or not _VERB_BEHIND.match(text, name.end) or not _may_be_body(name):
        return None
    return name.text


def _may_be_body(name: Name) -> bool:
    first, *others = name.text.split()
    is_place = is_region(name.text) or find_countries(name.text, alone=True)
    return bool(others) and not is_place and not is_connector(first) and first.casefold() not in _NO_SUBJECT


def _named(entry: Entry, name: str | None) -> Entry:
    """The entry with its head as title, and the name in its text as the one who gets the grant."""
    titled = entry.recast(Role.GRANTEE, Role.TITLE)
    return titled.with_told(Role.GRANTEE, name) if name else titled
