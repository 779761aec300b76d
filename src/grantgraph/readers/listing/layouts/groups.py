"""Listings without descriptions: a few lines for each grant, a sum among them, and a blank line between grants."""

from __future__ import annotations

from collections.abc import Sequence

from grantgraph.readers.listing.entry import Part, Reading, Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.shapes import amount_line, is_prose
from grantgraph.readers.listing.structure.agreement import agreed
from grantgraph.readers.listing.structure.beside import beside, entry_of, headings_of
from grantgraph.readers.listing.structure.blocks import Block
from grantgraph.readers.listing.structure.roles import choose
from grantgraph.readers.listing.structure.sections import sections


def read_groups(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as groups of lines; None where fewer than three groups hold a sum and one to three other lines."""
    blocks: list[Block] = []
    above: list[Paragraph] = []
    asides: list[Part] = []
    for group in _groups(page):
        if _is_grant(group):
            blocks.append(Block((*above, *group), ()))
            above = []
        else:
            above = [*above, *(line for line in group if not is_prose(line))]
            asides += [Part(Role.ASIDE, line.text, line.lines) for line in group if is_prose(line)]
    if len(blocks) < 3:
        return None
    known = [beside(block, index == 0) for index, block in enumerate(blocks)]
    layout, given = choose([one.header for one in known], categories)
    headings = [headings_of(one.header, roles) for one, roles in zip(known, given, strict=True)]
    parts = zip(blocks, known, given, sections(headings), strict=True)
    entries = agreed([entry_of(block, one, roles, layout, section) for block, one, roles, section in parts])
    asides += [Part(Role.HEADING, line.text, line.lines) for lines in (*headings, above) for line in lines]
    return Reading(f"{layout.name}, no description", tuple(entries), tuple(asides))


def _groups(page: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of a page, cut at blank lines."""
    groups: list[list[Paragraph]] = []
    for paragraph in page:
        if paragraph.gap or not groups:
            groups.append([])
        groups[-1].append(paragraph)
    return groups


def _is_grant(group: list[Paragraph]) -> bool:
    sums = sum(amount_line(line.text) is not None for line in group)
    return sums == 1 and 2 <= len(group) <= 4 and not any(map(is_prose, group))
