"""Which grant a correction means: told by what it was called and by words of its text, never by guessing.

A correction outlives the build it was made on, so each row is held against the grants as they are read today. One that
fits none of them any more, or two, is `Unmatched`, with the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from grantgraph.errors import GrantGraphError
from grantgraph.model import Correction, Grant, OrganizationMention

_ALIKE = str.maketrans("‘’ʼ`´“”„«»–—−\u00a0", "'''''\"\"\"\"\"--- ")
_SPELLINGS = {"'": "['‘’ʼ`´]", '"': '["“”„«»]', "-": "[-–—−]"}


class Unmatched(GrantGraphError):  # noqa: N818  (reads as what became of the correction)
    """A correction that cannot be applied to what is read today; the message is the reason."""


def folded(text: str) -> str:
    """A text as it compares after a spreadsheet has had it: letter case, white space and kinds of quotes are one."""
    return " ".join(text.translate(_ALIKE).split()).casefold()


def find_words(words: str, text: str) -> tuple[int, int] | None:
    """Where quoted words first stand in a text: offsets of the text itself, whatever the quotes are typed like."""
    pattern = r"\s+".join("".join(map(_spelling, word)) for word in words.translate(_ALIKE).split())
    match = re.search(pattern, text) if pattern else None
    return match.span() if match else None


def _spelling(letter: str) -> str:
    return _SPELLINGS.get(letter, re.escape(letter))


class Sought:
    """Grants by what a correction may call them. Grants are told by their number in the sequence given."""

    def __init__(self, grants: Sequence[Grant]) -> None:
        self._grants = grants
        self._called: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, grant in enumerate(grants):
            for listing in {grant.listing.sha256, *(origin.listing.sha256 for origin in grant.also)}:
                for name in _names(grant):
                    self._called[listing, name].append(number)

    def number(self, correction: Correction) -> int:
        """The number of the one grant that is meant; `Unmatched` where none or several fit."""
        name = correction.grant or correction.place
        called = self._called.get((correction.listing, folded(name)), [])
        if not called:
            raise Unmatched(f"no grant of {correction.source} is called “{name}”")
        holding = [number for number in called if _holds(self._grants[number], correction.text)]
        if not holding:
            raise Unmatched(f"the grant “{name}” does not hold the words “{correction.text}” any more")
        if len(holding) == 1:
            return holding[0]
        placed = [number for number in holding if correction.place in _locations(self._grants[number])]
        if len(placed) == 1:
            return placed[0]
        places = "; ".join(self._grants[number].location for number in holding)
        raise Unmatched(f"{len(holding)} grants are called “{name}” ({places}); the column place says which")


def _names(grant: Grant) -> set[str]:
    titles = (title.value for title in grant.titles)
    bodies = (body.name for body in grant.grantees if isinstance(body, OrganizationMention))
    return {folded(name) for name in (grant.identifier, *titles, *bodies, *_locations(grant)) if name}


def _locations(grant: Grant) -> set[str]:
    return {grant.location, *(origin.location for origin in grant.also)}


def _holds(grant: Grant, words: str) -> bool:
    texts = (text.value for text in (*grant.titles, *grant.descriptions))
    return not words or any(folded(words) in folded(text) for text in texts)
