"""A record in RDF: every part of it, in the ontology's terms, and nothing that the record does not say."""

from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest

from examples import FINDING, FULL, LAKE, ORGANIZATIONS, RULE_OF_LAW, TO_A_PERSON, WITHHELD
from grantgraph.enrich.places import PlaceLabels
from grantgraph.model import Money, Place
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record

RECORDS = [
    Record(
        FULL,
        (FINDING, replace(FINDING, concept=RULE_OF_LAW, is_main=True)),
        {FULL.classifications[0]: RULE_OF_LAW},
        (LAKE,),
    ),
    Record(WITHHELD),
    Record(TO_A_PERSON),
]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset.of(Mapper(ORGANIZATIONS).triples(RECORDS))


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        ('?g dcterms:title "Justice at the Lake"@en ; dcterms:title ?v FILTER(LANG(?v) = "kk")', "Әділдік"),
        ("?g dcterms:identifier ?v", "RF/2021 7"),
        ("?g a gg:Grant ; gg:currency 'EUR' ; gg:amount ?v", "30000.5"),
        ("?g gg:awardDate ?v FILTER(DATATYPE(?v) = xsd:date)", "2021-03-04"),
        ("?g gg:startDate ?v FILTER(DATATYPE(?v) = xsd:gYearMonth)", "2021-04"),
        ("?g gg:endDate ?v FILTER(DATATYPE(?v) = xsd:gYear)", "2022"),
        ("?g gg:isSupplement ?v", "false"),
        ("?g gg:funder/skos:prefLabel ?v", "River Fund"),
        ("?g gg:funder/skos:altLabel ?v", "RIVER FUND"),
        ("?g gg:grantee/skos:prefLabel ?v", "Lawyers of the Lake"),
        ("?g gg:country/rdfs:label ?v", "Kazakhstan"),
        ("?g gg:place ?p . ?p rdfs:label ?v FILTER NOT EXISTS { ?f gg:concept ?p }", "Aral"),
        ("?g gg:location ?v ; dcterms:identifier []; prov:wasDerivedFrom/dcterms:publisher 'River Fund'", "lines 4-9"),
        ("?f gg:concept activity:legal-aid ; oa:start 8 ; oa:end 35 ; oa:exact ?v", "free legal aid to fishers 🐟"),
        ("?g gg:mainTheme/skos:prefLabel ?v", "Rule of law and access to justice"),
        ("?f gg:concept ?p ; gg:grant/gg:place ?p ; oa:exact 'Lake'@en . ?p rdfs:label ?v", "Aral Sea"),
        ("?c a gg:Classification ; gg:mapsTo theme:rule-of-law ; gg:percentage ?v", "60.5"),
        ("?t a gg:Transaction ; gg:provider/gg:identifier 'XX-RIV-1' ; gg:amount ?v", "-5"),
        ("?t gg:receiverGrant ?v", "B-2"),
        ("?c a gg:Claim ; gg:property 'amount' ; gg:value ?v", "31000"),
        ("?g gg:programFocus 'Rule of Law' ; gg:grantee/gg:reason ?v", "withheld"),
        ("?g gg:grantee [ a gg:Individual ; rdfs:label ?v ]", "Individual"),
        ("?l a gg:Listing ; spdx:checksum/spdx:checksumValue ?v", "ab" * 32),
    ],
)  # fmt: skip
def test_the_graph_says(dataset: Dataset, pattern: str, value: str) -> None:
    assert [row["v"].value for row in dataset.select(f"SELECT DISTINCT ?v {{ {pattern} }}")] == [value]


def test_every_theme_and_activity_has_a_finding_or_a_published_classification(dataset: Dataset) -> None:
    assigned = "?g gg:theme|gg:activity ?c . FILTER NOT EXISTS { ?f gg:grant ?g ; gg:concept|gg:mapsTo ?c }"
    assert dataset.select(f"SELECT ?g ?c {{ {assigned} }}") == []


def test_equal_grants_of_one_listing_stay_two_and_of_two_listings_are_one() -> None:
    bare = Record(replace(FULL, identifier=None))
    again = Record(replace(bare.grant, listing=replace(FULL.listing, sha256="cd" * 32)))
    grants = "SELECT DISTINCT ?g { ?g a gg:Grant }"
    assert len(Dataset.of(Mapper(ORGANIZATIONS).triples([bare, bare])).select(grants)) == 2
    assert len(Dataset.of(Mapper(ORGANIZATIONS).triples([bare, again])).select(grants)) == 1


def test_equal_words_with_two_amounts_in_two_listings_are_two_grants_and_that_is_told() -> None:
    """Nobody knows whether the amount was mended or a second grant was given; each has one amount."""
    bare = replace(FULL, identifier=None)
    other = replace(bare, listing=replace(FULL.listing, name="later.html", sha256="cd" * 32))
    mended = replace(other, money=Money(Decimal(7), "EUR"))
    mapper = Mapper(ORGANIZATIONS)
    both = Dataset.of(mapper.triples([Record(bare), Record(mended)]))
    assert len(both.select("SELECT ?g ?a { ?g a gg:Grant ; gg:amount ?a }")) == 2
    [told] = mapper.twins.problems
    assert told.source == "later.html"
    assert "another amount" in told.reason
    mapper = Mapper(ORGANIZATIONS)
    assert (
        len(Dataset.of(mapper.triples([Record(bare), Record(other)])).select("SELECT ?g { ?g a gg:Grant }"))
        == 1
    )
    assert [p.reason for p in mapper.twins.problems] == [
        f"1 grant stands with the same words in {FULL.listing.name} too; each is counted once"
    ]


def test_a_country_has_one_label_whatever_its_sources_call_it() -> None:
    other = replace(FULL, identifier="8", countries=(Place("Republic of Kazakhstan", "KZ"),))
    grants = [FULL, FULL, other]
    mapper = Mapper(ORGANIZATIONS, labels=PlaceLabels(grants))
    dataset = Dataset.of(mapper.triples(Record(grant) for grant in grants))
    assert [row["l"].value for row in dataset.select("SELECT ?l { ?p gg:code 'KZ' ; rdfs:label ?l }")] == [
        "Kazakhstan"
    ]


def test_two_undisclosed_grantees_of_one_grant_are_two() -> None:
    grant = replace(WITHHELD, grantees=WITHHELD.grantees * 2)
    dataset = Dataset.of(Mapper(ORGANIZATIONS).triples([Record(grant)]))
    assert len(dataset.select("SELECT ?u { ?u a gg:UndisclosedGrantee }")) == 2


def test_no_node_is_blank() -> None:
    for triple in Mapper(ORGANIZATIONS).triples(RECORDS):
        assert not isinstance(triple.subject, ox.BlankNode)
        assert not isinstance(triple.object, ox.BlankNode)


def test_every_prefix_ends_where_a_name_begins() -> None:
    assert all(namespace.endswith(("#", "/")) for namespace in PREFIXES.values())


def test_a_grant_without_money_has_neither_amount_nor_currency() -> None:
    dataset = Dataset.of(
        Mapper(ORGANIZATIONS).triples(
            [Record(WITHHELD)],
        )
    )
    assert dataset.select("SELECT ?a { ?g gg:amount|gg:currency ?a }") == []
