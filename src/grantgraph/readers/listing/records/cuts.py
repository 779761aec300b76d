"""Values cut into pieces: at quotation marks, after the first sentence, at a bracket, at small words, before places.

Each function is one way to cut: a value in, its pieces out, or None where it cannot be cut so. None decides alone; a
slot is cut where nearly all of its values can be (see `splits`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.signs.giving_words import any_verb
from grantgraph.readers.listing.signs.names import is_named
from grantgraph.readers.listing.signs.places import split_place, split_town
from grantgraph.readers.listing.signs.quotes import CLOSING, OPENING
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.signs.shapes import amount_line, opens_with_purpose
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.structure.title_sentences import states_something

Pieces = tuple[str | None, ...]
Cut = Callable[[str], Pieces | None]
"""The pieces of a value, or None where it cannot be cut so."""

_UPRIGHT = re.compile(r" ?\t ?| \| | · | • | // | / |; ")
_QUOTED = re.compile(
    rf"(?P<left>.*?)[{OPENING}](?P<title>[^{CLOSING}]{{3,200}})[{CLOSING}](?P<right>.*)", re.DOTALL
)
_BRACKET = re.compile(r"(?P<head>.{2,200}\S) ?[(\[<](?P<inside>[^()\[\]<>]{2,60})[)\]>]\.?")
_NUMBER = re.compile(
    r"(?P<number>[\[(#]{0,2}\d{1,4}[\])]|#\d{1,4}|\d{1,2}(?:st|nd|rd|th)) (?P<rest>\S.*)", re.DOTALL
)
_BY = re.compile(r"(?P<title>.{3,200}?),? by (?P<name>[^\W\d_a-z].{2,}|an? .{2,})", re.DOTALL)
_BY_THE = re.compile(
    r"(?:(?:presented|submitted|run|led|carried out|implemented|organi[sz]ed) )?by (?:the )?(?=[^\W\d_])"
)
_GIVEN = re.compile(
    rf"(?:(?:was |were )?(?i:{any_verb('give', 'hand', form='participle')}) )?to (?:the )?"
    r"(?P<name>[^,]{2,160}(?=, )|.{2,160}?),? "
    r"(?P<told>(?:for|towards?|to|in support of) .+)",
    re.DOTALL,
)
_PURPOSE = re.compile(r"(?:Pour|Para|Für|Per|Pro|Dla|Для|Do|De|Pentru|Za)\b")
_LONGEST_HEAD, _LONGEST_TITLE = 16, 14


def at_recipient(text: str) -> Pieces | None:
    """`Given to Some Group for a press`: the name and the purpose."""
    match = _GIVEN.fullmatch(text)
    return (match["name"], match["told"]) if match and _may_be_name(match["name"]) else None


def _may_be_name(text: str) -> bool:
    return bool(text) and (is_named(text) or is_no_name(text))


def at_quotes(text: str) -> Pieces | None:
    """Before, between and behind quotation marks that stand behind a few words at most."""
    match = _QUOTED.fullmatch(text)
    if match is None or len(match["left"].split()) > _LONGEST_HEAD:
        return None
    right = match["right"].lstrip(" ,;:|–—-.")
    return match["left"].rstrip(" ,;:|–—-"), match["title"], right


def at_quotes_and_by(text: str) -> Pieces | None:
    """`“A title” by Some Group`: the title and the name."""
    pieces = at_quotes(text)
    by = _BY_THE.match(pieces[2] or "") if pieces and not pieces[0] else None
    return (pieces[1], (pieces[2] or "")[by.end() :]) if pieces and by else None


def at_mark(mark: str) -> Cut:
    """The cut at the first mark of a kind, a dash for instance, behind a few words."""

    def cut(text: str) -> Pieces | None:
        head, _, rest = text.partition(mark)
        is_cut = rest and 0 < len(head.split()) <= _LONGEST_HEAD and "\t" not in head
        return (head, rest) if is_cut else None

    return cut


def behind_same_words(like: str) -> Cut:
    """The cut between words and a sum, where the words are those of another value: `HOW MUCH 300 EUR`, `We gave $5`."""
    amount = next(find_amounts(like), None)
    opening = like[: amount.start] if amount else ""

    def cut(text: str) -> Pieces | None:
        told = text.removeprefix(opening)
        return (opening, told) if told != text and amount_line(told) else None

    return cut


def at_uprights(count: int) -> Cut:
    """The cut at upright lines, tabs and the like into so many pieces."""

    def cut(text: str) -> Pieces | None:
        pieces = between_uprights(text)
        return tuple(pieces) if len(pieces) == count else None

    return cut


def between_uprights(text: str) -> list[str]:
    """What stands between marks that only set apart."""
    return _UPRIGHT.split(text)


def at_colon(text: str) -> Pieces | None:
    """`Name (Place): bus passes`, `Name: bus passes`; a title with a colon goes on with a capital letter."""
    head, colon, rest = text.partition(": ")
    is_told = colon and (head.endswith(")") or (rest[:1].islower() and is_named(head)))
    return (head, rest) if is_told and 0 < len(head.split()) <= _LONGEST_HEAD else None


def at_number(text: str) -> Pieces | None:
    """`[12] Some Group`, `#7 Some Group`: a number in a list, and what it counts."""
    match = _NUMBER.fullmatch(text)
    return (match["number"], match["rest"]) if match else None


def at_first_sentence(text: str) -> Pieces | None:
    """A short sentence without a verb, and what follows it."""
    first, *rest = sentences(text)
    words = first.split()
    if not rest or len(words) > _LONGEST_TITLE:
        return None
    if opens_with_purpose(first) or _PURPOSE.match(first) or states_something(first):
        return None
    return first.rstrip("."), " ".join(rest)


def at_bracket(text: str) -> Pieces | None:
    """`Some Group [Kisumu, Kenya]`: a name and the place in a bracket of any kind behind it."""
    match = _BRACKET.fullmatch(text)
    if match is None:
        return None
    rounded = f"{match['head']} ({match['inside']})"
    name, place = split_place(rounded)
    return (name, place) if place else split_town(rounded)


def at_by(text: str) -> Pieces | None:
    """`A title, by Some Group`: the title and the name."""
    match = _BY.fullmatch(text)
    return (match["title"], match["name"]) if match and _may_be_name(match["name"]) else None


def name_and_town(text: str) -> Pieces | None:
    """`Some Group, City, Country`: a name of several words, and a place of two."""
    name, place = split_place(text)
    return (name, place) if place and ", " in place and " " in name else None


def name_and_country(text: str) -> Pieces | None:
    """`Ana Ruiz Soto, Peru`: a name of several words, or none, and a country; a town has one word for the most part."""
    name, place = split_place(text)
    return (name, place) if place and (" " in name or is_no_name(name)) else None


def before_place(text: str) -> Pieces | None:
    """`Some Group, Kenya`: a name and the country behind it."""
    name, place = split_place(text)
    return (name, place) if place and not amount_line(text) else None
