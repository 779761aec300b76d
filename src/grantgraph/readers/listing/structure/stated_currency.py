"""The currency that a page states once for all its sums: `All amounts in US dollars`, a lone `£` above a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from grantgraph.readers.alternatives import any_of
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.currencies import CODES, LETTERS, NAMES, SHARED, SIGNS, currency_code, is_bare_dollar
from grantgraph.readers.listing.paragraphs import Paragraph

CURRENCY = rf"(?<![^\W_])(?:(?-i:{any_of({*SIGNS, *CODES})})|{any_of(NAMES)})(?![^\W_])"
"""A sign, code or name of a currency that stands by itself."""

_STATED = re.compile(
    r"\b(?:amounts?|sums?|figures|grants|values?|budgets?|awards|contributions?|allocations?)\b[^.:;]{0,40}?"
    rf"\b(?:are |is |given |shown |stated |expressed |quoted )*in [\w $€£(]{{0,30}}?(?P<currency>{CURRENCY})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\(?(?:in )?(?P<currency>{CURRENCY})\)?", re.IGNORECASE)
_CLOSING = re.compile(
    rf"[^.:;]{{8,120}}(?:, | in | \((?:in )?)(?P<currency>(?-i:{any_of(CODES)})|{any_of(NAMES)})\)?"
)
_CODE_BEHIND = re.compile(rf" \((?P<code>{any_of(CODES)})\)")  # `in kwacha (ZMK)`
_TAX_FORM = re.compile(r"\bForm 990\b")  # returns to the tax office of the United States are in its money
_IN_NAME = re.compile(CURRENCY, re.IGNORECASE)
_SCALED = re.compile(
    r"\b(?P<scale>thousand|million|lakh|crore)s?\b|tausend|\btsd\b|\bmil(?:es|hares)?\b|milliers|тыс|млн|[’'´]000|\bk\b",
    re.IGNORECASE,
)


def stated_currency(page: Sequence[Paragraph]) -> str | None:
    """The code of the one currency that the page says its sums are in; None where it says none or several.

    Where they are in thousands or lakhs of it, the word stands behind the code: `INR lakh`.
    """
    found = {code for paragraph in page if (code := _stated(paragraph.text))}
    return found.pop() if len(found) == 1 else None


def _stated(text: str) -> str | None:
    match = _ALONE.fullmatch(text) or (_STATED.search(text) if len(text) <= 400 else None)
    match = match or _CLOSING.fullmatch(text)
    if match is None and _TAX_FORM.search(text):
        return "USD"
    if match is None:
        return None
    behind = _CODE_BEHIND.match(text, match.end("currency"))
    code = behind["code"] if behind else currency_code(match["currency"])
    scaled = _SCALED.search(text)
    if code is None or scaled is None:
        return code
    return f"{code} {scaled['scale'].lower()}" if scaled["scale"] else None


def with_currency(number: str, currency: str | None) -> str:
    """A bare number, or one in dollars of nobody, with the currency stated for it; a sum that states its own stays."""
    sums = list(find_amounts(number, dollar=None))
    if currency is None or any(amount.money for amount in sums):
        return number
    currency, _, scale = currency.partition(" ")
    if scale:
        return f"{currency} {number.lstrip('$ ')} {scale}"
    if not sums or number[0] in LETTERS:
        return f"{currency} {number.lstrip(''.join(LETTERS)).lstrip()}"
    return number.replace("$", f"{currency} " if number.lstrip().startswith("$") else currency, 1)


def currencies_in(text: str) -> set[str]:
    """The codes of the currencies that a text names, but for dollars of nobody."""
    named = (match[0] for match in _IN_NAME.finditer(text) if not is_bare_dollar(match[0]))
    return {code for name in named if (code := currency_code(name))}


def whose_money(texts: Iterable[str]) -> str | None:
    """The country whose money a page names in full, where others have money of that name, too: `Danish kroner`.

    Its code (ISO 3166-1 alpha-2); None where the page names none or several.
    """
    stated = {code for text in texts for code in currencies_in(text)}
    countries = {
        country
        for by_country in SHARED.values()
        for country, code in by_country.items()
        if country and code in stated and len(set(by_country.values())) > 1
    }
    return countries.pop() if len(countries) == 1 else None


def currency_in(name: str) -> str | None:
    """The code of the currency that stands in the name of a column or field: `Amount (USD)`."""
    match = _IN_NAME.search(name)
    return currency_code(match[0]) if match else None
