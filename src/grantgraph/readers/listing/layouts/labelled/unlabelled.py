"""What the lines without a label say in a record, once its labels have been read: code, text, grantee and title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.fields import Field
from grantgraph.readers.listing.layouts.labelled.records import Record
from grantgraph.readers.listing.signs.headings import is_heading
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.shapes import amount_line, is_place_line, is_prose
from grantgraph.readers.listing.structure.fit import Header
from grantgraph.readers.listing.structure.roles import choose

_CODE = re.compile(
    r"(?:(?:project|grant|contract|award) )?(?:no\.? ?)?[A-Z]{1,8}(?:[-/][A-Z]{1,4})?[-/]?\d[\w/-]*(?: ?[-/][\w/-]+)*"
    r"|(?:project|grant|contract|award|file|case|entry|application|ref|reference)\.? (?:no\.? ?|number )?#?\d[\w/.-]*",
    re.IGNORECASE,
)
_MARK = re.compile(r" [|·•–—-] ")
_NUMBER = re.compile(r"\d{1,3}(?:[.,’']\d{3}){1,3}(?:[.,]\d\d)?")


def place_unlabelled(records: Sequence[Record], categories: frozenset[str]) -> None:
    """Give every line without a label its role: in place, since each record gathers the fields of its grant."""
    _take_codes(records)
    _take_sums(records)
    _take_places(records)
    _place_loose_lines(records)
    _name_by_headings(records, categories)


def _take_codes(records: Sequence[Record]) -> None:
    """A code on the line above the others is the funder's own name of the grant: `Project AB-12-345`.

    A bare number behind it, as in `AB-12-345  76,050`, is the sum of the grant; a country or region is its place.
    """
    for record in records:
        coded = ((line, *_code_and_rest(line.text)) for line in record.above)
        line, code, rest = next((found for found in coded if _CODE.fullmatch(found[1])), (None, "", ""))
        if line is None or record.has(Role.IDENTIFIER):
            continue
        record.above = record.above[record.above.index(line) + 1 :]
        record.fields.append(Field(Role.IDENTIFIER, "", code.rpartition(" ")[2], line))
        role = Role.AMOUNT if _NUMBER.fullmatch(rest) else Role.PLACE
        if rest and not record.has(role):
            record.fields.append(Field(role, "", rest, line))


def _code_and_rest(text: str) -> tuple[str, str]:
    """A code and the number or the place that stands behind it on its line, if any does."""
    code, _, number = text.rpartition(" ")
    if _NUMBER.fullmatch(number):
        return code.rstrip(" |·–-"), number
    code, *behind = _MARK.split(text, maxsplit=1)
    is_place = behind and (is_region(behind[0]) or find_countries(behind[0], alone=True))
    return (code, behind[0]) if is_place else (text, "")


def _take_sums(records: Sequence[Record]) -> None:
    """A sum on a line above the fields is the grant's, where no label states one."""
    for record in records:
        sums = [line for line in record.above if amount_line(line.text)]
        if len(sums) == 1 and not record.has(Role.AMOUNT):
            record.above.remove(sums[0])
            record.fields.append(Field(Role.AMOUNT, "", sums[0].text, sums[0]))


def _take_places(records: Sequence[Record]) -> None:
    """A place alone on one of several lines above the fields, where nearly every record has one there."""
    placed = [
        next((line for line in record.above[1:] if is_place_line(line.text)), None) for record in records
    ]
    if sum(map(bool, placed)) * 4 < len(records) * 3:
        return
    for record, line in zip(records, placed, strict=True):
        if line:
            record.above.remove(line)
            record.fields.append(Field(Role.PLACE, "", line.text, line))


def _place_loose_lines(records: Sequence[Record]) -> None:
    """Unlabelled prose goes to the description; without a labelled grantee, the line that varies most names it."""
    repeats = Counter(
        value for record in records for value in {known.value for known in record.fields if not known.label}
    )
    closing = _closing(records)
    for record in records:
        loose = [known for known in record.fields if known.is_loose and known not in closing]
        loose = list(takewhile(lambda known: not is_heading(known.paragraph), loose))
        for known in loose:
            if is_prose(known.paragraph):
                record.fields[record.fields.index(known)] = replace(known, role=Role.DESCRIPTION)
        loose = [known for known in loose if not is_prose(known.paragraph)]
        if loose and not record.has(Role.GRANTEE) and not record.above:
            best = max(loose, key=lambda known: (-repeats[known.value], name_likeness(known.value)))
            record.fields[record.fields.index(best)] = replace(best, role=Role.GRANTEE)
    _title_by_loose_lines(records)


def _title_by_loose_lines(records: Sequence[Record]) -> None:
    """The one line without a label between the labels of nearly every record is its title, where no label gives one."""
    found = [[known for known in record.fields if known.is_loose] for record in records]
    lone = [
        known[0]
        for known, record in zip(found, records, strict=True)
        if len(known) == 1 and _lacks_title(record)
    ]
    if len({known.value for known in lone}) * 4 < len(records) * 3:
        return
    for record, known in zip(records, found, strict=True):
        if len(known) == 1 and _lacks_title(record):
            record.fields[record.fields.index(known[0])] = replace(known[0], role=Role.TITLE)


def _lacks_title(record: Record) -> bool:
    return record.has(Role.GRANTEE) and not record.has(Role.TITLE) and not record.above


def _closing(records: Sequence[Record]) -> list[Field]:
    """Prose that closes the page below the last record's text, where no other record has prose set off from its own."""
    *others, last = map(_set_off, records)
    return [] if any(others) else last


def _set_off(record: Record) -> list[Field]:
    """The prose of a record that a blank line or another line without a label sets off from its text."""
    found: list[Field] = []
    is_told = is_apart = False
    for known in record.fields:
        is_text = known.is_loose and is_prose(known.paragraph)
        is_apart = is_told and (is_apart or known.paragraph.gap > 0 or (known.is_loose and not is_text))
        if is_text and is_apart:
            found.append(known)
        is_told = is_told or is_text or known.role is Role.DESCRIPTION
    return found


def _name_by_headings(records: Sequence[Record], categories: frozenset[str]) -> None:
    """Title, grantee and category from the unlabelled lines above the fields, where no label gives them."""
    headers = [
        Header(
            tuple(record.above),
            record.description,
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
