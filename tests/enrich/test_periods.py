"""When a grant's work runs, read from its words: few, and none that may mean something else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.enrich.periods import find_period
from grantgraph.model import Claim, Grant, Listing, PublishedDate, Text

GRANT = Grant(Listing("page.txt", "ab" * 32, "listing"), "line 1", year=PublishedDate("2019"))


def found(text: str, grant: Grant = GRANT) -> dict[str, str]:
    """The values read from a description; every quotation stands in it."""
    told = replace(grant, descriptions=(Text(text),))
    findings = list(find_period(told))
    assert all(finding.evidence.stands_in(told) for finding in findings)
    return {finding.property: finding.value for finding in findings}


def span(start: str, end: str) -> dict[str, str]:
    return {"startDate": start, "endDate": end}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The project will run from March 2019 to June 2020.", span("2019-03", "2020-06")),
        ("Nets are mended. Project period: 1 March 2019 – 30 June 2020.", span("2019-03-01", "2020-06-30")),
        ("The grant period is from 2019-05-01 to 2020-04-30.", span("2019-05-01", "2020-04-30")),
        ("From May 2019 until 2021, the union will mend nets.", span("2019-05", "2021")),
        ("The 2019-2020 project mends nets.", span("2019", "2020")),
        ("The project will run between January 5, 2019 and March 2020.", span("2019-01-05", "2020-03")),
    ],
)
def test_a_span_is_as_precise_as_it_is_written(text: str, period: dict[str, str]) -> None:
    assert found(text) == period


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("A 12-month project to mend nets.", "P1Y"),
        ("The union will hold a two-year program on nets.", "P2Y"),
        ("$40,000 over two years to the Union of Net Menders.", "P2Y"),
        ("Duration: 18 months.", "P1Y6M"),
        ("The initiative will last for eighteen months.", "P1Y6M"),
        ("A three-year grant for nets.", "P3Y"),
        ("A 9-month project for nets.", "P9M"),
    ],
)
def test_a_duration_is_in_years_and_months_and_gives_no_end(text: str, duration: str) -> None:
    assert found(text) == {"duration": duration}


@pytest.mark.parametrize(
    "text",
    [
        "It will tell of the flood of 1986-1989 and of the years from 2009 to 2012.",
        "From 1986 to 1989, the lake was dry. The union will draw a map.",
        "The project will run from 1986 to 1989 in the minds of readers.",
        "The menders have over ten years of experience.",
        "Building on an earlier two-year project, it will mend nets.",
        "After a 12-month project of another fund, the harbour is open.",
        "Boats of three-year-olds, and a one-and-a-half-year project, and a 1.5-year project.",
        "Two projects of 12 months each.",
        "The project will run from June 2020 to March 2019.",
        "The summer school will take place from 3 to 5 March 2019.",
    ],
)
def test_history_and_other_projects_are_not_the_grant_s_period(text: str) -> None:
    assert found(text) == {}


def test_two_durations_deny_each_other() -> None:
    """Where two places tell different values, none is taken."""
    assert found("A 12-month project. The project will last 24 months.") == {}
    assert found("A 12-month project. The project will last 12 months.") == {"duration": "P1Y"}


def test_what_is_published_or_disputed_is_left_alone() -> None:
    text = "A 12-month project. The project will run from March 2019 to June 2020."
    dated = replace(GRANT, start_date=PublishedDate("2019-02"))
    disputed = replace(GRANT, claims=(Claim("endDate", "2021", "row 2"),))
    assert found(text, dated) == {"duration": "P1Y"}
    assert found(text, disputed) == {"startDate": "2019-03", "duration": "P1Y"}


PIECES = [
    "from ",
    "2019",
    " to ",
    "2020",
    "the ",
    "project ",
    "will run ",
    "-",
    "12",
    " month ",
    ". ",
    "1986",
    "March ",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_whatever_is_found_stands_in_the_text(pieces: list[str]) -> None:
    """However the pieces are shuffled, a quotation stands in its place and a start is not after its end."""
    period = found("".join(pieces))
    assert period.get("startDate", "0")[:4] <= period.get("endDate", "9")[:4]
