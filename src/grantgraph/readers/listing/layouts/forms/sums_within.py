"""The sum inside what is told behind a name: in brackets at the end, as the last words, or as a sentence of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.signs.quotes import CLOSING, OPENING, QUOTES
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.shapes import amount_line, is_amount_rest, opens_with_purpose
from grantgraph.readers.listing.structure.decisions import is_decision

_IN_BRACKETS = re.compile(r"\s?[(\[](?P<sum>[^()\[\]]{2,60})[)\]]\.?$")
_AS_LAST_WORDS = re.compile(r"(?P<text>.{10,}?[.,;]) (?P<sum>[A-Z$€£]{0,4} ?\d[^.;]{0,30}(?:\.\d\d)?)\.?")
_FOR_TITLE = re.compile(
    rf"[^{QUOTES}.;]{{0,40}}? (?:for|towards?) (?:the project )?"
    rf"[{OPENING}](?P<title>[^{QUOTES}]{{3,160}})[{CLOSING}][.,:;]? (?=\S)"
)
_DASH = re.compile(r" (?:[–—-]|--) ")
_TERM = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?:,? (?P<term>(?:over|for|in|per|paid|each|from|until) [^.;:,]{2,40}))?[.;:] (?=\S)"
)
_MOST_BEFORE = 3  # so many sentences may stand before the one that is the sum
_LONGEST_TITLE = 25


@dataclass(frozen=True, slots=True)
class Told:
    """What is told behind a name: the text, and a sum and a title where they are set apart in it."""

    text: str
    amount: str | None = None
    title: str | None = None


def told_within(text: str) -> Told:
    """`Text. (£500)`, `text, $5,000`, `Title. USD 24,750. Text`; else the text alone, or with the sum that opens it."""
    if (before := without_closing_sum(text)) != text:
        return Told(before, text[len(before) :].strip(" ()[]."))
    closing = _AS_LAST_WORDS.fullmatch(text)
    if closing and (amount := amount_line(closing["sum"])) and amount.money:
        return Told(closing["text"], closing["sum"])
    return (
        _sum_for_title(text)
        or _sum_then_text(text)
        or _sum_as_sentence(text)
        or _sum_set_apart(text)
        or Told(text, _opening_sum(text))
    )


def without_closing_sum(text: str) -> str:
    """The text without a sum that closes it, in brackets or as a sentence of its own: `Text. Awarded £6,200.`."""
    *before, last = sentences(text)
    if before and (amount := amount_line(last)) and amount.is_one_sum:
        return text[: len(text) - len(last)].rstrip()
    closing = _IN_BRACKETS.search(text[-64:])
    is_sum = closing is not None and amount_line(closing["sum"]) is not None
    return text[: len(text) - len(closing[0])].rstrip() if closing and is_sum else text


def _sum_for_title(text: str) -> Told | None:
    """`EUR 98,500 for “Open files”. Text`."""
    amount = next(find_amounts(text[:80]), None)
    title = _FOR_TITLE.match(text, amount.end) if amount and amount.start == 0 and amount.money else None
    if amount is None or title is None:
        return None
    return Told(text[title.end() :], text[: amount.end], title["title"].rstrip(".,"))


def _sum_then_text(text: str) -> Told | None:
    """`15k GBP. Text`, `$500 over two years; text`, `22k GBP, paid in two halves. Text`."""
    amount = next(find_amounts(text[:80]), None)
    term = _TERM.match(text, amount.end) if amount and amount.start == 0 and amount.is_one_sum else None
    is_term = term is not None and (is_amount_rest(term["term"] or "") or "paid" in term["term"])
    return Told(text[term.end() :], text[: term.start()]) if term and is_term else None


def _sum_set_apart(text: str) -> Told | None:
    """Such as `$72,000 — a new tower`."""
    amount = next(find_amounts(text[:80]), None)
    dash = _DASH.match(text, amount.end) if amount and amount.start == 0 else None
    return Told(text[dash.end() :], text[: dash.start()]) if dash and text[dash.end() :] else None


def _sum_as_sentence(text: str) -> Told | None:
    """`Title. USD 24,750. Text`, `Text. $5,000. Text`: a short piece before the sum is a title, a long one is text."""
    pieces = sentences(text)
    for index, piece in enumerate(pieces[: _MOST_BEFORE + 1]):
        if amount_line(piece) and (rest := " ".join(pieces[index + 1 :])):
            before = " ".join(pieces[:index])
            is_title = len(before.split()) <= _LONGEST_TITLE and not opens_with_purpose(before)
            if not before or is_title:
                return Told(rest, piece.rstrip("."), before.rstrip(".") or None)
            return Told(f"{before} {rest}", piece.rstrip("."))
    return None


def _opening_sum(text: str) -> str | None:
    amount = next(find_amounts(text[:80]), None)
    is_told = amount is not None and (amount.start < 25 or is_decision(text))
    return text[amount.start : amount.end] if amount and is_told else None
