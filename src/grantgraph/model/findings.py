"""What we say of a grant: never without the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from grantgraph.model.concepts import Concept
from grantgraph.model.corrections import Correction
from grantgraph.model.grants import Field, Grant
from grantgraph.model.values import Place


class Confidence(StrEnum):
    """How sure a finding is: `high` where its signs and the words around them leave little doubt."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quoted words. `start` and `end` count Unicode code points of the text, from 0, end-exclusive.

    `text[start:end] == exact` holds for the text in `language` of the grant's field. After W3C Web Annotation,
    TextQuoteSelector and TextPositionSelector.
    """

    field: Field
    exact: str
    start: int
    end: int
    language: str | None = None

    def stands_in(self, grant: Grant) -> bool:
        """Whether the quoted words stand at their place in the grant's own text."""
        return any(
            t.language == self.language and t.value[self.start : self.end] == self.exact
            for t in grant.texts(self.field)
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that we infer: this grant, this concept, because of these words and this rule.

    `corrections` are those by which a person confirmed it, or added it.
    """

    concept: Concept
    evidence: Evidence
    rule: str
    confidence: Confidence = Confidence.LOW
    is_main: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceFinding:
    """A place that the grant's own text names, with the words that name it, and who confirmed it."""

    place: Place
    evidence: Evidence
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodFinding:
    """When a grant's work runs, read from its own text: `value` is a date as `PublishedDate` has it, or a duration.

    A duration is in the canonical form of XML Schema: `P1Y6M`, `P2Y`. `rule` says what kind of words were read.
    """

    property: Literal["startDate", "endDate", "duration"]
    value: str
    evidence: Evidence
    rule: str
