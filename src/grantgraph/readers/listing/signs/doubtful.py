"""Words in a name's place that can hardly be one: then no body is made of them, and the page's reader is told."""

from __future__ import annotations

import re

from grantgraph.dates import find_date
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.paragraphs import ends_sentence
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import is_connector
from grantgraph.readers.listing.signs.words import words

_MOST_WORDS = 22
_MOST_OF_QUESTION = 3  # words of a name that asks
_LEAST_UNLIKE = -2.5
_NEXT_SENTENCE = re.compile(r"[a-z][!?] [^\W\d_a-z]")
_SET_APART = re.compile(r"\s[|→]\s|\t|\s\.{3,}|\w@\w|https?:|\bwww\.")


def is_doubtful(name: str) -> bool:
    """Whether words can hardly be a name: a sentence, a sum, a label, a place, pieces set apart, a title in `-ing`."""
    written = name.split()
    is_sentence = (
        len(written) > 6 and name.endswith(".") and ends_sentence(name) and not _has_kind(written[-1:])
    )
    return (
        len(written) > _MOST_WORDS
        or is_sentence
        or name.endswith(":")
        or bool(_NEXT_SENTENCE.search(name))
        or bool(_SET_APART.search(name))
        or any(amount.money for amount in find_amounts(name[:400]))
        or find_date(name) is not None
        or is_connector(written[-1])
        or (name.endswith("?") and len(written) > _MOST_OF_QUESTION)
        or is_region(name)
        or bool(find_countries(name.partition(" (")[0], alone=True))
        or (name_likeness(name) <= _LEAST_UNLIKE and any(map(str.islower, written)))
        or _is_phrase(written)
    )


def _is_phrase(written: list[str]) -> bool:
    """Whether words read as an English phrase: hardly any capitals, no quotation, no kind of body."""
    long = [word for word in written if len(word) > 3 and word[0].isalpha() and not is_connector(word)]
    capitals = sum(word[0].isupper() or not word[0].islower() for word in long)
    is_quoted = any(mark in word for word in written for mark in '“”«»"„')
    is_english = "".join(written).isascii()  # other languages write names in small letters
    is_small = len(long) >= 4 and capitals * 3 <= len(long)
    return is_small and is_english and not is_quoted and not _has_kind(written)


def _has_kind(written: list[str]) -> bool:
    return bool(words("body") & {word.casefold().strip(".,;:()") for word in written})
