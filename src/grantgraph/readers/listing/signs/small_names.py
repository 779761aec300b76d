"""Names of languages that write them in small letters, inside an English sentence: `to klub mladih Most, for ...`.

A kind of body of such a language, or one of its small words, shows that a name goes on. Its small words are few, and a
capital letter, a stop, or a word of English ends them: so a sentence is never taken for a name.
"""

from __future__ import annotations

import re

from grantgraph.readers.listing.signs.quotes import OPENING, QUOTES
from grantgraph.readers.listing.signs.words import is_sign, words

KINDS = words("body in small letters")
_TOKEN = re.compile(r"\S+")
_JOINING_IN_ENGLISH = frozenset((
    "a", "an", "against", "and", "as", "at", "by", "do", "for", "from", "in", "into", "of", "on", "or", "the",
    "through", "to", "with", "within", "without", "&", "–", "-",
))  # fmt: skip
_ENGLISH = _JOINING_IN_ENGLISH | frozenset((
    "about", "after", "all", "also", "are", "asked", "asks", "because", "before", "began", "begins", "between", "both",
    "bought", "brings", "brought", "built", "but", "buys", "can", "could", "during", "gave", "gets", "gives", "got",
    "had", "has", "have", "held", "helps", "holds", "is", "it", "its", "keeps", "kept", "made", "makes", "may", "not",
    "only", "opens", "our", "over", "plans", "publishes", "put", "ran", "receives", "runs", "set", "sets", "since",
    "so", "spent", "spends", "takes", "taught", "teaches", "that", "their", "then", "these", "they", "this", "took",
    "toward", "towards", "trains", "under", "until", "uses", "wants", "was", "we", "were", "when", "where", "which",
    "while", "who", "whose", "will", "won", "works", "would",
))  # fmt: skip
_STOPS = (",", ";", ":", ".", ")")
_MOST = 3


def opens_in_small_letters(word: str) -> bool:
    """Whether a word in small letters is a kind of body with which such a name opens: `udruga`."""
    return word in KINDS


def is_small_name(words: list[str]) -> bool:
    """Whether words with a capital letter before them are such a name: a kind of body opens it, or stands second."""
    found = [word.strip(f"{QUOTES}.,()") for word in words]
    small = [word for word in found if word.islower()]
    is_kind = any(word.casefold() in KINDS for word in found[:2])
    return is_kind and words[0][:1].isupper() and not any(map(is_english, small))


def small_words_end(text: str, run: str, at: int) -> int | None:
    """Where the small words end that go on with a name, of which `run` stands before; None where none does."""
    first, last = run.split()[:1], run.split()[-1:]
    is_open = _is_foreign_joint(*last) if last else False
    is_of_kind = (
        bool(first) and first[0].casefold().strip(OPENING) in KINDS and last[0] not in _JOINING_IN_ENGLISH
    )
    if not (is_open or is_of_kind):
        return None
    end = None
    for count, match in enumerate(_TOKEN.finditer(text, at, at + 120)):
        word = match.group().rstrip(",;:.)")
        if not word.isalpha() or not word.islower() or is_english(word):
            return end
        if count == _MOST:
            return None
        end = match.end()
        if match.group().endswith(_STOPS):
            return end
    return end


def small_name_start(text: str) -> int | None:
    """Where a name with small words begins that ends a text and opens with a kind of body: `the klub mladih Most`."""
    found = list(_TOKEN.finditer(text[-120:]))[-_MOST - 3 :]
    for number, match in enumerate(found[:-1]):
        behind = [later.group() for later in found[number + 1 :]]
        small = [word for word in behind if word.islower()]
        if match.group().casefold() in KINDS and not any(map(is_english, small)):
            return max(0, len(text) - 120) + match.start()
    return None


def _is_foreign_joint(word: str) -> bool:
    return word.islower() and word in words("connector") - _JOINING_IN_ENGLISH


def is_english(word: str) -> bool:
    """Whether a word in small letters is one of English sentences, and none of such a name."""
    return word in _ENGLISH or is_sign("kept back", word) or (word.isascii() and word.endswith(("ed", "ing")))
