"""What a layout may have left on a name: a label in any wording before or behind it, an article, a currency.

`Implemented by Some Centre`, `Some Centre (recipient)`, `Held in confidence : name`, `Some Centre - USD`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grantgraph.readers.currencies import CODES
from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.known import LABELS, role_of_label
from grantgraph.readers.listing.signs.places import is_town
from grantgraph.readers.listing.signs.quotes import QUOTES
from grantgraph.readers.listing.signs.shapes import is_term
from grantgraph.readers.listing.signs.unnamed import keeps_back
from grantgraph.readers.listing.signs.words import words

_BEFORE = re.compile(r"(?P<label>[^\W\d_][^:()]{1,40}?) ?: ?(?=\S)")
_IN_BRACKETS = re.compile(r"[\[(](?P<label>[^\W\d_][^\[\]()]{1,40})[\])]:? (?=\S)")
_MARKS = (" : ", " (", " [")
_PAIRS = (("(", ")"), ("[", "]"))
_EMPTY = ("()", "( )", "[]")
_TERM = re.compile(r",? (?:for|over) \d{1,2} (?:years?|months?)\b.*", re.DOTALL)
_BY = re.compile(
    r"(?:(?P<verb>[^\W\d_]+) (?:(?:out|on) )?)?(?P<by>[Bb]y|(?<=. )(?:with|through)):? (?:the )?"
    r"(?P<name>[^\W\d_a-z].*|an? .*)",
    re.DOTALL,
)
_ROLE_BEFORE = re.compile(
    r"\A(?:[Gg]rantee|[Rr]ecipient|[Aa]wardee|[Bb]eneficiary|[Ii]mplementer|[Aa]pplicant) (?:- )?(?:the )?"
    r"(?=[^\W\d_a-z]\w*[a-z])"
)
_CURRENCY = re.compile(r"(?P<name>.*\S)\s*(?: [-–—|·]|[,:(]) ?(?P<currency>[A-Z]{3}|[$€£])", re.DOTALL)


def without_remnants(text: str) -> str:
    """The name alone, as far as what stands beside it is a label of grantees or a currency."""
    text = _without_brackets(text)
    name = _without_title(_TERM.sub("", text.removesuffix(next(filter(text.endswith, _EMPTY), "")).rstrip()))
    name = _ROLE_BEFORE.sub("", _without_currency(name), count=1)
    return _without_label(_without_by(name)) or text


def label_beside(text: str) -> Role | None:
    """What a label that stands alone, or before or behind some words, says that they are; None without such a label."""
    if role := LABELS.get(text.casefold()):
        return role
    return next((role for label, _ in _labelled(text) if (role := role_of_label(label))), None)


def _without_label(text: str) -> str:
    return next((name for label, name in _labelled(text) if _is_of_grantee(label)), text)


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """What may be a label before or behind some words, and the words; behind them it is in small letters."""
    if before := _BEFORE.match(text) or _IN_BRACKETS.match(text):
        yield before["label"], text[before.end() :]
    for mark in _MARKS:
        name, _, label = text.rpartition(mark)
        if name and label[:1].islower():
            yield label.rstrip(")]"), name


def _without_brackets(text: str) -> str:
    """`(Some Group, Place)`, `Some Group [Place`: the words without brackets around all, or one that lost its other."""
    if (text[:1], text[-1:]) in _PAIRS and _are_paired(text[1:-1]):
        return text if keeps_back(text) else text[1:-1]
    for left, right in _PAIRS:
        name, bracket, place = text.rpartition(f" {left}")
        if bracket and right not in place and is_town(place):
            return name
    return text


def _are_paired(text: str) -> bool:
    """Whether every closing bracket of a text has its opening one before it."""
    depth = 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if depth < 0:
            return False
    return depth == 0


def _without_title(text: str) -> str:
    """`“A title” by Some Group`, `Some Group. “A title”`: what is left without the title in quotation marks."""
    before, by, behind = text.partition(" by ")
    if by and text[0] in QUOTES and before.rstrip(",")[-1] in QUOTES:
        return by.lstrip() + behind
    if not text or text[-1] not in QUOTES:
        return text
    start = max(text.rfind(f" {mark}") for mark in QUOTES)
    name = text[: max(start, 0)]
    return name.rstrip(".,:;").removesuffix(" for") if name.endswith((".", ",", ":", ";", " for")) else text


def _is_of_grantee(label: str) -> bool:
    first, *rest = label.casefold().split() or [""]
    is_by = first in words("runs") and rest[-1:] == ["by"]
    return is_by or role_of_label(label) is Role.GRANTEE or is_term(label)


def _without_by(text: str) -> str:
    """`Run by Some Group`, `by Some Group`; but `United by Hope` and `By the River` are names."""
    match = _BY.fullmatch(text)
    if match is None:
        return text
    verb = (match["verb"] or "").casefold()
    is_label = verb in words("runs") if verb else match["by"] == "by"
    return match["name"] if is_label or keeps_back(match["name"]) else text


def _without_currency(text: str) -> str:
    match = _CURRENCY.fullmatch(text)
    is_currency = match is not None and (match["currency"] in CODES or not match["currency"].isalpha())
    return match["name"].rstrip(" -–—|·,:(") if match and is_currency else text
