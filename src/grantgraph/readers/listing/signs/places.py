"""A name and the place that stands behind it: `Name (Uganda)`, `Name – Ukraine`, `Name, City, Country`."""

from __future__ import annotations

import re

import pycountry

from grantgraph.model import Place
from grantgraph.readers.countries import country_of, find_countries, is_region, is_state_code, is_subdivision
from grantgraph.readers.listing.signs.names import LEGAL_FORM, Name
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.towns import is_known_town

_PLACED = (
    re.compile(r"(?P<name>.{2,200}\S) ?\((?P<place>[^()]{2,60})\)"),
    re.compile(r"(?P<name>.{2,200}\S) [–—-] (?P<place>[^–—]{2,60})"),
)
_LEADING = re.compile(r"(?P<place>[^\W\d_a-z][^.:;$€£()]{2,60}?)(?: ?(?:--|—|–) | - |: )(?=\S)")
_HALVES = (("name", "after"), ("named", "inside"), ("told", "behind"))
_ADDRESS = re.compile(
    r"(?:\d{1,5}[a-z]? [^\W\d_][^.]{3,80}|p\.? ?o\.? ?box [^.]{1,80}|[^.]{3,80}),? [a-z]{2} \d{5}(?:-\d{4})?"
    r"|\d{1,5} [^.,]{3,60}\b(?:st|street|ave|avenue|rd|road|blvd|suite|floor|drive|lane)\b[^.]{0,60}"
    r"|p\.? ?o\.? ?box [^.]{1,80}",
    re.IGNORECASE,
)
_TOWN_WORD = r"[^\W\d_a-z][^\W\d_A-Z][\w’'-]*"
_IN_STATE = rf"{_TOWN_WORD}(?: [^\W\d_][\w’'-]*){{0,4}}(?: ?/ ?| [–-] |, )[A-Z]{{2,3}}"  # `Rio de Janeiro/RJ`
_TOWN_ALONE = re.compile(rf"{_TOWN_WORD}(?: {_TOWN_WORD}){{0,2}}")
_TOWN = re.compile(
    rf"(?:(?P<name>[^,()]{{3,160}}(?: \([^\W\d_][\w&./-]{{1,14}}\))?), (?P<after>{_TOWN_WORD}(?: {_TOWN_WORD}){{0,2}})"
    rf"|(?P<named>.{{3,160}}?) \((?P<inside>{_TOWN_WORD}(?:,? {_TOWN_WORD}){{0,3}}|{_IN_STATE})\)"
    rf"|(?P<told>[^–—|/]{{3,160}}?) (?:[–—|/]|--) (?P<behind>{_TOWN_WORD}(?:,? {_TOWN_WORD}){{0,2}}))"
)

_CODED = re.compile(r"[A-Z]{2}(?: ?[/,&] ?[A-Z]{2}){0,4}")


def is_address(text: str) -> bool:
    """Whether a line is a postal address: a house number or post box before a street, a state before a number."""
    return bool(_ADDRESS.fullmatch(text))


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
        is_in_state = index < len(pieces) - 1 and (is_state_code(pieces[-1]) or is_subdivision(pieces[-1]))
        if (_is_place(pieces[-1]) or is_in_state) and all(_may_be_place(piece) for piece in pieces[index:]):
            return ", ".join(pieces[:index]), ", ".join(pieces[index:])
    return head, None


def placed_name(head: str, *, after_dash: bool = True) -> Name:
    """A name with the place behind it, as `split_place` finds it."""
    name, place = split_place(head, after_dash=after_dash)
    return Name(name, len(name), place)


def leading_place(text: str) -> tuple[str, str] | None:
    """The place that a text opens with, set off from the rest: `San Juan, Peru -- Name ...`, `Kenya: Name ...`."""
    match = _LEADING.match(text)
    if match is None or not (_is_place(match["place"]) or is_region(match["place"])):
        return None
    return match["place"], text[match.end() :]


def coded_countries(text: str) -> list[Place]:
    """The countries of which a text gives nothing but the codes: `RO/HU`; none where one is no code."""
    codes = re.findall(r"[A-Z]{2}", text) if _CODED.fullmatch(text) else []
    are_countries = all(pycountry.countries.get(alpha_2=code) or code == "XK" for code in codes)
    return [country_of(code) for code in codes] if are_countries else []


def split_town(head: str) -> tuple[str, str] | None:
    """A name and what may be a town behind it: `Name, Tbilisi`, `Name (Kisumu)`; no kind of body, no short name."""
    match = _TOWN.fullmatch(head)
    if match is None:
        return None
    name, town = next((match[a], match[b]) for a, b in _HALVES if match[a])
    if (
        LEGAL_FORM.fullmatch(town)
        or _is_topic(town)
        or words("body") & set(town.casefold().replace(",", "").split())
    ):
        return None
    return None if match["inside"] and _is_short_name(town, name) else (name, town)


def is_town(text: str) -> bool:
    """Whether words may be a town's by their look: one to three with capital letters, and no kind of body."""
    return bool(_TOWN_ALONE.fullmatch(text)) and not (
        words("body") & set(text.casefold().split()) or _is_topic(text)
    )


def is_local_place(text: str) -> bool:
    """Whether words are a known town, or any town with the part of the country it lies in: `Keta, Volta Region`."""
    town, comma, part = text.rpartition(", ")
    ends = {word.casefold() for word in (part.split()[:1] + part.split()[-1:])}
    return is_known_town(text) or bool(comma and is_town(town) and words("part of country") & ends)


def _is_topic(text: str) -> bool:
    """Whether all words are those of topics: `Free Media` is no town."""
    return set(text.casefold().replace(",", "").split()) <= words("topic")


def _is_short_name(town: str, name: str) -> bool:
    """Whether a word in brackets is made of letters of the name and none of its words: `Cenlad`, for instance."""
    letters = iter(name.casefold())
    opens_alike = name.lstrip("\"“«„'").casefold()[:1] == town[:1].casefold()
    return opens_alike and town not in name.split() and all(letter in letters for letter in town.casefold())


def _is_place(text: str) -> bool:
    town, _, last = text.rpartition(", ")
    return bool(find_countries(last, alone=True)) or (bool(town) and is_state_code(last))


def _may_be_place(piece: str) -> bool:
    return len(piece.split()) <= 4 and piece[:1].isupper() and not LEGAL_FORM.fullmatch(piece)
