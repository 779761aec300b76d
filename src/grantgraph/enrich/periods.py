"""When a grant's work runs, and how long, from what the grant says of itself: each with the words that say so.

Read are words that can mean nothing but the grant: "Project period: March 2019 - June 2020", "the project will run
from 2018 to 2020", "a 12-month project". Years of history, of another project or of what a group has behind it are
not. Nothing is computed: no end follows from a start and a length. What is published is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from grantgraph.dates import WRITTEN, duration, parse_date
from grantgraph.model import Evidence, Field, Grant, PeriodFinding, PublishedDate, Text

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {"eighteen": 18, "twenty-four": 24}
_NUMBER = r"(?P<number>\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_LENGTH = rf"(?<![\w.,-])(?!0){_NUMBER}[- ](?P<unit>month|year)"
_LENGTHS = _LENGTH + r"s?(?![\w-])"
_GRANT = r"(?:project|grant|award|initiative)"
_THIS = rf"(?:(?:the|this|its|a|an) (?:[\w-]+ )?{_GRANT}|(?:the|this) program(?:me)?)"
_RUNS = (
    r"(?:will |is (?:to|planned to|expected to|scheduled to) )?"
    r"(?:runs?|ran|lasts?|lasted|continues?|extends?|covers?|be implemented|was implemented|be carried out)"
)
_FIELD = (
    r"(?:project|grant|award|funding|implementation) (?:period|term|dates?|duration|length)"
    r"|period of performance|duration|period"
)
_BEGIN = rf"(?P<start>{WRITTEN})"
_END = rf"(?P<end>{WRITTEN})(?![\w/]|[.,-]\d)"
_SPAN = rf"{_BEGIN}(?: ?[–—-] ?| to | until | till | through ){_END}"
_FROM = rf"(?:from {_SPAN}|between {_BEGIN.replace('start', 'after')} and {_END.replace('end', 'before')})"


Property = Literal["startDate", "endDate", "duration"]


class _Rule(NamedTuple):
    """What is looked for, by the name under which a finding tells it."""

    name: str
    pattern: re.Pattern[str]


def _rule(name: str, pattern: str) -> _Rule:
    return _Rule(name, re.compile(pattern, re.IGNORECASE))


_SENTENCE = r"(?:^|(?<=[.!?;] )|(?<=\n))"
_RULES = (
    _rule(
        "project period: FROM - TO",
        rf"{_SENTENCE}(?:the )?(?:{_FIELD})(?::| is| was| will be) (?:from )?{_SPAN}",
    ),
    _rule("project period: LENGTH", rf"{_SENTENCE}(?:the )?(?:{_FIELD})(?::| is| was| will be) {_LENGTHS}"),
    _rule("the project runs FROM TO", rf"\b{_THIS} (?:that )?{_RUNS} {_FROM}"),
    _rule("the project runs LENGTH", rf"\b{_THIS} (?:that )?{_RUNS} (?:for |over )?{_LENGTHS}"),
    _rule("project running FROM TO", rf"\b{_THIS},? (?:running|lasting) {_FROM}"),
    _rule("FROM TO, ... will", rf"{_SENTENCE}{_FROM},(?= [^.;]{{1,80}}\bwill\b)"),
    _rule("LENGTH project", rf"\b{_LENGTH}(?:[- ]long)? {_GRANT}\b"),
    _rule(
        "will LENGTH program",
        rf"(?<= will )[^.,;]{{1,40}}\b{_LENGTH}(?:[- ]long)? (?:[\w-]+ )?program(?:me)?\b",
    ),
    _rule("MONEY over LENGTH", rf"[$€£]\d[\d,.]*(?: (?:million|thousand))? (?:over|for) {_LENGTHS}(?! of)"),
    _rule("FROM - TO project", rf"\b(?:the|this|its) {_SPAN} {_GRANT}\b"),
)
_MAY_TELL = re.compile(r"(?:19|20)\d\d|[- ](?:month|year)", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:previous|earlier|prior|last|former|past|completed|recent|similar|other|another|first|pilot|after|since|"
    r"following|building on|builds on|based on|results? of|findings of|lessons (?:of|from)|evaluation of|experience|"
    r"had|has had|was part of)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_LONGEST = 15  # years; a longer span is history, and so is one that ended well before the year of the award


def find_period(grant: Grant) -> Iterator[PeriodFinding]:
    """Start, end and duration, each at most once; none that the source states or disputes, or that two places deny."""
    found = [each for field in Field for text in grant.texts(field) for each in _in_text(text, field, grant)]
    stated = {claim.property for claim in grant.claims}
    if grant.start_date or grant.end_date:
        stated |= {"startDate", "endDate"}
    if grant.duration:
        stated.add("duration")
    for name in ("startDate", "endDate", "duration"):
        of_name = [each for each in found if each.property == name]
        if name not in stated and len({each.value for each in of_name}) == 1:
            yield of_name[0]


def _in_text(text: Text, field: Field, grant: Grant) -> Iterator[PeriodFinding]:
    is_english = text.language is None or text.language.lower().startswith("en")
    if not is_english or not _MAY_TELL.search(text.value):
        return
    for rule in _RULES:
        for match in rule.pattern.finditer(text.value):
            if _OTHERS.search(text.value[max(0, match.start() - 60) : match.start()]):
                continue
            start, end = match.span()
            evidence = Evidence(field, text.value[start:end], start, end, text.language)
            for name, value in _said(match, grant.year):
                yield PeriodFinding(name, value, evidence, rule.name)


def _said(match: re.Match[str], year: PublishedDate | None) -> Iterator[tuple[Property, str]]:
    """Properties and values that a match says; none where its span cannot be the grant's."""
    parts = match.groupdict()
    if number := parts.get("number"):
        count = int(number) if number.isdecimal() else _NUMBERS[number.lower()]
        yield "duration", duration(count * (12 if (parts["unit"] or "").lower() == "year" else 1))
        return
    start = parse_date(parts.get("start") or parts.get("after") or "")
    end = parse_date(parts.get("end") or parts.get("before") or "")
    if start and end and _is_plausible(start, end, year):
        yield "startDate", start.value
        yield "endDate", end.value


def _is_plausible(start: PublishedDate, end: PublishedDate, year: PublishedDate | None) -> bool:
    precision = min(len(start.value), len(end.value))
    in_order = start.value[:precision] <= end.value[:precision]
    is_short = int(end.year) - int(start.year) <= _LONGEST
    return in_order and is_short and (year is None or int(end.year) >= int(year.year) - 1)
