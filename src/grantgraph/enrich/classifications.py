"""What publishers classified themselves: published codes and labels in, concepts out.

A code is read as the concept whose match it is, a withdrawn code or a wider category as the code that stands for it
in the list of codes. Without a code, a label is read as the concept that is called just so. Whatever else was
published stays as it is and means no concept: nothing is guessed from words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from grantgraph.model import Classification, Concept, Grant, Problem, PublishedCode

_SHAPES = {"DAC": re.compile(r"\d{5}"), "DAC-3": re.compile(r"\d{3}")}


class Crosswalk:
    """From published classifications to concepts."""

    def __init__(self, concepts: Iterable[Concept], codes: Iterable[PublishedCode] = ()) -> None:
        known = tuple(concepts)
        self._concepts = {code: concept for concept in known for code in concept.codes}
        self._labels = {_folded(concept.label): concept for concept in known}
        self._codes = {(code.vocabulary, code.code): code for code in codes}

    def concept(self, published: Classification) -> Concept | None:
        """The concept that a classification means, or None."""
        if published.code is None or published.vocabulary not in _SHAPES:
            return self._labels.get(_folded(published.label or ""))
        key = (published.vocabulary, published.code)
        instead = self._codes.get(key)
        if instead and instead.read_as:
            key = ("DAC", instead.read_as)
        return self._concepts.get(key)

    def mapped(self, grant: Grant) -> dict[Classification, Concept]:
        """The classifications of a grant that mean a concept, each with it."""
        pairs = ((published, self.concept(published)) for published in grant.classifications)
        return {published: concept for published, concept in pairs if concept}

    def problems(self, grants: Iterable[Grant]) -> Iterator[Problem]:
        """Codes that were withdrawn or have the wrong shape, told once a listing with their number."""
        counts: dict[tuple[str, str], tuple[int, str]] = {}
        for grant in grants:
            for published in grant.classifications:
                if reason := self._fault(published):
                    times, first = counts.get((grant.listing.name, reason), (0, grant.location))
                    counts[grant.listing.name, reason] = (times + 1, first)
        for (listing, reason), (times, first) in counts.items():
            told = f"{reason} ({times} times, first here)" if times > 1 else reason
            yield Problem(listing, first, told)

    def _fault(self, published: Classification) -> str | None:
        shape = _SHAPES.get(published.vocabulary or "")
        if shape is None or published.code is None:
            return None
        if not shape.fullmatch(published.code):
            return f"the code “{published.code}” is none of the vocabulary {published.vocabulary}"
        known = self._codes.get((published.vocabulary or "", published.code))
        if known is None or known.withdrawn is None:
            return None
        reading = f"read as {known.read_as}" if known.read_as else "it means no concept"
        return f"the code {known.code} was withdrawn on {known.withdrawn}; {reading}"


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
