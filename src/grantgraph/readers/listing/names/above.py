"""Names that stand once above several grants: `Some Clinic`, and below it a line with a sum and a purpose for each.

A grant without a name that goes on right below another has that one's, where no sum stands on the line of the name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role

_NAMES = frozenset({Role.GRANTEE, Role.PERSON, Role.KEPT_BACK, Role.CATEGORY, Role.TITLE})
_SHARED = frozenset({Role.GRANTEE, Role.PLACE})


def with_names_above(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the names above them, where some have one on a line of its own and all others go on below."""
    told: list[Entry] = []
    heads: tuple[Part, ...] = ()
    for above, entry in zip((None, *entries), entries, strict=False):
        if entry.text(Role.GRANTEE):
            heads = _heads(entry)
        elif any(map(entry.text, _NAMES)) or not heads or above is None or not _goes_on(above, entry):
            return list(entries)
        told.append(entry if entry.text(Role.GRANTEE) else replace(entry, parts=(*heads, *entry.parts)))
    return told


def _heads(entry: Entry) -> tuple[Part, ...]:
    """The name of an entry with its place, where they stand on lines without anything else of it."""
    heads = tuple(part for part in entry.parts if part.role in _SHARED)
    others = {line for part in entry.parts if part.role not in _SHARED for line in part.lines}
    own = {line for part in heads for line in part.lines}
    return heads if others and not own & others else ()


def _goes_on(above: Entry, entry: Entry) -> bool:
    """Whether no line stands between two entries, not even a blank one, and a sum opens the lower one."""
    is_paid = entry.text(Role.AMOUNT) is not None
    return is_paid and entry.lines[0].number == above.lines[-1].number + 1
