"""Whether what a layout found are grants at all: a manual or a licence has headings and paragraphs, too.

Each entry is weighed by what it holds; at least half of them must tell of somebody who gets something for a purpose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grantgraph.model import Context
from grantgraph.readers.listing.entry import Entry, Reading, Role
from grantgraph.readers.listing.funder import named_funder
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.giving_words import any_word
from grantgraph.readers.listing.signs.headings import heads_awards
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.shapes import opens_with_infinitive, says_who_acts
from grantgraph.readers.listing.structure.told_sums import states_gift

_FUNDING = re.compile(
    rf"\b(?:{any_word('funding', 'supported work')}|\d+ grants?|(?:19|20)\d\d partners"
    r"|partners (?:of|in) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GIVING = re.compile(rf"\b(?:{any_word('giving')})\b", re.IGNORECASE)
_WEIGHTS = {Role.AMOUNT: 2, Role.CATEGORY: 2, Role.PLACE: 1, Role.DATE: 1, Role.IDENTIFIER: 1}


def tells_of_grants(reading: Reading, page: Sequence[Paragraph], *, is_of_funding: bool) -> bool:
    """Whether at least half of the entries carry two signs of a grant; a page of funding gives one of them to all."""
    if _is_masthead(reading.entries, page):
        return False
    convincing = sum(_weight(entry) + is_of_funding >= 2 for entry in reading.entries)
    return convincing * 2 >= len(reading.entries)


def speaks_of_funding(page: Sequence[Paragraph], context: Context) -> bool:
    """Whether a page speaks of funding or names a known funder, or the user named one."""
    texts = [paragraph.text for paragraph in page]
    is_told = any(map(_FUNDING.search, texts)) or any(map(heads_awards, texts))
    return bool(context.funder or is_told or named_funder(texts, context))


def speaks_of_giving(page: Sequence[Paragraph]) -> bool:
    """Whether a page says anywhere that something is given: of what firms earn and houses cost news tells sums too."""
    return any(_GIVING.search(paragraph.text) or _FUNDING.search(paragraph.text) for paragraph in page)


def _is_masthead(entries: Sequence[Entry], page: Sequence[Paragraph]) -> bool:
    """Whether the only entry has the first line of the page for its name, and neither a sum nor a purpose."""
    only = entries[0]
    heads_page = any(part.role is Role.GRANTEE and part.lines[0] == page[0].lines[0] for part in only.parts)
    is_bare = only.text(Role.AMOUNT) is None and only.text(Role.CATEGORY) is None
    return (
        len(entries) == 1
        and heads_page
        and is_bare
        and not opens_with_infinitive(only.text(Role.DESCRIPTION) or "")
    )


def _weight(entry: Entry) -> int:
    """What speaks for an entry: sums and categories most, then names, titles, purposes, plans, places and dates."""
    weight = sum(_WEIGHTS.get(role, 0) for role in {part.role for part in entry.parts})
    description = entry.text(Role.DESCRIPTION) or ""
    likeness = name_likeness(entry.text(Role.GRANTEE) or "", description)
    weight += (likeness >= 0.6) + (likeness >= 1.5)
    weight += name_likeness(entry.text(Role.TITLE) or "") <= -2.0
    weight += Role.AMOUNT not in {part.role for part in entry.parts} and states_gift(description)
    return weight + opens_with_infinitive(description) + says_who_acts(description)
