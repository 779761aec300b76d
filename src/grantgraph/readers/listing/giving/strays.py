"""Entries that are no grants, as the others of the page show: what is left over, who speaks, what is told before all.

`The remainder, $900, paid for travel.` names nobody; `Mrs Adair: In the current year ...` gets nothing where all others
get a sum; `I copied out this list ...` says no purpose where all others open with theirs and stand below a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from grantgraph.readers.listing.entry import Entry, Role
from grantgraph.readers.listing.signs.shapes import opens_with_purpose

_HEADS = (Role.TITLE, Role.GRANTEE, Role.PERSON, Role.KEPT_BACK, Role.NO_NAME, Role.CATEGORY)
_REST = re.compile(
    r"(?:(?:all|what(?:ever)? (?:is|was) left) |the )?(?:remainder|remaining|rest|balance|residue|surplus)\b",
    re.IGNORECASE,
)
_LEAST, _NEARLY_ALL = 2, 0.75


def strays(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are no grants, where others of the page are."""
    found = [entry for entry in entries if _is_rest(entry)]
    for is_stray, is_usual in _UNLIKE:
        odd = [entry for entry in entries if entry not in found and is_stray(entry)]
        others = [entry for entry in entries if entry not in found and entry not in odd]
        usual = sum(map(is_usual, others))
        if usual >= _LEAST and usual >= _NEARLY_ALL * len(others) and len(odd) < usual:
            found += odd
    return found if len(found) < len(entries) else []


def _is_rest(entry: Entry) -> bool:
    """Whether an entry names nobody and tells what was done with the rest of the money."""
    return _is_bare(entry) and bool(_REST.match(entry.text(Role.DESCRIPTION) or ""))


def _is_bare(entry: Entry) -> bool:
    return not any(entry.text(role) for role in _HEADS)


def _is_unpaid_person(entry: Entry) -> bool:
    return entry.text(Role.PERSON) is not None and not _is_paid(entry)


def _is_paid(entry: Entry) -> bool:
    return entry.text(Role.AMOUNT) is not None


def _is_only_told(entry: Entry) -> bool:
    """Whether an entry is a text alone that opens with no purpose."""
    return _is_bare(entry) and not _is_paid(entry) and not _says_what_for(entry)


def _is_headed(entry: Entry) -> bool:
    return not _is_bare(entry) and _says_what_for(entry)


def _says_what_for(entry: Entry) -> bool:
    return opens_with_purpose(entry.text(Role.DESCRIPTION) or "")


_UNLIKE: tuple[tuple[Callable[[Entry], bool], Callable[[Entry], bool]], ...] = (
    (_is_unpaid_person, _is_paid),
    (_is_only_told, _is_headed),
)
