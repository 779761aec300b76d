"""How well roles suit the lines above one description, and which of the forms of a layout suits them best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.shapes import opens_with_infinitive

_PLACED = 2.0


@dataclass(frozen=True, slots=True)
class Header:
    """The lines between one description and the next that are no sums and no marks, with that description."""

    lines: tuple[Paragraph, ...]
    description: str
    is_first: bool
    known_headings: frozenset[int]
    has_sum: bool = False
    likely_headings: frozenset[int] = frozenset()
    placed: frozenset[int] = frozenset()
    is_compact: bool = False  # no blank line between the lines and the description


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a header's lines (a heading where none), the evidence for them, and the lead over the next best."""

    roles: tuple[Role, ...]
    score: float
    lead: float

    @property
    def pattern(self) -> tuple[Role, ...]:
        """The roles without the headings above them."""
        return tuple(role for role in self.roles if role is not Role.HEADING)


def assign(header: Header, costs: Mapping[tuple[Role, ...], float], categories: frozenset[str]) -> Roles:
    """The best roles for the lines of one entry, given what each form costs."""
    ranked = sorted(_candidates(header, costs, categories), key=lambda pair: pair[1], reverse=True)
    roles, score = ranked[0]
    lead = score - ranked[1][1] if len(ranked) > 1 else 3.0
    return Roles(roles, score, lead)


def _candidates(
    header: Header, costs: Mapping[tuple[Role, ...], float], categories: frozenset[str]
) -> Iterator[tuple[tuple[Role, ...], float]]:
    for pattern, cost in costs.items():
        above = len(header.lines) - len(pattern)
        if above < 0:
            continue
        named = zip(pattern, range(above, len(header.lines)), strict=True)
        score = sum(_fit(role, index, header, categories) for role, index in named) - cost
        score += sum(_heading(index, header) for index in range(above))
        yield (Role.HEADING,) * above + pattern, score


def _fit(role: Role, index: int, header: Header, categories: frozenset[str]) -> float:
    line = header.lines[index]
    if index in header.known_headings or opens_with_infinitive(line.text) or _opens_with_sum(line.text):
        return -6.0
    is_category = line.text.casefold() in categories
    if role is Role.CATEGORY:
        return 3.0 if is_category else -50.0
    likeness = name_likeness(line.text, header.description) + _PLACED * (index in header.placed)
    if role is Role.GRANTEE:
        return likeness - 4.0 * is_category
    return -likeness


@lru_cache(maxsize=8192)
def _opens_with_sum(text: str) -> bool:
    """Whether a sum opens a line, which is asked for every form that the line may have."""
    first = next(find_amounts(text[:40]), None)
    return first is not None and first.start == 0


def _heading(index: int, header: Header) -> float:
    if index in header.known_headings:
        return 2.0
    if index in header.likely_headings:
        return 1.0
    if header.is_compact and _stands_alone(index, header):
        return 1.5
    return (-0.3 if header.is_first else -2.0) - 1.5 * _opens_block(index, header)


def _stands_alone(index: int, header: Header) -> bool:
    """Whether blank lines stand above and below a line."""
    return header.lines[index].gap > 0 and index + 1 < len(header.lines) and header.lines[index + 1].gap > 0


def _opens_block(index: int, header: Header) -> bool:
    """Whether a line is set off from what is above it and joined to what is below: a heading rarely is."""
    below = header.lines[index + 1] if index + 1 < len(header.lines) else None
    return header.lines[index].gap > 0 and below is not None and below.gap == 0
