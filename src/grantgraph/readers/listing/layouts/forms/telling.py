"""What a paragraph tells of one grant, put together from the words that a form found in it."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.forms.sums_within import Told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import Name
from grantgraph.readers.listing.signs.places import placed_name


def told(
    paragraph: Paragraph,
    name: Name | None,
    description: str,
    *,
    amount: str | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Entry:
    """The entry of a paragraph; without a name where the grantee is described and not named."""
    parts = [Part(Role.GRANTEE, name.text, paragraph.lines, confidence)] if name else []
    if name and name.place:
        parts.append(Part(Role.PLACE, name.place, paragraph.lines))
    if amount:
        parts.append(Part(Role.AMOUNT, amount, paragraph.lines))
    parts.append(Part(Role.DESCRIPTION, description, paragraph.lines))
    return Entry(tuple(parts), is_supplement=bool(re.match(r"supplement", paragraph.text, re.IGNORECASE)))


def told_of(
    paragraph: Paragraph, head: str, behind: Told, *, amount: str | None = None, place: str | None = None
) -> Entry:
    """The entry of a paragraph with a grantee, or words that keep its name back, before what is told of it."""
    name = placed_name(head, after_dash=False)
    place = place or name.place
    entry = told(paragraph, Name(name.text, name.end), behind.text, amount=amount or behind.amount)
    further = [Part(Role.TITLE, behind.title, paragraph.lines)] if behind.title else []
    further += [Part(Role.PLACE, place, paragraph.lines)] if place else []
    return replace(entry, parts=(*entry.parts, *further))
