"""Field and column names as grant pages print them, and what stands under each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from grantgraph.dates import parse_date
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.signs.shapes import is_prose, opens_with_purpose

# The field names of grant search pages; what is not here is reported once by its name.
_ROLES = {
    Role.TITLE: (
        "project|project title|project name|title|grant title|name of project|title of project"
        "|activity|initiative|title of the project|title of the action|action title|title of action"
        "|name of the project|project/activity|title of grant"
    ),
    Role.GRANTEE: (
        "organization|organisation|organization name|organisation name|grantee|grantee name"
        "|grantee organization|recipient|recipient name|recipient organization|grant recipient"
        "|awardee|awarded to|name of organization|name of organisation|name of grantee"
        "|implementing partner|implementer|partner|partner organization|institution|beneficiary"
        "|lead organization|implementing agency|implementing organization|implementing organisation"
        "|implementing entity|executing agency|executing organization|name of grantee organization"
        "|name of beneficiary|name of recipient|name of the organization|name of the organisation"
        "|who|organization/institution|applicant|lead applicant|coordinator|contractor|promoter"
        "|project promoter|grant awarded to|grant made to|granted to|given to|made to"
        "|recipient of grant|grant holder|lead organisation|partner organisation"
        "|name and address|name and address of recipient|recipient name and address"
        "|agency|nonprofit|non-profit|charity|ngo|body|name|group|organisations|organizations|grantees|recipients"
        "|recipient organisation|grantee organisation|ngo name|name of ngo"
    ),
    Role.AMOUNT: (
        "amount|grant amount|award|award amount|amount awarded|amount approved|sum|grant|total"
        "|funding|value|grant size|budget|grant value|total award|total grant|total amount"
        "|funding amount|eu contribution|eu grant|grant sum|sum awarded|sum granted|amount of grant"
        "|amount of the grant|amount granted|amount of award|approved amount|approved budget"
        "|total budget|project budget|project cost|contribution|awarded amount|grant total"
        "|total cost|total project cost|cost|total value|grant in eur|grant in usd"
        "|how much|value of grant|size of grant|contract value|funds awarded"
    ),
    Role.DATE: (
        "date|date of grant letter|award date|date awarded|grant date|approved|date approved"
        "|start date|awarded|year|year awarded|grant year|award year|fiscal year|date of award"
        "|date of grant|date of approval|approval date|approved on|awarded on|year of award"
        "|year of grant|year approved"
    ),
    Role.IDENTIFIER: (
        "grant number|grant no|grant id|id|reference|reference number|number|grant reference"
        "|project number|award number|contract no|contract number|project no|project id|ref|ref no"
        "|grant ref|agreement number|grant agreement number|award id|case number|file number"
    ),
    Role.DESCRIPTION: (
        "purpose|description|project description|summary|project summary|objective|objectives|for"
        "|grant purpose|abstract|purpose of grant|grant description|for the following purposes|about"
        "|details|grant awarded for|grant made for|awarded for|granted for|aim|aims|goal|goals"
        "|what|objective of the project|project objective|project objectives|project purpose"
        "|purpose of the grant|what for|short description|brief description|description of the action"
        "|action description|description of project|purpose of grant or contribution"
    ),
    Role.COUNTRY: (
        "country|country of focus|countries|project country|country of implementation|beneficiary country"
    ),
    Role.PLACE: "where|location|place|region|geographic area|city|town|district|province|state|county",
    Role.CATEGORY: "project focus|program focus|focus",
    Role.LABEL: (
        "program|programme|program area|area|sector|category|type|status|duration|term|website|url"
        "|end date|grant type|focus area|project region|grant period|period|geographic focus|currency"
        "|fund|theme|topic|contact"
    ),
}
_NAMES = {name: role for role, names in _ROLES.items() for name in names.split("|")}
_NONE: Mapping[str, Role] = {}
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z ./’'()-]{1,40}?)\s?(?::|\s[–—-])\s?(?P<value>.*)", re.DOTALL)
_BARE = re.compile(
    rf"(?P<label>{'|'.join(sorted(_NAMES, key=len, reverse=True))}) (?P<value>[A-Z$€£\d].*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"\s?\([^()]{0,40}\)|\s?\b(?:USD|EUR|GBP)\b|\s?[$€£]")
_WHOLE = re.compile(r"\b(?:total|whole|overall|full|budget|costs?|value|volume)\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"\b(?:grant(?:ed)?|award(?:ed)?|approved|eu|our|contribution|share|support|funding|funded)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:requested|applied|asked|sought|own|co-?(?:financ|fund)\w+|match(?:ing|ed)?|counterpart|others?|partner’?'?s)\b",
    re.IGNORECASE,
)
_SPEAKING = frozenset({"for", "for the following purposes"})  # labels that are the first words of the text

_TOLD = frozenset(
    {"project", "activity", "initiative"}
)  # labels of a title or, where a sentence follows, of the text


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


def role_of_label(label: str) -> Role | None:
    """What a field with this name holds, or None where the name is none that grant pages use."""
    return _NAMES.get(_NOTE.sub("", label).strip(" :.*#").casefold())


def names_whole_cost(label: str) -> bool:
    """Whether a sum with this label may be more than the grant: what all donors together pay, or the project costs."""
    return bool(_WHOLE.search(label)) and not _GRANTED.search(label)


def names_other_share(label: str) -> bool:
    """Whether a sum with this label is what others pay."""
    return bool(_OTHERS.search(label))


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
