"""The same grant at several places: counted once, put together, or kept as claims that disagree."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from grantgraph.enrich.duplicates import reconcile
from grantgraph.model import (
    Claim,
    Grant,
    Listing,
    Money,
    OrganizationMention,
    Origin,
    PublishedDate,
    Text,
    Transaction,
    UndisclosedGrantee,
)

LISTING = Listing("grants.json", "ab" * 32, "360Giving JSON", publisher="Heron Trust")
OTHER = Listing("grants.xml", "cd" * 32, "IATI 2.03", publisher="Heron Trust")
STRANGER = Listing("others.csv", "ef" * 32, "360Giving CSV", publisher="Egret Fund")
GRANT = Grant(
    LISTING,
    "/grants/0",
    titles=(Text("A clinic"),),
    identifier="360G-heron-1",
    grantees=(OrganizationMention("Law at the Docks"),),
    money=Money(Decimal("12.50"), "GBP"),
    award_date=PublishedDate("2022-11-03"),
    year=PublishedDate("2022"),
)


def test_the_same_grant_again_is_counted_once_and_told() -> None:
    """The one that stays knows the other place."""
    again = replace(GRANT, location="/grants/7")
    found = reconcile([GRANT, again])
    assert found.grants == (replace(GRANT, also=(Origin(LISTING, "/grants/7"),)),)
    assert [problem.reason for problem in found.problems] == [
        "360G-heron-1 stands again at /grants/7; counted once"
    ]


def test_grants_of_two_listings_are_told_once_for_both() -> None:
    """Not once for each of hundreds of grants."""
    grants = [replace(GRANT, identifier=f"360G-heron-{number}") for number in range(3)]
    found = reconcile([*grants, *(replace(grant, listing=OTHER) for grant in grants)])
    assert len(found.grants) == 3
    assert [problem.reason for problem in found.problems] == [
        "3 grants stand in grants.json too; each is counted once"
    ]


def test_disputed_values_are_claims_and_none_of_them_is_stated() -> None:
    """Each claim says where it was read; what is not in dispute stays."""
    other = replace(GRANT, listing=OTHER, location="row 9", money=Money(Decimal(13), "GBP"))
    (grant,), (problem,) = reconcile([GRANT, other]).grants, reconcile([GRANT, other]).problems
    assert grant.money is None
    assert grant.award_date == GRANT.award_date
    assert grant.claims == (
        Claim("amount", "12.50 GBP", "/grants/0"),
        Claim("amount", "13 GBP", "row 9", OTHER),
    )
    assert "with another amount (12.50 GBP; 13 GBP); all are kept as claims" in problem.reason


def test_rows_that_complete_each_other_are_put_together() -> None:
    """One row may tell the amount, another a second recipient."""
    first = replace(GRANT, money=None, grantees=(UndisclosedGrantee(),))
    second = replace(GRANT, location="/grants/1", grantees=(OrganizationMention("Dock Street Housing"),))
    third = replace(GRANT, location="/grants/2", titles=())
    (grant,) = reconcile([first, second, third]).grants
    assert grant.money == GRANT.money
    assert grant.grantees == (
        OrganizationMention("Dock Street Housing"),
        OrganizationMention("Law at the Docks"),
    )
    assert grant.titles == GRANT.titles
    assert not grant.claims


def test_other_texts_all_stay_and_are_told() -> None:
    """A text is no disputed fact: words of both are kept, so that both can be evidence."""
    (grant,) = reconcile([GRANT, replace(GRANT, titles=(Text("Another clinic"),))]).grants
    assert grant.titles == (Text("A clinic"), Text("Another clinic"))
    assert [claim.value for claim in grant.claims] == ["A clinic", "Another clinic"]


def test_transactions_of_one_activity_at_two_places_all_stay() -> None:
    """Sums are those of what was published."""
    paid = Transaction("disbursement", Money(Decimal(5), "GBP"))
    (grant,) = reconcile(
        [replace(GRANT, transactions=(paid, paid)), replace(GRANT, transactions=(paid,))]
    ).grants
    assert grant.transactions == (paid, paid, paid)


def test_one_id_of_two_publishers_is_two_grants() -> None:
    """And a sign of a wrong prefix, which is told."""
    found = reconcile([GRANT, replace(GRANT, listing=STRANGER, location="line 2")])
    assert len(found.grants) == 2
    assert found.problems[0].reason == (
        "360G-heron-1 is also another publisher's, at grants.json /grants/0; they stay two grants"
    )


def test_grants_without_an_id_are_never_put_together() -> None:
    """Two equal rows may be a grant and its supplement."""
    nameless = replace(GRANT, identifier=None)
    assert reconcile([nameless, nameless]).grants == (nameless, nameless)


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from([1, 2]), st.sampled_from([None, "2021", "2022"])),
        max_size=8,
    )
)
def test_no_value_is_lost(rows: list[tuple[str, int, str | None]]) -> None:
    """Whatever rows say is stated or claimed, and nothing else is."""
    grants = [
        replace(
            GRANT,
            identifier=key,
            money=Money(Decimal(amount), "GBP"),
            award_date=PublishedDate(day) if day else None,
        )
        for key, amount, day in rows
    ]
    for grant in reconcile(grants).grants:
        mine = [g for g in grants if g.identifier == grant.identifier]
        claimed = {claim.value for claim in grant.claims if claim.property == "amount"}
        stated = {f"{grant.money.amount} GBP"} if grant.money else set()
        assert claimed ^ stated == {f"{g.money.amount} GBP" for g in mine if g.money}
        days = {claim.value for claim in grant.claims if claim.property == "awardDate"}
        told = {grant.award_date.value} if grant.award_date else set()
        assert days ^ told == {g.award_date.value for g in mine if g.award_date}
