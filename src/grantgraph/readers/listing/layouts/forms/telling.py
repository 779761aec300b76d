"""What a paragraph tells of one grant, put together from the words that a form found in it."""

from __future__ import annotations

import re

from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import Name


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
