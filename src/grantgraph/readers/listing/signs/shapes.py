"""What a single paragraph looks like: prose or a line of its own, the name of a body or the title of a project.

Signs, never verdicts: the page as a whole decides (see `layouts/roles.py`).
"""

from __future__ import annotations

import re

from grantgraph.readers.amounts import Amount, find_amounts
from grantgraph.readers.countries import find_countries, is_region, is_state
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.signs.words import words as words_of

_INFINITIVE = re.compile(r"(?:in order )?to\W{1,6}[a-z]|(?:for|to|purpose): ?\w", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?:for|through|by|towards?)\W{1,6}[a-z]|(?:description|goal|objective): ?\w"
    r"|(?:this|the) (?:project|grant|program|programme|initiative|award|funding|organization|grantee)"
    r" (?:will|would|is|aims|seeks|supports?)\b"
    r"|support for |funds? (?:will|to) |(?:supports?|funds|helps|provides) [a-z]",
    re.IGNORECASE,
)
_MARKED_AS_SUPPLEMENT = re.compile(r"\bsupplement(?:s|al|ary)?\b", re.IGNORECASE)
_SIGNS_BETWEEN = r"[\s*†‡§()\[\],.:;/|·+–—-]*"
_AMOUNT_LINE_REST = re.compile(
    rf"{_SIGNS_BETWEEN}(?:(?:supplement(?:al|ary)?|amount|grant|award(?:ed)?|total|budget|sum|of|over|for|per|in|and|a|an"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|years?|months?|mos?|yrs?|\d{1,4}|usd|approved|granted|value|funding|size|counterpart|committed"
    rf"|match(?:ing)?|active|closed|completed|grants|status|renewal|annual(?:ly)?|each|plus|up|to|from|until|through"
    rf"|january|february|march|april|may|june|july|august|september|october|november|december|band(?: [a-z])?"
    rf"|(?:first|second|third|final|last) (?:instal?lment|payment|tranche)|instal?lments?)\b{_SIGNS_BETWEEN})*",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r", (?:Inc|Ltd|LLC|LLP|S\.A|A\.C|e\.V|Co|Corp)\.?$")
_QUESTION = re.compile(r"[^.!?]+\?[\"”’»]?")
_NEXT_SENTENCE = re.compile(r"[a-z)”\"][.!?] [A-Z“\"]")
_PLANS = re.compile(r"\b(?:will|would|aims? to|seeks? to)\b")
_ACTORS = re.compile(
    r"\b(?:organi[sz]ations?|grantees?|grants?|projects?|program(?:me)?s?|group|institute|cent(?:er|re)|foundation|fund"
    r"|association|union|society|network|coalition|committee|council|team|newspaper|station|portal|website|site|school"
    r"|activists|trainings?|seminars?|workshops?|[Ii]t|[Tt]hey|[A-Z]{2,10}|[A-Z]\w+ [A-Z]\w+)"
    r" (?:also |then )?(?:will|would)\b"
)
_LONGEST_NAME = 18
_PLACE_LINE = re.compile(r"[A-Z][\w .’'-]{1,40}, (?:[A-Z]{2}|D\.C\.)\.?")
_TERM = re.compile(r"(?:\w+ )?(?:years?|months?|mos?|yrs?)\.?", re.IGNORECASE)
_TIME_LINE = re.compile(
    r"(?:(?:grant )?(?:period|term|duration|date)s?:? )?"
    r"(?:[(]?(?:from|to|through|until|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|days?|weeks?|months?|mos?|years?|yrs?|one|two|three|four|duration|term|\d{1,4})\b"
    r"[\s,.:/–—)-]*)+",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?!\s*[–—-]\s*$)[\s*†‡§.–—-]*|\(?\d{1,3}[.)]|\(?\s*supplement(?:al|ary)?\s*(?:grant)?\s*\)?:?\*?",
    re.IGNORECASE,
)


def opens_with_infinitive(text: str) -> bool:
    """Whether it opens as most descriptions of grants do: `To train ...`, `For: ...`."""
    return bool(_INFINITIVE.match(text.lstrip("\"“«‘'([ ")))


def opens_with_purpose(text: str) -> bool:
    """Whether it opens by saying what for: `To train ...`, `Through ...`, `This project will ...`."""
    return opens_with_infinitive(text) or bool(_PURPOSE.match(text.lstrip("\"“«‘'([ ")))


def ends_as_name(text: str) -> bool:
    """Whether a line of few words ends in a legal form, whose full stop ends no sentence: `Some Centre, Inc.`."""
    return bool(_LEGAL_FORM.search(text[-10:])) and len(text.split()) <= _LONGEST_NAME


def is_prose(paragraph: Paragraph) -> bool:
    """Whether it is made of sentences rather than a line of its own."""
    return not paragraph.heading and reads_as_prose(paragraph.text)


def reads_as_prose(text: str) -> bool:
    """Whether words read as sentences, wherever they stand."""
    if ends_as_name(text):
        return False
    words = text.split()
    if opens_with_purpose(text) and _is_statement(words, text):
        return True
    if len(words) < 7 or _capitalized_share(words) > 0.75 or _is_question(words, text):
        return False
    return ends_sentence(text) or len(words) > 18 or bool(_NEXT_SENTENCE.search(text))


def _is_question(words: list[str], text: str) -> bool:
    """Whether it is a short question and nothing else, as a title may be."""
    return len(words) <= 14 and bool(_QUESTION.fullmatch(text))


def _is_statement(words: list[str], text: str) -> bool:
    return len(words) > 1 and (ends_sentence(text) or _capitalized_share(words[1:]) < 0.5)


def _capitalized_share(words: list[str]) -> float:
    """Which share of the words with four letters or more starts with a capital."""
    long = [word for word in words[:60] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def amount_line(text: str) -> Amount | None:
    """The sum on a line that holds a sum and at most how it is to be taken (`over two years`, `(Supplement)`)."""
    if len(text) > 120 and not text.startswith(("$", "€", "£")):
        return None
    sums = list(find_amounts(text))
    if not sums or len(sums) > 2:
        return None
    rest = text[: sums[0].start] + " " + text[sums[-1].end :]
    return sums[0] if is_amount_rest(rest) else None


def is_amount_rest(text: str) -> bool:
    """Whether words only say how a sum is to be taken: `over three years; counterpart committed`."""
    return bool(_AMOUNT_LINE_REST.fullmatch(text.strip()))


def is_place_line(text: str) -> bool:
    """Whether a line is nothing but a place: `New York, NY`, `Lagos, Nigeria`, `Uganda`, `(Regional)`."""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
        if is_region(text) or text.casefold() in words_of("reach"):
            return True
    *cities, country = text.split(", ")
    if words_of("body") & set(" ".join(cities).casefold().split()):
        return False
    if _PLACE_LINE.fullmatch(text) or (len(cities) == 1 and is_state(country)):
        return True
    return (
        len(cities) <= 2
        and bool(find_countries(country, alone=True))
        and all(len(c.split()) <= 3 for c in cities)
    )


def is_term(text: str) -> bool:
    """Whether words are a span of time and no more: `two years`, `18 mos.`, `months`."""
    return bool(_TERM.fullmatch(text))


def is_time_line(text: str) -> bool:
    """Whether a line is nothing but a date, a span or a duration: `2020-2022`, `18 months`."""
    return len(text) <= 80 and any(map(str.isdigit, text)) and bool(_TIME_LINE.fullmatch(text))


def says_plans(text: str) -> bool:
    """Whether the words say what somebody will do."""
    return bool(_PLANS.search(text))


def is_mark(text: str) -> bool:
    """Whether only a footnote mark, a row of dashes or the word `supplement` stands there.

    A single dash is no mark: it stands for a name that is not given.
    """
    return bool(_MARK.fullmatch(text))


def says_supplement(text: str) -> bool:
    """Whether the words mark a supplement to an earlier grant."""
    return bool(_MARKED_AS_SUPPLEMENT.search(text))


def says_who_acts(text: str) -> bool:
    """Whether the words say that a body or its project will do something."""
    return bool(_ACTORS.search(text[:2000]))
