"""Listings as search pages print them: fields with labels, `Grant Amount: $15,000`, on one line or on two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.dates import parse_date
from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.headings import is_heading
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.shapes import is_prose, name_likeness, opens_with_purpose

# The field names of grant search pages; what is not here is reported once by its name.
_ROLES = {
    Role.TITLE: "project|project title|project name|title|grant title|name of project|title of project|activity|initiative",
    Role.GRANTEE: "organization|organisation|organization name|organisation name|grantee|grantee name|grantee organization|recipient"
    "|recipient name|recipient organization|grant recipient|awardee|awarded to|name of organization|name of organisation|name of grantee"
    "|implementing partner|implementer|partner|partner organization|institution|beneficiary|lead organization",
    Role.AMOUNT: "amount|grant amount|award|award amount|amount awarded|amount approved|sum|grant|total|funding|value|grant size|budget"
    "|grant value|total award|total grant|total amount|funding amount",
    Role.DATE: "date|date of grant letter|award date|date awarded|grant date|approved|date approved|start date|awarded|year|year awarded"
    "|grant year|award year|fiscal year",
    Role.IDENTIFIER: "grant number|grant no|grant id|id|reference|reference number|number|grant reference|project number|award number",
    Role.DESCRIPTION: "purpose|description|project description|summary|project summary|objective|objectives|for|grant purpose|abstract"
    "|purpose of grant|grant description|for the following purposes|about|details",
    Role.PLACE: "country|location|place|region|geographic area|city|country of focus|countries|project country",
    Role.CATEGORY: "project focus|program focus|focus",
    Role.LABEL: "program|programme|program area|area|sector|category|type|status|duration|term|website|url|end date|grant type"
    "|focus area|project region|grant period|period|geographic focus|currency|fund|theme|topic|contact",
}
_NAMES = {name: role for role, names in _ROLES.items() for name in names.split("|")}
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z ./’'()-]{1,40}?)\s?(?::|\s[–—-])\s?(?P<value>.*)", re.DOTALL)
_BARE = re.compile(
    rf"(?P<label>{'|'.join(sorted(_NAMES, key=len, reverse=True))}) (?P<value>[A-Z$€£\d].*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"\s?\([^()]{0,40}\)|\s?\b(?:USD|EUR|GBP)\b|\s?[$€£]")
_SPEAKING = frozenset({"for", "for the following purposes"})


@dataclass(frozen=True, slots=True)
class _Field:
    role: Role
    label: str
    value: str
    paragraph: Paragraph


def role_of_label(label: str) -> Role | None:
    """What a field with this name holds, or None where the name is none that grant pages use."""
    return _NAMES.get(_NOTE.sub("", label).strip(" :.*#").casefold())


def read_labelled(page: Sequence[Paragraph]) -> Reading | None:
    """The page read as labelled records; None where no two of the labels of grants recur on it."""
    labels = Counter(
        field.label
        for paragraph in page
        if (field := _field(paragraph)) and field.role is not Role.DESCRIPTION
    )
    recurring = {label for label, count in labels.items() if count > 1 or len(labels) >= 4}
    roles = {_NAMES[label] for label in recurring}
    if len(recurring) < 2 or not roles & {Role.AMOUNT, Role.GRANTEE, Role.IDENTIFIER}:
        return None
    records, asides = _records(list(_fields(page)), recurring)
    if len(records) == 1:
        records[0] += _headed(asides)
    repeats = Counter(
        value for record in records for value in {field.value for field in record if not field.label}
    )
    entries = [entry for record in records if (entry := _entry(record, repeats))]
    if not entries:
        return None
    doubts = list(_doubts(records))
    if records[-1][-1].role is Role.DESCRIPTION and not page[-1].is_finished and len(entries) > 1:
        entries[-1] = replace(entries[-1], is_cut_off=ends_sentence(entries[0].text(Role.DESCRIPTION) or ""))
    return Reading("labelled fields", tuple(entries), tuple(asides), tuple(doubts))


def _field(paragraph: Paragraph) -> _Field | None:
    match = _LABELLED.match(paragraph.text) or (_BARE.match(paragraph.text) if paragraph.bullet else None)
    if not match:
        return None
    label = match["label"].strip().casefold().rstrip(".")
    if label not in _NAMES:
        return None
    value = paragraph.text if label in _SPEAKING else match["value"].strip()
    return _Field(_NAMES[label], label, value, paragraph)


def _fields(page: Sequence[Paragraph]) -> Iterator[_Field]:
    """All fields in order; a label alone takes the next line as its value where that can be one."""
    waiting: _Field | None = None
    for paragraph in page:
        field = _field(paragraph)
        if field is None and waiting and _may_be(waiting.role, paragraph.text):
            yield _Field(waiting.role, waiting.label, paragraph.text, paragraph)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = field if field and not field.value else None
        if field is None:
            role = (
                Role.DESCRIPTION
                if is_prose(paragraph) and opens_with_purpose(paragraph.text)
                else Role.UNREAD
            )
            yield _Field(role, "", paragraph.text, paragraph)
        elif field.value:
            if field.role is Role.DESCRIPTION and not field.value:
                continue
            yield field
    if waiting:
        yield waiting


def _may_be(role: Role, value: str) -> bool:
    if role is Role.AMOUNT:
        return any(find_amounts(value)) or value.replace(",", "").replace(".", "").isdigit()
    if role is Role.DATE:
        return parse_date(value) is not None
    if role is Role.IDENTIFIER:
        return any(character.isdigit() for character in value) and len(value) < 40
    return True


def _records(fields: list[_Field], recurring: set[str]) -> tuple[list[list[_Field]], list[Part]]:
    """The fields cut into records where the first label of the page comes again."""
    opening = next(field.label for field in fields if field.label in recurring)
    records: list[list[_Field]] = []
    asides: list[Part] = []
    for field in fields:
        if field.label == opening:
            records.append([])
        if records:
            records[-1].append(field)
        else:
            asides.append(Part(Role.HEADING, field.paragraph.text, field.paragraph.lines))
    return records, asides


def _headed(asides: list[Part]) -> list[_Field]:
    """A page about one grant: its heading lines are title and grantee, as their looks tell."""
    lines = [part for part in asides if not is_heading(Paragraph(part.text, part.lines, 0))][-2:]
    if len(lines) < 2:
        return []
    ranked = sorted(lines, key=lambda part: name_likeness(part.text))
    roles = zip((Role.TITLE, Role.GRANTEE), ranked, strict=True)
    return [_Field(role, "heading", part.text, Paragraph(part.text, part.lines, 0)) for role, part in roles]


def _entry(record: list[_Field], repeats: Counter[str]) -> Entry | None:
    parts = [
        Part(field.role, field.value, field.paragraph.lines)
        for field in record
        if field.role not in (Role.UNREAD, Role.LABEL)
    ]
    stray = [field for field in record if field.role is Role.UNREAD and any(map(str.isalnum, field.value))]
    if (text := next((field for field in stray if is_prose(field.paragraph)), None)) and not any(
        part.role is Role.DESCRIPTION for part in parts
    ):
        parts.append(Part(Role.DESCRIPTION, text.value, text.paragraph.lines))
        stray.remove(text)
    if stray and not any(part.role is Role.GRANTEE and part.text for part in parts):
        best = max(stray, key=lambda field: (-repeats[field.value], name_likeness(field.value)))
        parts.append(Part(Role.GRANTEE, best.value, best.paragraph.lines))
    parts = [part for part in parts if part.text]
    date = next((parse_date(part.text) for part in parts if part.role is Role.DATE), None)
    if not any(part.role in (Role.DESCRIPTION, Role.TITLE, Role.AMOUNT) for part in parts):
        return None
    return Entry(tuple(parts), date=date)


def _doubts(records: list[list[_Field]]) -> Iterator[Doubt]:
    seen: set[str] = set()
    for record in records:
        for field in record:
            if field.role is Role.LABEL and field.value and field.label not in seen:
                seen.add(field.label)
                yield Doubt(field.paragraph.lines, f"the field “{field.label}” is not read")
