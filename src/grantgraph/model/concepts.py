"""What grants can be found to be about, and what gives them away: data of `ontology/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept that may be assigned to grants.

    `iri` ends in the concept's id, `assigned_by` is the IRI of the property that assigns it (say gg:theme), `codes`
    are published codes that are read as this concept: pairs of vocabulary and code. A concept `is_plain` if its words
    name the subject itself wherever they stand, and no mere means or audience. `broader` is the IRI of a concept that
    it is a case of: religious freedom of human rights. `company` is missing where nothing was learned of it.
    """

    iri: str
    label: str
    scheme: str
    assigned_by: str
    cues: tuple[Cue, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    is_plain: bool = False
    broader: str | None = None
    company: Company | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """The last part of the IRI, for instance `legal-aid`."""
        return self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a rule looks for, in the pattern language of `enrich/patterns.py`.

    `written` is the pattern as it stands in the ontology, where a word class is named and not yet spelled out.
    """

    pattern: str
    strength: Literal["strong", "medium", "weak", "negative"] = "strong"
    written: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """The words that usually stand in grants of a concept, learned from labelled ones.

    `words` says how much each speaks for the concept (against it below zero), and `usual` how usual the concept is
    before any word is read, as log-odds. What n different words say together is their sum over the root of n.
    """

    usual: float
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PublishedCode:
    """A code of a public list that is not itself a concept's: one that was withdrawn, or a wider category.

    `withdrawn` is the date of it, `read_as` the code of the vocabulary `DAC` that holds instead, or None.
    """

    vocabulary: str
    code: str
    withdrawn: str | None = None
    read_as: str | None = None
