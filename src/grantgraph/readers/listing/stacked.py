"""Listings that set a few lines above each description: title, grantee, category, sum, in the page's own order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.listing.agreement import agreed
from grantgraph.readers.listing.beside import beside, entry_of, headings_of
from grantgraph.readers.listing.blocks import Block, cut, signs_of
from grantgraph.readers.listing.entry import Doubt, Part, Reading, Role
from grantgraph.readers.listing.headings import is_heading, is_notice
from grantgraph.readers.listing.layout import choose
from grantgraph.readers.listing.paragraphs import Paragraph, is_cut_off
from grantgraph.readers.listing.sections import sections
from grantgraph.readers.listing.shapes import says_who_acts

_GRANTS = re.compile(r"\b(?:grant|grants|grantees?|awarded|awards|funded|endowment|donor)\b", re.IGNORECASE)


def read_stacked(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as stacked entries; None where nothing on it is laid out so."""
    blocks = cut(page)
    if not blocks.grants or not _is_plausible(blocks.grants, page, categories):
        return None
    known = [beside(block, index == 0) for index, block in enumerate(blocks.grants)]
    layout, given = choose([one.header for one in known], categories)
    headings = [headings_of(one.header, roles) for one, roles in zip(known, given, strict=True)]
    parts = zip(blocks.grants, known, given, sections(headings), strict=True)
    entries = agreed([entry_of(block, one, roles, layout, section) for block, one, roles, section in parts])
    endings = [block.body[-1].text for block in blocks.grants]
    if not blocks.trailing and is_cut_off(endings):
        entries[-1] = replace(entries[-1], is_cut_off=True)
    asides = [Part(Role.HEADING, line.text, line.lines) for lines in headings for line in lines]
    asides += [
        Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in (*blocks.lead, *blocks.trailing)
    ]
    doubts = (*_narrative(blocks.trailing), *_loose(blocks.tail))
    return Reading(layout.name, tuple(entries), tuple(asides), doubts)


def _is_plausible(blocks: Sequence[Block], page: Sequence[Paragraph], categories: frozenset[str]) -> bool:
    """Whether the page speaks of grants: by sums, categories, bodies, what somebody will do, or in so many words."""
    if any("amount" in signs_of(block) for block in blocks):
        return True
    if any(line.text.casefold() in categories or _GRANTS.search(line.text) for line in page):
        return True
    telling = sum("name" in signs_of(block) or says_who_acts(block.body[0].text) for block in blocks)
    return telling * 2 >= len(blocks)


def _narrative(trailing: Sequence[Paragraph]) -> Iterator[Doubt]:
    """What is told after the last grant, without the notices that every page has."""
    told = [paragraph for paragraph in trailing if not is_notice(paragraph.text)]
    if told:
        lines = tuple(line for paragraph in told for line in paragraph.lines)
        yield Doubt(
            lines,
            f"“{told[0].text[:60]}” and what follows tell of no grant in the way of this page; not read",
        )


def _loose(tail: Sequence[Paragraph]) -> Iterator[Doubt]:
    """Lines at the end of the page that no description follows."""
    loose = [paragraph for paragraph in tail if not (is_heading(paragraph) or is_notice(paragraph.text))]
    if loose:
        lines = tuple(line for paragraph in loose for line in paragraph.lines)
        shown = " / ".join(paragraph.text for paragraph in loose)
        yield Doubt(lines, f"no description follows “{shown[:80]}”; it was not read as a grant")
