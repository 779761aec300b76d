"""The grantee's name as the subject of the first sentence: `Name ($30,000) sets up ...`, or a bullet that begins so."""

from __future__ import annotations

import re

from grantgraph.model import Confidence
from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import leading_name
from grantgraph.readers.listing.signs.shapes import amount_line, is_prose
from grantgraph.readers.listing.signs.unnamed import opens_with_unnamed_body

_SUM_IN_BRACKETS = re.compile(r"\((?:[A-Z]{2,12}, )?(?P<sum>[^()]{2,30})\)")
_MARK = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]) ")
_VERB = re.compile(r"[a-z]+(?:ed|s|ew|nt|ll|on|an|de|ok|ut|ve|me|gs|ld|ught)\b")


def subject_with_sum(paragraph: Paragraph) -> Entry | None:
    """`Name ($30,000) sets up ...`, `Name is one more body ... ($75,000), and got ...`."""
    text = paragraph.text
    sums = [match for match in _SUM_IN_BRACKETS.finditer(text) if amount_line(match["sum"])]
    name = leading_name(text) if sums else None
    if (
        name is None
        or _MARK.match(text, name.end)
        or not (text[name.end :].startswith(" (") or name_likeness(name.text) > 0)
    ):
        return None
    return told(paragraph, name, text, amount=sums[0]["sum"])


def subject_in_bullet(paragraph: Paragraph) -> Entry | None:
    """A bullet whose first sentence has the grantee as its subject; a body described but not named stays unnamed."""
    if not paragraph.bullet or not is_prose(paragraph):
        return None
    if opens_with_unnamed_body(paragraph.text):
        return told(paragraph, None, paragraph.text)
    name = leading_name(paragraph.text)
    if (
        name is None
        or not _VERB.match(paragraph.text[name.end :].lstrip(" ,"))
        or name_likeness(name.text) < 0.8
    ):
        return None
    return told(paragraph, name, paragraph.text, confidence=Confidence.LOW)
