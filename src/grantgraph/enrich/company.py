"""What the words around a sign say: a lawyer beside courts and clients is law, beside newspapers rather the press.

"You shall know a word by the company it keeps" (J. R. Firth, 1957). Which words go with which concepts is learned
(`ontology/associations/`); here they are added up for a grant.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from grantgraph.enrich.wording import fold
from grantgraph.model import Concept

# What words usually say of a concept that has a sign: for one of which nothing was learned, nor of a broader one.
_UNKNOWN = -1.0


# What a word says of each concept of which something was learned.
Heard = Sequence[float]


class Companies:
    """What was learned of concepts, turned around: from a word to what it says of each of them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        learned = {concept.iri: concept.company for concept in concepts if concept.company}
        self._usual = {iri: company.usual for iri, company in learned.items()}
        self._of = {iri: itemgetter(column) for column, iri in enumerate(learned)}
        self._heard: dict[str, list[float]] = {}
        for column, company in enumerate(learned.values()):
            for word, weight in company.words.items():
                self._heard.setdefault(fold(word), [0.0] * len(learned))[column] = weight

    def hear(self, words: Iterable[str]) -> list[Heard]:
        """What each of different words (as keys) says, of those that say anything."""
        return [self._heard[word] for word in words if word in self._heard]

    def say(self, heard: Sequence[Heard], concepts: Iterable[Concept]) -> Iterator[float]:
        """What the words say together of each concept, as log-odds."""
        divisor = root(len(heard))
        for concept in concepts:
            iri = concept.iri if concept.company else concept.broader or ""
            if iri in self._of:
                # fsum: the same to the last digit in whatever order
                yield self._usual[iri] + math.fsum(map(self._of[iri], heard)) / divisor
            else:
                yield _UNKNOWN


def root(words: int) -> float:
    """By what the sum over so many words is divided: few of them say little."""
    return math.sqrt(words + 10)
