"""What is new, removed and changed between two graphs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from grantgraph.comparison import Change, compare
from grantgraph.enrich.organizations import resolve
from grantgraph.model import Grant, Listing, Money, OrganizationMention, PublishedDate, Text
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record
from grantgraph.vocabulary.registers import load_name_knowledge

LISTING = Listing("grants.json", "ab" * 32, "360Giving JSON", publisher="Heron Trust")
GRANT = Grant(
    LISTING,
    "/grants/0",
    titles=(Text("A clinic"),),
    descriptions=(Text("To help tenants."),),
    identifier="360G-heron-1",
    grantees=(OrganizationMention("Law at the Docks"),),
    money=Money(Decimal("12.50"), "GBP"),
)
NAMELESS = replace(GRANT, identifier=None, money=None)


def graph(*grants: Grant) -> Dataset:
    mentions = [body for grant in grants for body in grant.grantees if isinstance(body, OrganizationMention)]
    organizations = resolve(mentions, load_name_knowledge()).organizations
    return Dataset.of(Mapper(organizations).triples(Record(grant) for grant in grants))


def test_a_graph_does_not_differ_from_itself() -> None:
    """Nor from one in another order, or read from another place."""
    other = replace(GRANT, listing=replace(LISTING, sha256="cd" * 32), location="row 5")
    found = compare(graph(GRANT, NAMELESS), graph(NAMELESS, other))
    assert (found.new, found.removed, found.changed, found.same) == ((), (), (), 2)


def test_new_and_removed_grants_are_told() -> None:
    """By title, with what is published of them."""
    later = replace(GRANT, identifier="360G-heron-2", titles=(Text("A library"),))
    found = compare(graph(GRANT), graph(later))
    assert [(told.title, told.grantee) for told in found.new] == [("A library", "Law at the Docks")]
    assert [told.title for told in found.removed] == ["A clinic"]


def test_a_change_tells_both_values() -> None:
    """And nothing where one side says nothing."""
    later = replace(GRANT, money=Money(Decimal(13), "GBP"), award_date=PublishedDate("2021-03"))
    ((told, changes),) = compare(graph(GRANT), graph(later)).changed
    assert told.title == "A clinic"
    assert changes == (Change("amount", ("12.5",), ("13",)), Change("award date", (), ("2021-03",)))


@pytest.mark.parametrize(
    "later",
    [
        replace(NAMELESS, descriptions=(Text("To help all tenants."),)),
        replace(NAMELESS, grantees=(OrganizationMention("Law on the Pier"),)),
    ],
)
def test_a_grant_without_an_id_is_known_again_by_its_words(later: Grant) -> None:
    """Though its IRI is another, made of other words."""
    found = compare(graph(NAMELESS), graph(later))
    assert (len(found.changed), found.new, found.removed) == (1, (), ())


def test_grants_of_the_same_words_are_not_mixed_up() -> None:
    """Where two could be meant, neither is."""
    twice = (replace(NAMELESS, year=PublishedDate("2020")), replace(NAMELESS, year=PublishedDate("2021")))
    found = compare(graph(*twice), graph(replace(NAMELESS, year=PublishedDate("2022"))))
    assert (len(found.new), len(found.removed), found.changed) == (1, 2, ())
