"""Places named in what a grant says of itself, each with the words that name it.

Names are read as they are written: "Georgia" is a place, "georgia" is not. The parts of a country are looked for only
in grants of that country, since many of their names are everyday words elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from grantgraph.model import Evidence, Field, Grant, Place, PlaceFinding

_WORD_BEFORE = re.compile(r"[\w-]$")
_WORD_AFTER = re.compile(r"[\w-]")
# Names that belong to a body or a thing where such a word follows: "Sudan Tribune", "Africa Union".
_NAME_GOES_ON = re.compile(
    r"\s(?:[A-Z][\w’'-]+\s)*(?:Union|Tribune|Times|Foundation|Institute|Center|Centre|University)\b"
)


class Toponyms:
    """Finds places in grants. `places` are looked for everywhere, `parts(code)` in grants of a country."""

    def __init__(self, places: Mapping[str, Place], parts: Callable[[str], Mapping[str, Place]]) -> None:
        self._places = places
        self._parts = parts
        self._gazetteer = cache(self._gazetteer_of)

    def find(self, grant: Grant) -> Iterator[PlaceFinding]:
        """Each place once, with the first words that name it; those whose code or name the grant has are left out."""
        known = {place.code or place.label for place in (*grant.countries, *grant.places)}
        codes = tuple(sorted({place.code for place in grant.countries if place.code}))
        names, automaton = self._gazetteer(codes)
        for field in Field:
            for text in grant.texts(field):
                for number, start, end in automaton.find_matches_as_indexes(text.value):
                    place = names[number][1]
                    key = place.code or place.label
                    if key not in known and _stands_alone(text.value, start, end):
                        known.add(key)
                        yield PlaceFinding(
                            place, Evidence(field, text.value[start:end], start, end, text.language)
                        )

    def _gazetteer_of(self, countries: tuple[str, ...]) -> tuple[list[tuple[str, Place]], AhoCorasick]:
        names = dict(self._places)
        for country in countries:
            names = {**self._parts(country), **names}
        listed = sorted(names.items())
        automaton = AhoCorasick([name for name, _ in listed], matchkind=MatchKind.LeftmostLongest)
        return listed, automaton


def _stands_alone(text: str, start: int, end: int) -> bool:
    is_part_of_word = (start and _WORD_BEFORE.match(text, start - 1)) or _WORD_AFTER.match(text, end)
    return not is_part_of_word and not _NAME_GOES_ON.match(text, end)
