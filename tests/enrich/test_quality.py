"""What publishers are told of their data: one planted fault for each check, and none in good data."""

from dataclasses import replace
from decimal import Decimal

import pytest

from grantgraph.enrich import quality
from grantgraph.enrich.quality import CHECKS, check_quality
from grantgraph.model import Classification, Grant, Individual, Listing, Place, PublishedDate, Text
from grantgraph.model import OrganizationMention as Mention
from grantgraph.vocabulary.registers import load_name_knowledge

GOOD = Grant(
    Listing("grants.json", "ab" * 32, "360Giving JSON", issued=PublishedDate("2022-12-31")),
    "/grants/0",
    identifier="360G-heron-1",
    titles=(Text("A clinic for tenants"),),
    descriptions=(Text("To give free advice; ask at the door, not @home."),),
    funders=(Mention("Heron Trust", "GB-CHC-1000001"),),
    grantees=(Mention("Law at the Docks", "GB-COH-01234567"),),
    award_date=PublishedDate("2022-11"),
    start_date=PublishedDate("2022-12-01"),
    end_date=PublishedDate("2022"),
    countries=(
        Place("Ghana", "GH", percentage=Decimal("66.6")),
        Place("Togo", "TG", percentage=Decimal("33.3")),
    ),
    classifications=(Classification("1", "A", percentage=Decimal(100)), Classification("2", "B")),
)
FAULTS = {
    "title_repeats_description": {"descriptions": (Text("a clinic for Tenants"),)},
    "title_is_long": {"titles": (Text("A clinic " * 20),)},
    "mail_address_in_text": {"descriptions": (Text("Ask jo.doe@heron.example for more."),)},
    "text_was_decoded_wrongly": {"descriptions": (Text("For the centreâ€™s roof, Â£500."),)},
    "register_is_unknown": {"grantees": (Mention("Law at the Docks", "QQ-77"),)},
    "identifier_is_the_publishers_own": {"grantees": (Mention("Law at the Docks", "360G-heron:org-7"),)},
    "number_is_malformed": {"grantees": (Mention("Law at the Docks", "GB-COH-1234567"),)},
    "identifies_no_body": {"grantees": (Mention("Law at the Docks", "22000"),)},
    "grantee_has_no_identifier": {"grantees": (Mention("Law at the Docks"),)},
    "funder_is_grantee": {"grantees": (Mention("Heron Trust Ltd", "GB-CHC-1000001"),)},
    "end_is_before_start": {"end_date": PublishedDate("2022-11-30")},
    "date_is_far": {"start_date": PublishedDate("0202-12-01")},
    "award_is_after_publication": {"award_date": PublishedDate("2023-01-01")},
    "postcode_of_a_person": {"grantees": (Individual(),), "places": (Place("EH6 1AA", kind="region"),)},
    "shares_do_not_add_up": {"classifications": (Classification("1", "A", percentage=Decimal(60)),)},
}


def told(*grants: Grant) -> list[str]:
    return [problem.reason for problem in check_quality(grants, load_name_knowledge())]


def test_nothing_is_said_of_good_data() -> None:
    """A check that always speaks is no check."""
    assert told(GOOD) == []


@pytest.mark.parametrize("name", [check.__name__ for check in CHECKS])
def test_each_check_finds_its_fault_and_no_other(name: str) -> None:
    """In words, once a listing, with the number of grants and the first place."""
    faulty = replace(GOOD, **FAULTS[name])
    sentence = " ".join((getattr(quality, name).__doc__ or "").split())
    assert told(faulty) == [sentence]
    assert told(GOOD, replace(faulty, location="/grants/1"), faulty) == [f"{sentence} (2 grants, first here)"]


def test_a_funder_of_several_names_or_numbers_is_told() -> None:
    """It would look like several funders."""
    other = replace(GOOD, funders=(Mention("The Heron Trust", "GB-CHC-1000001"),))
    third = replace(GOOD, funders=(Mention("Heron Trust", "GB-CHC-1000002"),))
    assert told(GOOD, other, third) == [
        "The funder GB-CHC-1000001 has 2 names: Heron Trust, The Heron Trust.",
        "The funder Heron Trust has 2 identifiers: GB-CHC-1000001, GB-CHC-1000002.",
    ]
