"""Names in brackets behind titles with their sums: `Seeds of law (Lawyers for the Hills, $1,200)`.

Where the sum is cut off, an opening bracket is left, and before it stands a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role

_LEAST, _MOST = 3, 0.8
_OPEN = re.compile(r"(?P<title>[^()]{3,150}) \((?P<name>[^()]{3,120})")


def with_bracketed_names(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with titles and names apart, where nearly all names of a page hold a bracket that nothing closes."""
    named = [entry for entry in entries if entry.text(Role.GRANTEE)]
    is_open = [
        _OPEN.fullmatch(entry.text(Role.GRANTEE) or "") and not entry.text(Role.TITLE) for entry in named
    ]
    if len(named) < _LEAST or sum(map(bool, is_open)) < _MOST * len(named):
        return list(entries)
    return [
        replace(entry, parts=tuple(piece for part in entry.parts for piece in _apart(part)))
        for entry in entries
    ]


def _apart(part: Part) -> list[Part]:
    match = _OPEN.fullmatch(part.text) if part.role is Role.GRANTEE else None
    if match is None:
        return [part]
    return [
        replace(part, role=Role.TITLE, text=match["title"]),
        replace(part, text=match["name"].rstrip(" ,;:–-")),
    ]
