"""Where a name begins and ends inside a sentence, and which words can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grantgraph.dates import find_date
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region, is_subdivision
from grantgraph.readers.listing.signs.quotes import OPENING
from grantgraph.readers.listing.signs.small_names import (
    is_small_name,
    opens_in_small_letters,
    small_name_start,
    small_words_end,
)
from grantgraph.readers.listing.signs.words import words

_ARTICLE = re.compile(
    r"(?!(?-i:UN) )(?:the|an?|la|le|el|los|les|der|die|das|dem|eine?|une?|il|gli)\s+", re.IGNORECASE
)
_ADVERB = re.compile(  # `Finally Some Group got ...`
    r"(?:(?:Finally|Lastly|Meanwhile|Similarly|Likewise|Separately|Moreover|Secondly|Thirdly),?"
    r"|(?:Next|Then|Also|Further|Last),) (?=(?:the )?[^\W\d_a-z])"
)
_NAME_WORD = re.compile(r"[(\[\"“«‘'#]*(?:[^\W\d_a-zà-öø-ÿ]|\d[\w.-]*$|#\w|[a-z]+[A-Z.]\w)")
_ACRONYM = re.compile(r"\([A-Z][\w&./-]{1,14}\)[,;:.]?")
_SHORT_TITLES = frozenset({"St.", "Ste.", "Sts.", "Mt.", "Ft.", "Dr.", "Fr.", "Sr."})
_STOPS = (",", ";", ":", ".", "”,", ")")
_FOR_LANGUAGE = re.compile(r"(?P<name>\S+ .+) for [^\W\d_a-z]\w+(?:ish|ese|ian|bic|nch)")
_NOUN = re.compile(r" (?!will |would |has |is |was |to |in |of |for |and |received |won )[a-z]")

LEGAL_FORM = re.compile(r"(?:Inc|Ltd|LLC|LLP|S\.A|A\.C|e\.V|NGO|Llc)\b\.?", re.IGNORECASE)
SHORTENED = re.compile(r"\b(?:Inc|Ltd|Co|Corp|S\.A|A\.C|e\.V)$")
PICTURE = re.compile(r"(?<![\w-])[\w-]+\.(?:jpe?g|png|gif)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it ends in its text; `place` is what stands behind it as a place."""

    text: str
    end: int
    place: str | None = None


def leading_name(text: str) -> Name | None:
    """The name that a text opens with, without its article; None where it opens with other words."""
    adverb = _ADVERB.match(text)
    article = _ARTICLE.match(text, adverb.end() if adverb else 0)
    start = article.end() if article else adverb.end() if adverb else 0
    end = _name_end(text, start)
    name = text[start:end].rstrip(" ,;:.–-")
    if text[start + len(name) :].startswith(".") and SHORTENED.search(name):
        name += "."
    if (purpose := _FOR_LANGUAGE.fullmatch(name)) and _NOUN.match(text, start + len(name)):
        name = purpose["name"]
    if not name or name.islower() or is_connector(name):
        return None
    return _without_place(name, start + len(name))


def _name_end(text: str, start: int) -> int:
    """The offset at which the run of capitalized words and the connectors between them ends."""
    end, position = start, start
    for match in re.compile(r"\S+").finditer(text, start, start + 300):
        word = match.group()
        if word.startswith("(") and not _ACRONYM.fullmatch(word):
            break
        if match.start() >= end and (small := small_words_end(text, text[start:position], match.start())):
            end = small
        if _NAME_WORD.match(word) or _ACRONYM.fullmatch(word):
            end = match.end()
            is_last = word.endswith(_STOPS) and not _goes_on(text[match.end() : match.end() + 16], word)
        elif match.end() <= end:
            is_last = word.endswith(_STOPS)
        else:
            is_last = not _may_go_on(word, text[start:position], text[end:position])
        if is_last:
            break
        position = match.end()
    return end


def _may_go_on(word: str, run: str, above: str) -> bool:
    """Whether a small word that is no part of a name may stand before one; `run` is what the name holds so far."""
    return (is_connector(word) or _joins(word, above)) if run else opens_in_small_letters(word)


def _joins(word: str, above: str) -> bool:
    """Whether an article stands behind a small word that joins: `Foundation for a Free Press`."""
    return word in ("a", "an") and above.strip() in ("for", "of", "to", "in", "towards")


def _goes_on(rest: str, word: str) -> bool:
    if word.endswith(","):
        return bool(LEGAL_FORM.match(rest.lstrip()))
    is_short = (len(word) == 2 and word.endswith(".")) or word in _SHORT_TITLES
    is_initial = is_short and bool(re.match(r" [A-Z]", rest))
    is_closed = word.endswith(")") and bool(re.match(r" [(A-Z]", rest))
    return is_initial or is_closed or bool(LEGAL_FORM.fullmatch(word))


def trailing_name(text: str) -> str | None:
    """The name that a text ends with, up to the last comma or word in small letters that joins nothing."""
    if (small := small_name_start(text)) is not None:
        return text[small:].rstrip(",;:")
    last = text[-200:].split()
    start = len(last)
    for index in range(len(last) - 1, -1, -1):
        word = last[index]
        if index < len(last) - 1 and word.endswith(_STOPS) and not LEGAL_FORM.fullmatch(last[index + 1]):
            break
        if _NAME_WORD.match(word):
            start = index
        elif not is_connector(word) or word == "and":
            break
    name = " ".join(last[start:])
    article = _ARTICLE.match(name)
    return name[article.end() if article else 0 :].rstrip(",;:") or None


def _without_place(name: str, end: int) -> Name:
    """A name without `in Poland` behind it; an acronym after the place makes the place part of the name."""
    match = re.fullmatch(r"(?P<name>.+?) in (?P<place>(?:the )?[^\W\d_][^()]*)", name)
    if match and _is_place(match["place"].removeprefix("the ")):
        return Name(match["name"], end - len(name) + match.end("name"), match["place"])
    return Name(name, end)


def _is_place(text: str) -> bool:
    return bool(find_countries(text, alone=True)) or is_subdivision(text)


def is_connector(word: str) -> bool:
    """Whether a word in small letters may join the words of a name."""
    return word.casefold() in words("connector")


_COUNTED = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th) [{OPENING}]")  # `1st “A title”, presented by Some Group`


def is_named(head: str) -> bool:
    """Whether the words before a separator can be a name: mostly capitalized, no sum, no date, no place alone."""
    written = head.split()
    if (
        not 1 <= len(written) <= 24
        or not head[0].isalnum()
        or any(find_amounts(head))
        or PICTURE.search(head)
        or _COUNTED.match(head)
        or find_date(head)
    ):
        return False
    if is_region(head) or find_countries(head, alone=True):
        return False
    if is_small_name(written):
        return True
    long = [word.strip("“”«»\"'()") for word in written if len(word) > 3 and not is_connector(word)]
    return sum(any(map(str.isupper, word[:3])) for word in long) * 3 >= len(long) * 2
