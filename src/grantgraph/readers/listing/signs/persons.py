"""Names that look like persons': a page of fellowships tells of them, and no body is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from grantgraph.readers.listing.signs.words import words

_OF_PERSONS = re.compile(
    r"\b(?:fellows?|fellowships?|scholars?|scholarships?|laureates?|residenc(?:y|ies)|stipends?|bursar(?:y|ies)"
    r"|individual (?:artists|grantees|recipients|grants)|grants to individuals)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Rev|Fr)\.? )+")
_PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w’'.-]*\.?)(?: (?:de|da|do|dos|del|la|van|von|der|den|bin|ibn|al|el|ter|y)\b)*"
    r"(?: (?:al-|el-|d’|d')?[^\W\d_a-z][\w’'.-]*){1,4}"
)
_PROFESSION = re.compile(
    r"(?P<name>[^,()]+)(?:, | \()(?:an? )?(?:independent |freelance |investigative )?(?:reporter|journalist|writer"
    r"|artist|photographer|researcher|lawyer|scholar|poet|film-?maker|author|activist|editor|blogger|historian|painter"
    r"|teacher|nurse|doctor|student|economist|engineer|musician|translator|lecturer|singer|midwife|composer|dancer)\)?"
    r"(?:, [^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})?"
)
_KIND_OF_GRANT = r"(?:grant|grantee|award|applicant|recipient|fellow(?:ship)?|stipend|scholarship|support)"
_CALLED = re.compile(
    rf"(?:individual|personal|private)(?: entrepreneur| (?:travel )?{_KIND_OF_GRANT})?(?: (?:to|for))?(?: |: ?| [–—-] )"
    r"(?P<behind>[^:]{5,60})"
    rf"|(?P<before>[^():]{{5,60}}?)(?: \((?:an? )?|, (?:an? )?)(?:individual|private person)(?: {_KIND_OF_GRANT})?\)?",
    re.IGNORECASE,
)
_LONGEST_TRADE = 4
_JOINED = re.compile(r" and | & |, ")
_NO_PERSONS = ("body", "funder", "perhaps funder", "topic", "project")


def speaks_of_persons(texts: Iterable[str]) -> bool:
    """Whether the lines around the entries speak of grants that go to persons."""
    return any(_OF_PERSONS.search(text) for text in texts)


def has_profession(name: str) -> bool:
    """Whether a person's name stands with a profession behind it: `Marta Alder, freelance reporter`."""
    match = _PROFESSION.fullmatch(name)
    return match is not None and looks_like_persons(match["name"])


def has_trade(name: str) -> bool:
    """Whether a person's name stands with a few words in small letters behind a comma, as of a trade: `economist`."""
    person, comma, trade = name.partition(", ")
    is_trade = trade.islower() and "," not in trade and len(trade.split()) <= _LONGEST_TRADE
    return bool(comma) and is_trade and " " in person and looks_like_persons(person)


def called_person(name: str) -> str | None:
    """The person that a label calls so: `Individual grant: Marta Alder`, `Marta Alder (individual)`."""
    match = _CALLED.fullmatch(name)
    person = (match["behind"] or match["before"]) if match else None
    return person if person and looks_like_persons(person) else None


def looks_like_persons(name: str) -> bool:
    """Whether words can be the name of a person, or of several: capitalized words, none of which is a kind of body."""
    return all(map(_looks_like_one, _JOINED.split(name)))


def _looks_like_one(name: str) -> bool:
    bare = _TITLE.sub("", name)
    found = {word.casefold().strip(".,") for word in bare.split()}
    return (
        bool(_PERSON.fullmatch(bare))
        and "the" not in found
        and not any(found & words(sign) for sign in _NO_PERSONS)
    )
