"""What the mapping writes is what the shapes ask for, whatever a record holds."""

from dataclasses import replace

import pytest

from examples import ACCEPTED, FINDING, FULL, LAKE, ORGANIZATIONS, PERIOD, RULE_OF_LAW, TO_A_PERSON, WITHHELD
from grantgraph.model import Grant, Place
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record
from grantgraph.validation import Severity, find_violations
from grantgraph.validation.reference import shape_results
from ontology.test_shapes import SHAPES

DISPUTED = replace(FULL, money=None)  # two sources give two amounts, so none stands directly
HUMAN_RIGHTS = replace(RULE_OF_LAW, iri="https://w3id.org/grantgraph/theme/human-rights")
BAY = replace(LAKE, place=Place("Bay of the Lake", kind="locality"))
REJECTED = replace(ACCEPTED, action="reject", location="line 3")
RECORDS = {
    "full": Record(
        DISPUTED,
        (FINDING, replace(FINDING, concept=RULE_OF_LAW, is_main=True)),
        {FULL.classifications[0]: RULE_OF_LAW},
    ),
    "corrected": Record(
        replace(DISPUTED, regrouped=(replace(ACCEPTED, action="split", location="line 5"),)),
        (replace(FINDING, corrections=(ACCEPTED,)),),
        {FULL.classifications[0]: RULE_OF_LAW},
        (replace(LAKE, corrections=(replace(ACCEPTED, location="line 4", who="", when=None),)),),
        (PERIOD,),
        ((REJECTED, replace(FINDING, concept=HUMAN_RIGHTS)), (replace(REJECTED, location="line 6"), BAY)),
    ),
    "withheld": Record(WITHHELD),
    "to a person": Record(TO_A_PERSON),
    "with nothing": Record(Grant(FULL.listing, "line 1")),
}


def mapped(record: Record) -> Dataset:
    return Dataset.of(Mapper(ORGANIZATIONS).triples([record]))


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_makes_a_graph_without_a_violation(name: str) -> None:
    found = find_violations(mapped(RECORDS[name]))
    assert not [violation for violation in found if violation.severity is Severity.VIOLATION]


@pytest.mark.parametrize("name", ["full", "corrected"])
def test_a_full_record_leaves_nothing_to_warn_of(name: str) -> None:
    assert not find_violations(mapped(RECORDS[name]))
    assert not list(shape_results(mapped(RECORDS[name]).graph(), SHAPES))


def test_a_record_with_nothing_is_told_to_lack_everything() -> None:
    rules = {violation.rule for violation in find_violations(mapped(RECORDS["with nothing"]))}
    assert rules == {
        "grant-title-missing",
        "grant-description-missing",
        "grant-funder-missing",
        "grant-year-missing",
    }


def test_an_amount_in_dispute_that_is_stated_all_the_same_is_a_violation() -> None:
    [violation] = find_violations(mapped(replace(RECORDS["full"], grant=FULL)))
    assert violation.rule == "claimed-value-stated"
