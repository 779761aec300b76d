"""Decisions beside names, as minutes tell them, with the text of each grant right below.

`2.1 Some Group, Brno. RESOLVED to grant CZK 150,000.`, and on the next line what the group wants to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.shapes import is_prose

_LONGEST, _LEAST = 12, 2
_DECISION = re.compile(
    rf"(?:it was )?(?:{any_verb('give', 'spend', 'decide', form='past')}|accepted|voted)\b"
    r"(?!.* (?:for|towards?) )",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(
    r"\b(?:declared an interest|did not vote|abstain(?:ed|s)|left the (?:room|meeting)|took no part)\b",
    re.IGNORECASE,
)


def with_texts_below(entries: Sequence[Entry], page: Sequence[Paragraph]) -> list[Entry]:
    """The entries with the texts below them in place of their decisions, where at least two have both."""
    places = {paragraph.lines[0]: index for index, paragraph in enumerate(page)}
    own = {entry.lines[0] for entry in entries}
    below = [
        _texts_below(page, places[entry.lines[0]], own) if _is_decided(entry) else [] for entry in entries
    ]
    if sum(map(bool, below)) < _LEAST:
        return list(entries)
    return [_told_by(entry, texts) if texts else entry for entry, texts in zip(entries, below, strict=True)]


def is_decision(text: str) -> bool:
    """Whether a text is nothing but a decision in a few words: `It was resolved to grant EUR 4,000.`."""
    is_short = len(text.split()) <= _LONGEST and len(sentences(text)) == 1
    return is_short and bool(_DECISION.match(text))


def _is_decided(entry: Entry) -> bool:
    """Whether nothing but a decision with its sum is told beside a name."""
    text, amount = entry.text(Role.DESCRIPTION) or "", entry.text(Role.AMOUNT)
    return amount is not None and amount in text and is_decision(text)


def _texts_below(page: Sequence[Paragraph], index: int, own: Set[Line]) -> list[Paragraph]:
    """The running text that goes on right below a paragraph, without what it says of the meeting alone."""
    texts: list[Paragraph] = []
    for paragraph in page[index + 1 :]:
        if paragraph.gap or paragraph.bullet or paragraph.lines[0] in own or not is_prose(paragraph):
            break
        texts.append(paragraph)
    return [text for text in texts if not _OF_MEETING.search(text.text)]


def _told_by(entry: Entry, texts: Sequence[Paragraph]) -> Entry:
    lines = tuple(line for text in texts for line in text.lines)
    told = Part(Role.DESCRIPTION, " ".join(text.text for text in texts), lines)
    return replace(entry, parts=(*(p for p in entry.parts if p.role is not Role.DESCRIPTION), told))
