"""The year for which a page tells its grants, and the line that tells when it was published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from grantgraph.dates import find_date
from grantgraph.model import PublishedDate
from grantgraph.readers.listing.paragraphs import ends_sentence
from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, any_verb

YEAR = re.compile(
    r"(?<![\w.,$€£/-])(?<!since )(?<!than )(?<!above )(?<!below )(?<!until )(?<!from )(?:19|20)\d\d(?!\d|,\d|\w)"
)
_REPORT = re.compile(
    r"annual report[^.]{0,30}?(?P<year>(?:19|20)\d\d)|(?P<before>(?:19|20)\d\d) annual report", re.IGNORECASE
)
_BESIDE_DATE = re.compile(
    r"\b(?:published|posted|updated|date|on|by|of|the|at|am|pm|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct"
    r"|nov|dec)|\d[\d:./-]*(?:st|nd|rd|th)?)\b|[^\w\s]",
    re.IGNORECASE,
)
_OF_OTHER_THINGS = re.compile(
    r"\b(?:founded|set up|established|created|formed|launched|born|began|begun|since|incorporated|registered|started"
    r"|retrieved|accessed|downloaded|archived|last checked)\b[^.;]{0,40}?(?:19|20)\d\d",
    re.IGNORECASE,
)
_OF_GRANTS = re.compile(
    rf"\b(?:grants?|grantees|awards?|fund|supports?|projects|round|cycle|call"
    rf"|{any_verb(*OF_GIVERS, 'receive', form='past')}|{any_verb(*OF_GIVERS, form='participle')})\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|ene|gen|janv|feb|fév|fev|mar|mär|apr|avr|abr|ma[iyj]|mag|jun|juin|giu|jul|juil|lug|aug|août|ago|sep|set"
    r"|oct|okt|ott|out|nov|dec|déc|dez|dic|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]{0,7}\.?"
)
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?{_MONTH}(?:,| de)? (?:19|20)\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d[./-]\d\d)\b",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(rf"\b{_MONTH} (?:19|20)\d\d\b", re.IGNORECASE)
HEADING_WORDS = 12
"""A sentence of more words is no heading."""


def is_date_line(text: str) -> bool:
    """Whether a line tells when the page was published, and little else."""
    return len(text) < 80 and find_date(text) is not None and len(_BESIDE_DATE.sub("", text).split()) <= 1


def page_year(
    before: Sequence[str], after: Sequence[str], issued: PublishedDate | None
) -> PublishedDate | None:
    """The year for which the page tells its grants.

    That of the annual report it quotes, else of its first heading with a year, else of the first sentence that speaks
    of grants and of no beginnings, else that in which the page was published. A day or month is none as long as another
    year stands there.
    """
    for text in (*before, *after):
        if match := _REPORT.search(text):
            return PublishedDate(match["year"] or match["before"])
    undated = [text for text in before if not is_date_line(text)]
    headings = [
        _OF_OTHER_THINGS.sub("", text)
        for text in undated
        if not ends_sentence(text) or len(text.split()) <= HEADING_WORDS
    ]
    sentences = [
        _OF_OTHER_THINGS.sub("", text) for text in sorted(undated, key=lambda t: not _OF_GRANTS.search(t))
    ]
    texts = [*headings, *sentences]
    undated = [_DAY.sub("", text) for text in texts]
    for text in (*(_OF_MONTH.sub("", text) for text in undated[: len(headings)]), *undated, *texts):
        if years := Counter(match.group() for match in YEAR.finditer(text)):
            return PublishedDate(years.most_common(1)[0][0])
    return PublishedDate(issued.year) if issued else None
