"""Sums of money in prose, in the usual spellings of the world, as exact decimals.

Comes in: a text such as `$50,000*`, `EUR 45.000`, `£12,5k`, `1 234,50 euros`, `US$1.2 million`. Goes out: each sum with its place
and either its `Money` or the reason why it cannot be told: a range, an approximation, digits that are no number.
Nothing is guessed, and nothing passes through a float. Currency codes are ISO 4217; a bare `$` is the US dollar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from grantgraph.model import Money

_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "₴": "UAH", "₸": "KZT", "₾": "GEL", "₺": "TRY", "₦": "NGN", "₩": "KRW", "₪": "ILS", "֏": "AMD", "₼": "AZN", "₱": "PHP",
    "₫": "VND", "zł": "PLN", "Kč": "CZK", "Fr.": "CHF",
}  # fmt: skip
_CODES = (
    "USD EUR GBP CHF JPY CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN RSD MKD ALL BAM MDL UAH RUB BYN GEL AMD AZN KZT KGS "
    "TJS TMT UZS MNT CNY HKD TWD KRW SGD MYR THB IDR PHP VND INR PKR BDT LKR NPR AFN TRY ILS EGP MAD TND DZD JOD LBP "
    "IQD IRR SAR AED QAR KWD YER SYP SDG ETB KES UGX TZS RWF BIF CDF XAF XOF NGN GHS ZAR ZMW ZWL MWK MZN AOA BWP NAD "
    "MXN BRL ARS CLP COP PEN BOB PYG UYU VES CRC GTQ HNL NIO DOP HTG JMD CUP XDR"
).split()
_NAMES = {
    "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR",
    "pounds sterling": "GBP", "pounds": "GBP", "swiss francs": "CHF", "tenge": "KZT", "hryvnia": "UAH", "hryvnias": "UAH",
    "rubles": "RUB", "roubles": "RUB", "yen": "JPY", "rupees": "INR", "lari": "GEL", "drams": "AMD", "rand": "ZAR",
    "shekels": "ILS", "yuan": "CNY", "zlotys": "PLN", "zloty": "PLN",
}  # fmt: skip
_SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6, "mio": 6, "bn": 9, "billion": 9,
    "lakh": 5, "crore": 7,
}  # fmt: skip


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_BEFORE = rf"(?P<before>{_any(_SIGNS)}|\b(?:{'|'.join(_CODES)})\b)[  ]?"
_NUMBER = r"(?P<number>\d[\d.,'’]*(?:[  ]\d{3}(?!\d))*(?:,\d{2}(?!\d))?)"
_SCALE = rf"(?:[  -]?(?P<scale>{_any(_SCALES)})\b)?"
_AFTER = rf"(?:[  ]?(?P<after>€|£|₽|₸|₴|zł|Kč|(?:{'|'.join(_CODES)}|{_any(_NAMES)})\b))"
_SUM = re.compile(
    rf"(?:(?<!\w)|(?=[$€£]))(?<!\d){_BEFORE}(?P<minus>-?){_NUMBER}{_SCALE}"
    + "|"
    + rf"(?<![\w.,]){_NUMBER}{_SCALE}{_AFTER}".replace("<number>", "<number2>").replace(
        "<scale>", "<scale2>"
    ),
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([,.'’  ])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_RANGE = re.compile(r"\s?(?:-|–|—|to|and|or|up to)\s?$", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:up to|at least|at most|more than|less than|over|under|almost|nearly|about|around|approximately|roughly|some|circa|ca\.?|c\.|≈|~|>|<)"
    r"(?: a total of)?\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum at its place in a text (offsets in code points): its money, or the reason why it cannot be told."""

    start: int
    end: int
    money: Money | None
    reason: str | None = None


def find_amounts(text: str) -> Iterator[Amount]:
    """Every sum of a text, in order."""
    sums = list(_SUM.finditer(text))
    for index, match in enumerate(sums):
        before = text[max(0, match.start() - 24) : match.start()]
        starts_range = index + 1 < len(sums) and _joins(text, match, sums[index + 1])
        ends_range = index > 0 and _joins(text, sums[index - 1], match)
        yield _amount(match, before, starts_range or ends_range)


def _amount(match: re.Match[str], before: str, is_range: bool) -> Amount:
    number = (match["number"] or match["number2"]).rstrip(".,'’")
    end = (
        match.end()
        if match.end() > match.end("number" if match["number"] else "number2")
        else match.start() + match.group().rindex(number) + len(number)
    )
    if is_range:
        return Amount(match.start(), end, None, "is a range")
    if _VAGUE.search(before):
        return Amount(match.start(), end, None, "is only approximate")
    scale = match["scale"] or match["scale2"]
    value = parse_number(number, has_scale=scale is not None)
    if value is None:
        return Amount(match.start(), end, None, "cannot be read as a number")
    if match["minus"]:
        value = -value
    if scale:
        value = _shifted(value, _SCALES[scale.lower()])
    return Amount(match.start(), end, Money(value, _currency(match)))


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    if len(between) > 8 or not _RANGE.fullmatch(between):
        return False
    return between.strip().lower() != "and" or bool(
        re.search(r"between\s$", text[max(0, left.start() - 9) : left.start()], re.IGNORECASE)
    )


def parse_number(digits: str, *, has_scale: bool = False) -> Decimal | None:
    """The number written, or None. A single mark before three digits groups them, except before `million` and the like."""
    digits = digits.strip()
    if has_scale and (match := _PLAIN.fullmatch(digits)):
        return Decimal(match.group().replace(",", "."))
    if match := _GROUPED.fullmatch(digits):
        mark = match[1]
        whole, _, cents = digits.replace(mark, "").replace(",", ".").partition(".")
        return Decimal(f"{whole}.{cents}") if cents else Decimal(whole)
    if _INDIAN.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if match := _PLAIN.fullmatch(digits):
        return Decimal(match.group().replace(",", "."))
    return None


def _shifted(value: Decimal, places: int) -> Decimal:
    shifted = value.scaleb(places)
    return shifted.quantize(Decimal(1)) if shifted == shifted.to_integral_value() else shifted


def _currency(match: re.Match[str]) -> str:
    word = (match["before"] or match["after"]).strip()
    for table in (_SIGNS, _NAMES):
        for key, code in table.items():
            if key.lower() == word.lower():
                return code
    return word.upper()
