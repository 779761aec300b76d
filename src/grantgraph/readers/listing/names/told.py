"""Names that only the sentence with the sum tells: below a title, `With $2,500, the Name will ...`.

No line above the texts holds a name on such a page. A name is taken where a sentence says who gets the sum in it, and
only where the texts of at least half of the grants say so.
"""

from __future__ import annotations

from collections.abc import Sequence

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry, Role
from grantgraph.readers.listing.giving.recipients import recipient
from grantgraph.readers.listing.signs.sentences import sentences

_LEAST = 3
_NAMES = (Role.GRANTEE, Role.PERSON, Role.CATEGORY)


def with_told_names(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the names that their texts call recipients, where no entry has a name beside its text."""
    if len(entries) < _LEAST or any(entry.text(role) for entry in entries for role in _NAMES):
        return list(entries)
    names = [_told(entry.text(Role.DESCRIPTION) or "") for entry in entries]
    if sum(map(bool, names)) * 2 < len(entries):
        return list(entries)
    return [
        entry.with_told(Role.GRANTEE, name) if name else entry
        for entry, name in zip(entries, names, strict=True)
    ]


def _told(text: str) -> str | None:
    """Who gets the sum that a text states."""
    for sentence in sentences(text):
        for amount in find_amounts(sentence):
            if amount.money and (name := recipient(sentence, amount, None)):
                return name
    return None
