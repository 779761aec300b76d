"""Dates in prose, as precise as published.

Comes in: `February 18, 2021`, `18th February 2021`, `Feb. 2021`, `2021-02-18`, `18.02.2021`. Goes out: a
`PublishedDate`, or None where the text holds no date that can be told; `03/04/2021` can be two days and is none.
"""

from __future__ import annotations

import re

from grantgraph.model import PublishedDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_ANY_MONTH = _MONTH.replace("?P<month>", "?:")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SHAPES = tuple(
    re.compile(rf"(?<![\w/.-]){shape}(?![\w/-]|\.\d)", re.IGNORECASE)
    for shape in (
        r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/{_YEAR}",
        rf"(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}",
        rf"(?<!\d )(?<!\d\w\w ){_MONTH},? {_YEAR}",
    )
)

WRITTEN = (
    r"(?:(?:19|20)\d\d-\d\d-\d\d"
    rf"|{_ANY_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|(?:(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_ANY_MONTH},? )?(?:19|20)\d\d)"
)
"""A pattern for a date that `parse_date` reads: a day, a month with its year, or a year."""


def find_date(text: str) -> PublishedDate | None:
    """The first date of a text, as precise as it is written."""
    found = [match for shape in _SHAPES for match in shape.finditer(text)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        date = _date(match.groupdict())
        if date:
            return date
    return None


def parse_date(text: str) -> PublishedDate | None:
    """The date that a field for dates holds; there a bare year is one, too."""
    found = find_date(text)
    bare = re.fullmatch(r"(?:FY ?|fiscal year )?((?:19|20)\d{2})", text.strip(), re.IGNORECASE)
    return PublishedDate(bare[1]) if bare and not found else found


def _date(parts: dict[str, str | None]) -> PublishedDate | None:
    month = (parts["month"] or "").lower()
    number = _MONTHS.get(month) or int(month)
    day = parts.get("day")
    try:
        return PublishedDate(f"{parts['year']}-{number:02d}" + (f"-{int(day):02d}" if day else ""))
    except ValueError:
        return None


def duration(months: int) -> str:
    """Months in the canonical form of XML Schema, which every store gives back unchanged: 18 are `P1Y6M`."""
    years, rest = divmod(months, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest or not years else "")
