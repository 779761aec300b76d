"""How a page was understood, line by line: the role each line got, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from grantgraph.model import Confidence
from grantgraph.readers.listing import Understanding
from grantgraph.readers.listing.entry import Part, Role


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: where it stands, its words, its roles in order, the confidence, and its entry (from 1)."""

    place: str
    text: str
    roles: tuple[Role, ...]
    confidence: Confidence
    entry: int | None = None
    is_cut_off: bool = False


def explain(understood: Understanding) -> Iterator[Row]:
    """A row for each line that is not blank."""
    parts: defaultdict[tuple[int | None, int], list[tuple[Part, int | None]]] = defaultdict(list)
    for part in understood.reading.asides:
        for line in part.lines:
            parts[line.page, line.number].append((part, None))
    for number, entry in enumerate(understood.reading.entries, 1):
        for part in entry.parts:
            for line in part.lines:
                parts[line.page, line.number].append((part, number))
    cut_off = {n for n, entry in enumerate(understood.reading.entries, 1) if entry.is_cut_off}
    for line in understood.document.lines:
        if not line.is_blank:
            found = parts[line.page, line.number]
            roles = tuple(dict.fromkeys(part.role for part, _ in found)) or (Role.UNREAD,)
            is_sure = all(part.confidence is Confidence.HIGH for part, _ in found)
            entry_number = next((entry for _, entry in found if entry), None)
            confidence = Confidence.HIGH if is_sure else Confidence.LOW
            place = understood.document.place(line, line)
            yield Row(
                place, " ".join(line.text.split()), roles, confidence, entry_number, entry_number in cut_off
            )
