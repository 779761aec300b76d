"""Titles that stand as the first sentence of what is told: `Name — Safe phones for reporters. A help desk will ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.quotes import QUOTES
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.shapes import opens_with_purpose
from grantgraph.readers.listing.signs.words import words

_EMPHASIZED = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<title>[^*_]{3,100}?)[.:]?(?P=mark)[.:]? (?=\S)")
_LONGEST, _LEAST_ENTRIES = 12, 3
_STATES = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|can|must|provides?|supports?|helps?|runs?|works?|trains?|brings?|makes?"
    r"|gives?|holds?|offers?|publish(?:es)?|teach(?:es)?|it|they|its|their"
    r"|the (?:grant|project|group|organi[sz]ation))\b",
    re.IGNORECASE,
)


def states_something(text: str) -> bool:
    """Whether words hold a verb or a pronoun; a capital letter behind the first word shows neither: `Night Trains`."""
    found = _STATES.finditer(text)
    return any(not match.start() or match[0].islower() or text.isupper() for match in found)


def with_emphasized_titles(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with their titles, where marks of emphasis set apart what opens every text: `**A title.** ...`."""
    found = [_EMPHASIZED.match(entry.text(Role.DESCRIPTION) or "") for entry in entries]
    if len(entries) < _LEAST_ENTRIES or not all(found) or any(entry.text(Role.TITLE) for entry in entries):
        return list(entries)
    return [
        _cut_at(entry, match["title"], match.end())
        for entry, match in zip(entries, found, strict=True)
        if match
    ]


def titles_from_sentences(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the first sentence as title, where on every one it is a few words that state nothing."""
    whole = [entry for entry in entries if not entry.is_cut_off]
    if len(whole) < _LEAST_ENTRIES or not all(map(_opens_with_title, whole)):
        return list(entries)
    return [_titled(entry) if _opens_with_title(entry) else entry for entry in entries]


def _opens_with_title(entry: Entry) -> bool:
    """Whether a short sentence without a verb opens the description, and more follows."""
    first, *rest = sentences(entry.text(Role.DESCRIPTION) or "") or [""]
    found = first.split()
    return (
        entry.text(Role.TITLE) is None
        and bool(rest)
        and 1 < len(found) <= _LONGEST
        and first.rstrip(QUOTES).endswith((".", "!", "?"))
        and not opens_with_purpose(first)
        and (first[0] in QUOTES or not states_something(first))
        and not _speaks_of_body(found)
    )


def _speaks_of_body(found: Sequence[str]) -> bool:
    """Whether a sentence opens with the grantee under its kind: `The union set up ...`."""
    return found[0] in ("The", "This", "Our") and found[1] in words("body") | {"grantee", "recipient"}


def _titled(entry: Entry) -> Entry:
    description = next(part for part in entry.parts if part.role is Role.DESCRIPTION)
    first = sentences(description.text)[0]
    return _cut_at(entry, first.strip(QUOTES).rstrip("."), description.text.find(first) + len(first))


def _cut_at(entry: Entry, words: str, end: int) -> Entry:
    """An entry with the words that open its text as title, and what stands behind them as text."""
    description = next(part for part in entry.parts if part.role is Role.DESCRIPTION)
    title = Part(Role.TITLE, words, description.lines, description.confidence)
    told = replace(description, text=description.text[end:].strip())
    return replace(entry, parts=(*(p for p in entry.parts if p is not description), title, told))
