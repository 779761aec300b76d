"""Names as they are compared: published spellings in, keys for comparison out. Nothing here judges who is meant."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from grantgraph.letters import without_accents

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"',
                             "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})  # fmt: skip
_LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye",
    "ж": "zh", "җ": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u",
    "ў": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ҷ": "j", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "ӣ": "i", "ӯ": "u", "ҳ": "h",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a",
}  # fmt: skip
_LOOK_ALIKES = str.maketrans("аеорсхуіјѕһкмтвн", "aeopcxyijshkmtbh")
_NO_WORD = re.compile(r"[\W_]+")


def tidied(name: str) -> str:
    """A name to show: composed letters (NFC), white space folded, invisible characters left out."""
    if name.isascii() and name.isprintable():
        return " ".join(name.split())
    composed = unicodedata.normalize("NFC", name)
    return " ".join(
        "".join(c for c in composed if unicodedata.category(c) not in {"Cf", "Cc"} or c.isspace()).split()
    )


@lru_cache(maxsize=1 << 16)
def normalized(name: str) -> str:
    """The form in which two names are the same name.

    Letter case, white space, invisible characters, ways to compose an accent, and typographic forms of quotes and
    dashes do not count. Every letter, digit and punctuation mark does.
    """
    return unicodedata.normalize("NFC", tidied(name).translate(_TYPOGRAPHY).casefold())


def transliterated(text: str) -> str:
    """Plain lower-case Latin letters: accents dropped, Cyrillic written as it is commonly romanized."""
    lowered = normalized(text)
    latin = "".join(_LATIN.get(c, c) for c in lowered)
    return without_accents(latin)


@lru_cache(maxsize=1 << 16)
def unmasked(text: str) -> str:
    """Lower-case text in which Cyrillic letters that look like Latin ones are written as these."""
    return normalized(text).translate(_LOOK_ALIKES)


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in plain Latin letters; an apostrophe or a full stop inside a word does not part it."""
    return tuple(_NO_WORD.sub(" ", re.sub(r"['.]", "", transliterated(text))).split())


def slug(name: str, *more: str | None) -> str:
    """A readable key for a name, unique by a digest of its normalized form and of what else tells it apart."""
    readable = "-".join(words(name))[:48].strip("-")
    told = "\x1f".join([normalized(name), *(part or "" for part in more)])
    digest = hashlib.sha256(told.encode()).hexdigest()[:8]
    return f"{readable}-{digest}" if readable else digest
