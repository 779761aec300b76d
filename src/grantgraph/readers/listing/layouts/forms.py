"""The forms in which one paragraph or bullet tells of a grant, with the grantee's name inside it.

A form reads a paragraph, or finds that it is not written so. A new form is a function and its line in `FORMS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from grantgraph.model import Confidence, PublishedDate
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.addressed import grantee_received, sum_between
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import (
    PICTURE,
    Name,
    is_named,
    leading_name,
    split_place,
    unnamed_body,
)
from grantgraph.readers.listing.signs.seams import name_and_sum
from grantgraph.readers.listing.signs.shapes import (
    amount_line,
    is_place_line,
    is_prose,
)

Form = Callable[[Paragraph], Entry | None]

_COLON = re.compile(r": ")
_DASH = re.compile(r" [–—-] ")
_RUN_TOGETHER = re.compile(r"(?<=\))(?=[A-Z][a-z]+ [a-z])")
_SUM_IN_BRACKETS = re.compile(r"\((?:[A-Z]{2,12}, )?(?P<sum>[^()]{2,30})\)")
_STILL_SUBJECT = re.compile(r",? (?:in|of|from|based|an?|the|which|who|[a-z]+)\b")
_BRACKET_THEN_MARK = re.compile(r" \([^()]{1,40}\)(?::| [–—-]) ")
_REGION = re.compile(r"(?P<region>[A-Z][\w ,&/’'-]{2,50}): ?(?=[A-Z])")
_CLOSING_SUM = re.compile(
    r"\(?(?P<label>[A-Z][\w ]{2,40}): ?(?P<sum>[$€£]?[\d][^()]{0,30}|[A-Z$€£]{1,4} ?\d[^()]{0,30})"
    r"(?:\s?\([^()]{1,60}\))?\)?\.?$"
)
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d): (?=\S)")
_COMMA_PURPOSE = re.compile(
    r"(?P<head>[^,;:]{3,120}), (?P<text>(?:to|for) [a-z][^;]{5,400}?)(?:,? (?P<sum>[$€£]\d[\d., ]{0,20}))?[;.]?"
)
_SUM_AT_END = re.compile(r"(?P<text>.{10,}?[.,;]) \(?(?P<sum>[$€£] ?\d[\d.,  ]{0,20})\)?\.?")
_TO_NAME = re.compile(
    r"(?:\bto|\bfor [^.]{3,120} to) (?:(?:help|support|enable|assist|allow|fund) )?(?:(?:the|its|our) )?"
    r"(?=[^\W\d_a-z])"
)
_PLACE_BEHIND = re.compile(r",? (?:in |of |\()?(?P<place>[^\W\d_a-z][^,.;()]{2,40}?)(?=[,.;)]| (?:to|for)\b)")
_VERB = re.compile(r"[a-z]+(?:ed|s|ew|nt|ll|on|an|de|ok|ut|ve|me|gs|ld|ught)\b")


def _entry(
    paragraph: Paragraph,
    name: Name,
    description: str,
    *,
    amount: str | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Entry:
    parts = [Part(Role.GRANTEE, name.text, paragraph.lines, confidence)] if name.text else []
    if name.place:
        parts.append(Part(Role.PLACE, name.place, paragraph.lines))
    if amount:
        parts.append(Part(Role.AMOUNT, amount, paragraph.lines))
    parts.append(Part(Role.DESCRIPTION, description, paragraph.lines))
    return Entry(tuple(parts), is_supplement=bool(re.match(r"supplement", paragraph.text, re.IGNORECASE)))


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
    head, rest = paragraph.text[: match.start()], paragraph.text[match.end() :]
    paid = name_and_sum(replace(paragraph, text=head))
    name, place = split_place(paid[0] if paid else head, after_dash=False)
    if not is_named(paid[0] if paid else head):
        return None
    closing = _SUM_AT_END.fullmatch(rest)
    text = closing["text"] if closing else rest
    amount = closing["sum"] if closing else paid[1] if paid else _opening_sum(rest)
    is_told = amount or (paragraph.bullet and place)  # a sum or a place is sign enough for a few words
    if len(text.split()) < (2 if is_told else 5) or not (
        is_told or text[0] in '"“«' or _is_text(paragraph, text)
    ):
        return None
    return _entry(paragraph, Name(name, 0, place), text, amount=amount)


def _is_text(paragraph: Paragraph, text: str) -> bool:
    return is_prose(replace(paragraph, text=text))


def set_apart(paragraph: Paragraph) -> Entry | None:
    """`$50,000 – Name – to ...`, `Name | City, Country | $50,000 | Purpose`: all set off alike."""
    pieces = re.split(r" [–—|] | - ", paragraph.text)
    sums = [piece for piece in pieces if amount_line(piece)]
    if len(sums) != 1 or not 3 <= len(pieces) <= 6:
        return None
    name, *others = [piece for piece in pieces if piece is not sums[0]]
    year = _YEAR_BEFORE.match(name)
    name = name[year.end() :] if year else name
    if not is_named(name):
        return None
    name, place = split_place(name)
    place = next((piece for piece in others if is_place_line(piece)), place)
    text = " – ".join(piece for piece in others if piece != place)
    entry = _entry(paragraph, Name(name, 0, place), text, amount=sums[0])
    entry = entry if text else replace(entry, parts=entry.parts[:-1])
    return replace(entry, date=PublishedDate(year[1])) if year else entry


def name_comma_purpose(paragraph: Paragraph) -> Entry | None:
    """Such as `Name, to buy two boats, $3,000;`."""
    match = _COMMA_PURPOSE.fullmatch(paragraph.text)
    if not match or not is_named(match["head"]):
        return None
    name, place = split_place(match["head"])
    return _entry(paragraph, Name(name, 0, place), match["text"], amount=match["sum"])


def name_then_sentence(paragraph: Paragraph) -> Entry | None:
    """Such as `Name, City, Country. Sentence.`."""
    match = re.match(
        r"(?P<head>[^.]{3,160}(?:\b(?:Inc|Ltd|St|Dr)\.[^.]{0,80})?)\. (?P<rest>.+)", paragraph.text
    )
    if not match or not is_named(match["head"]):
        return None
    name, place = split_place(match["head"])
    if place is None and ", " in match["head"]:
        name, _, place = match["head"].partition(", ")
    return (
        _entry(paragraph, Name(name, 0, place), match["rest"], amount=_opening_sum(match["rest"]))
        if place
        else None
    )


def _opening_sum(text: str) -> str | None:
    amount = next(find_amounts(text[:80]), None)
    return text[amount.start : amount.end] if amount and amount.start < 25 else None


def sum_then_name(paragraph: Paragraph) -> Entry | None:
    """`$25,000 to the Name ...`, `Two grants — $50,000 and $50,000 to the Name ...`, `$100,000 to help Name ...`."""
    text = paragraph.text
    sums = list(find_amounts(text[:300]))
    if not sums or sums[0].start > 30:
        return None
    last = max((amount for amount in sums if amount.start < 120), key=lambda amount: amount.end)
    match = _TO_NAME.search(text, last.end)
    if text.startswith(" to a", last.end) and unnamed_body(text[last.end + 4 :]):
        return _entry(paragraph, Name("", 0), text, amount=text[sums[0].start : last.end])
    name = leading_name(text[match.end() :]) if match else None
    if name is None or match is None:
        return None
    place = _PLACE_BEHIND.match(text, match.end() + name.end)
    if place and find_countries(place["place"], alone=True):
        name = replace(name, place=place["place"])
    return _entry(paragraph, name, text, amount=text[sums[0].start : last.end])


def sum_in_sentence(paragraph: Paragraph) -> Entry | None:
    """`Name received $12,000 to ...` and `A grant of $5,500 went to Name for ...`, as news tell it."""
    return grantee_received(paragraph) or sum_then_name(paragraph)


def region_then_subject(paragraph: Paragraph) -> Entry | None:
    """`Africa: The Name, of Nigeria, ... Grant from us: $20,000`."""
    text = paragraph.text
    closing = _CLOSING_SUM.search(text, max(0, len(text) - 160))
    if not closing or not amount_line(closing["sum"]):
        return None
    picture = PICTURE.match(text)
    start = picture.end() if picture else 0
    region = _REGION.match(text, start)
    start = region.end() if region else start
    name = leading_name(text[start:])
    if (
        name is None
        or not _STILL_SUBJECT.match(text[start:], name.end)
        or (region and not _is_place(region["region"]))
    ):
        return None
    entry = _entry(paragraph, name, text[start : closing.start()].rstrip(), amount=closing["sum"])
    return (
        replace(entry, parts=(*entry.parts, Part(Role.PLACE, region["region"], paragraph.lines)))
        if region
        else entry
    )


def _is_place(text: str) -> bool:
    return is_region(text) or bool(find_countries(text, alone=True))


def subject_with_sum(paragraph: Paragraph) -> Entry | None:
    """`Name ($30,000) sets up ...`, `Name is one more body ... ($75,000), and got ...`."""
    text = paragraph.text
    sums = [match for match in _SUM_IN_BRACKETS.finditer(text) if amount_line(match["sum"])]
    name = leading_name(text) if sums else None
    if (
        name is None
        or _BRACKET_THEN_MARK.match(text, name.end)
        or not (text[name.end :].startswith(" (") or name_likeness(name.text) > 0)
    ):
        return None
    return _entry(paragraph, name, text, amount=sums[0]["sum"])


def subject_in_bullet(paragraph: Paragraph) -> Entry | None:
    """A bullet whose first sentence has the grantee as its subject; a body described but not named stays unnamed."""
    if not paragraph.bullet or not is_prose(paragraph):
        return None
    if unnamed_body(paragraph.text):
        return _entry(paragraph, Name("", 0), paragraph.text)
    name = leading_name(paragraph.text)
    if (
        name is None
        or not _VERB.match(paragraph.text[name.end :].lstrip(" ,"))
        or name_likeness(name.text) < 0.8
    ):
        return None
    return _entry(paragraph, name, paragraph.text, confidence=Confidence.LOW)


FORMS: dict[str, Form] = {
    "sum to grantee": sum_then_name,
    "grantee, sum and text set apart": set_apart,
    "region: grantee ... sum": region_then_subject,
    "grantee (sum) description": subject_with_sum,
    "grantee: description": name_colon_text,
    "grantee – description": name_dash_text,
    "grantee, to do something, sum": name_comma_purpose,
    "grantee, place. description": name_then_sentence,
    "grantee, sum, purpose": sum_between,
    "sum in the first sentence": sum_in_sentence,
    "grantee as subject": subject_in_bullet,
}
