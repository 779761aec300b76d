"""The bodies that a sentence names, wherever they stand in it, and those of a page that give and do not receive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, SURELY_OF_GIVERS, any_verb, gives
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import Name, leading_name
from grantgraph.readers.listing.signs.unnamed import is_occasion, is_person
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.number_words import is_number_word

_WORD = re.compile(r"(?<![\w’'])(?:[Tt]he )?(?=[^\W\d_a-z])")
_LIKE_A_BODY, _LEAST_WORDS, _OF_SLOT = 1.25, 2, 3
# How many letters around a name are looked at, so that time grows with the text and no faster.
_NEAR, _LONGEST = 60, 400
_GIVES = re.compile(gives(any_verb(*SURELY_OF_GIVERS)))
_GIVEN_BY = re.compile(
    rf"\b(?:from|(?:{any_verb(*OF_GIVERS, form='participle')}) by"
    r"|(?:board|trustees|committee|director|chair\w*|money|grants?) of) (?:the )?$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(  # `LEEDS - The Name ...`, `In Such Town the Name ...`
    r"[^\W\d_a-z]{2}(?:[^\W\d_a-z]|[ .'’]){1,28}(?:, [A-Z][\w. ]{1,20})?(?: \([\w ]{2,20}\))? ?[-–—]{1,2} (?:[Tt]he )?"
    r"|(?:In|At|Near|Around|For|From|On|With|Across|Outside) (?:the )?"
    r"(?:[^\W\d_a-z][\w’'-]*(?: (?:and )?[^\W\d_a-z][\w’'-]*){0,4},? (?=the ))?"
)
_OF_PLACE = re.compile(
    r"\b(?:in|near|(?:provinces?|districts?|cit(?:y|ies)|towns?|villages?|regions?|count(?:y|ies)|islands?|states?) of)"
    r" (?:the )?$"
)
_SLOT = re.compile(
    r"(?:^|\b(?:to|for|by) (?:the )?|\b(?:[Aa]n (?:das|die|den)|[Aa]u|à (?:la|l’)|[Aa] la|[Aa]l|para (?:la|el)) )$"
)


def named_bodies(sentence: str) -> Iterator[tuple[int, Name]]:
    """The names of several words that a sentence holds, each with its place: no places and no persons."""
    place = _IN_PLACE.match(sentence)
    at = place.end() if place else 0
    while found := _WORD.search(sentence, at):
        start = found.start()
        name = leading_name(sentence[start : start + _LONGEST])
        if name and (second := name.text.find(" and the ")) > 0:
            name = Name(name.text[:second], name.end - len(name.text) + second)
        at = found.end() + 1 if name is None else start + name.end
        is_place = _stands_behind(_OF_PLACE, sentence, start)
        if name and len(name.text.split()) >= _LEAST_WORDS and not is_place and _may_be_body(name.text):
            yield start, name


def _stands_behind(ending: re.Pattern[str], text: str, at: int) -> bool:
    """Whether words that end in such a way stand right before a place."""
    return ending.search(text, max(0, at - _NEAR), at) is not None


def _may_be_body(text: str) -> bool:
    is_place = is_region(text) or bool(find_countries(text, alone=True))
    return not (is_place or is_occasion(text) or is_person(text) or is_number_word(text.split(maxsplit=1)[0]))


def only_body(sentence: str, givers: frozenset[str], *, is_news: bool) -> str | None:
    """The one body that a sentence names besides those who give; None where it names several, or none for sure.

    On a page that is known to tell of gifts, a name in the place of one who receives needs no word for a body.
    """
    named = [(at, name.text) for at, name in named_bodies(sentence) if name.text not in givers]
    named = [(at, name) for at, name in named if not _stands_behind(_GIVEN_BY, sentence, at)]
    sure = {name for _, name in named if is_like_body(name)}
    if sure:
        return sure.pop() if len(sure) == 1 else None
    placed = {name for at, name in named if is_news and _is_in_slot(name, sentence[:at])}
    return placed.pop() if len(placed) == 1 else None


def _is_in_slot(name: str, before: str) -> bool:
    """Whether a name of three words stands where one who receives does, all with capitals at the beginning."""
    capitals = sum(word[0].isupper() for word in name.split())
    return bool(_SLOT.search(before)) and (capitals if not before else len(name.split())) >= _OF_SLOT


def is_like_body(name: str) -> bool:
    """Whether a name speaks for a body by its words."""
    found = {word.strip(".,()’'") for word in name.casefold().replace("’s", "").split()}
    return bool(words("body") & found) or name_likeness(name) > _LIKE_A_BODY


def bodies_that_give(headings: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """The bodies of a page that give: they stand in its headings, or the texts say that they do."""
    told = {name.text for heading in headings for _, name in named_bodies(heading)}
    again: Counter[str] = Counter()
    for text in texts:
        found = list(named_bodies(text))
        again.update({name.text for _, name in found})
        told |= {
            name.text
            for at, name in found
            if _GIVES.match(text, at + name.end) or _stands_behind(_GIVEN_BY, text, at)
        }
    funds = {name for name, count in again.items() if count > 1 and _is_fund(name)}
    return frozenset(told | funds)


def _is_fund(name: str) -> bool:
    return bool((words("funder") | words("perhaps funder")) & set(name.casefold().split()))
