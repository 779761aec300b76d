"""A page of labelled fields cut into records: one for each grant, with the unlabelled lines above its fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.fields import Field
from grantgraph.readers.listing.labels.known import names_granted, names_whole_cost
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.headings import is_heading
from grantgraph.readers.listing.signs.shapes import amount_line, is_mark, is_prose
from grantgraph.readers.listing.structure.stated_currency import with_currency

_IN_FULL = re.compile(r"(?:in full|full(?: amount)?|as (?:requested|asked)|the same|yes)\b", re.IGNORECASE)


@dataclass
class Record:
    """The fields of one grant, the unlabelled lines above them, and the headings of a section above those."""

    above: list[Paragraph] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    headings: list[Paragraph] = field(default_factory=list)

    def has(self, role: Role) -> bool:
        """Whether a field of this role has a value."""
        return any(found.role is role and found.value for found in self.fields)

    @property
    def is_grant(self) -> bool:
        """Whether the fields tell of a grant, and not only of a page."""
        return any(map(self.has, (Role.DESCRIPTION, Role.TITLE, Role.AMOUNT)))

    @property
    def description(self) -> str:
        """All fields that describe the grant, as one text."""
        told = (known for known in self.fields if known.role is Role.DESCRIPTION and known.value)
        return " ".join(known.value for known in told)


def cut_into_records(found: list[Field], recurring: set[str]) -> tuple[list[Record], list[Paragraph]]:
    """The fields cut into records where the first label of the page comes again, and the lines before them."""
    opening = _opening(found, recurring)
    starts = [index for index, known in enumerate(found) if known.label == opening]
    are_below = _stand_below(found, starts)
    above = [_lines_above(found, start, are_below=are_below) for start in starts]
    is_headed = sum(map(bool, above)) * 4 >= len(above) * 3
    usual = max(map(len, above[1:]), default=3)
    above = [
        lines[max(0, len(lines) - usual) :] for lines in above
    ]  # above the first a page's heading stands, too
    cuts = [start - len(lines) if is_headed else start for start, lines in zip(starts, above, strict=True)]
    records = []
    for cut, start, end in zip(cuts, starts, [*cuts[1:], len(found)], strict=True):
        heads = [known for known in found[cut:start] if not _is_text(known)]
        told = [replace(known, role=Role.DESCRIPTION) for known in found[cut:start] if _is_text(known)]
        records.append(Record([known.paragraph for known in heads], [*told, *found[start:end]]))
    lead = [known.paragraph for known in found[: cuts[0]]]
    _take_headings(records, lead)
    return records, lead


def _opening(found: Sequence[Field], recurring: set[str]) -> str:
    """The first label of the page that comes again; also that of a text, where it comes as often as any other."""
    counts = Counter(known.label for known in found if known.label)
    most = max(counts[label] for label in recurring)
    return next(
        known.label
        for known in found
        if known.label in recurring or (known.label and counts[known.label] >= most)
    )


def keep_the_grants_own_sum(records: Sequence[Record]) -> None:
    """Of several sums of a record the one that its label calls granted; the others stay unread, and are told of."""
    for record in records:
        sums = [known for known in record.fields if known.role is Role.AMOUNT and known.label]
        if sums:
            own = min(sums, key=lambda known: names_whole_cost(known.label)).label
            record.fields = [
                replace(known, role=Role.LABEL) if known in sums and known.label != own else known
                for known in record.fields
            ]
        record.fields = [_beside_request(known, record) for known in record.fields]


def _beside_request(known: Field, record: Record) -> Field:
    """What is granted, in the money of what was asked for, or as much as that: `Recommended: in full`."""
    asked = next((f.value for f in record.fields if f.role is Role.LABEL and amount_line(f.value)), None)
    sums = list(find_amounts(asked or ""))
    if asked is None or len(sums) != 1 or not sums[0].money or any(find_amounts(known.value)):
        return known
    if known.role is Role.AMOUNT and any(map(str.isdigit, known.value)):
        return replace(known, value=with_currency(known.value, sums[0].money.currency))
    is_left_out = known.role is Role.LABEL and names_granted(known.label) and not record.has(Role.AMOUNT)
    is_granted = known.role is Role.AMOUNT or is_left_out
    return (
        replace(known, role=Role.AMOUNT, value=asked) if is_granted and _IN_FULL.match(known.value) else known
    )


def _take_headings(records: list[Record], lead: list[Paragraph]) -> None:
    """Headings at the end of what stands above a record are those of its section."""
    while lead and is_heading(lead[-1]):
        records[0].headings.insert(0, lead.pop())
    for above, record in pairwise(records):
        while above.fields and _is_heading(above.fields[-1]):
            record.headings.insert(0, above.fields.pop().paragraph)


def _is_heading(known: Field) -> bool:
    return known.is_loose and is_heading(known.paragraph)


def _is_text(known: Field) -> bool:
    """Whether it is running text without a label."""
    return not known.label and (known.role is Role.DESCRIPTION or is_prose(known.paragraph))


def _stand_below(found: list[Field], starts: Sequence[int]) -> bool:
    """Whether all fields stand right below a text of their own, and a blank line above what heads it."""
    return len(starts) > 1 and all(
        start > 0
        and _is_text(found[start - 1])
        and not found[start].paragraph.gap
        and any(known.paragraph.gap for known in found[max(0, start - 4) : start])
        for start in starts
    )


def _lines_above(found: list[Field], start: int, *, are_below: bool) -> list[Field]:
    """The unlabelled lines right above a field that can be a record's title and grantee: three at most.

    Where the fields stand below the description, it is one of them.
    """
    is_told = start > 0 and (are_below or _is_told_above(found[start - 1], found[start]))
    end = start - 1 if is_told else start
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
