"""Listings that set a few lines above each description: title, grantee, category, sum, in whatever order the page keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grantgraph.model import Confidence
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.layout import Header, Roles, choose
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.shapes import (
    amount_line,
    is_mark,
    is_prose,
    opens_with_purpose,
    says_supplement,
)

_ACTS = re.compile(r"\b(?:will|would|aims? to|seeks? to)\b")
_SECTION = re.compile(
    r"(?:supplement(?:s|al|ary)?(?: grants?)?|(?:new )?grants?(?: awarded)?|regional|other)$", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands above a description, and the description's paragraphs."""

    above: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]


def read_stacked(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as stacked entries; None where nothing on it is laid out so."""
    blocks, tail = _blocks(page)
    blocks, lead, trailing = _without_narrative(blocks)
    if not blocks:
        return None
    headers = [_header(block, index == 0) for index, block in enumerate(blocks)]
    layout, roles = choose(headers, categories)
    asides = [Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in (*lead, *trailing)]
    entries: list[Entry] = []
    in_supplements = False
    for block, header, given in zip(blocks, headers, roles, strict=True):
        headings = [
            line for line, role in zip(header.lines, given.roles, strict=True) if role is Role.HEADING
        ]
        asides += [Part(Role.HEADING, line.text, line.lines) for line in headings]
        if headings:
            in_supplements = any(says_supplement(line.text) for line in headings)
        entries.append(_entry(block, header, given, in_supplements))
    doubts = _tail_doubts(tail, entries)
    if entries and not blocks[-1].body[-1].is_finished and not trailing and _usually_finished(blocks[:-1]):
        entries[-1] = replace(entries[-1], is_cut_off=True)
    return Reading(layout.name, tuple(entries), tuple(asides), doubts)


def _blocks(page: Sequence[Paragraph]) -> tuple[list[_Block], tuple[Paragraph, ...]]:
    """The page cut at its descriptions; what follows the last one comes beside."""
    prose = [is_prose(paragraph) for paragraph in page]
    purposes = sum(
        is_text and opens_with_purpose(paragraph.text) for paragraph, is_text in zip(page, prose, strict=True)
    )
    purposive = purposes * 2 >= sum(prose)
    blocks: list[_Block] = []
    above: list[Paragraph] = []
    for paragraph, is_text in zip(page, prose, strict=True):
        if not is_text:
            above.append(paragraph)
        elif blocks and not above and not (purposive and opens_with_purpose(paragraph.text)):
            blocks[-1] = replace(blocks[-1], body=(*blocks[-1].body, paragraph))
        else:
            blocks.append(_Block(tuple(above), (paragraph,)))
            above = []
    return blocks, tuple(above)


def _without_narrative(blocks: list[_Block]) -> tuple[list[_Block], list[Paragraph], list[Paragraph]]:
    """The blocks that are grants, the lead before them, and the narrative after them."""
    kinship = _kinship(blocks)
    first = next((i for i, kin in enumerate(kinship) if kin), len(blocks))
    last = next((i for i in range(len(blocks) - 1, -1, -1) if kinship[i]), -1)
    lead = [paragraph for block in blocks[:first] for paragraph in (*block.above, *block.body)]
    trailing = (
        [paragraph for block in blocks[last + 1 :] for paragraph in (*block.above, *block.body)]
        if last >= 0
        else []
    )
    kept = blocks[first : last + 1]
    if kept:
        body, rest = _own_paragraphs(kept[-1])
        kept[-1] = replace(kept[-1], body=body)
        trailing = [*rest, *trailing]
    return kept, lead, trailing


def _kinship(blocks: list[_Block]) -> list[bool]:
    """Which blocks share the signs of a grant that the page's other blocks show."""
    signs = [_signs(block) for block in blocks]
    usual = {
        sign
        for sign, count in Counter(s for found in signs for s in found).items()
        if count * 2 >= len(blocks) or count >= 3
    }
    return [bool(found & usual) if usual else False for found in signs]


def _signs(block: _Block) -> set[str]:
    signs = set()
    opening = block.body[0].text
    if opens_with_purpose(opening):
        signs.add("purpose")
    if any(amount_line(line.text) for line in block.above):
        signs.add("amount")
    if block.above and _ACTS.search(opening[:300]):
        signs.add("plan")
    return signs


def _own_paragraphs(block: _Block) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs of the last description, without a footer that follows it."""
    for index, paragraph in enumerate(block.body):
        if index and not _ACTS.search(paragraph.text):
            return block.body[:index], block.body[index:]
    return block.body, ()


def _header(block: _Block, is_first: bool) -> Header:
    lines = tuple(line for line in block.above if not is_mark(line.text) and not _amount_part(line))
    split = tuple(_without_sum(line) for line in lines)
    known = frozenset(i for i, line in enumerate(split) if is_heading(line))
    return Header(split, block.body[0].text, is_first, known)


def is_heading(line: Paragraph) -> bool:
    """Whether a line names a section: a country or region with or without a year, or `Supplements`."""
    if _SECTION.search(line.text) and len(line.words) <= 4:
        return True
    place = _YEAR.sub("", line.text)
    return bool(find_countries(place, alone=True)) or (
        len(line.words) <= 8 and line.text.lower().startswith("regional")
    )


def _amount_part(line: Paragraph) -> bool:
    return amount_line(line.text) is not None


def _without_sum(line: Paragraph) -> Paragraph:
    match = re.match(r"(?P<name>.{3,200}?)\s?[-–—:]\s?(?P<sum>[$€£].{1,30})$", line.text)
    return replace(line, text=match["name"]) if match and amount_line(match["sum"]) else line


def _entry(block: _Block, header: Header, given: Roles, in_supplements: bool) -> Entry:
    confidence = Confidence.HIGH if given.lead >= 1.0 else Confidence.LOW
    parts = [
        Part(role, line.text, line.lines, confidence)
        for line, role in zip(header.lines, given.roles, strict=True)
        if role is not Role.HEADING
    ]
    is_supplement = in_supplements
    for line in block.above:
        if _amount_part(line):
            parts.append(Part(Role.AMOUNT, line.text, line.lines))
            is_supplement |= says_supplement(line.text)
        elif (rest := _without_sum(line).text) != line.text:
            parts.append(Part(Role.AMOUNT, line.text[len(rest) :].lstrip(" -–—:"), line.lines))
        elif is_mark(line.text):
            parts.append(Part(Role.MARK, line.text, line.lines))
            is_supplement |= says_supplement(line.text)
    body = tuple(line for paragraph in block.body for line in paragraph.lines)
    parts.append(Part(Role.DESCRIPTION, " ".join(paragraph.text for paragraph in block.body), body))
    return Entry(tuple(parts), is_supplement)


def _usually_finished(blocks: list[_Block]) -> bool:
    finished = sum(block.body[-1].is_finished for block in blocks)
    return finished > 0 and finished * 2 >= len(blocks)


def _tail_doubts(tail: tuple[Paragraph, ...], entries: list[Entry]) -> tuple[Doubt, ...]:
    if not tail or not entries:
        return ()
    lines = tuple(line for paragraph in tail for line in paragraph.lines)
    shown = " / ".join(paragraph.text for paragraph in tail)
    return (Doubt(lines, f"the page ends before a description follows: “{shown[:80]}”; not read as a grant"),)
