"""The grantee's name, a mark, and what the grant is for: a colon, a dash, a comma or a full stop sets them apart."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.forms.sums_within import told_within
from grantgraph.readers.listing.layouts.forms.telling import told, told_of
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import placed_name, split_place
from grantgraph.readers.listing.signs.quotes import OPENING
from grantgraph.readers.listing.signs.seams import name_and_sum
from grantgraph.readers.listing.signs.shapes import is_prose
from grantgraph.readers.listing.signs.unnamed import names_nobody

_LONGEST_CODE, _LONGEST_NAME = 30, 9
_COLON = re.compile(r": ")
_DASH = re.compile(r" [–—-] ")
_RUN_TOGETHER = re.compile(r"(?<=\))(?=[A-Z][a-z]+ [a-z])")
_COMMA_PURPOSE = re.compile(
    r"(?P<head>[^,;:]{3,120}), (?P<text>(?:to|for) [a-z][^;]{5,400}?)(?:,? (?P<sum>[$€£]\d[\d., ]{0,20}))?[;.]?"
)
_SENTENCE_BEHIND = re.compile(r"(?P<head>[^.]{3,160}(?:\b(?:Inc|Ltd|St|Dr)\.[^.]{0,80})?)\. (?P<rest>.+)")


def name_colon_text(paragraph: Paragraph) -> Entry | None:
    """`Name, Place: $50,000 to ...`, `Name (Place): text`, `Name ($5,000): text`, `Name: text. $5,000`."""
    return _name_then_text(paragraph, _COLON)


def name_dash_text(paragraph: Paragraph) -> Entry | None:
    """`Name – text`, `Name (Place) - text`; the dash may be lost, as in `Name (Place)Text`."""
    return _name_then_text(paragraph, _DASH)


def _name_then_text(paragraph: Paragraph, separator: re.Pattern[str]) -> Entry | None:
    match = separator.search(paragraph.text, 0, 220) or _RUN_TOGETHER.search(paragraph.text, 0, 220)
    if not match:
        return None
    head, behind = paragraph.text[: match.start()].rstrip(), told_within(paragraph.text[match.end() :])
    paid = name_and_sum(replace(paragraph, text=head)) or _sum_behind(head)
    head, code = _out_of_bracket(paid[0]) if paid else (head, None)
    if not (is_named(head) or names_nobody(head)):
        return None
    amount = paid[1] if paid else behind.amount
    # a sum or a place is sign enough for a few words
    is_told = amount or (paragraph.bullet and split_place(head, after_dash=False)[1])
    if len(behind.text.split()) < (2 if is_told else 5) or not (
        is_told or behind.text[0] in OPENING or is_prose(replace(paragraph, text=behind.text))
    ):
        return None
    entry = told_of(paragraph, head, behind, amount=amount)
    return (
        replace(entry, parts=(*entry.parts, Part(Role.IDENTIFIER, code, paragraph.lines))) if code else entry
    )


def _sum_behind(head: str) -> tuple[str, str] | None:
    """`Some Group, Town £9k`, before a dash: the name and the sum that no mark sets apart."""
    amount = next(find_amounts(head), None)
    if amount is None or amount.end != len(head) or not amount.is_one_sum or amount.money is None:
        return None
    name = head[: amount.start].rstrip()
    return (name, head[amount.start :]) if is_named(name) else None


def _out_of_bracket(head: str) -> tuple[str, str | None]:
    """`Grant 10-0211 (Some Group`, before the sum that closes the bracket: the name and the code of the grant."""
    code, bracket, name = head.partition(" (")
    is_open = bracket and ")" not in name and len(code) < _LONGEST_CODE and any(map(str.isdigit, code))
    return (name, code.rpartition(" ")[2]) if is_open else (head, None)


def name_comma_purpose(paragraph: Paragraph) -> Entry | None:
    """Such as `Name, to buy two boats, $3,000;`."""
    match = _COMMA_PURPOSE.fullmatch(paragraph.text)
    if not match or not is_named(match["head"]):
        return None
    return told(paragraph, placed_name(match["head"]), match["text"], amount=match["sum"])


def name_then_sentence(paragraph: Paragraph) -> Entry | None:
    """Such as `Name, City, Country. Sentence.`."""
    match = _SENTENCE_BEHIND.match(paragraph.text)
    if not match or not (is_named(match["head"]) or names_nobody(match["head"])):
        return None
    if names_nobody(match["head"]) and len(match["head"].split()) > _LONGEST_NAME:
        return None
    behind = told_within(match["rest"])
    if names_nobody(match["head"]) or split_place(match["head"], after_dash=False)[1]:
        return told_of(paragraph, match["head"], behind)
    head, _, place = match["head"].partition(", ")
    return told_of(paragraph, head, behind, place=place) if place else None
