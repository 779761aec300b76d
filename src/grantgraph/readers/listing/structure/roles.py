"""Which line above a description is what: one answer for the page as a whole, by evidence over all its entries.

A layout is an order of title, grantee and category above the description. Each is tried on every entry, the lines are
given the roles that suit them best under it, and the layout with the most evidence is the page's. Sums and marks are
told by themselves and stand outside of this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.signs.places import split_place, split_town
from grantgraph.readers.listing.structure.categories import own_categories
from grantgraph.readers.listing.structure.fit import Header, Roles, assign

_LEAST, _MOST, _FEW = 3, 0.75, 0.34
_T, _G, _C = Role.TITLE, Role.GRANTEE, Role.CATEGORY


@dataclass(frozen=True, slots=True)
class Layout:
    """An order of roles right above a description, and the shorter forms it allows, with what each costs at first.

    `lone` is the role of the only line it has. Without signs, a lone line beside a sum is a grantee, any other a title.
    """

    name: str
    patterns: dict[tuple[Role, ...], float]
    lone: Role | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that a line can have under it."""
        return frozenset(role for pattern in self.patterns for role in pattern)


LAYOUTS = (
    Layout(
        "title / grantee",
        {(_T, _G): 0.0, (_T, _C): 0.0, (_T, _G, _C): 0.5, (_T,): 1.5, (_G,): 2.0, (_C,): 2.0, (): 3.0},
    ),
    Layout(
        "grantee / title",
        {(_G, _T): 0.0, (_C, _T): 0.0, (_G, _C, _T): 0.0, (_T,): 1.5, (_G,): 2.5, (_C,): 2.0, (): 3.0},
    ),
    Layout("title", {(_T,): 0.0, (): 1.5}, lone=_T),
    Layout("grantee", {(_G,): 0.0, (_C,): 0.0, (_G, _C): 0.2, (_C, _G): 3.0, (): 1.5}, lone=_G),
    Layout("description", {(): 0.0}),
)


def choose(headers: Sequence[Header], categories: frozenset[str]) -> tuple[Layout, list[Roles]]:
    """The layout of the page, and the roles of each header's lines under it."""
    categories |= own_categories([header.lines for header in headers], categories)
    headers = _with_placed_lines(headers)
    layouts = [
        layout for layout in LAYOUTS if not ({_T, _G} <= layout.roles and _are_single(headers, categories))
    ]
    tried = [(layout, _assign_all(headers, layout, categories)) for layout in layouts]

    def evidence(pair: tuple[Layout, list[Roles]]) -> float:
        layout, given = pair
        unlikely = sum(layout.lone is not (_G if header.has_sum else _T) for header in headers)
        return sum(roles.score for roles in given) - (0.5 * unlikely if layout.lone else 0.0)

    return max(tried, key=evidence)


def _are_single(headers: Sequence[Header], categories: frozenset[str]) -> bool:
    """Whether one line stands above every description: then all are titles, or all are names.

    Above the first stand the headings of the page, too; a category there shows that it had more than one.
    """
    counts = [len(header.lines) - len(header.known_headings) for header in headers[1:]]
    has_category = any(line.text.casefold() in categories for line in headers[0].lines)
    return len(counts) > 1 and max(counts) == 1 and not has_category


def _with_placed_lines(headers: Sequence[Header]) -> list[Header]:
    """The headers with their placed lines: where a page sets a town behind each line of one kind, these are names."""
    placed = [[_has_place(line.text) for line in header.lines][::-1] for header in headers]
    depth = min(map(len, placed), default=0)
    shares = [sum(one[level] for one in placed) / len(placed) for level in range(depth)]
    usual = [level for level, share in enumerate(shares) if share >= _MOST]
    if len(headers) < _LEAST or depth < 2 or len(usual) != 1 or sum(share > _FEW for share in shares) > 1:
        return list(headers)
    return [replace(header, placed=frozenset({len(header.lines) - 1 - usual[0]})) for header in headers]


def _has_place(text: str) -> bool:
    return split_place(text, after_dash=False)[1] is not None or split_town(text) is not None


def _assign_all(headers: Sequence[Header], layout: Layout, categories: frozenset[str]) -> list[Roles]:
    """The roles under a layout: once by what its forms cost at first, then by how often the page itself shows each."""
    first = [assign(header, layout.patterns, categories) for header in headers]
    seen = Counter(roles.pattern for roles in first)
    costs = {
        pattern: 0.2 * cost + log((len(headers) + 0.5 * len(layout.patterns)) / (seen[pattern] + 0.5))
        for pattern, cost in layout.patterns.items()
    }
    return [assign(header, costs, categories) for header in headers]
