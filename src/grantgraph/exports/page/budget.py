"""What goes into the page when not everything can: a page that mail refuses or a browser chokes on serves nobody.

Given up in this order: the embedded Turtle, the descriptions with their quotes, then grants from the end. Each
thing left out is a note that the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from grantgraph.exports.page.assets import packed
from grantgraph.exports.page.content import Content, content
from grantgraph.networks import Facts, GrantFacts, project

PAGE_UP_TO = 10_000_000  # bytes
STATIC_LETTERS = 500_000  # of grants written out for readers without JavaScript, and of their tables
STATIC_ROWS = 500
STATIC_BYTES = 3 * STATIC_LETTERS  # what they may take in the page, markup included


Notes = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the page holds, and what it says of the rest: pairs of a text's key and a number."""

    content: Content
    turtle: bytes | None
    notes: Notes
    static_grants: int


def select(facts: Facts, turtle: bytes, fixed: int = 0, limit: int = PAGE_UP_TO) -> Selection:
    """The fullest selection with which a page stays under the limit.

    `fixed` is the size of what every page of these views holds, scripts and engine.
    """
    for selection in _selections(facts, turtle):
        if _size(selection) + fixed + STATIC_BYTES <= limit:
            break
    return _with_static_part(selection)


def _selections(facts: Facts, turtle: bytes) -> Iterator[Selection]:
    whole = content(facts, project(facts))
    yield Selection(whole, turtle, (), 0)
    without_turtle = (("left_out_turtle", len(turtle) // 1_000_000 or 1),)
    yield Selection(whole, None, without_turtle, 0)
    count = len(facts.grants)
    brief = replace(facts, grants=tuple(map(_without_descriptions, facts.grants)))
    notes: Notes = (*without_turtle, ("left_out_descriptions", count))
    while True:
        yield Selection(content(brief, project(brief)), None, notes, 0)
        if len(brief.grants) < 1_000:
            return
        brief = replace(brief, grants=brief.grants[: len(brief.grants) // 2])
        notes = (*notes[:2], ("left_out_grants", count - len(brief.grants)))


def _without_descriptions(grant: GrantFacts) -> GrantFacts:
    titles = tuple(text for text in grant.texts if text.field == "title")
    return replace(grant, texts=titles, quotes=tuple(q for q in grant.quotes if q.text < len(titles)))


def _size(selection: Selection) -> int:
    data = selection.content
    blocks = (data.nodes, data.edges, [data.things, data.grants, data.listings], selection.turtle)
    return sum(len(packed(block)) for block in blocks if block)


def _with_static_part(selection: Selection) -> Selection:
    """With the number of grants that are written out, and a note of the rest."""
    grants = selection.content.grants
    letters = accumulate(sum(len(t["value"]) for t in grant.get("texts", ())) + 400 for grant in grants)
    count = min(sum(1 for _ in takewhile(lambda sum_: sum_ <= STATIC_LETTERS, letters)), STATIC_ROWS)
    more = len(grants) - count
    notes = (*selection.notes, ("left_out_static", more)) if more else selection.notes
    return replace(selection, notes=notes, static_grants=count)
