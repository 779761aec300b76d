"""Who received how much, as news tell it: `Name received $12,000 for ...`, `A grant of $5,500 went to Name for ...`."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.layouts.forms.sum_first import sum_then_name
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import placed_name
from grantgraph.readers.listing.signs.unnamed import opens_with_unnamed_body

_RECEIVED = re.compile(
    r"(?:(?:Finally|Lastly|Last|Also|In addition|Moreover|Further|Meanwhile|Separately|First|Second|Third), )?"
    r"(?:(?P<where>[A-Z][\w ,’'-]{2,40}): )?(?P<told>(?:[Tt]he )?(?P<head>[^.:]{3,160}?)),? (?:(?:has|have|also) ){0,2}"
    rf"(?:{any_verb('receive', form='third')}|{any_verb('receive', form='past')}|uses"
    rf"|(?:is to|will) (?:{any_verb('receive', form='base')}|use|spend|have)"
    rf"|(?:was|were|been) (?:{any_verb('give', 'hand', form='participle')})) (?:a grant of )?"
)
_APPOSITION = re.compile(r", (?:an?|the|one of|which|who|whose|based|led|founded) .*$")


def sum_in_sentence(paragraph: Paragraph) -> Entry | None:
    """`Name received $12,000 to ...` and `A grant of $5,500 went to Name for ...`, as news tell it."""
    return grantee_received(paragraph) or sum_then_name(paragraph)


def grantee_received(paragraph: Paragraph) -> Entry | None:
    """`Name (Place) received $12,000 for ...`, `Country: Name was awarded $8,000 to ...`."""
    text = paragraph.text
    match = _RECEIVED.match(text)
    amount = next(find_amounts(text[:300]), None)
    if match is None or amount is None or amount.start != match.end():
        return None
    where, head = match["where"], match["head"]
    if where and not (is_region(where) or find_countries(where, alone=True)):
        return None
    head = _APPOSITION.sub("", head)
    is_unnamed = opens_with_unnamed_body(head)
    if not is_unnamed and not is_named(head):
        return None
    name = None if is_unnamed else placed_name(head)
    entry = told(paragraph, name, text[match.start("told") :], amount=text[amount.start : amount.end])
    place = [Part(Role.PLACE, where, paragraph.lines)] if where else []
    return replace(entry, parts=(*entry.parts, *place))
