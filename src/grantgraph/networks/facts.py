"""A dataset in, its grants with their quoted words out, as plain values.

One pass per property over the store instead of one large query: a grant with three texts and twenty findings would
come back as sixty rows. Nothing is invented: a value that the RDF does not state is None or empty.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS
from rdflib.term import URIRef

from grantgraph.namespaces import GG, OA, SCHEMA
from grantgraph.rdf.dataset import Dataset

ASSIGNED_BY: dict[str, URIRef] = {
    "theme": GG.theme,
    "activity": GG.activity,
    "audience": GG.audience,
    "channel": GG.channel,
    "language": GG.language,
}
"""The properties that assign a concept to a grant, by the kind of concept they assign."""

TEXT_FIELDS: dict[str, URIRef] = {"title": DCTERMS.title, "description": DCTERMS.description}

Subject = ox.NamedNode | ox.BlankNode
Values = Mapping[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class PublishedText:
    """One text of a grant; `language` is a tag, or empty."""

    field: str
    value: str
    language: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a finding rests on: `grant.texts[text].value[start:end] == exact`, in code points."""

    concept: str
    text: int
    exact: str
    start: int
    end: int
    rule: str
    confidence: str


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
    """One grant as the RDF states it. Names of things are IRIs; `Facts.labels` knows what to call them."""

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


def read_facts(dataset: Dataset) -> Facts:
    """Everything a reader of the network may ask of a dataset."""
    return _Reading(dataset).facts()


class _Reading:
    """The properties of one dataset, each indexed by subject when first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._indexes: dict[str, Values] = {}
        self.findings = self._by_grant(GG.Finding)
        self.classes = self._by_grant(GG.Classification)
        self.transactions = self._by_grant(GG.Transaction)
        self.claims = self._by_grant(GG.Claim)

    def facts(self) -> Facts:
        grants = [self._grant(iri) for iri in self._of_type(GG.Grant)]
        listings = {iri: self._listing(iri) for iri in self._listings(grants)}
        order = {iri: (facts.title, iri) for iri, facts in listings.items()}
        grants.sort(key=lambda g: (order.get(g.listing, ("", "")), natural(g.location), g.iri))
        named = sorted(set(_iris_in(grants)))
        return Facts(
            grants=tuple(grants),
            listings=tuple(sorted(listings.values(), key=lambda x: (x.title, x.iri))),
            labels={iri: self._label(iri) for iri in named},
            other_names={iri: names for iri in named if (names := self._other_names(iri))},
            definitions={iri: text for iri in named if (text := self._definition(iri))},
            kinds={grantee: self._kind(grantee) for g in grants for grantee in g.grantees},
            reasons={iri: why for iri in named if (why := self._text(iri, GG.reason))},
            identifiers={iri: ids for iri in named if (ids := self._texts(iri, GG.identifier))},
        )

    # ------------------------------------------------------------------ one grant

    def _grant(self, iri: str) -> GrantFacts:
        texts = self._published_texts(iri)
        return GrantFacts(
            iri=iri,
            texts=texts,
            grantees=self._iris(iri, GG.grantee),
            funders=self._iris(iri, GG.funder),
            concepts={kind: found for kind, p in ASSIGNED_BY.items() if (found := self._iris(iri, p))},
            main_themes=self._iris(iri, GG.mainTheme),
            quotes=self._quotes(iri, texts),
            classes=self._published_classes(iri),
            countries=self._iris(iri, GG.country),
            places=self._iris(iri, GG.place),
            money=self._money(iri),
            payments=self._payments(iri),
            disputes=self._disputes(iri),
            is_supplement=self._text(iri, GG.isSupplement) in ("true", "1"),
            year=self._text(iri, GG.year),
            dates=self._dates(iri),
            focus=self._text(iri, GG.programFocus),
            identifier=self._text(iri, DCTERMS.identifier),
            listing=next(iter(self._iris(iri, PROV.wasDerivedFrom)), ""),
            location=self._text(iri, GG.location),
        )

    def _published_texts(self, iri: str) -> tuple[PublishedText, ...]:
        found = [
            PublishedText(field, value.value, value.language or "")
            for field, prop in TEXT_FIELDS.items()
            for value in self._values(iri, prop)
            if isinstance(value, ox.Literal)
        ]
        fields = list(TEXT_FIELDS)
        return tuple(
            sorted(found, key=lambda t: (fields.index(t.field), t.language != "en", t.language, t.value))
        )

    def _quotes(self, iri: str, texts: tuple[PublishedText, ...]) -> tuple[Quote, ...]:
        found = (self._quote(finding, texts) for finding in self.findings.get(iri, ()))
        return tuple(sorted((q for q in found if q), key=lambda q: (q.text, q.start, q.end, q.concept)))

    def _quote(self, finding: str, texts: tuple[PublishedText, ...]) -> Quote | None:
        """The quote of a finding, or None where its words do not stand in the grant's text."""
        field, exact = self._text(finding, GG.field), self._text(finding, OA.exact)
        start, end = self._text(finding, OA.start), self._text(finding, OA.end)
        concept = self._text(finding, GG.concept)
        if not (start.isdecimal() and end.isdecimal() and concept):
            return None
        language = self._language(finding, OA.exact)
        for number, text in enumerate(texts):
            stands = text.value[int(start) : int(end)] == exact and text.language == language
            if text.field == field and stands:
                rule, confidence = self._text(finding, GG.rule), self._text(finding, GG.confidence)
                return Quote(concept, number, exact, int(start), int(end), rule, confidence)
        return None

    def _published_classes(self, iri: str) -> tuple[PublishedClass, ...]:
        found = [
            PublishedClass(
                label=self._label(node, fallback=""),
                code=self._text(node, GG.code),
                vocabulary=self._text(node, GG.vocabulary),
                concept=concept,
            )
            for node in self.classes.get(iri, ())
            for concept in self._iris(node, GG.mapsTo) or ("",)
        ]
        return tuple(sorted(found, key=lambda c: (c.vocabulary, c.code, c.label, c.concept)))

    def _money(self, iri: str) -> tuple[Decimal, str] | None:
        amount, currency = self._text(iri, GG.amount), self._text(iri, GG.currency)
        return (Decimal(amount), currency) if amount and currency else None

    def _payments(self, iri: str) -> tuple[Payments, ...]:
        """Sums by type and currency; a transaction without an amount adds to neither."""
        sums: defaultdict[tuple[str, str], list[Decimal]] = defaultdict(list)
        for node in self.transactions.get(iri, ()):
            if money := self._money(node):
                sums[self._text(node, GG.transactionType), money[1]].append(money[0])
        return tuple(
            Payments(kind, len(all_), sum(all_, Decimal()), c) for (kind, c), all_ in sorted(sums.items())
        )

    def _disputes(self, iri: str) -> tuple[Dispute, ...]:
        found = (
            Dispute(self._text(node, GG.property), self._text(node, GG.value), self._text(node, GG.location))
            for node in self.claims.get(iri, ())
        )
        return tuple(sorted(found, key=lambda d: (d.property, d.location, d.value)))

    def _dates(self, iri: str) -> dict[str, str]:
        stated = {"award": GG.awardDate, "start": GG.startDate, "end": GG.endDate}
        return {name: date for name, prop in stated.items() if (date := self._text(iri, prop))}

    # ------------------------------------------------------------------ things a grant names

    def _kind(self, grantee: str) -> str:
        types = self._iris(grantee, RDF.type)
        if str(GG.UndisclosedGrantee) in types:
            return "undisclosed"
        return "individual" if str(GG.Individual) in types else "grantee"

    def _label(self, iri: str, fallback: str | None = None) -> str:
        for prop in (SKOS.prefLabel, RDFS.label, SCHEMA.name, DCTERMS.title):
            values = [v for v in self._values(iri, prop) if isinstance(v, ox.Literal)]
            if values:
                return min(
                    values, key=lambda v: ((v.language or "en") != "en", v.language or "", v.value)
                ).value
        return _words(iri) if fallback is None else fallback

    def _other_names(self, iri: str) -> tuple[str, ...]:
        names = {*self._texts(iri, SKOS.altLabel), *self._texts(iri, SKOS.prefLabel)}
        return tuple(sorted(names - {self._label(iri)}))

    def _definition(self, iri: str) -> str:
        return self._text(iri, SKOS.definition) or self._text(iri, SKOS.scopeNote)

    def _listings(self, grants: Iterable[GrantFacts]) -> set[str]:
        return {*self._of_type(GG.Listing), *(g.listing for g in grants if g.listing)}

    def _listing(self, iri: str) -> ListingFacts:
        return ListingFacts(
            iri=iri,
            title=self._text(iri, DCTERMS.title) or _words(iri),
            publisher=self._names(iri, DCTERMS.publisher),
            issued=self._text(iri, DCTERMS.issued),
            license=self._text(iri, DCTERMS.license),
            source=self._text(iri, DCTERMS.source),
        )

    def _names(self, iri: str, prop: URIRef) -> str:
        """The values of a property in words: text as it is, things by their label."""
        named = (
            v.value if isinstance(v, ox.Literal) else self._label(v.value) for v in self._values(iri, prop)
        )
        return ", ".join(sorted(named))

    # ------------------------------------------------------------------ the store

    def _values(self, iri: str, prop: URIRef) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        if prop not in self._indexes:
            self._indexes[prop] = self._index(prop)
        return self._indexes[prop].get(iri, [])

    def _index(self, prop: URIRef) -> Values:
        index: defaultdict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]] = defaultdict(list)
        for quad in self._dataset.store.quads_for_pattern(None, ox.NamedNode(prop), None, ox.DefaultGraph()):
            if isinstance(quad.subject, Subject) and not isinstance(quad.object, ox.Triple):
                index[quad.subject.value].append(quad.object)
        return dict(index)

    def _texts(self, iri: str, prop: URIRef) -> tuple[str, ...]:
        return tuple(sorted({v.value for v in self._values(iri, prop)}))

    def _text(self, iri: str, prop: URIRef) -> str:
        values = self._values(iri, prop)
        return values[0].value if len(values) == 1 else min((v.value for v in values), default="")

    def _language(self, iri: str, prop: URIRef) -> str:
        tags = [v.language for v in self._values(iri, prop) if isinstance(v, ox.Literal) and v.language]
        return next(iter(tags), "")

    def _iris(self, iri: str, prop: URIRef) -> tuple[str, ...]:
        return tuple(sorted({v.value for v in self._values(iri, prop) if isinstance(v, Subject)}))

    def _of_type(self, kind: URIRef) -> list[str]:
        quads = self._dataset.store.quads_for_pattern(
            None, ox.NamedNode(RDF.type), ox.NamedNode(kind), ox.DefaultGraph()
        )
        return sorted({q.subject.value for q in quads if isinstance(q.subject, Subject)})

    def _by_grant(self, kind: URIRef) -> Mapping[str, list[str]]:
        nodes: defaultdict[str, list[str]] = defaultdict(list)
        for node in self._of_type(kind):
            for grant in self._iris(node, GG.grant):
                nodes[grant].append(node)
        return nodes


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts `line 9` before `line 10`."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((int(p), "") if p.isdecimal() and len(p) < 19 else (-1, p) for p in parts)


def _words(iri: str) -> str:
    """What to call a thing that has no label: the last part of its IRI, read as words."""
    tail = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    words = re.sub(r"[-_]+", " ", tail).strip()
    return words[:1].upper() + words[1:] or iri


def _iris_in(grants: Iterable[GrantFacts]) -> Iterable[str]:
    for grant in grants:
        yield from (*grant.grantees, *grant.funders, *grant.countries, *grant.places, *grant.main_themes)
        for concepts in grant.concepts.values():
            yield from concepts
