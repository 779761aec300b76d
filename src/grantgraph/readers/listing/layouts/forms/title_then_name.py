"""The title first, and the grantee's name in brackets behind it: `Noise map (Quiet Town), €3,250. Text`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.forms.sums_within import told_within
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import Name, is_named
from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.shapes import amount_line

_FORM = re.compile(
    r"(?P<title>[^().]{3,120}) \((?P<name>[^()]{5,100})\)(?:,|:| [–—-])? (?P<sum>[^.:]{2,40}?)"
    r"(?:\. |: | [–—-] )(?P<text>.+)"
)


def title_then_name(paragraph: Paragraph) -> Entry | None:
    """`Title (Name), €3,250. Text`; a place or an acronym in brackets belongs to a name, and is none."""
    match = _FORM.fullmatch(paragraph.text)
    if match is None or amount_line(match["sum"]) is None:
        return None
    name, place = split_place(match["name"])
    if len(name.split()) < 2 or not is_named(name) or is_named(match["title"]):
        return None
    text = told_within(match["text"]).text
    entry = told(paragraph, Name(name, len(name), place), text, amount=match["sum"])
    return replace(entry, parts=(Part(Role.TITLE, match["title"], paragraph.lines), *entry.parts))
