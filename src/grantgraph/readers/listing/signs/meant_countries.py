"""Countries that words mean without naming them: `six Zambian groups`, `what was paid for in Managua`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from grantgraph.model import Place
from grantgraph.readers.alternatives import any_of
from grantgraph.readers.countries import country_of
from grantgraph.readers.listing.signs.giving_words import any_word
from grantgraph.readers.towns import is_known_town, lies_in
from grantgraph.resources import ontology_rows

_SUPPORTED = (
    rf"(?:{any_word('supported')}|group|organi[sz]ation|ngo|cso|non-?profit|association|initiative|project)\b"
)
_TOWN = r"[^\W\d_a-z][\w’'.-]+"
_IN_TOWN = re.compile(rf"(?<!here )(?<!based )\bin (?=(?P<town>{_TOWN}(?: {_TOWN}){{0,2}}))")
_PARTS = re.compile(r"[,()/;|]| and | – ")


def countries_of_peoples(text: str) -> list[Place]:
    """The countries of whose people's groups a text speaks."""
    codes = [_peoples()[match["people"]] for match in _of_peoples().finditer(text)]
    return [country_of(code) for code in dict.fromkeys(codes)]


def countries_of_towns(text: str) -> list[Place]:
    """The countries of the towns that stand behind `in` in a text."""
    codes = [code for match in _IN_TOWN.finditer(text) for code in _country_of_first(match["town"])]
    return [country_of(code) for code in dict.fromkeys(codes)]


def shared_country(places: Iterable[str], count: int) -> Place | None:
    """The one country in which the places of three of four entries may lie, and hardly any lies elsewhere."""
    known = [codes for place in places if (codes := countries_of_place(place))]
    lying = Counter(code for codes in known for code in codes).most_common(2)
    if not lying or lying[0][1] < 2 or lying[0][1] * 4 < count * 3 or lying[0][1] * 4 < len(known) * 3:
        return None
    return country_of(lying[0][0]) if len(lying) == 1 or lying[0][1] > lying[1][1] else None


def countries_of_place(place: str) -> frozenset[str]:
    """The countries in which all known parts of a place lie: `Tamale, Northern Region`, `Quibdó (Chocó)`."""
    known = [codes for piece in _PARTS.split(place) if (codes := lies_in(piece.strip()))]
    shared = frozenset.intersection(*known) if known else frozenset()
    return shared or frozenset().union(*known)


def _country_of_first(town: str) -> frozenset[str]:
    """The country of the town with which some words open."""
    words = town.split()
    named = (" ".join(words[:count]).rstrip(".,’'") for count in range(len(words), 0, -1))
    return next((codes for name in named if is_known_town(name) and (codes := lies_in(name))), frozenset())


@cache
def _peoples() -> dict[str, str]:
    return {row["name"]: row["code"] for row in ontology_rows("peoples.csv")}


@cache
def _of_peoples() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<people>{any_of(_peoples())})(?: [\w-]+){{0,2}} (?i:{_SUPPORTED})")
