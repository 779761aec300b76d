"""What the mapping writes is what the shapes ask for, whatever a record holds."""

from dataclasses import replace

import pytest

from examples import FINDING, FULL, ORGANIZATIONS, RULE_OF_LAW, TO_A_PERSON, WITHHELD
from grantgraph.model import Grant
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record
from grantgraph.validation import Severity, find_violations
from grantgraph.validation.reference import shape_results
from ontology.test_shapes import SHAPES

DISPUTED = replace(FULL, money=None)  # two sources give two amounts, so none stands directly
RECORDS = {
    "full": Record(
        DISPUTED,
        (FINDING, replace(FINDING, concept=RULE_OF_LAW, is_main=True)),
        {FULL.classifications[0]: RULE_OF_LAW},
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


def test_a_full_record_leaves_nothing_to_warn_of() -> None:
    assert not find_violations(mapped(RECORDS["full"]))
    assert not list(shape_results(mapped(RECORDS["full"]).graph(), SHAPES))


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
