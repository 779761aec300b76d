"""Known funders: their names, their category lines, and what a reader gets of them."""

import pytest

from grantgraph.errors import GrantGraphError
from grantgraph.vocabulary.funders import load_funders, reading_context

NED = "National Endowment for Democracy"


def test_a_funder_is_known_by_all_its_names() -> None:
    """Every name leads to the one in full, and no name to two funders."""
    names = reading_context().funder_names
    assert names["NED"] == names[NED] == NED
    assert names["U.S. Agency for International Development"] == "USAID"
    all_names = [name for funder in load_funders() for name in (funder.name, *funder.other_names)]
    assert len(all_names) == len(set(all_names))


def test_category_lines_of_both_periods_are_known() -> None:
    """The lines up to 2020 and those from 2021; a grantee called `Access to Justice` is none of them."""
    categories = reading_context().categories[NED]
    assert {
        "Democratic Ideas and Values",
        "Rule of Law",
        "Universal Rights",
        "Democratic Governance",
    } <= categories
    assert "Access to Justice" not in categories


def test_a_year_that_is_none_is_refused() -> None:
    """What the user says is checked before anything is read."""
    with pytest.raises(GrantGraphError, match="'20x0' is no year"):
        reading_context(year="20x0")
