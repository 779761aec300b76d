"""The vocabulary as Python names, and the prefixes of everything we write.

A term that is not in `ontology/grantgraph.ttl` raises `AttributeError` when used (`_fail`); a test compares both
directions.
"""

from rdflib import DCAT, DCTERMS, ORG, PROV, RDF, RDFS, SKOS, VOID, XSD, Namespace
from rdflib.namespace import DefinedNamespace
from rdflib.term import URIRef

ONTOLOGY = "https://w3id.org/grantgraph/ontology#"
THEME = "https://w3id.org/grantgraph/theme/"
ACTIVITY = "https://w3id.org/grantgraph/activity/"
AUDIENCE = "https://w3id.org/grantgraph/audience/"
CHANNEL = "https://w3id.org/grantgraph/channel/"
LANGUAGE = "https://w3id.org/grantgraph/language/"
DATA = "https://w3id.org/grantgraph/id/"


class GG(DefinedNamespace):
    """Classes and properties of the GrantGraph ontology."""

    _NS = Namespace(ONTOLOGY)
    _fail = True

    # classes
    Activity: URIRef
    Claim: URIRef
    Classification: URIRef
    Correction: URIRef
    Finding: URIRef
    Funding: URIRef
    Grant: URIRef
    Individual: URIRef
    Listing: URIRef
    Organization: URIRef
    PeriodFinding: URIRef
    Place: URIRef
    Quotation: URIRef
    Statement: URIRef
    Theme: URIRef
    Transaction: URIRef
    UndisclosedGrantee: URIRef
    # properties of grants
    activity: URIRef
    amount: URIRef
    audience: URIRef
    awardDate: URIRef
    channel: URIRef
    country: URIRef
    currency: URIRef
    duration: URIRef
    endDate: URIRef
    funder: URIRef
    grantee: URIRef
    isSupplement: URIRef
    language: URIRef
    location: URIRef
    mainTheme: URIRef
    place: URIRef
    programFocus: URIRef
    startDate: URIRef
    theme: URIRef
    year: URIRef
    # properties of the rest
    action: URIRef
    assignedBy: URIRef
    code: URIRef
    concept: URIRef
    confidence: URIRef
    correction: URIRef
    counterExample: URIRef
    cue: URIRef
    field: URIRef
    grant: URIRef
    identifier: URIRef
    judgedConcept: URIRef
    mapsTo: URIRef
    mediumCue: URIRef
    negativeCue: URIRef
    percentage: URIRef
    property: URIRef
    provider: URIRef
    providerGrant: URIRef
    reason: URIRef
    receiver: URIRef
    receiverGrant: URIRef
    rule: URIRef
    strongCue: URIRef
    transactionType: URIRef
    value: URIRef
    valueDate: URIRef
    vocabulary: URIRef
    weakCue: URIRef


OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")

PREFIXES: dict[str, str] = {
    "gg": ONTOLOGY,
    "theme": THEME,
    "activity": ACTIVITY,
    "audience": AUDIENCE,
    "channel": CHANNEL,
    "language": LANGUAGE,
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "oa": str(OA),
    "org": str(ORG),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "spdx": str(SPDX),
    "void": str(VOID),
    "xsd": str(XSD),
}
