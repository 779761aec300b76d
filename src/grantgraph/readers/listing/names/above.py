"""Names that stand once above several grants: `Some Clinic`, and below it a line with a sum and a purpose for each.

A grant without a name that goes on right below another has that one's, where no sum stands on the line of the name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.likeness import name_likeness

_LONGEST, _LEAST_HEADS = 12, 2
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


def with_names_of_headings(entries: Sequence[Entry], around: Sequence[Part]) -> list[Entry]:
    """The entries with the lines that head them as names, where no entry has a name that looks more like one.

    Each entry stands right below such a line or another entry, and at least one line heads several.
    """
    lines = {part.lines[-1].number: part for part in around if _may_be_name(part)}
    told: list[Entry] = []
    heads: list[Part] = []
    for above, entry in zip((None, *entries), entries, strict=False):
        head = lines.get(entry.lines[0].number - 1)
        if head is None and not (heads and above is not None and _goes_on(above, entry)):
            return list(entries)
        heads += [head] if head else []
        told.append(_headed(entry, heads[-1]))
    is_shared = _LEAST_HEADS <= len(heads) < len(entries)
    return told if is_shared and _are_likelier(heads, entries) else list(entries)


def _may_be_name(part: Part) -> bool:
    is_short = len(part.text.split()) <= _LONGEST and not any(find_amounts(part.text))
    is_place = is_region(part.text) or bool(find_countries(part.text, alone=True))
    return is_short and not is_place and part.text[:1].isupper() and not part.text.endswith((".", ":"))


def _are_likelier(heads: Sequence[Part], entries: Sequence[Entry]) -> bool:
    names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
    likeness = fmean(name_likeness(head.text) for head in heads)
    return likeness > (fmean(map(name_likeness, names)) if names else 0.0)


def _headed(entry: Entry, head: Part) -> Entry:
    told = Role.UNREAD if entry.text(Role.DESCRIPTION) else Role.DESCRIPTION
    bare = entry.recast(Role.GRANTEE, told)
    return replace(bare, parts=(replace(head, role=Role.GRANTEE), *bare.parts))


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
