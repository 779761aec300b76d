"""Listings that set a few lines above each description: title, grantee, category, sum, in the page's own order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.labels.fields import fields_below_prose
from grantgraph.readers.listing.paragraphs import Paragraph, is_cut_off
from grantgraph.readers.listing.signs.headings import is_heading
from grantgraph.readers.listing.signs.notices import is_notice
from grantgraph.readers.listing.signs.shapes import says_supplement
from grantgraph.readers.listing.structure.agreement import agreed
from grantgraph.readers.listing.structure.beside import beside, entry_of, headings_of
from grantgraph.readers.listing.structure.blocks import Block, cut
from grantgraph.readers.listing.structure.header_lines import header_pieces
from grantgraph.readers.listing.structure.roles import choose
from grantgraph.readers.listing.structure.sections import sections


def read_stacked(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as stacked entries; None where nothing on it is laid out so."""
    below = fields_below_prose(page)
    blocks = cut(header_pieces([line for line in page if line not in below]))
    if not blocks.grants or _are_torn(blocks.grants):
        return None
    known = [beside(block, index == 0) for index, block in enumerate(blocks.grants)]
    layout, given = choose([one.header for one in known], categories)
    headings = [headings_of(one.header, roles) for one, roles in zip(known, given, strict=True)]
    parts = zip(blocks.grants, known, given, sections(headings), strict=True)
    read = agreed([entry_of(block, one, roles, layout, section) for block, one, roles, section in parts])
    entries = [entry for entry in read if not _is_several(entry)]
    if not entries:
        return None
    entries[0], dates = _without_date_of_page(entries)
    endings = [block.body[-1].text for block in blocks.grants]
    if not blocks.trailing and is_cut_off(endings) and entries[-1] is read[-1]:
        entries[-1] = replace(entries[-1], is_cut_off=True)
    asides = [Part(Role.HEADING, line.text, line.lines) for lines in headings for line in lines]
    around = (*blocks.lead, *blocks.trailing, *blocks.tail)
    asides += [Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in around]
    asides += dates
    unread = (Doubt(p.lines, f"the field “{p.text[:60]}” is not read") for p in below)
    doubts = (
        *unread,
        *map(_not_one, filter(_is_several, read)),
        *_narrative(blocks.trailing),
        *_loose(blocks.tail),
    )
    return Reading(layout.name, tuple(entries), tuple(asides), doubts)


def _are_torn(blocks: Sequence[Block]) -> bool:
    """Whether most entries begin right below the text of another and go on over a blank line: all are cut wrongly."""
    later = blocks[1:]
    torn = sum(
        not b.above[0].gap and any(line.gap for line in (*b.above[1:], *b.body[:1])) for b in later if b.above
    )
    return len(later) > 1 and torn * 3 >= len(later) * 2


def _without_date_of_page(entries: Sequence[Entry]) -> tuple[Entry, list[Part]]:
    """The first entry without a date above it where no other has one: that is the day of the page, told as an aside."""
    first, *others = entries
    dates = [part for part in first.parts if part.role is Role.DATE]
    is_page_s = len(others) > 1 and not any(entry.text(Role.DATE) for entry in others)
    if not dates or not is_page_s or dates[0].lines[0] != first.lines[0]:
        return first, []
    parts = tuple(part for part in first.parts if part not in dates)
    year = others[0].date
    return replace(first, parts=parts, date=year), [replace(part, role=Role.HEADING) for part in dates]


def _is_several(entry: Entry) -> bool:
    """Whether more than one sum, besides supplements, stands above a description: then not all of it is one grant's."""
    sums = [part for part in entry.parts if part.role is Role.AMOUNT and not says_supplement(part.text)]
    return len({part.lines for part in sums}) > 1


def _not_one(entry: Entry) -> Doubt:
    return Doubt(
        entry.lines, "several sums stand above one description; these lines were not read as a grant"
    )


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
