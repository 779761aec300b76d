"""Grants that were planned, asked for or promised and never made: no entry is made of them."""

from __future__ import annotations

import re

from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, any_verb, any_word
from grantgraph.readers.listing.signs.sentences import sentences

_GIVEN = any_verb(*OF_GIVERS, form="participle")
_REFUSED_FORM = any_verb("refuse", form="participle")
_NOT_GIVEN = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:was|were|has been|have been|could|would) "
    rf"(?:later |then |never |however )?(?:{_REFUSED_FORM}|unsuccessful|not (?:be |been )?(?:{_GIVEN}))\b"
    rf"|\b(?:{any_verb('decide', form='past')}) (?:not to|to (?:{any_verb('refuse', form='base')}))\b"
    r"|\b(?:put off|deferred|postponed) (?:until|till|to)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    rf"\W{{0,9}}(?:{_REFUSED_FORM}|{any_verb('refuse', form='base')}|nil|none|nothing|no grant"
    r"|not (?:recommended|approved|granted|funded))\b(?! to)",  # `not given` says that it is not told
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"{_REFUSAL.pattern}(?:\W*$|[.;,:]| (?:until|till|because|as|pending|since|on|at|by|for (?:lack|want|now))\b)",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:ask(?:s|ed|ing)? for|appl(?:ied|ies|y) for|request(?:s|ed)?(?: for| of)?|sought|seeks|hoped for|costs?|worth"
    r"|applications? (?:for|of)|fined|owes?|debts? of)(?: (?:us|a|an|the|grant|of|sum|total)){0,4} $",
    re.IGNORECASE,
)
_REFUSALS = re.compile(rf"(?:{any_word('refusal')})\W*", re.IGNORECASE)
_LONGEST = 16


def names_refusals(head: str) -> bool:
    """Whether what stands in the place of a name says that others got nothing: `Avslag: 41 søknader.`."""
    return bool(_REFUSALS.fullmatch(head))


def tells_of_refusal(text: str) -> bool:
    """Whether a text is nothing but a refusal, in a few words: `Deferred until a budget has been received.`."""
    return len(text.split()) <= _LONGEST and bool(_REFUSED.match(text))


def is_sought(before: str) -> bool:
    """Whether the words before a sum say that it was asked for, is owed, or is what something costs."""
    return bool(_SOUGHT.search(before))


def tells_of_no_grant(sentence: str) -> bool:
    """Whether a sentence that states a sum says that it was not given: `... was withdrawn by the applicant`."""
    return bool(_NOT_GIVEN.search(sentence))


def was_not_made(text: str, amount: str) -> bool:
    """Whether a refusal stands in the place of a sum, or the sentence that states it says that it was not given."""
    return bool(_REFUSAL.match(amount)) or any(
        amount in sentence and tells_of_no_grant(sentence) for sentence in sentences(text)
    )
