"""Requests with what was decided on them, as minutes tell both: `Name asked for £1,200 for a shed. Agreed £800.`.

What was asked for is no grant's sum unless it was agreed in full. A refusal stands in the place of a sum, by which the
page as a whole tells that the grant was not made.
"""

from __future__ import annotations

import re

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry
from grantgraph.readers.listing.giving.unmade import tells_of_refusal
from grantgraph.readers.listing.layouts.forms.telling import told
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import placed_name
from grantgraph.readers.listing.signs.sentences import sentences

_ASKED = re.compile(
    r"(?:[Tt]he )?(?P<name>[^.:;]{3,120}?),? (?:(?:has|had|have) )?"
    r"(?:ask(?:s|ed)|appl(?:ies|ied)|request(?:s|ed)?|bid|sought|seeks)"
    r"(?: for| us for)?(?: (?:a|an|the|grant|sum|total|of|up to)){0,4} "
)
_DECIDED = re.compile(
    r"(?:it was |(?:the )?(?:panel|trustees|committee|board|members|meeting|jury) )?(?:(?:unanimously|all) )?"
    rf"(?:{any_verb('give', 'spend', 'decide', form='past')}|accepted|supported)\b",
    re.IGNORECASE,
)


def asked_and_decided(paragraph: Paragraph) -> Entry | None:
    """`Name asked for £6,000 to keep the kitchen open. Agreed in full.`; without a decision it is no grant."""
    first, *others = sentences(paragraph.text)
    asked = _ASKED.match(first)
    amount = next(find_amounts(first), None)
    if asked is None or amount is None or amount.start != asked.end() or not is_named(asked["name"]):
        return None
    decision = next((each for each in others if _DECIDED.match(each) or tells_of_refusal(each)), None)
    if decision is None:
        return None
    name = placed_name(asked["name"])
    return told(paragraph, name, paragraph.text, amount=_granted(decision, first[amount.start : amount.end]))


def _granted(decision: str, asked: str) -> str:
    """The sum that was decided on: the one that the decision states, else what was asked for, or a refusal."""
    if tells_of_refusal(decision):
        return decision
    return next((decision[sum_.start : sum_.end] for sum_ in find_amounts(decision) if sum_.money), asked)
