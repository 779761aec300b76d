"""Listings that set a few lines above each description: title, grantee, category, sum, in whatever order the page keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.model import Confidence
from grantgraph.readers.listing.blocks import Block, cut, signs_of
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.headings import heads_page, is_heading
from grantgraph.readers.listing.layout import Header, Layout, Roles, choose
from grantgraph.readers.listing.names import split_place
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.seams import name_and_sum, title_and_grantee
from grantgraph.readers.listing.shapes import (
    amount_line,
    is_mark,
    is_place_line,
    is_time_line,
    says_who_acts,
    says_supplement,
)

_GRANTS = re.compile(r"\b(?:grant|grants|grantees?|awarded|awards|funded|endowment|donor)\b", re.IGNORECASE)


def read_stacked(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as stacked entries; None where nothing on it is laid out so."""
    blocks = cut(page)
    if not blocks.grants or not _is_plausible(blocks.grants, page, categories):
        return None
    told = [_told(block.above) | _told(block.below, len(block.above)) for block in blocks.grants]
    headers = [
        _header(block, parts, index == 0)
        for index, (block, parts) in enumerate(zip(blocks.grants, told, strict=True))
    ]
    layout, roles = choose(headers, categories)
    asides = [
        Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in (*blocks.lead, *blocks.trailing)
    ]
    entries: list[Entry] = []
    in_supplements = False
    for block, parts, header, given in zip(blocks.grants, told, headers, roles, strict=True):
        headings = [
            line for line, role in zip(header.lines, given.roles, strict=True) if role is Role.HEADING
        ]
        asides += [Part(Role.HEADING, line.text, line.lines) for line in headings]
        in_supplements = any(says_supplement(line.text) for line in headings) if headings else in_supplements
        entries.append(_entry(block, parts, _named_parts(header, given, layout), in_supplements))
    if _is_cut_off(blocks.grants) and not blocks.trailing:
        entries[-1] = replace(entries[-1], is_cut_off=True)
    return Reading(layout.name, tuple(_without_places(entries)), tuple(asides), _doubts(blocks.tail))


def _is_plausible(blocks: Sequence[Block], page: Sequence[Paragraph], categories: frozenset[str]) -> bool:
    """Whether the page speaks of grants: by sums, categories, bodies, what somebody will do, or in so many words."""
    if any("amount" in signs_of(block) for block in blocks) or any(
        _is_category(line, categories) for line in page
    ):
        return True
    telling = sum("name" in signs_of(block) or says_who_acts(block.body[0].text) for block in blocks)
    return telling * 2 >= len(blocks) or any(_GRANTS.search(paragraph.text) for paragraph in page)


def _is_category(line: Paragraph, categories: frozenset[str]) -> bool:
    return line.text.casefold() in categories


def _told(lines: Sequence[Paragraph], first: int = 0) -> dict[int, Part]:
    """The lines beside a description that tell by themselves what they are: sums, marks, places and times."""
    told: dict[int, Part] = {}
    for index, line in enumerate(lines, first):
        if is_mark(line.text):
            told[index] = Part(Role.MARK, line.text, line.lines)
        elif amount_line(line.text):
            told[index] = Part(Role.AMOUNT, line.text, line.lines)
        elif index and is_time_line(line.text):
            told[index] = Part(Role.DATE, line.text, line.lines)
        elif index and is_place_line(line.text):
            told[index] = Part(Role.PLACE, line.text, line.lines)
    return told


def _header(block: Block, told: dict[int, Part], is_first: bool) -> Header:
    lines = [line for index, line in enumerate(block.above) if index not in told]
    named = tuple(replace(line, text=split[0]) if (split := name_and_sum(line)) else line for line in lines)
    known = frozenset(
        index
        for index, line in enumerate(named)
        if is_heading(line) or (is_first and not index and heads_page(line))
    )
    return Header(named, block.body[0].text, is_first, known)


def _named_parts(header: Header, given: Roles, layout: Layout) -> list[Part]:
    """The parts for title, grantee and category; a title run into its grantee is cut in two where the page has both."""
    confidence = Confidence.HIGH if given.lead >= 1.0 else Confidence.LOW
    named = [
        (line, role) for line, role in zip(header.lines, given.roles, strict=True) if role is not Role.HEADING
    ]
    both = Role.TITLE in layout.roles and Role.GRANTEE in layout.roles
    if both and len(named) == 1 and (halves := title_and_grantee(named[0][0].text)):
        lines = named[0][0].lines
        return [
            Part(Role.TITLE, halves[0], lines, Confidence.LOW),
            Part(Role.GRANTEE, halves[1], lines, Confidence.LOW),
        ]
    return [Part(role, line.text, line.lines, confidence) for line, role in named]


def _entry(block: Block, told: dict[int, Part], named: list[Part], in_supplements: bool) -> Entry:
    sums = [Part(Role.AMOUNT, split[1], line.lines) for line in block.above if (split := name_and_sum(line))]
    parts = [
        *named,
        *told.values(),
        *(part for part in sums if not any(told_part.role is Role.AMOUNT for told_part in told.values())),
    ]
    body = tuple(line for paragraph in block.body for line in paragraph.lines)
    parts.append(Part(Role.DESCRIPTION, " ".join(paragraph.text for paragraph in block.body), body))
    marks = (part.text for part in told.values() if part.role in (Role.AMOUNT, Role.MARK))
    return Entry(tuple(parts), in_supplements or any(map(says_supplement, marks)))


def _without_places(entries: list[Entry]) -> list[Entry]:
    """Grantees without the country behind their name, where the page puts one behind every name."""
    names = [entry.text(Role.GRANTEE) for entry in entries]
    placed = sum(bool(name and split_place(name)[1]) for name in names)
    if placed < 2 or placed * 4 < len([name for name in names if name]) * 3:
        return entries
    return [_placed(entry) for entry in entries]


def _placed(entry: Entry) -> Entry:
    parts: list[Part] = []
    for part in entry.parts:
        name, place = split_place(part.text) if part.role is Role.GRANTEE else (part.text, None)
        parts.append(replace(part, text=name))
        if place:
            parts.append(Part(Role.PLACE, place, part.lines))
    return replace(entry, parts=tuple(parts))


def _is_cut_off(blocks: Sequence[Block]) -> bool:
    """Whether the page ends in mid-sentence, and its other descriptions do not."""
    finished = sum(block.body[-1].is_finished for block in blocks[:-1])
    return not blocks[-1].body[-1].is_finished and finished > 0 and finished * 2 >= len(blocks) - 1


def _doubts(tail: tuple[Paragraph, ...]) -> tuple[Doubt, ...]:
    loose = [paragraph for paragraph in tail if not is_heading(paragraph)]
    if not loose:
        return ()
    lines = tuple(line for paragraph in loose for line in paragraph.lines)
    shown = " / ".join(paragraph.text for paragraph in loose)
    return (Doubt(lines, f"no description follows “{shown[:80]}”; it was not read as a grant"),)
