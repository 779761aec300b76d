"""Numbers in digits, in the usual spellings of the world, as exact decimals: `45.000`, `5,00,000`, `1 234,50`."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6, "mio": 6, "bn": 9, "billion": 9,
    "lakh": 5, "crore": 7,
    "mil": 3, "mille": 3, "tausend": 3, "tys": 3, "tis": 3, "тыс": 3, "тысяч": 3, "тис": 3, "тисяч": 3,
    "millón": 6, "millones": 6, "milhão": 6, "milhões": 6, "milioni": 6, "miljoner": 6, "miljoen": 6, "mill": 6,
    "milionů": 6, "milionów": 6, "млн": 6, "миллионов": 6, "мільйонів": 6, "mrd": 9,
}  # fmt: skip
"""Words behind a number with the power of ten that they multiply it by."""

_LETTERS_OF_SCANS = str.maketrans("OoIl", "0011")
_GROUPED = re.compile(r"\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def parse_number(digits: str, *, has_scale: bool = False) -> Decimal | None:
    """The number written, or None where the digits make none.

    A single mark before three digits groups them, except before `million` and the like: 1.234 million is a fraction.
    """
    if has_scale and (match := _PLAIN.fullmatch(digits)):
        return Decimal(match.group().replace(",", "."))
    if match := _GROUPED.fullmatch(digits):
        return Decimal(digits.replace(match[1], "").replace(",", "."))
    if _INDIAN.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if match := _PLAIN.fullmatch(digits):
        return Decimal(match.group().replace(",", "."))
    return None


def repaired(digits: str) -> str:
    """The digits of a scan that took zeros and ones for letters, or set a space before a comma."""
    return digits.translate(_LETTERS_OF_SCANS).replace(" ,", ",").replace(" .", ".")


def shifted(value: Decimal, places: int) -> Decimal:
    """The value times a power of ten, to the digit: no context rounds it."""
    sign, digits, exponent = value.as_tuple()
    written = f"{Decimal((sign, digits, int(exponent) + places)):f}"
    whole, _, fraction = written.partition(".")
    return Decimal(written if fraction.strip("0") else whole)
