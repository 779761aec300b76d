"""Listings as search pages print them: fields with labels, `Grant Amount: $15,000`, on one line or on two.

Title and grantee may stand unlabelled above the fields of each record; then their looks tell, as on stacked pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from grantgraph.readers.dates import parse_date
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.layouts.labels import Field, fields, labelled_field
from grantgraph.readers.listing.layouts.roles import Header, choose
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.signs.headings import is_heading
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.shapes import is_mark, is_prose

_TELLING = frozenset({Role.AMOUNT, Role.GRANTEE, Role.IDENTIFIER})
_CELL_END = re.compile(r" \| |[.;] (?=[A-Z][a-z]+(?: [a-z]+)?: )")
_CODE = re.compile(
    r"(?:(?:project|grant|contract|award) )?(?:no\.? ?)?[A-Z]{1,8}[-/]?\d[\w/-]*(?: ?[-/][\w/-]+)*",
    re.IGNORECASE,
)


@dataclass
class _Record:
    """The fields of one grant, and the unlabelled lines above them."""

    above: list[Paragraph] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)

    def has(self, role: Role) -> bool:
        return any(found.role is role and found.value for found in self.fields)


def read_labelled(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as labelled records; None where no two of the labels of grants recur on it."""
    page = [piece for paragraph in page for piece in _cells_apart(paragraph)]
    recurring = _recurring_labels(page)
    if recurring is None:
        return None
    records, lead = _records(list(fields(page)), recurring)
    _take_codes(records)
    _place_loose_lines(records)
    _name_by_headings(records, categories)
    lead += [f.paragraph for record in records for f in record.fields if f.role is Role.HEADING]
    entries = [_entry(record) for record in records if _is_grant(record)]
    if not entries:
        return None
    if records[-1].fields[-1].role is Role.DESCRIPTION and not page[-1].is_finished and len(entries) > 1:
        entries[-1] = replace(entries[-1], is_cut_off=ends_sentence(entries[0].text(Role.DESCRIPTION) or ""))
    asides = (Part(Role.HEADING, paragraph.text, paragraph.lines) for paragraph in lead)
    return Reading("labelled fields", tuple(entries), tuple(asides), tuple(_doubts(records)))


def _cells_apart(paragraph: Paragraph) -> list[Paragraph]:
    """`Grantee: Name | Amount: $500. Project: Text`: a paragraph for each field, where all cells are labelled."""
    cells = _CELL_END.split(paragraph.text)
    pieces = [replace(paragraph, text=cell.strip()) for cell in cells]
    return pieces if len(pieces) > 1 and all(map(labelled_field, pieces)) else [paragraph]


def _recurring_labels(page: Sequence[Paragraph]) -> set[str] | None:
    """The labels that make the page a labelled one: two at least, one of them telling of a grant."""
    found = [known for paragraph in page if (known := labelled_field(paragraph))]
    counts = Counter(known.label for known in found if known.role is not Role.DESCRIPTION)
    recurring = {label for label, count in counts.items() if count > 1 or len(counts) >= 4}
    roles = {known.role for known in found if known.label in recurring}
    return recurring if len(recurring) >= 2 and roles & _TELLING else None


def _records(found: list[Field], recurring: set[str]) -> tuple[list[_Record], list[Paragraph]]:
    """The fields cut into records where the first label of the page comes again, and the lines before them."""
    opening = next(known.label for known in found if known.label in recurring)
    starts = [index for index, known in enumerate(found) if known.label == opening]
    above = [_lines_above(found, start) for start in starts]
    is_headed = sum(map(bool, above)) * 4 >= len(above) * 3
    cuts = [start - len(lines) if is_headed else start for start, lines in zip(starts, above, strict=True)]
    records = []
    for cut, start, end in zip(cuts, starts, [*cuts[1:], len(found)], strict=True):
        heads = [known for known in found[cut:start] if known.role is not Role.DESCRIPTION]
        told = [known for known in found[cut:start] if known.role is Role.DESCRIPTION]
        records.append(_Record([known.paragraph for known in heads], [*told, *found[start:end]]))
    return records, [known.paragraph for known in found[: cuts[0]]]


def _lines_above(found: list[Field], start: int) -> list[Field]:
    """The unlabelled lines right above a field that can be a record's title and grantee: three at most.

    Where the fields stand below the description, it is one of them.
    """
    end = start - 1 if start and _is_told_above(found[start - 1], found[start]) else start
    first = end
    while first and end - first < 3 and _can_head(found[first - 1]):
        first -= 1
    return found[first:start]


def _is_told_above(above: Field, opening: Field) -> bool:
    """Whether a description stands right on top of a field, so that the field belongs to it."""
    is_text = above.role is Role.DESCRIPTION and not above.label
    return is_text and not opening.paragraph.gap and opening.role is Role.AMOUNT


def _can_head(known: Field) -> bool:
    line = known.paragraph
    return known.role is Role.UNREAD and not (is_prose(line) or is_mark(line.text) or is_heading(line))


def _take_codes(records: list[_Record]) -> None:
    """A code on the line above the others is the funder's own name of the grant: `Project AB-12-345`."""
    for record in records:
        codes = [line for line in record.above if _CODE.fullmatch(line.text)]
        if codes and not record.has(Role.IDENTIFIER):
            record.above = record.above[record.above.index(codes[0]) + 1 :]
            code = codes[0].text.rpartition(" ")[2]
            record.fields.append(Field(Role.IDENTIFIER, "", code, codes[0]))


def _place_loose_lines(records: list[_Record]) -> None:
    """Unlabelled prose goes to the description; without a labelled grantee, the line that varies most names it."""
    repeats = Counter(
        value for record in records for value in {known.value for known in record.fields if not known.label}
    )
    for record in records:
        loose = [
            known
            for known in record.fields
            if known.role is Role.UNREAD and any(map(str.isalnum, known.value))
        ]
        for known in loose:
            if is_prose(known.paragraph):
                record.fields[record.fields.index(known)] = replace(known, role=Role.DESCRIPTION)
        loose = [known for known in loose if not is_prose(known.paragraph)]
        if loose and not record.has(Role.GRANTEE) and not record.above:
            best = max(loose, key=lambda known: (-repeats[known.value], name_likeness(known.value)))
            record.fields[record.fields.index(best)] = replace(best, role=Role.GRANTEE)


def _name_by_headings(records: list[_Record], categories: frozenset[str]) -> None:
    """Title, grantee and category from the unlabelled lines above the fields, where no label gives them."""
    headers = [
        Header(
            tuple(record.above),
            _description(record),
            is_first=index == 0 and len(records) > 1,
            known_headings=frozenset(),
            has_sum=record.has(Role.AMOUNT),
        )
        for index, record in enumerate(records)
    ]
    _, given = choose(headers, categories)
    for record, roles in zip(records, given, strict=True):
        for line, likeliest in zip(record.above, roles.roles, strict=True):
            free = [role for role in (likeliest, Role.TITLE) if not record.has(role)]
            record.fields.append(Field(free[0] if free else Role.UNREAD, "", line.text, line))


def _description(record: _Record) -> str:
    return " ".join(known.value for known in record.fields if known.role is Role.DESCRIPTION and known.value)


def _is_grant(record: _Record) -> bool:
    return any(map(record.has, (Role.DESCRIPTION, Role.TITLE, Role.AMOUNT)))


def _entry(record: _Record) -> Entry:
    kept = [
        known
        for known in record.fields
        if known.value and known.role not in (Role.UNREAD, Role.LABEL, Role.HEADING)
    ]
    parts = [
        Part(known.role, known.value, known.paragraph.lines)
        for known in kept
        if known.role is not Role.DESCRIPTION
    ]
    texts = [known for known in kept if known.role is Role.DESCRIPTION]
    if texts:
        lines = tuple(line for known in texts for line in known.paragraph.lines)
        parts.append(Part(Role.DESCRIPTION, _description(record), lines))
    date = next((parse_date(part.text) for part in parts if part.role is Role.DATE), None)
    return Entry(tuple(parts), date=date)


def _doubts(records: list[_Record]) -> Iterator[Doubt]:
    """Once for each label that is not read, and for each loose line."""
    seen: set[str] = set()
    for record in records:
        for known in record.fields:
            if known.role is Role.LABEL and known.value and known.label not in seen:
                seen.add(known.label)
                yield Doubt(known.paragraph.lines, f"the field “{known.label}” is not read")
            elif known.role is Role.UNREAD and any(map(str.isalnum, known.value)):
                yield Doubt(
                    known.paragraph.lines, f"“{known.value[:60]}” stands without a label; it was not read"
                )
