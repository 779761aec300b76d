"""What the words around a sign say: a lawyer beside courts and clients is law, beside newspapers rather the press.

"You shall know a word by the company it keeps" (J. R. Firth, 1957). Which words go with which concepts is learned
(`ontology/associations/`); here they are added up for a grant.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from grantgraph.enrich.wording import fold
from grantgraph.model import Concept

# What words usually say of a concept that has a sign: for one of which nothing was learned, nor of a broader one.
_UNKNOWN = -1.0


class Companies:
    """What was learned of concepts, turned around: from a word to what it says of each of them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        learned = {concept.iri: concept.company for concept in concepts if concept.company}
        self._usual = {iri: company.usual for iri, company in learned.items()}
        self._columns = {iri: column for column, iri in enumerate(learned)}
        self._said: dict[str, list[float]] = {}
        for column, company in enumerate(learned.values()):
            for word, weight in company.words.items():
                self._said.setdefault(fold(word), [0.0] * len(learned))[column] = weight

    def say(self, words: Iterable[str], concepts: Iterable[Concept]) -> Iterator[float]:
        """What different words (as keys) say together of each concept, as log-odds."""
        said = [self._said[word] for word in words if word in self._said]
        divisor = root(len(said))
        for concept in concepts:
            iri = concept.iri if concept.company else concept.broader or ""
            if iri in self._columns:
                column = self._columns[iri]
                # fsum: the same to the last digit in whatever order
                yield self._usual[iri] + math.fsum([row[column] for row in said]) / divisor
            else:
                yield _UNKNOWN


def root(words: int) -> float:
    """By what the sum over so many words is divided: few of them say little."""
    return math.sqrt(words + 10)
