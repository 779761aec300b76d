"""A title in quotation marks, and behind it whose project it is: `“Clean hands” of the Centre in Town. Text`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.forms.sums_within import told_within
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import Name, is_named, leading_name
from grantgraph.readers.listing.signs.places import split_place, split_town
from grantgraph.readers.listing.signs.quotes import CLOSING, OPENING, QUOTES

_TITLE = re.compile(
    rf"[{OPENING}](?P<title>[^{QUOTES}]{{3,160}})[{CLOSING}],?"
    r" (?:(?:(?:is )?(?:a|the|an) )?(?:project|initiative|campaign|proposal|plan|program(?:me)?) )?"
    r"(?:of|by|from|with|run by)"
    rf" (?:(?:the|a|an) )?(?:[a-z][\w’'-]* ){{0,3}}?(?=[{OPENING}]?[^\W\d_a-z])"
)
_ENDS = re.compile(
    r"(?: in (?P<town>[^\W\d_a-z][\w’' -]{2,40}?))?(?:,? (?:together|jointly) with [^.;:]{3,80})?"
    r"(?:, (?P<behind>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})(?=[.:;] ))?[.:;,] "
)
_LONGEST = 200


def title_of_name(paragraph: Paragraph) -> Entry | None:
    """`“Title” of the Name in Town. Text with a sum`, `“Title” by Name (Town): text`."""
    text = paragraph.text
    title = _TITLE.match(text)
    if title is None:
        return None
    rest = text[title.end() :]
    ends = _ENDS.search(rest[:_LONGEST])
    if ends is None or ends.start() < 3:
        return None
    name, place = _placed(rest[: ends.start()])
    if not is_named(name):
        return None
    behind = told_within(rest[ends.end() :])
    amount = behind.amount or _only_sum(behind.text)
    entry = told(
        paragraph, Name(name, len(name), ends["town"] or ends["behind"] or place), behind.text, amount=amount
    )
    return replace(entry, parts=(Part(Role.TITLE, title["title"], paragraph.lines), *entry.parts))


def _placed(head: str) -> tuple[str, str | None]:
    name, place = split_place(head)
    if place is None and head.endswith(")"):
        name, place = split_town(head) or (head, None)
    found = leading_name(name)
    return (found.text, place or found.place) if found and found.place else (name, place)


def _only_sum(text: str) -> str | None:
    """The sum of a text that states one and no other."""
    sums = {text[amount.start : amount.end] for amount in find_amounts(text)}
    return sums.pop() if len(sums) == 1 else None
