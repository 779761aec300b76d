"""Which line above a description is what: one answer for the page as a whole, by evidence over all its entries.

A layout is an order of title, grantee and category above the description. Each is tried on every entry, the lines are given the
roles that suit them best under it, and the layout with the most evidence is the page's. Sums and marks are told by themselves and
stand outside of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.shapes import name_likeness

_T, _G, _C = Role.TITLE, Role.GRANTEE, Role.CATEGORY


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of the lines right above a description, and what it costs where an entry has fewer."""

    name: str
    patterns: tuple[tuple[tuple[Role, ...], float], ...]


LAYOUTS = (
    Layout(
        "title / grantee",
        (
            ((_T, _G), 0.0),
            ((_T, _C), 0.0),
            ((_T, _G, _C), -0.5),
            ((_T,), -2.0),
            ((_G,), -2.5),
            ((_C,), -2.5),
            ((), -5.0),
        ),
    ),
    Layout(
        "grantee / title",
        (
            ((_G, _T), 0.0),
            ((_C, _T), 0.0),
            ((_G, _C, _T), 0.0),
            ((_T,), -2.0),
            ((_G,), -2.5),
            ((_C,), -2.5),
            ((), -5.0),
        ),
    ),
    Layout("title", (((_T,), 0.0), ((), -2.0))),
    Layout("grantee", (((_G,), 0.0), ((_C,), 0.0), ((_G, _C), -0.2), ((), -2.0))),
    Layout("description", (((), 0.0),)),
)


@dataclass(frozen=True, slots=True)
class Header:
    """The lines between one description and the next that are no sums and no marks, with that description."""

    lines: tuple[Paragraph, ...]
    description: str
    is_first: bool
    known_headings: frozenset[int]


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a header's lines (a heading where none), with the evidence for them and the lead over the next best."""

    roles: tuple[Role, ...]
    score: float
    lead: float


def choose(headers: Sequence[Header], categories: frozenset[str]) -> tuple[Layout, list[Roles]]:
    """The layout of the page, and the roles of each header's lines under it."""
    tried = [(layout, [assign(header, layout, categories) for header in headers]) for layout in LAYOUTS]
    return max(tried, key=lambda pair: sum(roles.score for roles in pair[1]))


def assign(header: Header, layout: Layout, categories: frozenset[str]) -> Roles:
    """The best roles for the lines of one entry under a layout."""
    ranked = sorted(_candidates(header, layout, categories), key=lambda pair: pair[1], reverse=True)
    roles, score = ranked[0]
    lead = score - ranked[1][1] if len(ranked) > 1 else 3.0
    return Roles(roles, score, lead)


def _candidates(
    header: Header, layout: Layout, categories: frozenset[str]
) -> Iterator[tuple[tuple[Role, ...], float]]:
    for pattern, cost in layout.patterns:
        above = len(header.lines) - len(pattern)
        if above < 0:
            continue
        named = zip(pattern, header.lines[above:], strict=True)
        score = cost + sum(_fit(role, line, header, categories) for role, line in named)
        score += sum(_heading(index, header) for index in range(above))
        yield (Role.HEADING,) * above + pattern, score


def _fit(role: Role, line: Paragraph, header: Header, categories: frozenset[str]) -> float:
    is_category = line.text.casefold() in categories
    if role is _C:
        return 3.0 if is_category else -50.0
    likeness = name_likeness(line.text, header.description)
    if role is _G:
        return likeness - 4.0 * is_category
    return -likeness


def _heading(index: int, header: Header) -> float:
    if index in header.known_headings:
        return 2.0
    return -0.3 if header.is_first else -2.0
