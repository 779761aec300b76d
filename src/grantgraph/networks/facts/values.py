"""What a dataset says of its grants, as plain values. A value that the RDF does not state is None or empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PublishedText:
    """One text of a grant; `language` is a tag, or empty."""

    field: str
    value: str
    language: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person did to a reading: `action` is accept, reject, add, split or join; `concept` is what it judges."""

    action: str
    concept: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a finding rests on: `grant.texts[text].value[start:end] == exact`, in code points.

    `judgements` are those of persons who confirmed the finding, or added it.
    """

    concept: str
    text: int
    exact: str
    start: int
    end: int
    rule: str
    confidence: str
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedClass:
    """A classification as its publisher states it; `concept` is what it was read as, or empty."""

    label: str
    code: str
    vocabulary: str
    concept: str


@dataclass(frozen=True, slots=True)
class Payments:
    """The transactions of one type in one currency: how many, and their exact sum."""

    type: str
    count: int
    total: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A value of a property on which a source contradicts itself or another, and where it stands."""

    property: str
    value: str
    location: str


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """Where grants were read from. Fields that the source does not state are empty."""

    iri: str
    title: str
    publisher: str
    issued: str
    license: str
    source: str


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """One grant as the RDF states it. Names of things are IRIs; `Facts.labels` knows what to call them.

    `dates` are told by name: award, start, end and duration; `date_words` quotes the words of those that were inferred.
    `judgements` are those of persons who confirmed, added or rejected a finding, or split or joined entries.
    """

    iri: str
    texts: tuple[PublishedText, ...]
    grantees: tuple[str, ...]
    funders: tuple[str, ...]
    concepts: Mapping[str, tuple[str, ...]]
    main_themes: tuple[str, ...]
    quotes: tuple[Quote, ...]
    classes: tuple[PublishedClass, ...]
    countries: tuple[str, ...]
    places: tuple[str, ...]
    money: tuple[Decimal, str] | None
    payments: tuple[Payments, ...]
    disputes: tuple[Dispute, ...]
    is_supplement: bool
    year: str
    dates: Mapping[str, str]
    focus: str
    identifier: str
    listing: str
    location: str
    judgements: tuple[Judgement, ...] = ()
    date_words: Mapping[str, str] = field(default_factory=dict)

    def text(self, field: str) -> str | None:
        """The first text of a field, or None."""
        return next((t.value for t in self.texts if t.field == field), None)

    def is_published(self, concept: str) -> bool:
        """Whether the publisher classified the grant so itself."""
        return any(c.concept == concept for c in self.classes)


@dataclass(frozen=True, slots=True)
class Facts:
    """All grants in the order of their sources, and what every IRI in them is called."""

    grants: tuple[GrantFacts, ...]
    listings: tuple[ListingFacts, ...]
    labels: Mapping[str, str]
    other_names: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, str]
    kinds: Mapping[str, str]
    reasons: Mapping[str, str]
    identifiers: Mapping[str, tuple[str, ...]]
