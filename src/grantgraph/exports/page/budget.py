"""What goes into the page when not everything can: a page that mail refuses or a browser chokes on serves nobody.

Given up in this order: the embedded Turtle, the descriptions with their quotes, then grants from the end. Each
thing left out is a note that the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from grantgraph.exports.page.assets import packed
from grantgraph.exports.page.content import Content, content
from grantgraph.network import Facts, GrantFacts, project

BLOCKS_UP_TO = 7_000_000  # bytes of embedded data; the page stays under 10 MB with scripts and static tables
STATIC_GRANTS = 500  # grants written out for readers without JavaScript


Notes = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the page holds, and what it says of the rest: pairs of a text's key and a number."""

    content: Content
    turtle: bytes | None
    notes: Notes


def select(facts: Facts, turtle: bytes, limit: int = BLOCKS_UP_TO) -> Selection:
    """The fullest selection whose embedded data stays within the limit."""
    for selection in _selections(facts, turtle):
        if _size(selection) <= limit:
            break
    return _with_static_note(selection)


def _selections(facts: Facts, turtle: bytes) -> Iterator[Selection]:
    whole = content(facts, project(facts))
    yield Selection(whole, turtle, ())
    without_turtle = (("left_out_turtle", len(turtle) // 1_000_000 or 1),)
    yield Selection(whole, None, without_turtle)
    count = len(facts.grants)
    brief = replace(facts, grants=tuple(map(_without_descriptions, facts.grants)))
    notes: Notes = (*without_turtle, ("left_out_descriptions", count))
    while True:
        yield Selection(content(brief, project(brief)), None, notes)
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


def _with_static_note(selection: Selection) -> Selection:
    more = len(selection.content.grants) - STATIC_GRANTS
    if more <= 0:
        return selection
    return replace(selection, notes=(*selection.notes, ("left_out_static", more)))
