"""Where a name begins and ends inside a sentence, and which part of a phrase is a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.countries import find_countries, is_region
from grantgraph.readers.listing.signs.words import words

_CONNECTORS = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "&",
        "de",
        "del",
        "des",
        "du",
        "la",
        "las",
        "los",
        "le",
        "les",
        "el",
        "y",
        "e",
        "et",
        "do",
        "da",
        "dos",
        "das",
        "pour",
        "para",
        "di",
        "to",
        "on",
        "in",
        "with",
        "against",
        "und",
        "für",
        "–",
        "-",
        "për",
        "dhe",
        "za",
        "dla",
        "și",
        "pentru",
        "voor",
        "van",
        "ve",
        "için",
        "för",
        "och",
        "og",
    ]
)
_ARTICLE = re.compile(r"(?:the|an?|la|le|el|los|les)\s+", re.IGNORECASE)
_NAME_WORD = re.compile(r"[(\[\"“«‘'#]*(?:[^\W\d_a-zà-öø-ÿ]|\d[\w.-]*$|#\w|[a-z]+[A-Z.]\w)")
_ACRONYM = re.compile(r"\([A-Z][\w&./-]{1,14}\)[,;:.]?")
_STOPS = (",", ";", ":", ".", "”,", ")")
_PLACED = (
    re.compile(r"(?P<name>.{2,200}\S) ?\((?P<place>[^()]{2,60})\)"),
    re.compile(r"(?P<name>.{2,200}\S) [–—-] (?P<place>[^–—]{2,60})"),
)
_TOWN_WORD = r"[^\W\d_a-z][^\W\d_A-Z][\w’'-]*"
_TOWN = re.compile(
    rf"(?P<name>[^,()]{{3,160}})(?:, (?P<after>{_TOWN_WORD}(?: {_TOWN_WORD}){{0,2}})"
    rf"| \((?P<inside>{_TOWN_WORD}(?: {_TOWN_WORD}){{0,2}})\))"
)
_FOR_LANGUAGE = re.compile(r"(?P<name>\S+ .+) for [^\W\d_a-z]\w+(?:ish|ese|ian|bic|nch)")
_NOUN = re.compile(r" (?!will |would |has |is |was |to |in |of |for |and |received |won )[a-z]")
_LEGAL = re.compile(r"(?:Inc|Ltd|LLC|LLP|S\.A|A\.C|e\.V|NGO|Llc)\b\.?", re.IGNORECASE)

PICTURE = re.compile(r"(?<![\w-])[\w-]+\.(?:jpe?g|png|gif)", re.IGNORECASE)
_UNNAMED_BODY = re.compile(
    r"an? (?:[\w'’-]+ ){0,4}(?:organi[sz]ation|group|association|collective|network|cooperative|cent(?:re|er)|union"
    r"|initiative|foundation|committee|ngo)\b"
    r"|(?:the )?(?:names?|identity|grantee|recipient|organi[sz]ation)(?: of [\w ]{3,30})?(?: is| was)? (?:withheld"
    r"|undisclosed|not disclosed|protected)\b|(?:an? )?(?:anonymous|undisclosed|unnamed|confidential) (?:group|body"
    r"|grantee|recipient|organi[sz]ation|partner|media outlet)\b",
    re.IGNORECASE,
)

_DESCRIBED = re.compile(
    r"(?i:an?|one|two|three|four|several|some|local|various) (?:[a-z][\w'’-]*,? ){0,5}(?:organi[sz]ations?|groups?"
    r"|NGOs?|outlets?|collectives?|networks?|associations?|cooperatives?|unions?|activists|journalists|lawyers|defenders)"
    r"(?: (?:in|from|of|at|near) .*)?"
    r"|[A-Z][a-z-]+ (?:[a-z][\w'’-]* ){0,4}(?:organi[sz]ations?|NGOs?|outlets?|collectives|groups)"
    r"(?: (?:in|from) .*)?"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it ends in its text; `place` is what stands behind it as a place."""

    text: str
    end: int
    place: str | None = None


def leading_name(text: str) -> Name | None:
    """The name that a text opens with, without its article; None where it opens with other words."""
    article = _ARTICLE.match(text)
    start = article.end() if article else 0
    end = _name_end(text, start)
    name = text[start:end].rstrip(" ,;:.–-")
    if (purpose := _FOR_LANGUAGE.fullmatch(name)) and _NOUN.match(text, start + len(name)):
        name = purpose["name"]
    if not name or name.casefold() in _CONNECTORS:
        return None
    return _without_place(name, start + len(name))


def _name_end(text: str, start: int) -> int:
    """The offset at which the run of capitalized words and the connectors between them ends."""
    end, position = start, start
    for match in re.compile(r"\S+").finditer(text, start, start + 300):
        word = match.group()
        if word.startswith("(") and not _ACRONYM.fullmatch(word):
            break
        if _NAME_WORD.match(word) or _ACRONYM.fullmatch(word):
            end = match.end()
            if word.endswith(_STOPS) and not _goes_on(text[match.end() : match.end() + 16], word):
                break
        elif word.casefold() not in _CONNECTORS or position == start:
            break
        position = match.end()
    return end


def _goes_on(rest: str, word: str) -> bool:
    if word.endswith(","):
        return bool(_LEGAL.match(rest.lstrip()))
    return (word.endswith(")") and bool(re.match(r" [(A-Z]", rest))) or bool(_LEGAL.fullmatch(word))


def trailing_name(text: str) -> str | None:
    """The name that a text ends with, up to the last comma or word in small letters that joins nothing."""
    words = text[-200:].split()
    start = len(words)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if index < len(words) - 1 and word.endswith(_STOPS) and not _LEGAL.fullmatch(words[index + 1]):
            break
        if _NAME_WORD.match(word):
            start = index
        elif word.casefold() not in _CONNECTORS or word == "and":
            break
    name = " ".join(words[start:])
    article = _ARTICLE.match(name)
    return name[article.end() if article else 0 :].rstrip(",;:") or None


def _without_place(name: str, end: int) -> Name:
    """A name without `in Poland` behind it; an acronym after the place makes the place part of the name."""
    match = re.fullmatch(r"(?P<name>.+?) in (?P<place>(?:the )?[^\W\d_][^()]*)", name)
    if match and find_countries(match["place"].removeprefix("the "), alone=True):
        return Name(match["name"], end - len(name) + match.end("name"), match["place"])
    return Name(name, end)


def is_connector(word: str) -> bool:
    """Whether a word in small letters may join the words of a name."""
    return word.casefold() in _CONNECTORS


def split_place(head: str, *, after_dash: bool = True) -> tuple[str, str | None]:
    """A name and the place behind it: `Name (Uganda)`, `Name – Ukraine`, `Name, Ukraine`, `Name, City, Country`.

    A country after a dash may be part of the name (`Research Center – Armenia`): not `after_dash` leaves it there.
    """
    if len(head) > 220:
        return head, None
    for shape in _PLACED if after_dash else _PLACED[:1]:
        if (match := shape.fullmatch(head)) and _is_place(match["place"]):
            return match["name"], match["place"]
    pieces = head.split(", ")
    for index in range(max(1, len(pieces) - 3), len(pieces)):
        if _is_place(pieces[-1]) and all(_may_be_place(piece) for piece in pieces[index:]):
            return ", ".join(pieces[:index]), ", ".join(pieces[index:])
    return head, None


def split_town(head: str) -> tuple[str, str] | None:
    """A name and what may be a town behind it: `Name, Tbilisi`, `Name (Kisumu)`; no kind of body, no short name."""
    match = _TOWN.fullmatch(head)
    if match is None:
        return None
    town = match["after"] or match["inside"]
    letters = iter(match["name"].casefold())
    is_short_name = match["inside"] and all(letter in letters for letter in town.casefold())
    if is_short_name or _LEGAL.fullmatch(town) or words("body") & set(town.casefold().split()):
        return None
    return match["name"], town


def _is_place(text: str) -> bool:
    return bool(find_countries(text.rsplit(", ", 1)[-1], alone=True))


def _may_be_place(piece: str) -> bool:
    return len(piece.split()) <= 4 and piece[:1].isupper() and not _LEGAL.fullmatch(piece)


def is_named(head: str) -> bool:
    """Whether the words before a separator can be a name: mostly capitalized, no sum, no place alone."""
    words = head.split()
    if not 1 <= len(words) <= 24 or not head[0].isalnum() or any(find_amounts(head)) or PICTURE.search(head):
        return False
    if is_region(head) or find_countries(head, alone=True):
        return False
    long = [word.strip("“”«»\"'()") for word in words if len(word) > 3 and not is_connector(word)]
    return sum(any(map(str.isupper, word[:3])) for word in long) * 3 >= len(long) * 2


def unnamed_body(text: str) -> bool:
    """Whether a text opens with a body that is described but not named: `a youth group in ...`."""
    return bool(_UNNAMED_BODY.match(text))


def only_describes(name: str) -> bool:
    """Whether words in a name's place say what kind of body it is and name none: `A women's group in the north`."""
    return bool(_DESCRIBED.fullmatch(name))
