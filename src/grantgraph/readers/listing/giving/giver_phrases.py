"""Phrases that name who gives: `Board of the Larch Fund`, `groups supported by the Larch Fund`, `grants of ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.giving.giver_names import key_of, kinds_in, opening_name
from grantgraph.readers.listing.signs.giving_words import (
    OF_GIVERS,
    SURELY_OF_GIVERS,
    any_verb,
    any_word,
    gives,
)
from grantgraph.readers.listing.signs.words import words

_GOVERNED = re.compile(
    r"\b(?i:(?:board|trustees|directors|secretariat|jury|committee|delegation|report|minutes|accounts|newsletter|bulletin"
    r"|website|news|updates?|greetings|stories|highlights|letters?|notes|journal|tax return|page)"
    r" (?:of|from|by) (?:the )?)(?=[A-Z])"
)
_SUPPORTED_BY = re.compile(
    rf"\b(?:{any_word('supported')})\b[^.;:]{{0,60}}? (?:{any_verb(*OF_GIVERS, form='participle')}) by (?:the )?"
    r"(?=[A-Z])",
    re.IGNORECASE,
)
_GRANTS_OF = re.compile(
    r"\b(?:recipients|grantees|grants|awards|decisions|winners|donations|partners)"
    rf" (?:(?:{any_verb(*OF_GIVERS, form='participle')}|made) )?(?:of|by|from) (?:the )?(?=[A-Z])",
    re.IGNORECASE,
)
_MONEY_FROM = re.compile(
    r"\b(?:kron\w+|dollars|euros?|pounds|francs|rand|shillings|money|grants?|awards?|support|funding|backing|million|\d)"
    r" from (?:the )?(?=[A-Z])"
)
_RUN_BY = re.compile(
    r"\b(?:grants?|awards?|funds?|challenge|competition|prizes?|program(?:me)?|scheme|fellowships?|initiative|facility)\b"
    r"[^.;:]{0,80}?,? (?:run|organi[sz]ed|administered|managed|offered|hosted|given|presented|founded) by (?:the )?"
    r"(?=[A-Z])",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    r"\b(?:employees|staff|workers|members|customers|volunteers) (?:of|at) (?:the )?(?=[A-Z])", re.IGNORECASE
)
_GIVES = re.compile(gives(any_verb(*SURELY_OF_GIVERS)))
_PAID_BY_OTHERS = re.compile(
    r"\b(?:which|that) (?:[\w’'-]+ ){1,6}?(?:pays? for|paid for|finances?|financed|funds?|funded|backs?|backed)\b"
    r"|\b(?:paid for|financed|funded|backed|underwritten) by\b"
)
_RUNS, _RUN = (
    r"(?: \([^()]{1,12}\))?,? (?:only |jointly |now )?(?:runs|administers|manages|operates|hosts|organi[sz]es)\b",
    r"\b(?:run|administered|managed|operated|hosted|organi[sz]ed)(?: on \w+ behalf)? by (?:the )?",
)
_SENTENCE = re.compile(r"[^.!?]+")
_OF_ITS_OWN = re.compile(
    r"(?:(?:examples|some) of )?(?:our|who we|what we|how we) (?:recent |new |current )?"
    r"(?:grants?|grantees?|grant partners|partners|fellows|projects|portfolio|funding|support|fund|help|money|give"
    r"|gave)\b.*"
    r"|annual (?:report|review)\b.*"
    r"|(?:a|an|the) [^.,]{0,60}\b(?:fund|foundation|trust|grantmaker|charity|funder)\b[^.]*\.?"
    r"|(?:grant partners|grantee partners|grantees|docket|grants (?:awarded|made|approved))\b.*",
    re.IGNORECASE,
)
_LONGEST_HEADING, _SHORTEST = 12, 3
_OF_ANY_PAGE = frozenset(
    ("home", "news", "menu", "blog", "grants", "grantees", "projects", "search", "archive", "contents", "newsletter",
     "subject", "from", "date", "report", "minutes", "annex", "appendix", "summary", "introduction", "overview",
     "partners", "portfolio", "about")
)  # fmt: skip


def heads_own_page(line: str) -> bool:
    """Whether a line below a name shows that the page is the giver's own: `Our grantees`, `An independent fund`."""
    return len(line.split()) <= _LONGEST_HEADING and bool(_OF_ITS_OWN.match(line))


def word_alone(piece: str) -> str | None:
    """A name of one word at the head of a page: `Emberlight`; no word that heads pages of any kind."""
    word = piece.strip(" .#*=")
    is_name = word.isalpha() and word[:1].isupper() and len(word) > _SHORTEST and not is_region(word)
    return (
        word
        if is_name and word.casefold() not in _OF_ANY_PAGE and not find_countries(word, alone=True)
        else None
    )


def runner_in(line: str) -> str | None:
    """The body that is said to run a program of grants: `the Larch Challenge, run by the Larch Association`."""
    match = _RUN_BY.search(line[:600])
    return opening_name(line[match.end() :]) if match else None


def merely_runs(name: str, line: str) -> bool:
    """Whether a line that names a body says that it runs what others pay for: so it is not the one that gives.

    >>> merely_runs("Larch Society", "The prize, which two banks pay for and the Larch Society runs, went to four.")
    True
    """
    if not _PAID_BY_OTHERS.search(line):
        return False
    runs = re.compile(rf"(?<!\w){re.escape(name)}{_RUNS}|{_RUN}{re.escape(name)}(?!\w)")
    named = [sentence[0] for sentence in _SENTENCE.finditer(line) if name in sentence[0]]
    return bool(named) and all(_PAID_BY_OTHERS.search(said) and runs.search(said) for said in named)


def named_as_giver(line: str) -> Iterator[str]:
    """The names of those who give, by the words before them."""
    ends = [match.end() for match in _GOVERNED.finditer(line[:600])]
    if supported := _SUPPORTED_BY.search(line[:300]):
        ends.append(supported.end())
    yield from filter(None, (opening_name(line[end:]) for end in ends))
    for people in _PEOPLE_OF.finditer(line[:600]):
        name = opening_name(line[people.end() :])
        if name and _GIVES.match(line, people.end() + len(name)):
            yield name
    for granted in (_GRANTS_OF.search(line[:200]), _MONEY_FROM.search(line[:300])):
        if granted and (body := opening_name(line[granted.end() :])) and _is_body(body):
            yield body


def _is_body(name: str) -> bool:
    """Whether a name tells a kind of body that gives grants and is no fund, which may be a program of another."""
    return bool(
        kinds_in(key_of(name)) & (words("funder") | words("perhaps funder")) - words("perhaps program")
    )
