"""Elements of IATI in any version: their texts in each language, their codes, the bodies they name.

Version 2 wraps texts in `narrative` elements, version 1 has them in the element itself; a language holds for all that
stands inside, until another is named (https://iatistandard.org/en/iati-standard/203/activity-standard/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from grantgraph.model import OrganizationMention, PublishedDate, Text
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.values import Unreadable, quoted, read_amount, read_date, read_text

Element = etree._Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NO_TEXT = frozenset({"n/a", "na", "none", "null", "-", ".", "n.a."})


def texts(element: Element, remarks: Remarks, location: str) -> Iterator[Text]:
    """The texts of an element, one a language. `n/a` and the like are no text."""
    narratives = element.findall("narrative")
    for part in narratives or [element]:
        value = inner_text(part)
        if value.lower() in _NO_TEXT:
            remarks.count(location, f"{element.tag} is {quoted(value)}, which says nothing; it was left out")
        elif value:
            yield Text(value, language(part, remarks, location))


def inner_text(element: Element) -> str:
    """All text inside an element, folded."""
    return read_text("".join(str(piece) for piece in element.itertext()))


def first_text(element: Element | None) -> str | None:
    """The first text of an element, or None."""
    if element is None:
        return None
    return next((text.value for text in texts(element, Remarks(""), "")), None)


def language(element: Element, remarks: Remarks, location: str) -> str | None:
    """The language that holds for an element, as a BCP 47 tag."""
    for place in (element, *element.iterancestors()):
        stated = (place.get(_LANG) or "").strip()
        if _TAG.fullmatch(stated):
            return stated.lower()
        if stated:
            remarks.count(location, f"xml:lang is {quoted(stated)}, which is no code of a language")
    return None


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute with white space folded; None where it is absent or empty."""
    value = element.get(name) if element is not None else None
    return read_text(value) or None if value else None


def body(element: Element) -> OrganizationMention | None:
    """The body that an element names by text, by reference, or both."""
    names = list(dict.fromkeys(text.value for text in texts(element, Remarks(""), "")))
    reference = attribute(element, "ref")
    if not names and not reference:
        return None
    return OrganizationMention(names[0] if names else "", reference, other_names=tuple(names[1:]))


def day(element: Element | None, name: str, remarks: Remarks, location: str) -> PublishedDate | None:
    """A date in an attribute, or else in the text of the element."""
    if element is None:
        return None
    value = attribute(element, name) or attribute(element, name.replace("-", "_")) or first_text(element)
    if value is None:
        remarks.count(location, f"{element.tag} has no date")
        return None
    try:
        return read_date(value)
    except Unreadable as error:
        remarks.add(location, f"{element.tag}: {error}; it was left out")
        return None


def percentage(element: Element, remarks: Remarks, location: str) -> Decimal | None:
    """The published share of an element, in per cent; None where there is none."""
    stated = attribute(element, "percentage")
    if stated is None:
        return None
    try:
        share = read_amount(stated.removesuffix("%").strip())
    except Unreadable:
        share = Decimal(-1)
    if not 0 <= share <= 100:
        told = f"has the percentage {quoted(stated)}, which is not between 0 and 100; it was left out"
        remarks.add(location, f"{element.tag} {told}")
        return None
    return share
