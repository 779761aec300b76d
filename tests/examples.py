"""Grants as publishers write them, one for each thing a record can hold. Tests of every stage loop over them."""

from decimal import Decimal

from grantgraph.model import (
    Claim,
    Classification,
    Concept,
    Confidence,
    Correction,
    Evidence,
    Field,
    Finding,
    Grant,
    Individual,
    Listing,
    Money,
    Organization,
    OrganizationMention,
    PeriodFinding,
    Place,
    PlaceFinding,
    PublishedDate,
    Text,
    Transaction,
    UndisclosedGrantee,
)

LISTING = Listing(
    name="grants.txt",
    sha256="ab" * 32,
    format="listing",
    title="Grants of 2021",
    publisher="River Fund",
    issued=PublishedDate("2021-02-18"),
    license="https://creativecommons.org/licenses/by/4.0/",
    url="https://river.example/grants",
)
FUNDER = OrganizationMention("River Fund", "XX-RIV-1")
GRANTEE = OrganizationMention("Lawyers of the Lake")
ORGANIZATIONS = {
    FUNDER: Organization(
        "XX-RIV-1", "River Fund", ("River Fund", "RIVER FUND"), ("XX-RIV-1",), "KZ", "same identifier"
    ),
    GRANTEE: Organization("lawyers-of-the-lake", "Lawyers of the Lake", ("Lawyers of the Lake",)),
}
LEGAL_AID = Concept(
    "https://w3id.org/grantgraph/activity/legal-aid",
    "Legal aid and litigation",
    "https://w3id.org/grantgraph/activity",
    "https://w3id.org/grantgraph/ontology#activity",
)
RULE_OF_LAW = Concept(
    "https://w3id.org/grantgraph/theme/rule-of-law",
    "Rule of law and access to justice",
    "https://w3id.org/grantgraph/theme",
    "https://w3id.org/grantgraph/ontology#theme",
    codes=(("DAC", "15130"),),
)

FULL = Grant(
    listing=LISTING,
    location="lines 4-9",
    titles=(Text("Justice at the Lake", "en"), Text("Әділдік", "kk")),
    descriptions=(Text("To give free legal aid to fishers 🐟 and their families.", "en"),),
    identifier="RF/2021 7",
    funders=(FUNDER,),
    grantees=(GRANTEE,),
    money=Money(Decimal("30000.50"), "EUR"),
    award_date=PublishedDate("2021-03-04"),
    start_date=PublishedDate("2021-04"),
    end_date=PublishedDate("2022"),
    year=PublishedDate("2021"),
    countries=(Place("Kazakhstan", "KZ"),),
    places=(Place("Aral", None, "locality"),),
    is_supplement=False,
    classifications=(Classification("15130", "DAC", "Legal and judicial development", Decimal("60.5")),),
    transactions=(
        Transaction(
            "commitment",
            Money(Decimal("-5"), "EUR"),
            PublishedDate("2021-03-05"),
            FUNDER,
            GRANTEE,
            "A-1",
            "B-2",
        ),
    ),
    claims=(Claim("amount", "31000", "row 9"),),
)
WITHHELD = Grant(
    LISTING,
    "lines 11-14",
    titles=(Text("Voices"),),
    funders=(FUNDER,),
    grantees=(UndisclosedGrantee("withheld"),),
    focus="Rule of Law",
)
TO_A_PERSON = Grant(LISTING, "lines 16-17", titles=(Text("A stipend"),), grantees=(Individual(),))

FINDING = Finding(
    LEGAL_AID,
    Evidence(Field.DESCRIPTION, "free legal aid to fishers 🐟", 8, 35, "en"),
    "legal aid",
    Confidence.HIGH,
    is_main=False,
)
LAKE = PlaceFinding(Place("Aral Sea", None, "region"), Evidence(Field.TITLE, "Lake", 15, 19, "en"))
PERIOD = PeriodFinding(
    "duration", "P1Y6M", Evidence(Field.DESCRIPTION, "free legal aid", 8, 22, "en"), "LENGTH project"
)
ACCEPTED = Correction(
    "corrections.csv",
    "cd" * 32,
    "line 2",
    "accept",
    "grants.txt",
    "Justice at the Lake",
    concept="activity:legal-aid",
    who="Ana Reader",
    when=PublishedDate("2026-03-14"),
    why="plain words",
    listing=LISTING.sha256,
)
