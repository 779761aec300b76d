"""Bodies that the lines around the entries show as givers: on a line of their own, in a sentence, in a notice.

`Larch Foundation | Grants | 2019`, `The Larch Foundation announced ...`, `© Larch Foundation`. What speaks for a name
is added up; one that tells no kind of body must be said to give.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from grantgraph.readers.alternatives import any_of
from grantgraph.readers.listing.giving.giver_names import (
    in_mixed_case,
    key_of,
    kinds_in,
    opening_name,
    whole_name,
    without_governors,
)
from grantgraph.readers.listing.giving.giver_phrases import (
    heads_own_page,
    merely_runs,
    named_as_giver,
    runner_in,
    word_alone,
)
from grantgraph.readers.listing.giving.spoken_of import kinds_spoken_of
from grantgraph.readers.listing.paragraphs import ends_sentence
from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, any_verb, gives, nouns_too, verbs
from grantgraph.readers.listing.signs.words import words


class _Sign(Enum):
    """Where a name stands that may be a giver's."""

    FIRST_LINE = auto()
    LINE = auto()
    HEADING_BELOW = auto()
    SPOKEN_OF = auto()
    GIVING = auto()
    NOTICE = auto()


_WEIGHTS = {
    _Sign.FIRST_LINE: 0.5,
    _Sign.LINE: 2.0,
    _Sign.HEADING_BELOW: 1.0,
    _Sign.SPOKEN_OF: 1.0,
    _Sign.GIVING: 2.0,
    _Sign.NOTICE: 1.5,
}
_KIND, _VAGUE_KIND = 1.5, 0.5
_COMMON = frozenset(
    {"civil", "community", "grants", "grant", "small", "grantmaking", "national", "new", "regional"}
)
_PLAIN = frozenset(
    {"emergency", "rapid", "relief", "response", "small", "special", "grants", "grant", "annual", "travel"}
)
_AGAIN = 0.5
_HEAD = 5
_ENOUGH = 3.0

_MARKS = re.compile(r"\s?\|\s?|\s[›»>•·→*~]\s|\s(?:[–—-]|--|/)\s|:\s|\s(?=\()")
_OPENING = re.compile(
    r"(?:^|[.!?,:] |\s(?:--|—|–|-) |\b[Ii]n (?:19|20)\d\d,? |\b(?=the [A-Z]))(?:[Tt]he )?(?=[A-Z])"
)
_IN_HEADLINES = verbs(*OF_GIVERS, form="third") - nouns_too()
_IN_CAPITALS = {*map(str.capitalize, _IN_HEADLINES), *map(str.upper, _IN_HEADLINES)}
_GIVING = re.compile(
    gives(
        rf"{any_verb(*OF_GIVERS)}|made|(?:say|says|said) yes|{any_of(_IN_CAPITALS)}|(?:Awards|AWARDS) [$€£\d]"
    )
)
_IS_A_GIVER = re.compile(
    r",? (?:\([^()]{1,12}\) )?is an? [^.]{0,60}?\b(?:charity|foundation|fund|non-?profit|grantmaker|donor"
    r"|philanthrop\w+|501\(c\)\(3\)|trust|funder)",
    re.IGNORECASE,
)
_GRANTMAKER = re.compile(r"grantmaker|funder|donor|philanthrop", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"(?:[’']s)?,? (?:(?:today|yesterday|recently|proudly|warmly|is (?:pleased|proud|happy|delighted) to) )?"
    r"(?:welcome[sd]?|introduce[sd]?|present(?:s|ed)?|announce[sd]?|names?d?) (?:its|their|our) (?:[\w’'-]+ ){0,4}"
    r"(?:fellows|grantees|partners|grants|awards|recipients|winners|awardees|projects|laureates)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|copyright|rights reserved", re.IGNORECASE)
_CALLED_FUNDER = re.compile(
    r"(?:funder|funding body|donor|grant-?maker|awarding body|funding agency|funded by|financed by"
    r"|a programm?e? (?:of|by)|bailleur(?: de fonds)?|geldgeber|fördergeber|donante|financiador|donator)"
    r":? (?:the )?(?=[^\W\d_a-z])",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(r"(?:articles|posts|news|stories) about|tags?:|related", re.IGNORECASE)


def likeliest_giver(
    before: Sequence[str], after: Sequence[str], page: Sequence[str], grantees: Iterable[str]
) -> str | None:
    """The body for which most speaks, of two alike the first; never one of the grantees.

    `before` and `after` stand around the entries, `page` are all texts.
    """
    taken = {key_of(name) for name in grantees}
    told: dict[str, tuple[str, set[_Sign]]] = {}
    for name, sign in _shown(before, after):
        if (key := key_of(name)) not in taken:
            told.setdefault(key, (name, set()))[1].add(sign)
    folded = [text.casefold() for text in page]
    spoken_of = kinds_spoken_of((*before, *after))
    for key, (_, signs) in told.items():
        if kinds_in(key) & spoken_of:
            signs.add(_Sign.SPOKEN_OF)
    weighed = [(_weight(key, signs, folded), name) for key, (name, signs) in told.items()]
    weight, name = max(weighed, key=lambda pair: pair[0], default=(0.0, ""))
    return in_mixed_case(name, page) if weight >= _ENOUGH else None


def _shown(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, _Sign]]:
    """The names that may be a giver's around the entries, without those who decide for it, and what speaks for each."""
    lines = list(filter(None, before))
    first = [(name, _Sign.FIRST_LINE) for line in lines[:1] for name, _ in _noted(line)]
    pieces = [piece for line in lines[:1] for piece in _MARKS.split(line[:300])]
    if any(map(heads_own_page, (*pieces[1:], *lines[1:_HEAD]))):
        if not first and (word := word_alone(pieces[0])):
            first = [(word, sign) for sign in (_Sign.FIRST_LINE, _Sign.LINE)]
        first += [(name, _Sign.NOTICE) for name, _ in first[:1]]
    above = (pair for line in before for pair in _told(line))
    below = (
        (name, _Sign.HEADING_BELOW if name.casefold() == line.casefold() else sign)
        for line in after
        for name, sign in _noted(line)
    )
    for name, sign in (*first, *above, *below):
        yield without_governors(name), sign


def _pieces(line: str) -> list[str]:
    """The names between the marks of a line; of `Larch House - Emergency Fund` the first, whose fund the other is."""
    names = list(filter(None, map(whole_name, _MARKS.split(line[:300]))))
    is_own_fund = len(names) == 2 and set(key_of(names[1]).split()) <= _PLAIN | words("perhaps program")
    return names[:1] if is_own_fund else names


def _weight(key: str, signs: set[_Sign], page: Sequence[str]) -> float:
    found = kinds_in(key)
    is_own = bool(found - _COMMON - _PLAIN - words("project") - words("perhaps funder") - words("funder"))
    kind = _KIND if is_own and found & words("funder") else 0.0
    if not kind and is_own and found & words("perhaps funder"):
        kind = _VAGUE_KIND
    if not kind and signs.isdisjoint({_Sign.GIVING, _Sign.NOTICE}):
        return 0.0
    return sum(_WEIGHTS[sign] for sign in signs) + kind + _AGAIN * (sum(key in text for text in page) > 1)


def _told(line: str) -> Iterator[tuple[str, _Sign]]:
    """The names that may be a giver's in a line above the entries, each with what speaks for it there."""
    yield from _noted(line)
    for match in _OPENING.finditer(line[:600]):
        name = opening_name(line[match.end() :])
        if name and _GIVING.match(line, match.end() + len(name)):
            yield name, _Sign.GIVING
        if name and _ITS_OWN.match(line, match.end() + len(name)):
            yield from ((name, sign) for sign in (_Sign.GIVING, _Sign.NOTICE))


def _noted(line: str) -> Iterator[tuple[str, _Sign]]:
    """The names that make a line or a piece of one, or that a notice calls a giver."""
    if _ABOUT_OTHERS.match(line):
        return
    is_notice = len(line) < 200 and bool(_RIGHTS.search(line))
    line = line.lstrip("#= ")
    if is_notice or (line[:1].isalnum() and not ends_sentence(line)):
        for name in _pieces(line):
            yield name, _Sign.NOTICE if is_notice else _Sign.LINE
    if (runner := runner_in(line)) and not merely_runs(runner, line):
        yield runner, _Sign.GIVING
        yield runner, _Sign.NOTICE
    for body in named_as_giver(line):
        yield body, _Sign.GIVING
    called = _CALLED_FUNDER.match(line)
    if called and (funder := opening_name(line[called.end() :])):
        yield funder, _Sign.GIVING
        yield funder, _Sign.NOTICE
    subject = opening_name(line)
    if subject and (told := _IS_A_GIVER.match(line, line.find(subject) + len(subject))):
        yield subject, _Sign.NOTICE
        if _GRANTMAKER.search(told[0]):
            yield subject, _Sign.GIVING
