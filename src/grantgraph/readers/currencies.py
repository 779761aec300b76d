"""Signs and names of currencies with their ISO 4217 codes. A bare `$` is the US dollar."""

from __future__ import annotations

import pycountry

SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "Rs.": "INR", "Rs": "INR",
    "₽": "RUB", "₴": "UAH", "₸": "KZT", "₾": "GEL", "₺": "TRY", "₦": "NGN", "₩": "KRW", "₪": "ILS", "֏": "AMD",
    "₼": "AZN", "₱": "PHP", "₫": "VND", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₮": "MNT", "zł": "PLN", "Kč": "CZK",
}  # fmt: skip

NAMES = {
    "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "dollars": "USD", "dollar": "USD", "euros": "EUR",
    "euro": "EUR", "pounds sterling": "GBP", "pounds": "GBP", "swiss francs": "CHF", "tenge": "KZT", "hryvnia": "UAH",
    "hryvnias": "UAH", "rubles": "RUB", "roubles": "RUB", "yen": "JPY", "rupees": "INR", "lari": "GEL", "drams": "AMD",
    "грн": "UAH", "гривень": "UAH", "руб": "RUB", "рублей": "RUB", "тенге": "KZT", "евро": "EUR", "євро": "EUR",
    "долларов США": "USD", "доларів США": "USD", "драм": "AMD", "лари": "GEL", "сом": "KGS",
    "rand": "ZAR", "shekels": "ILS", "yuan": "CNY", "zlotys": "PLN", "zloty": "PLN",
}  # fmt: skip

# Of the standard's codes those of money in use: none for metals, funds and tests, nor `ALL`, a word in capitals too.
CODES = frozenset(currency.alpha_3 for currency in pycountry.currencies if not currency.alpha_3.startswith("X")) | {
    "XAF", "XOF", "XPF", "XCD",
} - {"ALL", "TOP", "ZWL"}  # fmt: skip


def currency_code(written: str) -> str:
    """The code of a sign, name or code as it was found by one of the tables above."""
    folded = written.strip().casefold()
    return _FOLDED.get(folded) or folded.upper()


_FOLDED = {written.casefold(): code for table in (NAMES, SIGNS) for written, code in table.items()}
