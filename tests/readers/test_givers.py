"""Who gives, by the lines around the entries of a page."""

import pytest

from grantgraph.readers.listing.giving.givers import likeliest_giver


@pytest.mark.parametrize(
    ("heading", "giver"),
    [
        ("Rowan Foundation | Grants | 2015", "Rowan Foundation"),
        ("The Rowan Trust", "The Rowan Trust"),
        ("ROWAN TRUST FUND FOR THE PRESS", "Rowan Trust Fund for the Press"),
        ("Subject: Rowan Forest Facility - new grants by the Rowan Forest Facility", "Rowan Forest Facility"),
        ("Rowan Democracy Accord Announces $2 Million in Grants", "Rowan Democracy Accord"),
        ("Rowan-Stiftung", "Rowan-Stiftung"),
        ("Grants awarded by the Rowan Charitable Trust in 2015", "Rowan Charitable Trust"),
        ("Rowan Bridge is an independent grantmaker based in Oslo.", "Rowan Bridge"),
        ("© 2015 Rowan Foundation. All rights reserved.", "Rowan Foundation"),
        ("The Board of the Rowan Fund approved nine grants in May 2015.", "Rowan Fund"),
        ("Board of Trustees of the Rowan Foundation approved six grants.", "Rowan Foundation"),
        ("MINUTES OF THE BOARD OF THE ROWAN COUNTY ARTS FUND", "Rowan County Arts Fund"),
        ("Rowan Fund Board Approves Nine Grants", "Rowan Fund"),
        ("Secretariat of the Rowan Community announces grants", "Secretariat of the Rowan Community"),
        ("U.S. Embassy Bishkek", "U.S. Embassy Bishkek"),
        ("Rowan High Commission, Honiara", "Rowan High Commission, Honiara"),
        ("Rowan Foundation, Geneva", "Rowan Foundation"),
        ("Jasen fondacija", "Jasen fondacija"),
        ("Nadace rozvoje horských obcí", "Nadace rozvoje horských obcí"),
        ("Van Rowan Institute for Honest Parties", "Van Rowan Institute for Honest Parties"),
        ("Rowan Fund Blog", "Rowan Fund"),
        ("News from the Rowan Foundation", "Rowan Foundation"),
        ("Summer update from the Rowan Fund", "Rowan Fund"),
        ("Rowan Peace Fund  *  Annual Report for the Year 2001", "Rowan Peace Fund"),
        ("The Rowan Trust yesterday announced its awards for the coming year.", "Rowan Trust"),
        ("The Rowan Institute welcomes its new Civic Fellows", "Rowan Institute"),
        (
            "Six groups are to share 1.4 million kroner from the Rowan Foundation, its director said.",
            "Rowan Foundation",
        ),
    ],
)
def test_a_giver_is_told_by_what_the_page_says(heading: str, giver: str) -> None:
    """A line of its own, a sentence that tells of giving, a notice: each shows who gives."""
    page = [heading, heading] if "Facility" in heading else [heading]
    assert likeliest_giver([heading], [], page, []) == giver


@pytest.mark.parametrize(
    "heading",
    [
        "Human Rights",
        "Civil Society",
        "What We Fund",
        "Community Action Grants 2015",
        "Grants by the Rowan Peace Fund",
        "Small Grants Challenge Fund",
        "The Rowan Courier",
        "Latin America",
        "The Board of Education approved the minutes.",
        "U.S. Embassy Grants",
    ],
)
def test_what_is_no_giver(heading: str) -> None:
    """A subject, a newspaper, a place and a fund that may be another's program make no funder."""
    assert likeliest_giver([heading], [], [heading], []) is None


@pytest.mark.parametrize(
    ("lines", "giver"),
    [
        (["Emberlight", "Our grantees", "2018"], "Emberlight"),
        (["EMBERLIGHT", "A fund led by those it is for"], "Emberlight"),
        (["Early Light | Our grants"], "Early Light"),
        (["Rowan House - Emergency Fund", "Examples of our help"], "Rowan House"),
        (
            ["The Rowan Challenge, a prize run by the Association of Small Presses"],
            "Association of Small Presses",
        ),
        (["Groups in Moldova Supported by the Rowan Foundation in 2017"], "Rowan Foundation"),
        (["News", "Our grants"], None),
        (["Seedlings", "Grants 2009"], None),
        (["The Courier", "Opinion", "Grants to many groups"], None),
    ],
)
def test_what_stands_around_a_name_shows_a_giver(lines: list[str], giver: str | None) -> None:
    """A page that speaks of `our grants` below a name is that body's own; a program is run by somebody."""
    assert likeliest_giver(lines, [], lines, []) == giver


def test_a_grantee_is_no_giver() -> None:
    """A body that receives grants on the page is not taken for its funder."""
    assert likeliest_giver(["Rowan Foundation"], [], ["Rowan Foundation"], ["Rowan Foundation"]) is None
