"""Notes in a name's place that say it is not told, in the languages of grant pages: `nome omitido a pedido do grupo`.

No list of wordings can be complete. A note is told by its words: one keeps a name back (`withheld`, `anonyme`) or two
do together (`nicht genannt`), and none that is left has a capital letter, by which it could be part of a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from grantgraph.readers.listing.signs.words import is_sign, words

_WORD = re.compile(r"(?:[^\W\d_]{1,2}[’'])?(?P<word>[^\W\d_][\w’'-]*)")
_BETWEEN = 3  # words between `not` and what is not done: `not to be published`
_LONGEST = 200


@lru_cache(maxsize=4096)
def is_note(text: str) -> bool:
    """Whether words are a note that a name is not told, and hold no name."""
    written = [match["word"] for match in _WORD.finditer(text[:_LONGEST])]
    found = [word.casefold() for word in written]
    if len(text) > _LONGEST or not _keeps_back(found):
        return False
    in_capitals = len(found) > 1 and text.isupper()
    return all(
        word.islower() or _is_of_note(low) or (in_capitals and low in words("connector"))
        for word, low in zip(written, found, strict=True)
    )


def _keeps_back(found: list[str]) -> bool:
    alone = any(is_sign("kept back", word) for word in found)
    return alone or any(
        word in words("not") and any(is_sign("told", told) for told in found[at + 1 : at + 2 + _BETWEEN])
        for at, word in enumerate(found)
    )


def _is_of_note(word: str) -> bool:
    return any(is_sign(sign, word) for sign in ("kept back", "not", "told", "of grantees")) or word in words(
        "body"
    )
