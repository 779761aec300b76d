"""What a page was understood as: parts with roles, grouped into entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from grantgraph.model import Confidence, Correction, Place, PublishedDate
from grantgraph.readers.documents import Line


class Role(StrEnum):
    """What a line is on its page."""

    HEADING = "heading"
    TITLE = "title"
    GRANTEE = "grantee"
    PERSON = "person"
    KEPT_BACK = "name kept back"
    NO_NAME = "no name"
    CATEGORY = "category"
    AMOUNT = "amount"
    MARK = "mark"
    PLACE = "place"
    COUNTRY = "country"
    DATE = "date"
    IDENTIFIER = "identifier"
    LABEL = "label"
    DESCRIPTION = "description"
    ASIDE = "aside"
    UNREAD = "unread"


IN_NEWS = "sums in sentences"
"""The layout of running news, where names stand inside sentences."""

NAMED_BY_PAGE = frozenset({"table", "table, a line for each cell", "labelled fields"})
"""The layouts in which the page itself says what is what, by names of columns or labels."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of the page (white space folded), the lines it stands on, and the role it got."""

    role: Role
    text: str
    lines: tuple[Line, ...]
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Entry:
    """One grant as laid out: its parts, and the place that the heading of its section names.

    `corrections` are a person's, by which it was split or joined.
    """

    parts: tuple[Part, ...]
    is_supplement: bool = False
    is_cut_off: bool = False
    date: PublishedDate | None = None
    section: Place | None = None
    corrections: tuple[Correction, ...] = ()

    def text(self, role: Role) -> str | None:
        """The words of a role, or None where no part has it."""
        return next((part.text for part in self.parts if part.role is role), None)

    def each(self, role: Role, change: Callable[[Part], Part]) -> Entry:
        """The entry with every part of a role changed."""
        return replace(self, parts=tuple(change(part) if part.role is role else part for part in self.parts))

    def recast(self, role: Role, into: Role) -> Entry:
        """The entry with every part of a role as another."""
        return self.each(role, lambda part: replace(part, role=into))

    def with_told(self, role: Role, words: str) -> Entry:
        """The entry with words of its description as a part, which is not sure, on the description's lines."""
        told = next(part for part in self.parts if part.role is Role.DESCRIPTION)
        return replace(self, parts=(*self.parts, Part(role, words, told.lines, Confidence.LOW)))

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the entry, in order."""
        return tuple(
            sorted({line for part in self.parts for line in part.lines}, key=lambda line: line.number)
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """Lines that fit no entry, and why."""

    lines: tuple[Line, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as one layout explains it: the entries, what stands beside them, and what it leaves open."""

    layout: str
    entries: tuple[Entry, ...]
    asides: tuple[Part, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
