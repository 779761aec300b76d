"""Dates in prose: as precise as they are written, and none where two days are possible."""

import pytest

from grantgraph.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published on February 18, 2021", "2021-02-18"),
        ("Monday, February 08, 2010", "2010-02-08"),
        ("on 18th February 2021", "2021-02-18"),
        ("the 3rd of May 2019", "2019-05-03"),
        ("24 Feb. 2022", "2022-02-24"),
        ("Sept. 2020", "2020-09"),
        ("March 2021", "2021-03"),
        ("2014-12-29", "2014-12-29"),
        ("18.02.2021", "2021-02-18"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
    ],
)
def test_a_date_is_found(text: str, date: str) -> None:
    """A date in a usual spelling is read as precisely as it is written."""
    found = find_date(text)
    assert found is not None
    assert found.value == date


@pytest.mark.parametrize(
    "text",
    ["03/04/2021", "31 February 2021", "2021", "May the fourth", "14.13.2021", "version 1.2.2021.4", ""],
)
def test_no_date_is_guessed(text: str) -> None:
    """A day that may be two, a day that never was, and a bare year in prose are no dates."""
    assert find_date(text) is None


def test_a_bare_year_is_a_date_in_a_field_for_dates() -> None:
    """`2016` under `Year` is a year; in prose it may be anything."""
    found = parse_date(" FY 2016 ")
    assert found is not None
    assert found.value == "2016"
    assert parse_date("2016 or 2017") is None
