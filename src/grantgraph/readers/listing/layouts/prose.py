"""Running news that names grants in its sentences.

Such as `$350,000 went to the Name for ...`, `Name ($500,000)`, `With $2,500, the Name will ...`. Only a sum and a
recipient that stand together in one sentence make an entry, or words that call a body a recipient.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.model import Confidence
from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.listing.entry import IN_NEWS, Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import Paragraph, is_cut_off
from grantgraph.readers.listing.signs.recipients import called_recipient, recipient, winner
from grantgraph.readers.listing.signs.sentences import sentences

_LEAST_TOLD, _LONGEST_TITLE = 9, 16


@dataclass(frozen=True, slots=True)
class _Gift:
    name: str
    amount: Amount | None
    sentence: str


def read_prose(page: Sequence[Paragraph]) -> Reading | None:
    """The page read sentence by sentence; None where no sentence names a sum and who got it."""
    entries: list[Entry] = []
    asides: list[Part] = []
    heading: Paragraph | None = None
    for paragraph in page:
        gifts = list(_gifts(paragraph.text)) if _is_told(paragraph) else []
        entries += _entries(paragraph, gifts, heading)
        asides += [] if gifts else [Part(Role.ASIDE, paragraph.text, paragraph.lines)]
        heading = paragraph if not gifts and _may_head(paragraph) else None
    if not entries:
        return None
    ends_page = entries[-1].lines[-1] == page[-1].lines[-1]
    if ends_page and is_cut_off([paragraph.text for paragraph in page if _is_told(paragraph)]):
        entries[-1] = replace(entries[-1], is_cut_off=True)
    return Reading(IN_NEWS, tuple(entries), tuple(asides), tuple(_untold(page, entries)))


def _untold(page: Sequence[Paragraph], entries: Sequence[Entry]) -> Iterator[Doubt]:
    """A doubt for each text between the grants that states a sum, and of which no grant could be made."""
    used = {line for entry in entries for line in entry.lines}
    first, last = min(line.number for line in used), max(line.number for line in used)
    for paragraph in page:
        is_between = first < paragraph.lines[0].number < last and paragraph.lines[0] not in used
        if is_between and _is_told(paragraph) and any(a.money for a in find_amounts(paragraph.text)):
            told = f"“{paragraph.text[:60]}…” states a sum, and not clearly who got it; it was not read"
            yield Doubt(paragraph.lines, told)


def _is_told(paragraph: Paragraph) -> bool:
    return len(paragraph.words) >= _LEAST_TOLD


def _may_head(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be the title of the grant told below it."""
    return bool(paragraph.bullet) and len(paragraph.words) <= _LONGEST_TITLE and not paragraph.is_finished


def _entries(paragraph: Paragraph, gifts: list[_Gift], heading: Paragraph | None) -> Iterator[Entry]:
    several = len({gift.sentence for gift in gifts}) > 1
    for gift in gifts:
        parts = [
            Part(Role.GRANTEE, gift.name, paragraph.lines, Confidence.LOW),
            Part(Role.DESCRIPTION, gift.sentence if several else paragraph.text, paragraph.lines),
        ]
        if gift.amount:
            words = gift.sentence[gift.amount.start : gift.amount.end]
            parts.append(Part(Role.AMOUNT, words, paragraph.lines))
        if heading:
            place, _, title = heading.text.rpartition(": ")
            parts.append(Part(Role.TITLE, title, heading.lines))
            if place:
                parts.append(Part(Role.PLACE, place, heading.lines))
        yield Entry(tuple(parts))


def _gifts(text: str) -> Iterator[_Gift]:
    """The sums of a paragraph with their recipients, in order."""
    last_named: str | None = None
    for sentence in sentences(text.replace("**", "")):
        for amount in find_amounts(sentence):
            name = recipient(sentence, amount, last_named) if amount.money else None
            if name:
                yield _Gift(name, amount, sentence)
        if name := called_recipient(sentence):
            yield _Gift(name, None, sentence)
        last_named = winner(sentence) or last_named
