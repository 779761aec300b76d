"""Words in a name's place that can hardly be one: then no body is made of them, and the page's reader is told."""

from __future__ import annotations

import re

from grantgraph.dates import find_date
from grantgraph.readers.alternatives import any_of
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.paragraphs import ends_sentence
from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, any_verb, verbs
from grantgraph.readers.listing.signs.headings import heads_awards
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import is_connector
from grantgraph.readers.listing.signs.quotes import QUOTES
from grantgraph.readers.listing.signs.shapes import is_term, is_time_line
from grantgraph.readers.listing.signs.words import name_words, words

_MOST_WORDS = 22
_MOST_OF_QUESTION = 3  # words of a name that asks
_LEAST_UNLIKE = -2.5
_NEXT_SENTENCE = re.compile(r"[a-z][!?] [^\W\d_a-z]")
_SET_APART = re.compile(r"\s[^\w\s&+/@'’“”«»„\"–—-](?:\s|$)|\t|\s\.{3,}|\w@\w|https?:|\bwww\.")
_SUM = re.compile(r"[$€£] ?\d|\b\d{1,3}(?:[,.]\d{3})+\b")
_NUMBERED = re.compile(
    r"(?:\b(?:award|grant|project|contract|file|case|ref|reference|application|proposal|entry|no|nr|number|item|lot)\b"
    r"[.:# ]*)+[A-Z]{0,6}[-/ ]?\d[\w./-]*",
    re.IGNORECASE,
)  # `Award 2022/04`
_GIVES = re.compile(
    r"(?i:\b(?:foundation|trust|fund|endowment|agency|embassy|ministry|institute|board)) "
    rf"(?:{any_of(verbs(*OF_GIVERS, form='third') | {'gave', 'chose'})})\b"
)  # a headline
_STATES = re.compile(r"\b(?:will|would|is|are|was|were|has|have|had|posted)\b")
_WEEKDAY_AT_END = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_DECISION = re.compile(
    r"(?:(?:conditionally|partly|partially|fully|not|to be) )?"
    rf"(?:{any_verb(*OF_GIVERS, 'decide', 'refuse', form='participle')}|pending|renewed|continued|completed"
    r"|closed|active|ongoing|confirmed)"
    r"(?: (?:in (?:part|full|principle)|with|subject to|as (?:requested|recommended)|until|again|at|for|by)\b.*)?"
    r"|[\w-]+ grants?",
    re.IGNORECASE,
)  # `Approved in part`
# Not all names of currencies: towns and bodies are called Pula, Som or Lari, too.
_MONEY = re.compile(
    r"(?:\S+ ){0,4}(?:euros?|dollars?|pounds|kron(?:er|or)|francs?|franken|rubles?|pesos|korun|złotych|shillings|rupees"
    r"|rand)",
    re.IGNORECASE,
)  # `fünftausend Euro`
_ENGLISH = frozenset({"the", "of", "for", "and", "its", "their", "that", "with", "to", "which"})
_LONG = 8  # words, of which a name in English has more than one with a capital letter


def is_doubtful(name: str) -> bool:
    """Whether words can hardly be a name: a sentence, a sum, a label, a place, pieces set apart, a title in `-ing`."""
    written = name.split()
    return (
        _is_sentence(name, written)
        or _is_fact(name)
        or name.endswith((":", ","))
        or bool(_SET_APART.search(name))
        or is_connector(written[-1])
        or (name_likeness(name) <= _LEAST_UNLIKE and any(map(str.islower, written)))
        or _is_phrase(written)
        or heads_awards(name)
        or _is_kind_alone(written)
        or (len(written) == 1 and name.isascii() and name.islower())
        or any(name.count(left) != name.count(right) for left, right in ("()", "[]"))
    )


def _is_sentence(name: str, written: list[str]) -> bool:
    """Whether words are a sentence, a question, or a piece of one."""
    is_closed = name.endswith(".") and ends_sentence(name) and not _has_kind(written[-1:])
    return (
        len(written) > _MOST_WORDS
        or (is_closed and (len(written) > 6 or written[0].islower()))
        or (name.endswith("?") and len(written) > _MOST_OF_QUESTION)
        or bool(_NEXT_SENTENCE.search(name))
        or bool(_STATES.search(name) or _GIVES.search(name))
    )


def _is_fact(name: str) -> bool:
    """Whether words tell how much, when, where or with what success, or count the grants."""
    return (
        bool(_SUM.search(name))
        or bool(_DECISION.fullmatch(name))
        or (bool(_MONEY.fullmatch(name)) and not _has_kind(name.split()))
        or any(amount.money for amount in find_amounts(name[:400]))
        or find_date(name) is not None
        or is_time_line(name)
        or is_term(name)
        or bool(_WEEKDAY_AT_END.search(name))
        or bool(_NUMBERED.fullmatch(name))
        or is_region(name)
        or bool(find_countries(name.partition(" (")[0], alone=True))
    )


def _is_phrase(written: list[str]) -> bool:
    """Whether words read as an English phrase: hardly any capitals, no quotation, no kind of body."""
    long = [word for word in written if len(word) > 3 and word[0].isalpha() and not is_connector(word)]
    capitals = sum(word[0].isupper() or not word[0].islower() for word in long)
    is_quoted = any(mark in word for word in written for mark in QUOTES)
    is_english = "".join(written).isascii()  # other languages write names in small letters
    is_small = len(long) >= 4 and capitals * 3 <= len(long)
    is_long = len(written) >= _LONG and capitals < 2 and len(_ENGLISH & {*written}) > 1
    return is_small and is_english and not is_quoted and (is_long or not _has_kind(written))


def _has_kind(written: list[str]) -> bool:
    return bool(words("body") & {word.casefold().strip(".,;:()") for word in written})


def _is_kind_alone(written: list[str]) -> bool:
    """Whether words say what kind of body somebody is and no more: `Public Foundation`, `NGO`."""
    kinds = name_words("legal form", "kind of body", "joining word")
    return all(word.casefold().strip('.,;:()"') in kinds for word in written)
