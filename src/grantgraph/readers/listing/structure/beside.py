"""What stands beside a description: lines that tell what they are, and those that only the layout can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.dates import find_date
from grantgraph.model import Confidence, PublishedDate
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.bare_names import is_partner_line
from grantgraph.readers.listing.signs.headings import heads_page, is_heading, speaks_of_grants
from grantgraph.readers.listing.signs.places import is_address
from grantgraph.readers.listing.signs.seams import name_and_sum, title_and_grantee
from grantgraph.readers.listing.signs.shapes import (
    amount_line,
    is_mark,
    is_place_line,
    is_time_line,
    says_supplement,
)
from grantgraph.readers.listing.structure.blocks import Block
from grantgraph.readers.listing.structure.fit import Header, Roles
from grantgraph.readers.listing.structure.roles import Layout
from grantgraph.readers.listing.structure.sections import Section


@dataclass(frozen=True, slots=True)
class Beside:
    """The lines of a block that are sums, marks, places and times, and the header of the others."""

    told: tuple[Part, ...]
    header: Header


def beside(block: Block, is_first: bool) -> Beside:
    """What stands beside the description of a block."""
    told = [_told(line, index, block.above) for index, line in enumerate(block.above)]
    told = _with_name(told, block.above)
    lines = [line for line, part in zip(block.above, told, strict=True) if part is None]
    sums = [Part(Role.AMOUNT, split[1], line.lines) for line in lines if (split := name_and_sum(line))]
    below = [Part(Role.AMOUNT, line.text, line.lines) for line in block.below]
    named = tuple(replace(line, text=split[0]) if (split := name_and_sum(line)) else line for line in lines)
    known = frozenset(
        index
        for index, line in enumerate(named)
        if is_heading(line) or (is_first and not index and heads_page(line))
    )
    header = Header(
        named,
        block.body[0].text if block.body else "",
        is_first,
        known,
        has_sum=bool(sums or below or any(_sums(told))),
        is_compact=bool(block.body) and not block.body[0].gap,
        likely_headings=frozenset(
            i for i, line in enumerate(named[:-1]) if is_first and speaks_of_grants(line)
        ),
    )
    return Beside((*(part for part in told if part), *below, *sums), header)


def _with_name(told: list[Part | None], above: Sequence[Paragraph]) -> list[Part | None]:
    """A line with a country behind a comma is a name with its place where only headings stand above it."""
    others = [line for line, part in zip(above, told, strict=True) if part is None]
    if all(is_heading(line) or speaks_of_grants(line) for line in others):
        return [None if p and p.role is Role.PLACE and ", " in p.text else p for p in told]
    return told


def _told(line: Paragraph, index: int, above: Sequence[Paragraph]) -> Part | None:
    """The line as a part where its looks alone say what it is."""
    role = None
    if is_mark(line.text):
        role = Role.MARK
    elif index and is_partner_line(line.text):
        role = Role.UNREAD
    elif amount_line(line.text):
        role = Role.AMOUNT
    elif is_time_line(line.text) and (find_date(line.text) or (index and not _heads_others(index, above))):
        role = Role.DATE
    elif index and is_place_line(line.text) and not _heads_others(index, above):
        role = Role.PLACE
    elif index and is_address(line.text):
        role = Role.UNREAD
    return Part(role, line.text, line.lines) if role else None


def _heads_others(index: int, above: Sequence[Paragraph]) -> bool:
    """Whether a line stands above names: then a place or a year on it is a section's heading."""
    return is_heading(above[index]) and any(
        not (
            is_mark(line.text)
            or amount_line(line.text)
            or is_time_line(line.text)
            or is_place_line(line.text)
        )
        for line in above[index + 1 :]
    )


def _sums(told: Sequence[Part | None]) -> Iterator[Part]:
    return (part for part in told if part and part.role is Role.AMOUNT)


def headings_of(header: Header, given: Roles) -> list[Paragraph]:
    """The lines of a header that are headings."""
    return [line for line, role in zip(header.lines, given.roles, strict=True) if role is Role.HEADING]


def entry_of(block: Block, known: Beside, given: Roles, layout: Layout, section: Section) -> Entry:
    """A block as an entry, once the layout of the page has given its lines their roles."""
    parts = [*_named(known.header, given, layout), *known.told]
    body = tuple(line for paragraph in block.body for line in paragraph.lines)
    if body:
        parts.append(Part(Role.DESCRIPTION, " ".join(paragraph.text for paragraph in block.body), body))
    is_marked = any(
        says_supplement(part.text) for part in known.told if part.role in (Role.AMOUNT, Role.MARK)
    )
    dates = (_date(part.text) for part in known.told if part.role is Role.DATE)
    date = next((date for date in dates if date), section.year)
    return Entry(tuple(parts), section.is_supplement or is_marked, date=date, section=section.place)


def _date(text: str) -> PublishedDate | None:
    """The date on a line of its own; of a line with one year, that year."""
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    return find_date(text) or (PublishedDate(years[0]) if len(years) == 1 else None)


def _named(header: Header, given: Roles, layout: Layout) -> list[Part]:
    """Title, grantee and category; a title run into its grantee is cut in two where the page has both."""
    confidence = Confidence.HIGH if given.lead >= 1.0 else Confidence.LOW
    pairs = zip(header.lines, given.roles, strict=True)
    named = [
        Part(role, line.text, line.lines, confidence) for line, role in pairs if role is not Role.HEADING
    ]
    has_both = Role.TITLE in layout.roles and Role.GRANTEE in layout.roles
    halves = title_and_grantee(named[0].text) if has_both and len(named) == 1 else None
    if halves is None:
        return named
    roles = zip((Role.TITLE, Role.GRANTEE), halves, strict=True)
    return [Part(role, half, named[0].lines, Confidence.LOW) for role, half in roles]
