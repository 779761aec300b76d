"""Ministries are those of the country a grant goes to, where there is one such country."""

from dataclasses import replace

from grantgraph.enrich.national_bodies import with_countries
from grantgraph.model import Grant, Listing, OrganizationMention, Place, Transaction
from grantgraph.vocabulary.registers import load_name_knowledge

MINISTRY = OrganizationMention("MINISTRY OF HEALTH")
OTHERS = (OrganizationMention("Health Trust"), OrganizationMention("Ministry of Health", "XM-DAC-1-2"))
GRANT = Grant(
    Listing("activities.xml", "ab" * 32, "IATI"),
    "/iati-activity",
    grantees=(MINISTRY, *OTHERS),
    transactions=(Transaction("disbursement", receiver=MINISTRY, provider=MINISTRY),),
)
ANGOLA, GHANA = Place("Angola", "AO"), Place("Ghana", "GH")


def placed(*countries: Place) -> Grant:
    return with_countries(replace(GRANT, countries=countries), load_name_knowledge())


def test_a_ministry_that_receives_is_of_the_only_country() -> None:
    """Who provides the money may be of any country; a registered body needs no help."""
    grant = placed(ANGOLA)
    assert grant.grantees == (OrganizationMention("MINISTRY OF HEALTH", country="AO"), *OTHERS)
    assert grant.transactions[0].receiver == grant.grantees[0]
    assert grant.transactions[0].provider == MINISTRY


def test_of_several_countries_none_is_guessed() -> None:
    """Nor where no country is known."""
    assert placed(ANGOLA, GHANA).grantees == placed().grantees == GRANT.grantees
