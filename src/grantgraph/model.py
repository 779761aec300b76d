"""The records everything hangs on.

`Grant` is what a publisher said and never changes. `Finding` is what we say of it, and cannot exist without
`Evidence`. `OrganizationMention` is a name in a text; `Organization` is who is meant. All are immutable values
without input or output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """A published text: white space folded once by the reader, otherwise character for character.

    `language` is a BCP 47 tag, or None where the source does not state one.
    """

    value: str
    language: str | None = None


_DATE_SHAPES = {4: re.compile(r"\d{4}"), 7: re.compile(r"\d{4}-\d{2}"), 10: re.compile(r"\d{4}-\d{2}-\d{2}")}


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """A date as precise as published: `2021`, `2021-03` or `2021-03-04` (ISO 8601).

    Raises `ValueError` for anything that is no calendar date of one of these shapes.
    """

    value: str

    def __post_init__(self) -> None:
        shape = _DATE_SHAPES.get(len(self.value))
        if shape is None or not shape.fullmatch(self.value):
            raise ValueError(f"not a date: {self.value!r}")
        date.fromisoformat(self.value + "-01-01"[len(self.value) - 4 :])

    @property
    def year(self) -> str:
        """The four digits of the year."""
        return self.value[:4]


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount with its currency (ISO 4217 code). Unknown money is None, never zero."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise ValueError(f"not an amount: {self.amount}")


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region or locality as published.

    `code` is ISO 3166-1 alpha-2 (or 3166-2) where known; `percentage` is the share that the publisher states.
    """

    label: str
    code: str | None = None
    kind: Literal["country", "region", "locality"] = "country"
    percentage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A body as one source names it. `identifier` is as published (an org-id code where there is one).

    `other_names` are the same body's names in other languages, where a source gives several.
    """

    name: str
    identifier: str | None = None
    country: str | None = None
    place: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UndisclosedGrantee:
    """The grantee of one grant whose name is withheld or not stated. It has no name, and no twin."""

    reason: Literal["withheld", "not stated"] = "not stated"


@dataclass(frozen=True, slots=True)
class Individual:
    """A person as recipient. The name stays out of all products; it is known until the texts are rid of it."""

    name: str | None = field(default=None, compare=False, repr=False)


Grantee = OrganizationMention | UndisclosedGrantee | Individual


@dataclass(frozen=True, slots=True)
class Organization:
    """Who is meant by one or more mentions.

    `key` is stable and unique among organizations (it ends the IRI). `label` is the preferred name; `names` holds
    every name ever published; `reason` says why the mentions were taken for one body.
    """

    key: str
    label: str
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    country: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The document or file that a grant was read from. `name` is a file name without its folder."""

    name: str
    sha256: str
    format: str
    title: str | None = None
    publisher: str | None = None
    issued: PublishedDate | None = None
    license: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Classification:
    """A classification as published, with the vocabulary's name, and the publisher's percentage if any."""

    code: str | None
    vocabulary: str | None
    label: str | None = None
    percentage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Transaction:
    """A payment, commitment or refund (IATI transaction, 360Giving disbursement)."""

    type: str
    money: Money | None = None
    value_date: PublishedDate | None = None
    provider: OrganizationMention | None = None
    receiver: OrganizationMention | None = None
    provider_grant: str | None = None
    receiver_grant: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that rows or sources give for the same property of the same grant.

    `listing` is where it was read, None for the grant's own listing.
    """

    property: str
    value: str
    location: str
    listing: Listing | None = None


Action = Literal["accept", "reject", "add", "split", "join"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of how one grant was read: a row of a file of corrections (see `readers.corrections`).

    `grant` is the grant's published id, title or location, `place` its location, `text` words that stand in it.
    `concept` is as written; `words` are a quotation, or the first words of the second of two entries. `listing` is the
    digest of the source that is meant.
    """

    file: str
    sha256: str
    location: str
    action: Action
    source: str
    grant: str
    place: str = ""
    text: str = ""
    concept: str = ""
    words: str = ""
    who: str = ""
    when: PublishedDate | None = None
    why: str = ""
    listing: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A place at which a grant stands once more: the listing and the location in it."""

    listing: Listing
    location: str


@dataclass(frozen=True, slots=True)
class Grant:
    """An award as published.

    `location` says where in the listing it stands: `lines 5-9`, `/grants/3`, `Sheet1!A7:K7` or an XPath.
    `identifier` is the publisher's own id. Texts may come in several languages; `focus` is a category line that
    stands where the grantee would. `year` is the award's, or the listing's where that is all there is.
    `also` are further places where the same grant stands; `regrouped` are a person's corrections that made one entry
    two, or two one.
    """

    listing: Listing
    location: str
    titles: tuple[Text, ...] = ()
    descriptions: tuple[Text, ...] = ()
    identifier: str | None = None
    funders: tuple[OrganizationMention, ...] = ()
    grantees: tuple[Grantee, ...] = ()
    focus: str | None = None
    money: Money | None = None
    award_date: PublishedDate | None = None
    start_date: PublishedDate | None = None
    end_date: PublishedDate | None = None
    year: PublishedDate | None = None
    countries: tuple[Place, ...] = ()
    places: tuple[Place, ...] = ()
    is_supplement: bool | None = None
    classifications: tuple[Classification, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    claims: tuple[Claim, ...] = ()
    also: tuple[Origin, ...] = ()
    regrouped: tuple[Correction, ...] = ()

    @property
    def title(self) -> str | None:
        """The first title, or None."""
        return self.titles[0].value if self.titles else None

    @property
    def description(self) -> str | None:
        """The first description, or None."""
        return self.descriptions[0].value if self.descriptions else None

    def texts(self, part: Field) -> tuple[Text, ...]:
        """All texts of one field."""
        return self.titles if part is Field.TITLE else self.descriptions


class Field(StrEnum):
    """The fields of a grant in which evidence may stand."""

    TITLE = "title"
    DESCRIPTION = "description"


class Confidence(StrEnum):
    """How sure a finding is: `high` where several independent signs agree."""

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
class Concept:
    """A SKOS concept that may be assigned to grants.

    `iri` ends in the concept's id, `assigned_by` is the IRI of the property that assigns it (say gg:theme), `codes`
    are published codes that are read as this concept: pairs of vocabulary and code. A concept `is_plain` if its words
    name the subject itself wherever they stand, and no mere means or audience.
    """

    iri: str
    label: str
    scheme: str
    assigned_by: str
    cues: tuple[Cue, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    is_plain: bool = False

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
class PublishedCode:
    """A code of a public list that is not itself a concept's: one that was withdrawn, or a wider category.

    `withdrawn` is the date of it, `read_as` the code of the vocabulary `DAC` that holds instead, or None.
    """

    vocabulary: str
    code: str
    withdrawn: str | None = None
    read_as: str | None = None


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
class Problem:
    """Something that could not be read or was left open: file, place, and reason in one plain sentence."""

    source: str
    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """A register that gives identifiers to organizations.

    `prefix` is its org-id code (https://org-id.guide), say `GB-CHC`; `country` the ISO code of the country it covers.
    `number` is the shape of a well-formed number, `category` of numbers that stand for a class of bodies: regular
    expressions, or None.
    """

    prefix: str
    name: str
    country: str | None = None
    number: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that stand where an organization's name would, and name none, for instance "Name withheld"."""

    text: str
    match: Literal["whole", "start", "part"]
    kind: Literal["withheld", "unstated", "several", "person", "category"]


@dataclass(frozen=True, slots=True)
class NameKnowledge:
    """What one must know of the world to tell who a published name means: data of `ontology/`, not code.

    `given_names` and `organization_words` tell a person from a body. `small_words` (legal forms and the like of "of")
    and `body_kinds` (foundation, trust) are words that two spellings of one name may differ by, `national_bodies` begin
    names that every country has (ministry). All in lower case.
    """

    registers: tuple[Register, ...] = ()
    wordings: tuple[Wording, ...] = ()
    given_names: frozenset[str] = frozenset()
    organization_words: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    body_kinds: frozenset[str] = frozenset()
    national_bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the file: the user's own words, and known categories and funders.

    `categories` maps a funder's name to the category lines it prints where a grantee's name is withheld,
    `funder_signs` to lines that show an unsigned page to be its own;
    `mapping` is the text of a declared column mapping. `corrections` are those that split and join entries.
    """

    funder: str | None = None
    country: str | None = None
    year: str | None = None
    categories: dict[str, frozenset[str]] = field(default_factory=dict)
    funder_names: dict[str, str] = field(default_factory=dict)
    funder_signs: dict[str, frozenset[str]] = field(default_factory=dict)
    mapping: str | None = None
    corrections: tuple[Correction, ...] = ()
