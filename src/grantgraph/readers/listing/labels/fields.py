"""Fields on a page: a label with its value on the same line or on the next, and lines without a label between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from grantgraph.dates import parse_date
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.known import LABELS, role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.signs.shapes import is_prose, opens_with_purpose

_NONE: Mapping[str, Role] = {}
_LABELLED = re.compile(
    r"(?P<label>[A-Z](?:[^\W\d_]|[ ./’'()-]){1,40}?)\s?(?::|\s[–—-])\s?(?P<value>.*)", re.DOTALL
)
_BARE = re.compile(
    rf"(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))}) (?P<value>(?-i:[A-Z$€£\d]).*)",
    re.IGNORECASE | re.DOTALL,
)
_SPEAKING = frozenset({"for", "for the following purposes"})  # labels that are the first words of the text
# Labels of a title or, where a sentence follows, of the text.
_TOLD = frozenset({"project", "activity", "initiative"})


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its label; without a label it is a loose line (`unread`) or a description."""

    role: Role
    label: str
    value: str
    paragraph: Paragraph

    @property
    def is_loose(self) -> bool:
        """Whether it is a line with words that no label explains."""
        return self.role is Role.UNREAD and any(map(str.isalnum, self.value))


def labelled_field(paragraph: Paragraph, own: Mapping[str, Role] = _NONE) -> Field | None:
    """The field whose label opens a paragraph: `Grant Amount: $15,000`, or in a bullet `Grant Amount $15,000`.

    `own` are labels that this page alone has.
    """
    label, colon, value = paragraph.text.partition(":")
    if colon and value.strip() and (role := own.get(label.strip().casefold())):
        return Field(role, label.strip().casefold(), value.strip(), paragraph)
    match = _LABELLED.match(paragraph.text) or (_BARE.match(paragraph.text) if paragraph.bullet else None)
    label = match["label"].strip().casefold().rstrip(".") if match else ""
    role = role_of_label(label)
    if match is None or role is None:
        return None
    value = paragraph.text if label in _SPEAKING else match["value"].strip()
    is_told = label in _TOLD and ends_sentence(value) and is_prose(replace(paragraph, text=value))
    return Field(Role.DESCRIPTION if is_told else role, label, value, paragraph)


def fields(page: Sequence[Paragraph], own: Mapping[str, Role] = _NONE) -> Iterator[Field]:
    """All paragraphs as fields, in order; a label alone takes the next line as its value where that can be one."""
    waiting: Field | None = None
    for paragraph in page:
        field = labelled_field(paragraph, own)
        if waiting and field is None and _can_hold(waiting.role, paragraph.text):
            yield Field(waiting.role, waiting.label, paragraph.text, paragraph)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = field if field and not field.value else None
        if field is None:
            yield _loose(paragraph)
        elif field.value:
            yield field
    if waiting:
        yield waiting


def fields_below_prose(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The short lines right below running text with a label that comes again and tells no sum.

    They are fields of the grant above.
    """
    found: list[tuple[str, Paragraph]] = []
    for above, line in pairwise(page):
        label, colon, value = line.text.partition(": ")
        is_below = not line.gap and (is_prose(above) or (found and above is found[-1][1]))
        if colon and is_below and len(label.split()) <= 4 and value and not _is_told(line, value):
            found.append((label, line))
    counts = Counter(label for label, _ in found)
    return [line for label, line in found if counts[label] > 1]


def _is_told(line: Paragraph, value: str) -> bool:
    """Whether a line goes on telling, or states a sum."""
    return len(value.split()) > 12 or ends_sentence(value) or is_prose(line) or any(find_amounts(value))


def _loose(paragraph: Paragraph) -> Field:
    is_text = is_prose(paragraph) and opens_with_purpose(paragraph.text)
    return Field(Role.DESCRIPTION if is_text else Role.UNREAD, "", paragraph.text, paragraph)


def _can_hold(role: Role, value: str) -> bool:
    """Whether a line can be the value of a field, by what such a field holds."""
    if role is Role.AMOUNT:
        return any(find_amounts(value)) or value.replace(",", "").replace(".", "").isdigit()
    if role is Role.DATE:
        return parse_date(value) is not None
    if role is Role.IDENTIFIER:
        return any(map(str.isdigit, value)) and len(value) < 40
    return True
