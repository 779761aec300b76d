"""What is said of each kind of record, as pairs of predicate and object. `mapping` links the nodes."""

from __future__ import annotations

from rdflib import DCTERMS, ORG, RDF, RDFS, SKOS, XSD

from grantgraph.model import (
    Claim,
    Classification,
    Concept,
    Confidence,
    Correction,
    Evidence,
    Finding,
    Grant,
    Listing,
    Money,
    Organization,
    PeriodFinding,
    Place,
    PlaceFinding,
    PublishedDate,
    Transaction,
    UndisclosedGrantee,
)
from grantgraph.namespaces import GG, OA, SPDX
from grantgraph.rdf.terms import Pair, dated, decimal, given, measured, named, plain, told, typed

_CONCEPT_CLASSES = {str(GG.theme): GG.Theme, str(GG.activity): GG.Activity}
_UNDISCLOSED = {"withheld": "Name withheld", "not stated": "Grantee not stated in the source"}


def of_grant(grant: Grant) -> list[Pair]:
    """The grant's own texts, money and dates."""
    pairs = [
        *told(DCTERMS.title, grant.titles),
        *told(DCTERMS.description, grant.descriptions),
        *given(DCTERMS.identifier, grant.identifier),
        *given(GG.programFocus, grant.focus),
        *_money(grant.money),
        *dated(GG.awardDate, grant.award_date),
        *dated(GG.startDate, grant.start_date),
        *dated(GG.endDate, grant.end_date),
        *dated(GG.year, grant.year),
        (GG.location, plain(grant.location)),
    ]
    if grant.duration:
        pairs.append((GG.duration, typed(grant.duration, XSD.duration)))
    if grant.is_supplement is not None:
        pairs.append((GG.isSupplement, typed(str(grant.is_supplement).lower(), XSD.boolean)))
    return pairs


def of_listing(listing: Listing, checksum: str) -> list[Pair]:
    """Title, publisher, date and licence of a source; `checksum` is the IRI of its digest."""
    return [
        (DCTERMS.title, plain(listing.title or listing.name)),
        (RDFS.label, plain(listing.name)),
        (DCTERMS.format, plain(listing.format)),
        (SPDX.checksum, named(checksum)),
        *given(DCTERMS.publisher, listing.publisher),
        *dated(DCTERMS.issued, listing.issued),
        *given(DCTERMS.license, listing.license),
        *given(DCTERMS.source, listing.url),
    ]


def of_checksum(sha256: str) -> list[Pair]:
    """The digest by which anyone can tell the file again (DCAT 3)."""
    return [
        (SPDX.algorithm, named(SPDX.checksumAlgorithm_sha256)),
        (SPDX.checksumValue, typed(sha256, XSD.hexBinary)),
    ]


def of_organization(organization: Organization) -> list[Pair]:
    """The preferred name, every other name ever published, identifiers, and why it is one body."""
    others = [name for name in organization.names if name != organization.label]
    return [
        (RDF.type, named(ORG.Organization)),
        (SKOS.prefLabel, plain(organization.label)),
        *((SKOS.altLabel, plain(name)) for name in others),
        *((GG.identifier, plain(identifier)) for identifier in organization.identifiers),
        *given(GG.reason, organization.reason),
    ]


def of_undisclosed(grantee: UndisclosedGrantee) -> list[Pair]:
    """Why there is no name; nothing else is said."""
    return [(RDFS.label, plain(_UNDISCLOSED[grantee.reason], "en")), (GG.reason, plain(grantee.reason))]


def of_individual() -> list[Pair]:
    """A person stays nameless."""
    return [(RDFS.label, plain("Individual", "en"))]


def of_place(place: Place, label: str) -> list[Pair]:
    """The one label of this build, and the ISO code."""
    return [(RDFS.label, plain(label)), *given(GG.code, place.code)]


def of_concept(concept: Concept) -> list[Pair]:
    """Enough of a concept to read the graph without the vocabulary beside it."""
    kind = _CONCEPT_CLASSES.get(concept.assigned_by)
    return [
        *([(RDF.type, named(kind))] if kind else []),
        (SKOS.prefLabel, plain(concept.label, "en")),
        (SKOS.inScheme, named(concept.scheme)),
    ]


def of_finding(grant: str, finding: Finding) -> list[Pair]:
    """The concept, the quoted words with their place, and the rule that read them."""
    return _found(grant, finding.concept.iri, finding.evidence, finding.rule, finding.confidence)


def of_place_finding(grant: str, place: str, finding: PlaceFinding) -> list[Pair]:
    """The place and the words that name it; a name stands for itself, so there is no other rule."""
    return _found(grant, place, finding.evidence, finding.evidence.exact, Confidence.HIGH)


def of_period(finding: PeriodFinding) -> Pair:
    """What a period says of its grant directly: a date, or a duration."""
    if finding.property == "duration":
        return GG.duration, typed(finding.value, XSD.duration)
    [pair] = dated(GG[finding.property], PublishedDate(finding.value))
    return pair


def of_period_finding(grant: str, finding: PeriodFinding) -> list[Pair]:
    """The property and its value, the quoted words with their place, and the kind of words."""
    return [
        (GG.property, plain(finding.property)),
        (GG.value, plain(finding.value)),
        *_quoted(grant, finding.evidence, finding.rule),
    ]


def _found(grant: str, concept: str, evidence: Evidence, rule: str, confidence: Confidence) -> list[Pair]:
    return [
        (GG.concept, named(concept)),
        (GG.confidence, plain(confidence.value)),
        *_quoted(grant, evidence, rule),
    ]


def _quoted(grant: str, evidence: Evidence, rule: str) -> list[Pair]:
    return [
        (GG.grant, named(grant)),
        (GG.field, plain(evidence.field.value)),
        (OA.exact, plain(evidence.exact, evidence.language)),
        (OA.start, typed(str(evidence.start), XSD.integer)),
        (OA.end, typed(str(evidence.end), XSD.integer)),
        (GG.rule, plain(rule)),
    ]


def of_classification(grant: str, published: Classification, concept: Concept | None) -> list[Pair]:
    """Code, vocabulary and label as published, and the concept they are read as."""
    return [
        (GG.grant, named(grant)),
        *given(GG.code, published.code),
        *given(GG.vocabulary, published.vocabulary),
        *given(SKOS.prefLabel, published.label),
        *measured(GG.percentage, published.percentage),
        *([(GG.mapsTo, named(concept.iri))] if concept else []),
    ]


def of_transaction(grant: str, transaction: Transaction) -> list[Pair]:
    """Type, money and date of a payment, and the grants at its two ends."""
    return [
        (GG.grant, named(grant)),
        (GG.transactionType, plain(transaction.type)),
        *_money(transaction.money),
        *dated(GG.valueDate, transaction.value_date),
        *given(GG.providerGrant, transaction.provider_grant),
        *given(GG.receiverGrant, transaction.receiver_grant),
    ]


def of_correction(grant: str, correction: Correction) -> list[Pair]:
    """What a person did to a grant, when and why, and where that is written."""
    return [
        (GG.grant, named(grant)),
        (GG.action, plain(correction.action)),
        (GG.location, plain(correction.location)),
        *dated(DCTERMS.date, correction.when),
        *given(RDFS.comment, correction.why),
    ]


def of_corrections(correction: Correction, checksum: str) -> list[Pair]:
    """The file that a correction is written in; `checksum` is the IRI of its digest."""
    return [(RDFS.label, plain(correction.file)), (SPDX.checksum, named(checksum))]


def of_person(name: str) -> list[Pair]:
    """Who made a correction, by the name given there."""
    return [(RDFS.label, plain(name))]


def of_claim(grant: str, claim: Claim) -> list[Pair]:
    """One of several values in dispute, and where it stands."""
    return [
        (GG.grant, named(grant)),
        (GG.property, plain(claim.property)),
        (GG.value, plain(claim.value)),
        (GG.location, plain(claim.location)),
    ]


def _money(money: Money | None) -> list[Pair]:
    return [(GG.amount, decimal(money.amount)), (GG.currency, plain(money.currency))] if money else []
