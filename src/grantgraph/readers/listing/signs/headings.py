"""Which lines head a section or the page: a country or region, a year, `Supplements`, `Grants in ...`."""

from __future__ import annotations

import re

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, any_verb, any_word

_SECTION = re.compile(
    r"(?:(?:new|supplement(?:s|al|ary)?|grants?|awards?|awarded|amendments?|other|regional|projects?|programs?|to date"
    r"|current|active|completed) ?)+",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:FY ?|fiscal year )?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\b", re.IGNORECASE)
_GRANTS_IN = re.compile(
    r"\b(?:grants?|awards?|programs?|projects?)\b.{0,30}\b(?:in|to|for|of|made)\b", re.IGNORECASE
)
_NAVIGATION = re.compile(
    r"(?:back to .{0,30}|home|share.{0,20}|print|menu|search|next|previous|read more|learn more|bookmark and share"
    r"|related .{0,30}|subscribe.{0,30}|(?:jump|skip|click|press) .{0,80}|no comments:?|post a comment"
    r"|(?:\d{1,4} )?comments?|top|tags?:.{0,80}|filed under.{0,80}|posted (?:by|on|in).{0,60})",
    re.IGNORECASE,
)
_OF_GRANTS = re.compile(
    rf"\b(?:grants|grantees|awards|recipients|{any_word('supported work')}|what we fund|who we fund)\b",
    re.IGNORECASE,
)
_OF_AWARDS = re.compile(
    r"\b(?:grantees|awardees|laureates|prize-?winners|scholarships?"
    r"|(?:grant|award|prize|fellowship)s? (?:recipients|winners|holders))\b"
    r"|\b(?:projects|initiatives|groups|ideas|campaigns|causes) (?:(?:that |which )?we )?(?:have )?"
    rf"(?:{any_verb('fund', 'serve', 'choose', form='participle')})\b"
    rf"|\b(?:{any_word('supported work')})\b"
    r"|\b(?:19|20)\d\d\b.*\bfellow(?:s|ships?)\b|\bfellow(?:s|ships?)\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_HEADING_WORDS = 14
_ANNOUNCES = re.compile(
    r"\b(?:following|below|recipients|grantees|organi[sz]ations|includ(?:e|ed|ing)|are|were)\b.*:$"
)
_HEADLINE = re.compile(
    rf"(?:{any_verb(*OF_GIVERS, form='third')}|{any_verb(*OF_GIVERS, form='past')}) [^.]{{0,60}}?[$€£\d]",
    re.IGNORECASE,
)
_FEW = 3
_WORD_OF_HEADLINE = re.compile(r"[^\W\d_][\w’'-]{3,}")


def is_headline(text: str) -> bool:
    """Whether a line is a headline that says who gives how much: `Larch Fund Commits $2 Million to Save Rivers`."""
    told = _HEADLINE.search(text[:200])
    if told is None or not told.start() or text.endswith((".", ";", ":")):
        return False
    found: list[str] = _WORD_OF_HEADLINE.findall(text)
    capitals = sum(word[:1].isupper() for word in found)
    return len(found) > _FEW and capitals * 4 >= len(found) * 3


def is_navigation(text: str) -> bool:
    """Whether a line only leads through a site, or says who posted it: `Back to top`, `Posted by ana on 3 May`."""
    return bool(_NAVIGATION.fullmatch(text.strip(' .:–-[]"“”')))


def is_heading(line: Paragraph) -> bool:
    """Whether a line can only be a heading, or belongs to the page's furniture."""
    text = line.text.strip(' .:–-[]"“”')
    if len(text) > 120:
        return False
    if _ANNOUNCES.search(line.text) or _NAVIGATION.fullmatch(text) or _SECTION.fullmatch(text):
        return True
    place = re.sub(
        r"\bregional\b(?: programs?| grants?)?:?", "", _YEARS.sub("", text), flags=re.IGNORECASE
    ).strip(" :,–-()")
    if not place or is_region(place) or find_countries(place, alone=True) or _is_part_of_country(place):
        return True
    return bool(_GRANTS_IN.search(text) and (find_countries(text) or _YEARS.search(text)))


def _is_part_of_country(text: str) -> bool:
    """Whether a text is a country with a part of it in brackets: `China (Tibet)`."""
    country, bracket, part = text.rstrip(")").partition(" (")
    return bool(bracket and part and find_countries(country, alone=True))


def heads_page(line: Paragraph) -> bool:
    """Whether the first line of a page is its heading: a few words and a year."""
    return len(line.words) <= 6 and bool(_YEARS.search(line.text[-9:])) and not line.is_finished


def speaks_of_grants(line: Paragraph) -> bool:
    """Whether a line speaks of grants in general, as headings of listings do: `Approved grants, first quarter`."""
    return tells_of_grants_in_general(line.text) and not line.is_finished


def tells_of_grants_in_general(text: str) -> bool:
    """Whether words are about several grants or those who got them."""
    return bool(_OF_GRANTS.search(text))


def heads_awards(text: str) -> bool:
    """Whether a heading says that awards stand below: `Grantees`, `Our 2019 fellows`; fellows alone may be staff."""
    return len(text.split()) <= _HEADING_WORDS and bool(_OF_AWARDS.search(text))
