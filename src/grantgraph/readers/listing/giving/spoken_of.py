"""The kind of body that a page speaks of as its giver without its name: `the Foundation gave`, `my office paid`.

`The fund` may as well be a program of the giver.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from grantgraph.readers.listing.signs.giving_words import OF_GIVERS, any_verb

_GIVES = rf"(?:{any_verb(*OF_GIVERS, 'receive', 'decide', 'refuse')}|made|invited)"
_SPOKEN_OF = re.compile(
    r"\b(?:the|our|my|this|his|her) (?P<kind>foundation|trust|endowment|embassy|agency|department|ministry|office"
    r"|commission|council|bank|charity|institute|mission|delegation|corporation)"
    rf"(?:[’']s?\b|,? (?:(?:has|have|had|also|will|can|could|does|did|today|recently) ){{0,2}}{_GIVES}\b)",
    re.IGNORECASE,
)
_OF_STATES = frozenset({"agency", "department", "ministry", "office"})


def kinds_spoken_of(texts: Iterable[str]) -> frozenset[str]:
    """The kinds of body, in small letters, that the texts say to give; the offices of a state are all one kind."""
    found = {match["kind"].casefold() for text in texts for match in _SPOKEN_OF.finditer(text[:2000])}
    return frozenset(found | _OF_STATES if found & _OF_STATES else found)
