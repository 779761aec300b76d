"""Listings as search pages print them: fields with labels, `Grant Amount: $15,000`, on one line or on two.

Title and grantee may stand unlabelled above the fields of each record; then their looks tell, as on stacked pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.dates import parse_date
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.labels.bare import with_labels_marked
from grantgraph.readers.listing.labels.fields import Field, fields, labelled_field
from grantgraph.readers.listing.labels.inside import with_inner_labels_apart
from grantgraph.readers.listing.labels.own import OwnLabels, own_labels
from grantgraph.readers.listing.layouts.labelled.records import (
    Record,
    cut_into_records,
    keep_the_grants_own_sum,
)
from grantgraph.readers.listing.layouts.labelled.unlabelled import place_unlabelled
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.structure.header_lines import header_pieces
from grantgraph.readers.listing.structure.sections import Section, sections
from grantgraph.readers.listing.structure.stated_currency import (
    currency_in,
    stated_currency,
    with_currency,
)

_TELLING = frozenset({Role.AMOUNT, Role.GRANTEE, Role.IDENTIFIER})
_EMPHASIS = re.compile(r"\*\*|__")
_LABEL = re.compile(r"[A-Z][\w ’'/-]{1,40}: \S")
_CELL_END = re.compile(r" \| |[.;] (?=[A-Z][a-z]+(?: [a-z]+)?: )")


def read_labelled(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read as labelled records; None where no two of the labels of grants recur on it."""
    page = with_inner_labels_apart([piece for paragraph in page for piece in _cells_apart(paragraph)])
    page = with_labels_marked(header_pieces(page))
    own = own_labels(page)
    recurring = _recurring_labels(page, own)
    if recurring is None:
        return None
    records, lead = cut_into_records(list(fields(page, own)), recurring)
    keep_the_grants_own_sum(records)
    place_unlabelled(records, categories)
    lead += [f.paragraph for record in records for f in record.fields if f.role is Role.HEADING]
    lead += [line for record in records for line in record.headings]
    placed = zip(records, sections([record.headings for record in records]), strict=True)
    currency = stated_currency(page)
    entries = [_entry(record, section, currency) for record, section in placed if record.is_grant]
    if not entries:
        return None
    entries[-1] = replace(
        entries[-1], is_cut_off=len(entries) > 1 and _is_cut_off(records, entries, page[-1])
    )
    asides = (Part(Role.HEADING, paragraph.text, paragraph.lines) for paragraph in lead)
    return Reading("labelled fields", tuple(entries), tuple(asides), tuple(_doubts(records)))


def _cells_apart(paragraph: Paragraph) -> list[Paragraph]:
    """`Grantee: Name | Amount: $500. Project: Text`: a paragraph for each field, where all cells are labelled.

    A place may stand before the first: it heads the others.
    """
    text = _EMPHASIS.sub("", paragraph.text)
    first, *rest = _CELL_END.split(text)
    is_placed = bool(find_countries(first, alone=True)) and bool(rest)
    cells = rest if is_placed else [first, *rest]
    known = [labelled_field(replace(paragraph, text=cell)) is not None for cell in cells]
    least = 1 if " | " in text else 2
    if len(cells) < 2 or sum(known) < least or not all(map(_LABEL.match, cells)):
        return [replace(paragraph, text=text)]
    return [replace(paragraph, text=cell.strip()) for cell in ([first] if is_placed else []) + cells]


def _recurring_labels(page: Sequence[Paragraph], own: OwnLabels) -> set[str] | None:
    """The labels that make the page a labelled one: two at least, one of them telling of a grant."""
    found = [known for paragraph in page if (known := labelled_field(paragraph, own))]
    counts = Counter(known.label for known in found if known.role is not Role.DESCRIPTION)
    again = {label for label, count in counts.items() if count > 1}
    recurring = again if len(again) > 1 or len(counts) < 4 else set(counts)
    roles = {known.role for known in found if known.label in recurring}
    texts = Counter(known.label for known in found if known.role is Role.DESCRIPTION)
    are_told = max(texts.values(), default=0) > 2
    return recurring if len(recurring) + are_told >= 2 and roles & _TELLING else None


def _entry(record: Record, section: Section, currency: str | None) -> Entry:
    """A record's fields as parts: each where it stands, and all that describes as one."""
    kept = [
        known
        for known in record.fields
        if known.value and known.role not in (Role.UNREAD, Role.LABEL, Role.HEADING)
    ]
    parts = [
        Part(known.role, _told(known, currency), known.paragraph.lines)
        for known in kept
        if known.role is not Role.DESCRIPTION
    ]
    texts = [known for known in kept if known.role is Role.DESCRIPTION]
    if texts:
        lines = tuple(line for known in texts for line in known.paragraph.lines)
        parts.append(Part(Role.DESCRIPTION, record.description, lines))
    date = next((parse_date(part.text) for part in parts if part.role is Role.DATE), None)
    return Entry(tuple(parts), section.is_supplement, date=date or section.year, section=section.place)


def _is_cut_off(records: Sequence[Record], entries: Sequence[Entry], last: Paragraph) -> bool:
    """Whether the page ends inside its last record: in mid-sentence, or before the text that all others have."""
    found = records[-1].fields
    if found[-1].role is Role.DESCRIPTION:
        return not last.is_finished and ends_sentence(entries[0].text(Role.DESCRIPTION) or "")
    are_described = len(entries) > 2 and all(entry.text(Role.DESCRIPTION) for entry in entries[:-1])
    ends_page = any(known.paragraph is last for known in found)
    return ends_page and are_described and not entries[-1].text(Role.DESCRIPTION)


def _told(known: Field, currency: str | None) -> str:
    """A value as it stands, a bare number with the currency that its label or the page states."""
    if known.role is not Role.AMOUNT:
        return known.value
    return with_currency(known.value, currency_in(known.label.upper()) or currency)


def _doubts(records: list[Record]) -> Iterator[Doubt]:
    """Once for each label that is not read, and for each loose line."""
    seen: set[str] = set()
    for record in records:
        for known in record.fields:
            if known.role is Role.LABEL and known.value and known.label not in seen:
                seen.add(known.label)
                yield Doubt(known.paragraph.lines, f"the field “{known.label}” is not read")
            elif known.is_loose:
                yield Doubt(
                    known.paragraph.lines, f"“{known.value[:60]}” stands without a label; it was not read"
                )
