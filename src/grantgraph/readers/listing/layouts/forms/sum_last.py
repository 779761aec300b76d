"""A sentence about the grantee, and the sum at its end: `Africa: The Name, of Nigeria, ... Grant: $20,000`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import PICTURE, leading_name
from grantgraph.readers.listing.signs.shapes import amount_line

_STILL_SUBJECT = re.compile(r",? (?:in|of|from|based|an?|the|which|who|[a-z]+)\b")
_REGION = re.compile(r"(?P<region>[A-Z][\w ,&/’'-]{2,50}): ?(?=[A-Z])")
_CLOSING_SUM = re.compile(
    r"\(?(?P<label>[A-Z][\w ]{2,40}): ?(?P<sum>[$€£]?[\d][^()]{0,30}|[A-Z$€£]{1,4} ?\d[^()]{0,30})"
    r"(?:\s?\([^()]{1,60}\))?\)?\.?$"
)


def region_then_subject(paragraph: Paragraph) -> Entry | None:
    """`Africa: The Name, of Nigeria, ... Grant from us: $20,000`."""
    text = paragraph.text
    closing = _CLOSING_SUM.search(text, max(0, len(text) - 160))
    if not closing or not amount_line(closing["sum"]):
        return None
    picture = PICTURE.match(text)
    start = picture.end() if picture else 0
    region = _REGION.match(text, start)
    start = region.end() if region else start
    name = leading_name(text[start:])
    if (
        name is None
        or not _STILL_SUBJECT.match(text[start:], name.end)
        or (region and not _is_place(region["region"]))
    ):
        return None
    entry = told(paragraph, name, text[start : closing.start()].rstrip(), amount=closing["sum"])
    place = [Part(Role.PLACE, region["region"], paragraph.lines)] if region else []
    return replace(entry, parts=(*entry.parts, *place))


def _is_place(text: str) -> bool:
    return is_region(text) or bool(find_countries(text, alone=True))
