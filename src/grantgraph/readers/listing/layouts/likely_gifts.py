"""Gifts that a page tells in words nobody has listed: one sum and one body in a sentence, as in its other sentences.

What a sentence says of all gifts together, of what was asked for, or of other years is none. Such gifts count where a
page tells of three at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.bodies import givers, named_bodies, only_body
from grantgraph.readers.listing.signs.headings import is_headline
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.unmade import tells_of_no_grant
from grantgraph.readers.listing.signs.unnamed import keeps_back
from grantgraph.readers.listing.structure.title_sentences import states_something

_LEAST, _LEAST_TOLD, _LONGEST_TITLE = 3, 9, 16
_OF_ALL = re.compile(
    r"\b(?:in all|in total|altogether|totall?(?:ing|ed|s)?|overall|combined|so far|to date|last year|year before"
    r"|annual budget|endowment of|income|(?:to|will) share|remains?|compared with"
    r"|(?:groups|organi[sz]ations|projects|bodies|applicants|associations) (?:will )?(?:received?|get|got|share)"
    r"|per cent|percent)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:ask(?:s|ed|ing)? for|appl(?:ied|ies|y) for|request(?:s|ed)?(?: for| of)?|sought|seeks|hoped for|costs?|worth"
    r"|applications? (?:for|of)|fined|owes?|debts? of)(?: (?:us|a|an|the|grant|of|sum|total)){0,4} $",
    re.IGNORECASE,
)
_NAME_ALONE = 9  # words of a sentence that is nothing but a name


@dataclass(frozen=True, slots=True)
class Gift:
    """Who got how much, in which sentence; a recipient may be called so without a sum, or may not be named.

    `text` is what is told of it all in all, where that is neither the sentence nor the whole paragraph.
    """

    name: str | None
    amount: Amount | None
    sentence: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """What holds for a page: who gives, whether names stand as sentences of their own, and titles above its texts."""

    givers: frozenset[str]
    opens_with_names: bool
    is_news: bool = False
    is_headed: bool = False


def with_likely_gifts(page: Sequence[Paragraph], told: Sequence[list[Gift]]) -> list[list[Gift]]:
    """The gifts of each paragraph with those that only the page as a whole makes likely, in the order of the text."""
    short = [p.text for p in page if len(p.words) < _LEAST_TOLD]
    who_give = givers(short, [s for p in page if len(p.words) >= _LEAST_TOLD for s in sentences(p.text)])
    sure = {gift.name for gifts in told for gift in gifts if gift.name}
    whole = _Page(who_give - sure, sum(map(_opens_with_name, page)) > 1)
    found = _found(page, told, whole)
    if sum(map(len, found)) < _LEAST:
        return list(told)
    whole = replace(whole, is_news=True)
    found = _found(page, told, whole)
    return _found(page, told, replace(whole, is_headed=True)) if are_headed(page, found) else found


def is_title_above(above: Paragraph, text: Paragraph) -> bool:
    """Whether a short line that ends no sentence stands on top of a text and belongs to it, not to what is above."""
    if any(amount.money for amount in find_amounts(above.text)):
        return False
    is_short = len(above.words) <= _LONGEST_TITLE and not above.text.endswith((".", ":", ","))
    return is_short and above.gap >= text.gap and (above.gap > 0 or bool(above.bullet))


def are_headed(page: Sequence[Paragraph], told: Sequence[Sequence[Gift]]) -> bool:
    """Whether a short line stands on top of nearly every paragraph that tells of one gift: those are titles."""
    single = [(page[i - 1], page[i]) for i, gifts in enumerate(told) if i and len(gifts) == 1]
    headed = sum(is_title_above(above, text) for above, text in single)
    return len(single) >= _LEAST and headed * 4 >= len(single) * 3


def _found(page: Sequence[Paragraph], told: Sequence[list[Gift]], whole: _Page) -> list[list[Gift]]:
    above = (None, *page)
    return [
        _gifts_of(
            p,
            gifts,
            replace(whole, is_headed=whole.is_headed and title is not None and is_title_above(title, p)),
        )
        for p, title, gifts in zip(page, above, told, strict=False)
    ]


def _opens_with_name(paragraph: Paragraph) -> bool:
    """Whether a name stands as a sentence of its own before one that states a sum given."""
    first, *others = sentences(paragraph.text)
    return _is_name_alone(first) and any(map(_given, others))


def _gifts_of(paragraph: Paragraph, told: list[Gift], whole: _Page) -> list[Gift]:
    if len(paragraph.words) < _LEAST_TOLD or (is_headline(paragraph.text) and not paragraph.bullet):
        return told
    found = [_gift_in(sentence, told, whole) for sentence in sentences(paragraph.text)]
    gifts = [gift for of_sentence in found for gift in of_sentence]
    return gifts or _gift_of_whole(paragraph.text, whole)


def _gift_in(sentence: str, told: Sequence[Gift], whole: _Page) -> list[Gift]:
    known = [gift for gift in told if gift.sentence == sentence]
    amount = None if known else _given(sentence)
    name = only_body(sentence, whole.givers, is_news=whole.is_news) if amount else None
    return [Gift(name, amount, sentence)] if name else known


def _given(text: str) -> Amount | None:
    """The one sum that a text says was given."""
    if tells_of_no_grant(text) or _OF_ALL.search(text):
        return None
    sums = [a for a in find_amounts(text) if a.is_one_sum and not _SOUGHT.search(text[: a.start])]
    return sums[0] if len(sums) == 1 else None


def _gift_of_whole(text: str, whole: _Page) -> list[Gift]:
    """The gift of a paragraph of which one sentence states a sum given and names nobody.

    Its name stands as a sentence of its own, or is the only one of the paragraph; it may be left out below a title, or
    where the paragraph says that it is kept back.
    """
    first, *others = sentences(text)
    told = [(sentence, amount) for sentence in (first, *others) if (amount := _given(sentence))]
    if len(told) != 1:
        return []
    sentence, amount = told[0]
    if whole.opens_with_names and sentence != first and _is_name_alone(first):
        return [Gift(first.rstrip("."), amount, sentence, " ".join(others))]
    if any(map(keeps_back, (first, *others))):
        return [Gift(None, amount, sentence)]
    named = {name.text for _, name in named_bodies(text)} - whole.givers
    is_told_of_one = len(named) == 1 and not any(named_bodies(sentence))
    name = only_body(text, whole.givers, is_news=whole.is_news) if is_told_of_one or whole.is_headed else None
    return [Gift(name, amount, sentence)] if name or whole.is_headed else []


def _is_name_alone(sentence: str) -> bool:
    """Whether a sentence is nothing but a few words that may be a name, in whatever language: it states nothing."""
    is_place = is_region(sentence) or bool(find_countries(sentence, alone=True))
    is_short = len(sentence.split()) <= _NAME_ALONE and sentence.endswith(".") and sentence[:1].isupper()
    is_fact = states_something(sentence) or "," in sentence or any(map(str.isdigit, sentence))
    return is_short and not is_place and not is_fact
