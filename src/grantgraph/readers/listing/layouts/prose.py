"""Running news that names grants in its sentences.

Such as `$350,000 went to the Name for ...`, `Name ($500,000)`, `With $2,500, the Name will ...`. A sum and a recipient
that stand together in one sentence make an entry, or words that call a body a recipient. Where a page tells of several
so, whatever its verbs, a sentence with one sum and one body besides those who give is another, and so is a paragraph
that opens with a name and states one sum that was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.model import Confidence
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import IN_NEWS, Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.giving.recipients import called_recipient, recipient, winner
from grantgraph.readers.listing.layouts.forms.sums_within import without_closing_sum
from grantgraph.readers.listing.layouts.likely_gifts import (
    Gift,
    are_headed,
    is_title_above,
    is_told,
    with_likely_gifts,
)
from grantgraph.readers.listing.paragraphs import Paragraph, is_cut_off
from grantgraph.readers.listing.plausibility import speaks_of_giving
from grantgraph.readers.listing.signs.sentences import sentences


def read_prose(page: Sequence[Paragraph]) -> Reading | None:
    """The page read sentence by sentence; None where none names a sum and who got it, or nothing is ever given."""
    if not speaks_of_giving(page):
        return None
    entries: list[Entry] = []
    asides: list[Part] = []
    told = [list(_gifts(paragraph.text)) if is_told(paragraph) else [] for paragraph in page]
    told = with_likely_gifts(page, told)
    is_headed = are_headed(page, told)
    for above, paragraph, gifts in zip((None, *page), page, told, strict=False):
        is_set_off = above is not None and above.bullet and not paragraph.bullet
        is_title = above is not None and (is_headed or is_set_off) and is_title_above(above, paragraph)
        entries += _entries(paragraph, gifts, above if is_title else None)
        asides += [] if gifts else [Part(Role.ASIDE, paragraph.text, paragraph.lines)]
    if not entries:
        return None
    ends_page = entries[-1].lines[-1] == page[-1].lines[-1]
    if ends_page and is_cut_off([paragraph.text for paragraph in page if is_told(paragraph)]):
        entries[-1] = replace(entries[-1], is_cut_off=True)
    return Reading(IN_NEWS, tuple(entries), tuple(asides), tuple(_untold(page, entries)))


def _untold(page: Sequence[Paragraph], entries: Sequence[Entry]) -> Iterator[Doubt]:
    """A doubt for each text between the grants that states a sum, and of which no grant could be made."""
    used = {line for entry in entries for line in entry.lines}
    first, last = min(line.number for line in used), max(line.number for line in used)
    for paragraph in page:
        is_between = first < paragraph.lines[0].number < last and paragraph.lines[0] not in used
        if is_between and is_told(paragraph) and any(a.is_one_sum for a in find_amounts(paragraph.text)):
            told = f"“{paragraph.text[:60]}…” states a sum, and not clearly who got it; it was not read"
            yield Doubt(paragraph.lines, told)


def _entries(paragraph: Paragraph, gifts: list[Gift], title: Paragraph | None) -> Iterator[Entry]:
    several = len({gift.sentence for gift in gifts}) > 1
    for gift in gifts:
        text = gift.text or (gift.sentence if several else paragraph.text)
        parts = [Part(Role.GRANTEE, gift.name, paragraph.lines, Confidence.LOW)] if gift.name else []
        parts.append(Part(Role.DESCRIPTION, without_closing_sum(text), paragraph.lines))
        if gift.amount:
            words = gift.sentence[gift.amount.start : gift.amount.end]
            parts.append(Part(Role.AMOUNT, words, paragraph.lines))
        yield Entry((*parts, *_above(title)))


def _above(title: Paragraph | None) -> Iterator[Part]:
    """What the line above a text tells: a title, a place before its colon, or a place alone."""
    if title is None:
        return
    place, _, rest = title.text.rpartition(": ")
    if is_region(rest) or find_countries(rest, alone=True):
        place, rest = rest, ""
    if rest:
        yield Part(Role.TITLE, rest, title.lines)
    if place:
        yield Part(Role.PLACE, place, title.lines)


def _gifts(text: str) -> Iterator[Gift]:
    """The sums of a paragraph with their recipients, in order."""
    last_named: str | None = None
    for sentence in sentences(text.replace("**", "")):
        for amount in find_amounts(sentence):
            name = recipient(sentence, amount, last_named) if amount.is_one_sum else None
            if name:
                yield Gift(name, amount, sentence)
        if name := called_recipient(sentence):
            yield Gift(name, None, sentence)
        last_named = winner(sentence) or last_named
