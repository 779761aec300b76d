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
from grantgraph.readers.listing.giving.bodies import bodies_that_give, named_bodies, only_body
from grantgraph.readers.listing.giving.unmade import is_sought, tells_of_no_grant
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.headings import is_headline
from grantgraph.readers.listing.signs.sentences import sentences
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
class _Sentence:
    """A sentence with the gifts that are known to stand in it, and the one sum that it says was given."""

    text: str
    known: list[Gift]
    given: Amount | None


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph cut into its sentences, and whether a title stands above it."""

    paragraph: Paragraph
    known: list[Gift]
    sentences: list[_Sentence]
    is_titled: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """What holds for a page: who gives, whether names stand as sentences of their own, and titles above its texts."""

    givers: frozenset[str]
    opens_with_names: bool
    is_news: bool = False
    is_headed: bool = False


def with_likely_gifts(page: Sequence[Paragraph], told: Sequence[list[Gift]]) -> list[list[Gift]]:
    """The gifts of each paragraph with those that only the page as a whole makes likely, in the order of the text."""
    texts = [_cut(p, above, known) for p, above, known in zip(page, (None, *page), told, strict=False)]
    short = [p.text for p in page if len(p.words) < _LEAST_TOLD]
    long = [text for text in texts if len(text.paragraph.words) >= _LEAST_TOLD]
    who_give = bodies_that_give(short, [sentence.text for text in long for sentence in text.sentences])
    sure = {gift.name for gifts in told for gift in gifts if gift.name}
    whole = _Page(who_give - sure, sum(map(_opens_with_name, texts)) > 1)
    if sum(len(_gifts_of(text, whole)) for text in texts) < _LEAST:
        return list(told)
    whole = replace(whole, is_news=True)
    found = [_gifts_of(text, whole) for text in texts]
    if are_headed(page, found):
        found = [_gifts_of(text, replace(whole, is_headed=text.is_titled)) for text in texts]
    return found


def is_told(paragraph: Paragraph) -> bool:
    """Whether a paragraph has words enough to tell of a gift, and is no headline."""
    is_heading = is_headline(paragraph.text) and not paragraph.bullet
    return len(paragraph.words) >= _LEAST_TOLD and not is_heading


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


def _cut(paragraph: Paragraph, above: Paragraph | None, known: list[Gift]) -> _Text:
    found = [
        _Sentence(text, [gift for gift in known if gift.sentence == text], _given(text))
        for text in sentences(paragraph.text)
    ]
    return _Text(paragraph, known, found, above is not None and is_title_above(above, paragraph))


def _opens_with_name(text: _Text) -> bool:
    """Whether a name stands as a sentence of its own before one that states a sum given."""
    first, *others = text.sentences
    return _is_name_alone(first.text) and any(sentence.given for sentence in others)


def _gifts_of(text: _Text, whole: _Page) -> list[Gift]:
    if not is_told(text.paragraph):
        return text.known
    gifts = [gift for sentence in text.sentences for gift in _gifts_in(sentence, whole)]
    return gifts or _gift_of_whole(text, whole)


def _gifts_in(sentence: _Sentence, whole: _Page) -> list[Gift]:
    if sentence.known or sentence.given is None:
        return sentence.known
    name = only_body(sentence.text, whole.givers, is_news=whole.is_news)
    return [Gift(name, sentence.given, sentence.text)] if name else []


def _given(text: str) -> Amount | None:
    """The one sum that a text says was given."""
    if tells_of_no_grant(text) or _OF_ALL.search(text):
        return None
    sums = [a for a in find_amounts(text) if a.is_one_sum and not is_sought(text[: a.start])]
    return sums[0] if len(sums) == 1 else None


def _gift_of_whole(paragraph: _Text, whole: _Page) -> list[Gift]:
    """The gift of a paragraph of which one sentence states a sum given and names nobody.

    Its name stands as a sentence of its own, or is the only one of the paragraph; it may be left out below a title, or
    where the paragraph says that it is kept back.
    """
    first, *others = (sentence.text for sentence in paragraph.sentences)
    told = [(sentence.text, sentence.given) for sentence in paragraph.sentences if sentence.given]
    if len(told) != 1:
        return []
    sentence, amount = told[0]
    if whole.opens_with_names and sentence != first and _is_name_alone(first):
        return [Gift(first.rstrip("."), amount, sentence, " ".join(others))]
    if any(map(keeps_back, (first, *others))):
        return [Gift(None, amount, sentence)]
    text = paragraph.paragraph.text
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
