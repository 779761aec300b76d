"""Sums of money in prose, in the usual spellings of the world, as exact decimals.

Comes in: a text such as `$50,000*`, `EUR 45.000`, `£12,5k`, `1 234,50 euros`, `US$1.2 million`, `ten thousand euros`.
Goes out: each sum with its place and either its `Money`, or the reason why it cannot be told: a range, an
approximation, digits that are no number. Nothing is guessed, and nothing passes through a float.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge

from grantgraph.model import Money
from grantgraph.readers.alternatives import any_of
from grantgraph.readers.currencies import (
    CODES,
    LETTERS,
    NAMES,
    SHARED,
    SIGNS,
    WORDS,
    currency_code,
    is_bare_dollar,
)
from grantgraph.readers.number_words import hint_pattern, number_pattern, worded_number
from grantgraph.readers.numerals import SCALES, parse_number, repaired, shifted

_GAP = r"[ \u00a0\u202f]"


_SCANNED = (  # `24,5OO` and `18 ,750`, as a damaged scan has them
    r"(?=\d[\d,.]*[OoIl]|\d+ ,\d)\d[\dOoIl]{0,2}(?: ?[,.](?:[\dOoIl]{3}))+(?!\w)"
)
_NUMBER = rf"(?-i:{_SCANNED})|\d[\d.,'’]*(?:{_GAP}\d{{3}}(?!\d))*(?:[.,]\d{{1,2}}(?!\d))?"
_SCALE = rf"(?:(?:{_GAP}|-)?(?P<scale{{0}}>{any_of(SCALES)})\b)?"
_RAND = (  # a bare letter, so only before grouped digits or a million
    rf"(?-i:R)(?={_GAP}?\d{{1,3}}(?:(?:[,{_GAP[1:-1]}]\d{{3}})+\b|(?:[.,]\d{{1,2}})?{_GAP}?(?:million|m)\b))"
)
_LETTER = rf"(?-i:[{''.join(LETTERS)}])(?={_GAP}?\d{{1,3}}(?:,\d{{3}})+\b)"
_DOLLARS = r"(?-i:\b[A-Z]{1,3}\$)"  # of some country, whether its sign is known or not
_LETTERED = {sign for sign in SIGNS if sign[:2].isalpha()} - {"R"}  # as written: `RM`, and not a room's `rm`
_SHARED_BEFORE = r"(?:kr|Kr|Fr|Rs|Sh)\.?(?=[ \u00a0\u202f]?\d)"  # `kr 185 000`
_WORD_BEFORE = (  # `ALL 500`, but neither `all 500` nor `ALL 20`
    rf"(?-i:{any_of(WORDS)})(?={_GAP}?\d(?:[.,'’ \u00a0\u202f]?\d){{2}})"
)
_BEFORE = (
    rf"(?P<minus>-?)(?P<before>{any_of(SIGNS.keys() - _LETTERED - {'R'})}|(?-i:{any_of(_LETTERED)})|{_DOLLARS}|{_RAND}"
    rf"|{_LETTER}|\b(?:{any_of(CODES - WORDS)}|{_WORD_BEFORE})\b|\b(?-i:{_SHARED_BEFORE})){_GAP}?"
)
_AFTER = (  # "3 mln. EUR", but in "no. 0007. EUR 500" a sentence ends
    rf"(?(scale1)\.?|(?<!\.)){_GAP}?(?:d(?:e|i)?(?:{_GAP}|’|'))?(?P<after>[€£₽₸₴]|(?-i:\$ ?(?:CAN?|US|AU|NZ)\b)"
    rf"|(?:US|CA|C|AU|A|NZ)?\$(?!{_GAP}?\d)|zł|Kč"
    rf"|(?:{any_of(CODES - WORDS)}|(?-i:{any_of(WORDS)})|{any_of({*NAMES, *SHARED})})\b)"
)
_START = r"(?:(?<!\w)|(?=[$€£]))(?<!\d)"
_SUM = re.compile(
    rf"{_START}{_BEFORE}(?P<inner_minus>-?)(?P<number0>{_NUMBER}){_SCALE.format(0)}(?P<pesos>{_GAP}pesos\b)?"
    rf"|(?<![\w.,])(?P<number1>{_NUMBER}){_SCALE.format(1)}{_AFTER}",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d")  # most lines hold no digit, and are done with at once
_RANGE = re.compile(rf"{_GAP}?(?:[-–—]|to|and|or){_GAP}?", re.IGNORECASE)
_OTHER_END = re.compile(rf"[-–—](?:{_NUMBER}){_SCALE.format(2)}(?!\w)", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:up to|at least|at most|(?:more|less|no more) than|over|under|almost|nearly|about|around|approximately|roughly"
    r"|some|circa|ca\.?|≈|~|>|<)(?: a total of)?\s?$",
    re.IGNORECASE,
)


_OF_SEVERAL = "a name that currencies of several countries have"


@cache
def _worded_sum() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?<!\d )(?P<number>{number_pattern()}){_GAP}(?:d(?:e|i)?(?:{_GAP}|’|'))?"
        rf"(?P<currency>{any_of({*NAMES, *SHARED})}|(?-i:{any_of(CODES)}))\b",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum at its place in a text (offsets in code points): its money, or the reason why it cannot be told."""

    start: int
    end: int
    money: Money | None
    reason: str | None = None

    @property
    def is_one_sum(self) -> bool:
        """Whether it is one sum, though it may be left open in whose money: no range, and not only approximate."""
        return self.money is not None or (self.reason or "").endswith(_OF_SEVERAL)


def find_amounts(text: str, country: str | None = None, dollar: str | None = "USD") -> Iterator[Amount]:
    """Every sum of a text, in order; `country` (ISO 3166-1 alpha-2) tells what `lei` and the like mean.

    `dollar` is the code of the money that a bare `$` stands for, None where that is not known.
    """
    return iter(_amounts(text, country, dollar))


@lru_cache(maxsize=4096)
def _amounts(text: str, country: str | None, dollar: str | None) -> tuple[Amount, ...]:
    """The sums of a text, remembered: every layout asks for those of the same lines."""
    worded = _in_words(text, country, dollar) if hint_pattern().search(text) else ()
    figures = _in_figures(text, country, dollar) if _HINT.search(text) else ()
    return tuple(merge(figures, worded, key=lambda amount: amount.start))


def _in_words(text: str, country: str | None, dollar: str | None) -> Iterator[Amount]:
    """The sums of which the number is written in words: `a hundred and twenty thousand rand`."""
    for match in _worded_sum().finditer(text):
        value = worded_number(match["number"])
        if value is None:
            continue
        if _VAGUE.search(text, max(0, match.start() - 32), match.start()):
            yield Amount(match.start(), match.end(), None, "is only approximate")
        else:
            currency, reason = _currency(match["currency"], country, dollar)
            yield Amount(match.start(), match.end(), Money(value, currency) if currency else None, reason)


def _in_figures(text: str, country: str | None, dollar: str | None) -> Iterator[Amount]:
    sums = list(_SUM.finditer(text))
    for index, match in enumerate(sums):
        start, end = match.start(), _end(match)
        other_end = _OTHER_END.match(text, end)
        joins_last = index > 0 and _is_range(text, sums[index - 1], match)
        joins_next = index + 1 < len(sums) and _is_range(text, match, sums[index + 1])
        if other_end and not joins_next:
            yield Amount(start, other_end.end(), None, "is a range")
        elif joins_last or joins_next:
            yield Amount(start, end, None, "is a range")
        elif _VAGUE.search(text, max(0, start - 32), start):
            yield Amount(start, end, None, "is only approximate")
        else:
            yield Amount(start, end, *_read(match, country, dollar))


def _number(match: re.Match[str]) -> tuple[str, str]:
    """The digits of a sum, and the name of the group that holds them."""
    group = "number0" if match["number0"] else "number1"
    return match[group].rstrip(".,'’"), group


def _end(match: re.Match[str]) -> int:
    """Where a sum ends: a point or comma that closes the sentence is none of it."""
    digits, group = _number(match)
    return match.start(group) + len(digits) if match.end() == match.end(group) else match.end()


def _is_range(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[_end(left) : right.start()]
    if len(between) > 8 or not _RANGE.fullmatch(between):
        return False
    before = text[max(0, left.start() - 8) : left.start()].casefold()
    return between.strip().casefold() != "and" or before == "between "


def _read(match: re.Match[str], country: str | None, dollar: str | None) -> tuple[Money | None, str | None]:
    """The money of a sum, or why it cannot be told."""
    is_peso = match["pesos"] and is_bare_dollar(match["before"])  # `$380,000 pesos` are no dollars
    written = "pesos" if is_peso else match["before"] or match["after"]
    currency, reason = _currency(written.strip(), country, dollar)
    if currency is None:
        return None, reason
    money = _money(match, currency)
    return money, None if money else "cannot be read as a number"


def _currency(written: str, country: str | None, dollar: str | None) -> tuple[str | None, str | None]:
    """The code of a currency as it is written, or why it cannot be told."""
    currency = dollar if is_bare_dollar(written) else currency_code(written, country)
    return currency, None if currency else f"is in {written}, {_OF_SEVERAL}"


def _money(match: re.Match[str], currency: str) -> Money | None:
    digits, group = _number(match)
    scale = match["scale0"] or match["scale1"]
    value = parse_number(repaired(digits), has_scale=scale is not None)
    if value is None or (scale == "mil" and _is_english(match)):
        return None
    if group == "number0" and (match["minus"] or match["inner_minus"]):
        value = value.copy_negate()
    if scale:
        value = shifted(value, SCALES[scale.lower()])
    return Money(value, currency)


def _is_english(match: re.Match[str]) -> bool:
    """Whether `mil` may be short for a million, and not a thousand: `$3 mil`, but `3 mil dólares`."""
    written = (match["before"] or match["after"]).strip().casefold()
    return written != "r$" and (bool(match["before"]) or written in ("$", "dollar", "dollars"))
