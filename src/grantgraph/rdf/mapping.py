"""Records in, triples out, in the terms of `ontology/grantgraph.ttl`.

With `statements` and `corrections` the only place that knows what a record looks like in RDF: there what is said
of each node, here which nodes there are and how they are linked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import PROV, RDF, SKOS
from rdflib.term import URIRef

from grantgraph.enrich.places import PlaceLabels
from grantgraph.model import (
    Classification,
    Concept,
    Correction,
    Finding,
    Grant,
    Grantee,
    Individual,
    Listing,
    Organization,
    OrganizationMention,
    PeriodFinding,
    Place,
    PlaceFinding,
    Transaction,
    UndisclosedGrantee,
)
from grantgraph.namespaces import GG, SPDX
from grantgraph.rdf import statements
from grantgraph.rdf.corrections import corrected, judged
from grantgraph.rdf.iris import Naming, grant_key
from grantgraph.rdf.terms import described, named, plain, triple
from grantgraph.rdf.twins import Twins

Triples = Iterator[ox.Triple]
Organizations = Mapping[OrganizationMention, Organization | None]


@dataclass(frozen=True, slots=True)
class Record:
    """A grant, what was found in its words, and what its published classifications map to.

    `rejected` are findings that a person took away, each with the correction that did.
    """

    grant: Grant
    findings: tuple[Finding, ...] = ()
    mapped: Mapping[Classification, Concept] = field(default_factory=dict)
    places: tuple[PlaceFinding, ...] = ()
    periods: tuple[PeriodFinding, ...] = ()
    rejected: tuple[tuple[Correction, Finding | PlaceFinding], ...] = ()


@dataclass
class Mapper:
    """Maps records under one naming, with the organizations that mentions were resolved to.

    `labels` says what places are called. `twins` tells grants apart that have no id and the same words.
    """

    organizations: Organizations
    naming: Naming = field(default_factory=Naming)
    labels: PlaceLabels = field(default_factory=PlaceLabels)
    twins: Twins = field(default_factory=Twins)

    def triples(self, records: Iterable[Record]) -> Triples:
        """All triples of the records; what several records share comes more than once."""
        for record in records:
            yield from self.grant(record)

    def grant(self, record: Record) -> Triples:
        """The triples of one grant and of everything that it names."""
        grant, key = record.grant, self._key(record.grant)
        iri = self.naming.grant(key)
        yield from described(iri, GG.Grant, statements.of_grant(grant))
        yield from self._sources(iri, grant)
        for funder in grant.funders:
            yield from self._link(iri, GG.funder, funder)
        yield from self._grantees(iri, key, grant.grantees or (UndisclosedGrantee(),))
        for predicate, places in ((GG.country, grant.countries), (GG.place, grant.places)):
            yield from self._places(iri, predicate, places)
        yield from self._findings(iri, record.findings)
        yield from self._found_places(iri, record.places)
        yield from self._found_periods(iri, record.periods)
        yield from self._classifications(iri, record)
        yield from self._transactions(iri, grant.transactions)
        yield from self._claims(iri, grant)
        yield from self._corrections(iri, record)

    def _key(self, grant: Grant) -> str:
        key = grant_key(grant, self.organizations)
        if grant.identifier:
            return key
        number = self.twins.number(key, grant)
        return key if number == 1 else f"{key}-{number}"

    def _sources(self, iri: str, grant: Grant) -> Triples:
        yield from self._listing(iri, grant.listing)
        for origin in grant.also:
            yield from self._listing(iri, origin.listing)
            yield triple(iri, GG.location, plain(origin.location))

    def _listing(self, iri: str, published: Listing) -> Triples:
        listing = self.naming.listing(published)
        checksum = f"{listing}/checksum"
        yield triple(iri, PROV.wasDerivedFrom, named(listing))
        yield from described(listing, GG.Listing, statements.of_listing(published, checksum))
        yield from described(checksum, SPDX.Checksum, statements.of_checksum(published.sha256))

    def _link(self, iri: str, predicate: URIRef, mention: OrganizationMention | None) -> Triples:
        organization = self.organizations.get(mention) if mention else None
        if organization is None:
            return
        body = self.naming.organization(organization)
        yield triple(iri, predicate, named(body))
        yield from described(body, GG.Organization, statements.of_organization(organization))
        if organization.country:
            country = Place(organization.country, organization.country)
            yield from self._places(body, GG.country, [country])

    def _grantees(self, iri: str, key: str, grantees: Iterable[Grantee]) -> Triples:
        """Bodies by name; for each person and each grantee undisclosed a node of this grant's own."""
        nameless: Counter[type] = Counter()
        for grantee in grantees:
            nameless[type(grantee)] += 1
            number = nameless[type(grantee)]
            if isinstance(grantee, OrganizationMention):
                yield from self._link(iri, GG.grantee, grantee)
            elif isinstance(grantee, Individual):
                person = self.naming.individual(key, number)
                yield triple(iri, GG.grantee, named(person))
                yield from described(person, GG.Individual, statements.of_individual())
            else:
                yield from self._undisclosed(iri, self.naming.undisclosed(key, number), grantee)

    @staticmethod
    def _undisclosed(iri: str, node: str, grantee: UndisclosedGrantee) -> Triples:
        yield triple(iri, GG.grantee, named(node))
        yield from described(node, GG.UndisclosedGrantee, statements.of_undisclosed(grantee))

    def _places(self, iri: str, predicate: URIRef, places: Iterable[Place]) -> Triples:
        for place in places:
            node = self.naming.place(place)
            yield triple(iri, predicate, named(node))
            yield from described(node, GG.Place, statements.of_place(place, self.labels.label(place)))

    def _findings(self, iri: str, findings: Iterable[Finding]) -> Triples:
        for finding in findings:
            yield from self._concept(iri, finding.concept)
            if finding.is_main:
                yield triple(iri, GG.mainTheme, named(finding.concept.iri))
            node = self.naming.finding(iri, finding.concept)
            yield from described(node, GG.Finding, statements.of_finding(iri, finding))
            for correction in finding.corrections:
                yield from judged(self.naming, iri, node, finding.concept.iri, correction)

    def _found_places(self, iri: str, findings: Iterable[PlaceFinding]) -> Triples:
        for found in findings:
            yield from self._places(iri, GG.place, [found.place])
            place = self.naming.place(found.place)
            yield triple(place, RDF.type, named(SKOS.Concept))
            node = self.naming.part(iri, "finding", place.removeprefix(self.naming.base).replace("/", "-"))
            yield from described(node, GG.Finding, statements.of_place_finding(iri, place, found))
            for correction in found.corrections:
                yield from judged(self.naming, iri, node, place, correction)

    def _found_periods(self, iri: str, findings: Iterable[PeriodFinding]) -> Triples:
        for found in findings:
            yield triple(iri, *statements.of_period(found))
            node = self.naming.part(iri, "finding", found.property)
            yield from described(node, GG.PeriodFinding, statements.of_period_finding(iri, found))

    def _corrections(self, iri: str, record: Record) -> Triples:
        """What a person rejected, split or joined: told of the grant, with no direct statement beside it."""
        for correction in record.grant.regrouped:
            yield from corrected(self.naming, iri, correction)
        for correction, finding in record.rejected:
            if isinstance(finding, Finding):
                concept = finding.concept.iri
                yield from described(concept, SKOS.Concept, statements.of_concept(finding.concept))
            else:
                concept = self.naming.place(finding.place)
                label = self.labels.label(finding.place)
                yield from described(concept, GG.Place, statements.of_place(finding.place, label))
                yield triple(concept, RDF.type, named(SKOS.Concept))
            yield from corrected(self.naming, iri, correction, concept)

    @staticmethod
    def _concept(iri: str, concept: Concept) -> Triples:
        yield triple(iri, URIRef(concept.assigned_by), named(concept.iri))
        yield from described(concept.iri, SKOS.Concept, statements.of_concept(concept))

    def _classifications(self, iri: str, record: Record) -> Triples:
        for number, published in enumerate(record.grant.classifications, 1):
            node = self.naming.part(iri, "classification", number)
            concept = record.mapped.get(published)
            pairs = statements.of_classification(iri, published, concept)
            yield from described(node, GG.Classification, pairs)
            if concept:
                yield from self._concept(iri, concept)

    def _transactions(self, iri: str, transactions: Iterable[Transaction]) -> Triples:
        for number, transaction in enumerate(transactions, 1):
            node = self.naming.part(iri, "transaction", number)
            yield from described(node, GG.Transaction, statements.of_transaction(iri, transaction))
            yield from self._link(node, GG.provider, transaction.provider)
            yield from self._link(node, GG.receiver, transaction.receiver)

    def _claims(self, iri: str, grant: Grant) -> Triples:
        for number, claim in enumerate(grant.claims, 1):
            node = self.naming.part(iri, "claim", number)
            listing = self.naming.listing(claim.listing or grant.listing)
            yield from described(node, GG.Claim, statements.of_claim(iri, claim))
            yield triple(node, PROV.wasDerivedFrom, named(listing))
