"""Published codes and labels as concepts of ours, and what is told of codes that are no longer valid."""

from dataclasses import replace

import pytest

from grantgraph.enrich.classifications import Crosswalk
from grantgraph.model import Classification, Grant, Listing
from grantgraph.vocabulary.codes import load_codes
from grantgraph.vocabulary.concepts import load_concepts

CROSSWALK = Crosswalk(load_concepts(), load_codes())
GRANT = Grant(Listing("activities.xml", "ab" * 32, "IATI 2.03"), "/iati-activities/iati-activity[1]")


@pytest.mark.parametrize(
    ("code", "vocabulary", "concept"),
    [
        ("15160", "DAC", "human-rights"),
        ("15153", "DAC", "independent-media"),
        ("15163", "DAC", "independent-media"),  # withdrawn in 2020
        ("112", "DAC-3", "education"),
        ("151", "DAC-3", None),  # government and civil society: too wide for one theme
        ("15160", "reporting organisation", None),  # the same digits in somebody's own list
        ("99810", "DAC", None),
    ],
)
def test_codes(code: str, vocabulary: str, concept: str | None) -> None:
    """A code means a concept only in its vocabulary, and only where somebody has said so."""
    found = CROSSWALK.concept(Classification(code, vocabulary))
    assert (found.id if found else None) == concept


def test_a_label_means_the_concept_that_is_called_just_so() -> None:
    """In any letter case; other words are not guessed at."""
    for concept in load_concepts():
        assert CROSSWALK.concept(Classification(None, "Our themes", concept.label.upper())) is not None
    assert CROSSWALK.concept(Classification(None, "Our themes", "Rights, mostly human")) is None


def test_withdrawn_and_misshapen_codes_are_told_once_with_their_number() -> None:
    """A theme that rests on them is still the publisher's own."""
    codes = (Classification("15162", "DAC"), Classification("1516", "DAC"))
    told = list(
        CROSSWALK.problems([replace(GRANT, classifications=codes), replace(GRANT, classifications=codes)])
    )
    assert [problem.reason for problem in told] == [
        "the code 15162 was withdrawn on 2020-02-28; read as 15160 (2 times, first here)",
        "the code “1516” is none of the vocabulary DAC (2 times, first here)",
    ]


def test_every_reading_of_a_withdrawn_code_leads_to_a_concept() -> None:
    """A line that leads nowhere would pass unnoticed."""
    known = {code for concept in load_concepts() for vocabulary, code in concept.codes if vocabulary == "DAC"}
    assert {code.read_as for code in load_codes() if code.read_as} <= known
