"""Whom a sentence names as the one who gets a sum: `$350,000 went to the Name`, `With $2,500, the Name will ...`."""

from __future__ import annotations

import re

from grantgraph.readers.amounts import Amount
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.giving.unmade import is_sought, tells_of_no_grant
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.names import leading_name, trailing_name
from grantgraph.readers.listing.signs.persons import looks_like_persons
from grantgraph.readers.listing.signs.places import split_place, split_town
from grantgraph.readers.listing.signs.small_names import KINDS
from grantgraph.readers.listing.signs.unnamed import is_occasion
from grantgraph.readers.listing.signs.words import words

_WITH = re.compile(
    r"\b(?:[Ww]ith|[Tt]hanks to|[Uu]sing) (?:(?:an?|our|its|this|the) )?"
    r"(?:(?:[\w’'-]+ ){0,3}?"
    r"(?:assistance|support|funding|funds|help|grants?|awards?|aid|gift|money|backing|contribution) of )?$"
)
_BEHIND_SUM = re.compile(r"(?:(?: [a-z]+){0,5}, (?:the )?| the )(?=[A-Z])")
_GAVE = re.compile(
    rf"\b(?:{any_verb('give', 'hand')})"
    r" (?:the |its |our )?(?=[A-Z][^.;:]{2,120}$)"
)
_IN_BRACKETS = re.compile(r"(?: (?:for|to|towards?) [^()]{1,60})?\)")
_WHICH = re.compile(
    r", (?:which|who) (?:(?:will|has|have|also|now|can) ){0,2}"
    rf"(?:use[sd]?|spends?|spent|puts?|{any_verb('receive', 'earn')})"
    r" (?:(?:its|their|a|an|the|our) )?(?:[a-z]+ ){0,2}(?:of )?$"
)
_GIVING = re.compile(
    rf"\b(?:{any_verb('give', 'hand', form='base')}|{any_verb('give', 'hand', form='past')}) $"
)
_HELPED = re.compile(
    r"(?: [a-z]+){0,3}? (?:helped|helps?|enable[ds]?|allow(?:ed|s)?|lets?|support(?:ed|s)?|bought|buys|kept|keeps)"
    r" (?:the |its |our )?(?=[A-Z])"
)
_THANKS = re.compile(
    r"\b(?:thanks to|with the help of|because of|by means of) (?:a|our|this|the) (?:[a-z]+ ){0,3}of $"
)
_IN_PLACE = re.compile(r"\b(?:in|from|of|near|at) (?:the )?$")
_PLACE_ASIDE = re.compile(r"^, (?:in|from|of|based in|near) [^,.;]{2,40},")
_TO_FIRST = re.compile(r"To (?:the |our )?(?=[A-Z])")
_LONGEST_BETWEEN = 40
_SENT_BY = re.compile(
    r"(?P<person>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2}) (?:of|from) (?:the )?(?P<body>.+)"
)
_RECEIVES = re.compile(
    r"\b(?:(?:has|have|also|each|will) ){0,3}"
    rf"(?:{any_verb('receive', 'earn')}|(?:be|been|was|were) (?:{any_verb('give', 'hand', form='participle')}))\b"
)
_RECEIVED_RIGHT_BEFORE = re.compile(rf"{_RECEIVES.pattern} (?:(?:a|its|the|our) [a-z ]{{2,20}} of )?$")
_TO = re.compile(
    r"(?:[^.;:$€£]{0,60}?\b(?:to|for)|[^.;:$€£]{0,20}?\b(?:goes|went) to) (?:(?P<of>its|the|their|an?) )?"
    rf"(?=[#\"“]?(?:[^\W\d_a-z]|(?:{'|'.join(sorted(KINDS))}) ))"
)
_PART_OF = re.compile(
    r", (?:an?|the) (?:\w+ ){0,3}(?:site|project|program|programme|initiative|arm|unit|campaign|part) of (?:the )?"
    r"(?=[A-Z])"
)
_RECIPIENT = re.compile(
    r"(?:(?:\w+ of the )?(?:recipients?|grantees?|winners?|awardees?|beneficiar(?:y|ies)),? (?:is |are )?,? ?"
    r"|(?:funding|funds|money|a grant|an award|grants?|awards?|support)(?: was| were| is| has been)?"
    r" (?:given|awarded|granted|made|going|went) to )(?:the )?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PROJECT = re.compile(r" (?:project|program|programme|initiative|campaign)s?\b")
_AWARDS = re.compile(r"\b(?:awards?|grants?|prizes?)\b")
_NOT_NAMES = frozenset((
    "it", "they", "them", "he", "she", "we", "i", "this", "that", "these", "those", "both", "all", "each", "year",
    "one", "two", "another", "other", "others", "some", "several", "many",
))  # fmt: skip


def recipient(sentence: str, amount: Amount, last_named: str | None) -> str | None:
    """Who got a sum, as the words around it say; `last_named` is whose `its project` is.

    Nobody where the sentence tells of a grant that was not made, or of what was asked for.
    """
    before, after = sentence[: amount.start], sentence[amount.end :]
    if tells_of_no_grant(sentence) or is_sought(before):
        return None
    if before.endswith("(") and _IN_BRACKETS.match(after):
        return _checked(trailing_name(before[:-1].rstrip()))
    if _WITH.search(before) and (behind := _BEHIND_SUM.match(after)):
        return _named(after[behind.end() :])
    if (to_first := _TO_FIRST.match(sentence)) and _GIVING.search(before):
        return _named(sentence[to_first.end() :])
    if told := _told_before(before):
        return _checked(trailing_name(told))
    subject = _subject(sentence, before)
    is_told = subject is not None and _RECEIVED_RIGHT_BEFORE.search(before)
    return subject if is_told else _addressee(after, last_named) or subject


def _told_before(before: str) -> str | None:
    """The words that end in the name, where what stands before a sum says who got it: `gave the Name (`."""
    if whose := _WHICH.search(before):
        return before[: whose.start()].rstrip()
    if before.endswith(" with "):
        return before.removesuffix(" with ")
    gave = _GAVE.search(before)
    return before[gave.end() :].rstrip() if gave else None


def called_recipient(sentence: str) -> str | None:
    """Who is called a recipient, without a sum: `The winners are the Name and ...`."""
    told = _RECIPIENT.match(sentence)
    return _named(sentence[told.end() :]) if told else None


def winner(sentence: str) -> str | None:
    """Who is said to receive an award or a grant: a project named in the next sentence may be theirs."""
    subject = leading_name(sentence)
    if subject and _RECEIVES.match(sentence[subject.end :].lstrip(" ,")) and _AWARDS.search(sentence):
        return _checked(subject.text)
    return None


def _addressee(after: str, last_named: str | None) -> str | None:
    """Whom the words behind a sum name as the one it goes to or helps."""
    if (helped := _HELPED.match(after)) and (name := _named(after[helped.end() :])):
        return name
    to = _TO.match(after)
    if to is None:
        return None
    rest = after[to.end() :]
    if to["of"] in ("its", "their") or _is_project(rest):
        return last_named
    return _owner(rest) or _named(rest)


def _subject(sentence: str, before: str) -> str | None:
    """Who received the sum that follows: the name right before the verb, or the one that opens the sentence."""
    verbs = list(_RECEIVES.finditer(before))
    subject = leading_name(sentence)
    if subject and not verbs and _THANKS.search(before):
        return _checked(subject.text)
    if not verbs or len(before) - verbs[-1].end() > _LONGEST_BETWEEN:
        return None
    told = before[: verbs[-1].start()].rstrip(" ,")
    name = trailing_name(told)
    if name and not _IN_PLACE.search(told[: len(told) - len(name)]):
        return _checked(name)
    follows = subject and _RECEIVES.match(_PLACE_ASIDE.sub("", sentence[subject.end :]).lstrip(" ,"))
    return _checked(subject.text) if subject and follows and len(verbs) == 1 else None


def _named(text: str) -> str | None:
    name = leading_name(text)
    return _checked(name.text) if name else None


def _is_project(text: str) -> bool:
    """Whether the name is a project's, not a body's: `the Ranking project`."""
    name = leading_name(text)
    return bool(name and _PROJECT.match(text, name.end))


def _owner(text: str) -> str | None:
    """The body behind a project: `Name, a site of the Body`."""
    name = leading_name(text)
    part = _PART_OF.match(text, name.end) if name else None
    return _named(text[part.end() :]) if part else None


def _checked(name: str | None) -> str | None:
    """A name that can be a body's, without the place in brackets behind it: no pronoun, country or region."""
    if name and name.endswith(")"):
        name = split_place(name)[0]
        name = (split_town(name) or (name, ""))[0]
    sent = _SENT_BY.fullmatch(name or "")
    if sent and looks_like_persons(sent["person"]) and words("body") & set(sent["body"].casefold().split()):
        name = sent["body"]
    if not name or name.casefold() in _NOT_NAMES or is_occasion(name):
        return None
    return None if is_region(name) or find_countries(name, alone=True) else name
