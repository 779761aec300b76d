"""Records in, triples out: the only module that knows what a record looks like in RDF.

The terms are those of `ontology/grantgraph.ttl`. Terms are built as Oxigraph's, which refuse an IRI or a language
tag that other tools would choke on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD
from rdflib.term import URIRef

from grantgraph.model import (
    Claim,
    Classification,
    Concept,
    Finding,
    Grant,
    Grantee,
    Individual,
    Listing,
    Money,
    Organization,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
    Transaction,
)
from grantgraph.namespaces import GG, OA, SPDX
from grantgraph.rdf.iris import Naming, grant_key

Node = ox.NamedNode
Object = ox.NamedNode | ox.Literal
Organizations = Mapping[OrganizationMention, Organization | None]

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_CONCEPT_CLASSES = {str(GG.theme): GG.Theme, str(GG.activity): GG.Activity}
_UNDISCLOSED = {"withheld": "Name withheld by the source", "not stated": "Grantee not stated in the source"}


@dataclass(frozen=True, slots=True)
class Record:
    """A grant with what was added to it: findings, and the concept that each published classification maps to."""

    grant: Grant
    findings: tuple[Finding, ...] = ()
    mapped: tuple[tuple[Classification, Concept], ...] = ()


@dataclass
class Mapper:
    """Maps records under one naming, with the organizations that mentions were resolved to.

    Keeps count of equal digests, so that two equal grants of one listing stay two.
    """

    organizations: Organizations
    naming: Naming = field(default_factory=Naming)
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def triples(self, records: Iterable[Record]) -> Iterator[ox.Triple]:
        """All triples of the records; those that several records share may come more than once."""
        for record in records:
            yield from self.grant(record)

    def grant(self, record: Record) -> Iterator[ox.Triple]:
        """The triples of one grant and of everything that it names."""
        grant, key = record.grant, self._key(record.grant)
        iri = self.naming.grant(key)
        yield from _statements(iri, GG.Grant, _literals(grant))
        yield from self._source(iri, grant)
        yield from self._funders(iri, grant)
        yield from self._grantees(iri, key, grant.grantees)
        yield from self._places(iri, grant)
        yield from self._findings(iri, record.findings)
        yield from self._classifications(iri, record)
        yield from self._transactions(iri, grant.transactions)
        yield from self._claims(iri, grant)

    def _key(self, grant: Grant) -> str:
        key = grant_key(grant, self.organizations)
        if grant.identifier:
            return key
        self._seen[key, grant.listing.sha256] += 1
        number = self._seen[key, grant.listing.sha256]
        return key if number == 1 else f"{key}-{number}"

    def _source(self, iri: str, grant: Grant) -> Iterator[ox.Triple]:
        listing = self.naming.listing(grant.listing)
        yield _triple(iri, PROV.wasDerivedFrom, _node(listing))
        yield _triple(iri, GG.location, _text(grant.location))
        yield from _listing(listing, grant.listing)

    def _funders(self, iri: str, grant: Grant) -> Iterator[ox.Triple]:
        for mention in grant.funders:
            if organization := self.organizations.get(mention):
                yield from self._link(iri, GG.funder, organization)

    def _grantees(self, iri: str, key: str, grantees: Iterable[Grantee]) -> Iterator[ox.Triple]:
        undisclosed = individuals = 0
        for grantee in grantees:
            if isinstance(grantee, Individual):
                individuals += 1
                yield from _person(iri, self.naming.individual(key, individuals))
            elif isinstance(grantee, OrganizationMention) and (found := self.organizations.get(grantee)):
                yield from self._link(iri, GG.grantee, found)
            else:
                undisclosed += 1
                reason = "withheld" if isinstance(grantee, OrganizationMention) else grantee.reason
                yield from _undisclosed(iri, self.naming.undisclosed(key, undisclosed), reason)

    def _link(self, iri: str, predicate: URIRef, organization: Organization) -> Iterator[ox.Triple]:
        node = self.naming.organization(organization)
        yield _triple(iri, predicate, _node(node))
        yield from _statements(node, GG.Organization, _organization(organization))
        if organization.country:
            yield from self._place(node, GG.country, Place(organization.country, organization.country))

    def _places(self, iri: str, grant: Grant) -> Iterator[ox.Triple]:
        for place in grant.countries:
            yield from self._place(iri, GG.country, place)
        for place in grant.places:
            yield from self._place(iri, GG.place, place)

    def _place(self, iri: str, predicate: URIRef, place: Place) -> Iterator[ox.Triple]:
        node = self.naming.place(place)
        yield _triple(iri, predicate, _node(node))
        code = [(GG.code, _text(place.code))] if place.code else []
        yield from _statements(node, GG.Place, [(RDFS.label, _text(place.label)), *code])

    def _findings(self, iri: str, findings: Iterable[Finding]) -> Iterator[ox.Triple]:
        for finding in findings:
            concept = _node(finding.concept.iri)
            yield _triple(iri, URIRef(finding.concept.assigned_by), concept)
            if finding.is_main:
                yield _triple(iri, GG.mainTheme, concept)
            yield from _concept(finding.concept)
            yield from _finding(self.naming.finding(iri, finding.concept), iri, finding)

    def _classifications(self, iri: str, record: Record) -> Iterator[ox.Triple]:
        mapped = dict(record.mapped)
        for number, classification in enumerate(record.grant.classifications, 1):
            node = self.naming.part(iri, "classification", number)
            concept = mapped.get(classification)
            yield from _statements(node, GG.Classification, _classification(iri, classification, concept))
            if concept:
                yield _triple(iri, URIRef(concept.assigned_by), _node(concept.iri))
                yield from _concept(concept)

    def _transactions(self, iri: str, transactions: Iterable[Transaction]) -> Iterator[ox.Triple]:
        for number, transaction in enumerate(transactions, 1):
            node = self.naming.part(iri, "transaction", number)
            yield from _statements(node, GG.Transaction, _transaction(iri, transaction))
            parties = ((GG.provider, transaction.provider), (GG.receiver, transaction.receiver))
            for predicate, mention in parties:
                if mention and (organization := self.organizations.get(mention)):
                    yield from self._link(node, predicate, organization)

    def _claims(self, iri: str, grant: Grant) -> Iterator[ox.Triple]:
        listing = _node(self.naming.listing(grant.listing))
        for number, claim in enumerate(grant.claims, 1):
            node = self.naming.part(iri, "claim", number)
            yield from _statements(node, GG.Claim, [*_claim(iri, claim), (PROV.wasDerivedFrom, listing)])


Pairs = list[tuple[URIRef, Object]]


def _node(iri: str) -> Node:
    return ox.NamedNode(iri)


def _triple(subject: str, predicate: URIRef, value: Object) -> ox.Triple:
    return ox.Triple(_node(subject), _node(predicate), value)


def _statements(subject: str, kind: URIRef, pairs: Iterable[tuple[URIRef, Object]]) -> Iterator[ox.Triple]:
    yield _triple(subject, RDF.type, _node(kind))
    for predicate, value in pairs:
        yield _triple(subject, predicate, value)


def _text(value: str, language: str | None = None) -> ox.Literal:
    return ox.Literal(value, language=language) if language else ox.Literal(value)


def _typed(value: str, datatype: URIRef) -> ox.Literal:
    return ox.Literal(value, datatype=_node(datatype))


def _decimal(value: Decimal) -> ox.Literal:
    return _typed(f"{value:f}", XSD.decimal)


def _date(value: PublishedDate) -> ox.Literal:
    return _typed(value.value, _DATE_TYPES[len(value.value)])


def _money(money: Money | None) -> Pairs:
    return [(GG.amount, _decimal(money.amount)), (GG.currency, _text(money.currency))] if money else []


def _texts(predicate: URIRef, texts: Iterable[Text]) -> Pairs:
    return [(predicate, _text(text.value, text.language)) for text in texts]


def _given(predicate: URIRef, value: str | None) -> Pairs:
    return [(predicate, _text(value))] if value else []


def _dated(predicate: URIRef, value: PublishedDate | None) -> Pairs:
    return [(predicate, _date(value))] if value else []


def _literals(grant: Grant) -> Pairs:
    supplement = [] if grant.is_supplement is None else [str(grant.is_supplement).lower()]
    return [
        *_texts(DCTERMS.title, grant.titles),
        *_texts(DCTERMS.description, grant.descriptions),
        *_given(DCTERMS.identifier, grant.identifier),
        *_given(GG.programFocus, grant.focus),
        *_money(grant.money),
        *_dated(GG.awardDate, grant.award_date),
        *_dated(GG.startDate, grant.start_date),
        *_dated(GG.endDate, grant.end_date),
        *_dated(GG.year, grant.year),
        *((GG.isSupplement, _typed(value, XSD.boolean)) for value in supplement),
    ]


def _listing(iri: str, listing: Listing) -> Iterator[ox.Triple]:
    checksum = f"{iri}/checksum"
    pairs: Pairs = [
        (DCTERMS.title, _text(listing.title or listing.name)),
        (RDFS.label, _text(listing.name)),
        (DCTERMS.format, _text(listing.format)),
        (SPDX.checksum, _node(checksum)),
        *_given(DCTERMS.publisher, listing.publisher),
        *_dated(DCTERMS.issued, listing.issued),
        *_given(DCTERMS.license, listing.license),
        *_given(DCTERMS.source, listing.url),
    ]
    yield from _statements(iri, GG.Listing, pairs)
    yield from _statements(checksum, SPDX.Checksum, [
        (SPDX.algorithm, _node(SPDX.checksumAlgorithm_sha256)),
        (SPDX.checksumValue, _typed(listing.sha256, XSD.hexBinary)),
    ])  # fmt: skip


def _organization(organization: Organization) -> Pairs:
    others = [name for name in organization.names if name != organization.label]
    return [
        (RDF.type, _node(ORG.Organization)),
        (SKOS.prefLabel, _text(organization.label)),
        *((SKOS.altLabel, _text(name)) for name in others),
        *((GG.identifier, _text(identifier)) for identifier in organization.identifiers),
        *_given(GG.reason, organization.reason),
    ]


def _undisclosed(grant: str, iri: str, reason: str) -> Iterator[ox.Triple]:
    yield _triple(grant, GG.grantee, _node(iri))
    pairs: Pairs = [(RDFS.label, _text(_UNDISCLOSED[reason], "en")), (GG.reason, _text(reason))]
    yield from _statements(iri, GG.UndisclosedGrantee, pairs)


def _person(grant: str, iri: str) -> Iterator[ox.Triple]:
    yield _triple(grant, GG.grantee, _node(iri))
    yield from _statements(iri, GG.Individual, [(RDFS.label, _text("Individual", "en"))])


def _concept(concept: Concept) -> Iterator[ox.Triple]:
    yield from _statements(concept.iri, SKOS.Concept, [
        (SKOS.prefLabel, _text(concept.label, "en")),
        (SKOS.inScheme, _node(concept.scheme)),
    ])  # fmt: skip
    if kind := _CONCEPT_CLASSES.get(concept.assigned_by):
        yield _triple(concept.iri, RDF.type, _node(kind))


def _finding(iri: str, grant: str, finding: Finding) -> Iterator[ox.Triple]:
    evidence = finding.evidence
    yield from _statements(iri, GG.Finding, [
        (GG.grant, _node(grant)),
        (GG.concept, _node(finding.concept.iri)),
        (GG.field, _text(evidence.field.value)),
        (OA.exact, _text(evidence.exact, evidence.language)),
        (OA.start, _typed(str(evidence.start), XSD.integer)),
        (OA.end, _typed(str(evidence.end), XSD.integer)),
        (GG.rule, _text(finding.rule)),
        (GG.confidence, _text(finding.confidence.value)),
    ])  # fmt: skip


def _classification(grant: str, published: Classification, concept: Concept | None) -> Pairs:
    return [
        (GG.grant, _node(grant)),
        *_given(GG.code, published.code),
        *_given(GG.vocabulary, published.vocabulary),
        *_given(SKOS.prefLabel, published.label),
        *([(GG.percentage, _decimal(published.percentage))] if published.percentage is not None else []),
        *([(GG.mapsTo, _node(concept.iri))] if concept else []),
    ]


def _transaction(grant: str, transaction: Transaction) -> Pairs:
    return [
        (GG.grant, _node(grant)),
        (GG.transactionType, _text(transaction.type)),
        *_money(transaction.money),
        *_dated(GG.valueDate, transaction.value_date),
        *_given(GG.providerGrant, transaction.provider_grant),
        *_given(GG.receiverGrant, transaction.receiver_grant),
    ]


def _claim(grant: str, claim: Claim) -> Pairs:
    return [
        (GG.grant, _node(grant)),
        (GG.property, _text(claim.property)),
        (GG.value, _text(claim.value)),
        (GG.location, _text(claim.location)),
    ]
