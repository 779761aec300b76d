"""Places named in the text of a grant."""

import pytest

from grantgraph.enrich.toponyms import Toponyms
from grantgraph.model import Grant, Listing, Place, Text
from grantgraph.vocabulary.gazetteer import load_parts, load_places

TOPONYMS = Toponyms(load_places(), load_parts)
LISTING = Listing("page.txt", "ab" * 32, "listing")


def found(text: str, *countries: Place) -> dict[str, str]:
    """Code or label of each place found, with the words."""
    grant = Grant(LISTING, "line 1", descriptions=(Text(text),), countries=countries)
    findings = list(TOPONYMS.find(grant))
    assert all(finding.evidence.stands_in(grant) for finding in findings)
    return {finding.place.code or finding.place.label: finding.evidence.exact for finding in findings}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Journalists from Kyrgyzstan and the Kyrgyz Republic meet.", {"KG": "Kyrgyzstan"}),
        ("Farmers of Papua New Guinea sell vanilla.", {"PG": "Papua New Guinea"}),
        ("Nigerian lawyers meet in Niger.", {"NE": "Niger"}),
        ("He drove a georgia peach to market in jordan shoes.", {}),
        ("Readers of the Sudan Tribune write letters.", {}),
    ],
)
def test_countries_are_found_as_they_are_written(text: str, places: dict[str, str]) -> None:
    """Whole names, the longest first, never within a word or the name of a body."""
    assert found(text) == places


def test_parts_of_a_country_are_looked_for_in_its_own_grants() -> None:
    """Sfax is a province in a grant of Tunisia, and just a word elsewhere."""
    assert found("Clubs in Sfax and Gafsa.", Place("Tunisia", "TN")) == {"TN-61": "Sfax", "TN-71": "Gafsa"}
    assert found("Clubs in Sfax and Gafsa.") == {}


def test_the_wider_of_two_parts_called_alike_is_meant() -> None:
    """Rajshahi is a division (BD-E) and a district in it (BD-54), the same in every run."""
    assert found("Clubs in Rajshahi.", Place("Bangladesh", "BD")) == {"BD-E": "Rajshahi"}


def test_a_city_called_like_the_county_beside_it_has_no_code() -> None:
    """Hsinchu is a city and a county, neither part of the other."""
    assert found("Clubs in Hsinchu.", Place("Taiwan", "TW")) == {"Hsinchu": "Hsinchu"}


def test_what_the_grant_has_already_is_not_found_again() -> None:
    """A place is stated once, by whoever stated it first."""
    assert found("Clubs in Tunisia.", Place("Tunisia", "TN")) == {}
