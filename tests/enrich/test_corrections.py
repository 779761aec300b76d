"""A person's word on findings: applied where it fits what is read today, told where it does not."""

from dataclasses import replace

import pytest

from examples import FINDING, FULL, LAKE, LEGAL_AID, RULE_OF_LAW, WITHHELD
from grantgraph.enrich.corrections import BY_HAND, Found, Judge
from grantgraph.model import Action, Confidence, Correction, Evidence, Field, Finding, Grant, Origin

OTHER_THEME = replace(RULE_OF_LAW, iri="https://w3id.org/grantgraph/theme/human-rights", label="Human rights")
CONCEPTS = (LEGAL_AID, RULE_OF_LAW, OTHER_THEME)
THEMES = (
    Finding(RULE_OF_LAW, Evidence(Field.TITLE, "Justice", 0, 7, "en"), "justice", is_main=True),
    Finding(OTHER_THEME, Evidence(Field.TITLE, "Lake", 15, 19, "en"), "lake"),
)
LOW = replace(FINDING, confidence=Confidence.LOW)


def row(action: Action, concept: str = "activity:legal-aid", line: int = 2, **told: str) -> Correction:
    """A correction of the full example."""
    told = {"grant": "Justice at the Lake", "source": "grants.txt", "listing": FULL.listing.sha256} | told
    return Correction("corrections.csv", "cd" * 32, f"line {line}", action, concept=concept, **told)  # type: ignore[arg-type]


def judged(*rows: Correction, grants: tuple[Grant, ...] = (FULL, WITHHELD)) -> tuple[Found, list[str]]:
    """What stands in the full example after the corrections, and what was not applied."""
    judge = Judge(rows, grants, CONCEPTS)
    found = judge.found(0, (*THEMES, LOW, LAKE))
    return found, [f"{problem.location}: {problem.reason}" for problem in judge.problems]


def concepts(found: Found) -> list[str]:
    return [finding.concept.id for finding in found.findings]


def test_without_corrections_all_is_as_the_rules_found_it() -> None:
    assert judged() == (Found((*THEMES, LOW, LAKE)), [])


def test_an_accepted_finding_is_sure_and_bears_the_correction() -> None:
    accept = row("accept", who="Ana")
    found, problems = judged(accept)
    [finding] = [finding for finding in found.findings if finding.corrections]
    assert finding == replace(LOW, confidence=Confidence.HIGH, corrections=(accept,))
    assert problems == []


def test_a_rejected_finding_is_gone_and_known_to_be_rejected() -> None:
    reject = row("reject")
    found, problems = judged(reject)
    assert concepts(found) == ["rule-of-law", "human-rights"]
    assert found.rejected == ((reject, LOW),)
    assert problems == []


def test_where_the_main_theme_is_rejected_the_next_becomes_it() -> None:
    found, _ = judged(row("reject", "theme:rule-of-law"))
    assert next((f.concept.id, f.is_main) for f in found.findings) == ("human-rights", True)


def test_an_added_finding_quotes_the_grant_s_own_words() -> None:
    """In the text's own letters, however a spreadsheet has changed quotes and spaces."""
    grant = replace(
        FULL, descriptions=(replace(FULL.descriptions[0], value="A ‘court  of nets’ for fishers."),)
    )
    judge = Judge([row("add", "theme:rule-of-law", words="'court of nets'")], [grant], CONCEPTS)
    found = judge.found(0, ())
    [finding] = found.findings
    assert finding.evidence.exact == "‘court  of nets’"
    assert finding.evidence.stands_in(grant)
    assert (finding.rule, finding.confidence, finding.is_main) == (BY_HAND, Confidence.HIGH, True)


def test_a_person_s_words_take_the_place_of_the_rule_s() -> None:
    found, _ = judged(row("add", words="free legal aid"))
    [finding] = [finding for finding in found.findings if finding.concept == LEGAL_AID]
    assert (finding.evidence.exact, finding.rule) == ("free legal aid", BY_HAND)


@pytest.mark.parametrize("written", ["place:Aral Sea", "place:aral sea"])
def test_a_place_is_rejected_by_its_name(written: str) -> None:
    found, problems = judged(row("reject", written))
    assert found.places == ()
    assert problems == []


@pytest.mark.parametrize(
    "written",
    [
        "activity:legal-aid",
        "activity/legal-aid",
        "legal-aid",
        "Legal aid and litigation",
        "https://w3id.org/grantgraph/activity/legal-aid",
    ],
)
def test_a_concept_may_be_written_as_people_know_it(written: str) -> None:
    assert judged(row("accept", written))[1] == []


@pytest.mark.parametrize(
    "name", ["justice at the  lake", "Әділдік", "RF/2021 7", "Lawyers of the Lake", "lines 4-9"]
)
def test_a_grant_is_called_by_id_title_grantee_or_place(name: str) -> None:
    assert judged(row("accept", grant=name))[1] == []


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (row("accept", grant="Justice at Sea"), "no grant of grants.txt is called “Justice at Sea”"),
        (row("accept", text="to mend nets"), "does not hold the words “to mend nets” any more"),
        (row("accept", listing="ef" * 32), "no grant of"),
        (
            row("accept", "activity:legal-ad"),
            "is no concept of the vocabulary; perhaps activity:legal-aid is meant",
        ),
        (row("reject", "theme:human-rights", words="Justice"), "rests on other words by now: “Lake”"),
        (row("add", words="to mend nets"), "the words “to mend nets” do not stand in the grant's own text"),
        (row("add", "place:Aral", words="Lake"), "places are read from the names in the text"),
    ],
)
def test_what_fits_no_longer_is_told_and_changes_nothing(correction: Correction, reason: str) -> None:
    found, [problem] = judged(correction)
    assert found == Found((*THEMES, LOW, LAKE))
    assert problem.startswith("line 2: ")
    assert reason in problem
    assert problem.endswith("the row was not applied")


def test_a_finding_that_the_rules_make_no_longer_cannot_be_judged() -> None:
    judge = Judge([row("accept")], [FULL], CONCEPTS)
    assert judge.found(0, ()) == Found()
    assert "is not found in this grant any more" in judge.problems[0].reason


def test_rows_that_contradict_each_other_are_both_left_out_and_the_rest_is_applied() -> None:
    yes, no, other = row("accept", line=2), row("reject", line=3), row("reject", "theme:human-rights", 4)
    found, problems = judged(yes, no, other)
    assert concepts(found) == ["rule-of-law", "legal-aid"]
    assert [finding for finding in found.findings if finding.corrections] == []
    assert ["line 2: it says accept and contradicts line 3" in problems[0], "line 3" in problems[1]] == [
        True
    ] * 2


def test_two_persons_may_say_the_same() -> None:
    found, problems = judged(row("accept", who="Ana"), row("accept", who="Ben", line=3))
    assert problems == []
    assert [len(finding.corrections) for finding in found.findings] == [0, 0, 2]
    found, problems = judged(row("reject", who="Ana"), row("reject", who="Ben", line=3))
    assert problems == []
    assert [correction.who for correction, _ in found.rejected] == ["Ana", "Ben"]


def test_equal_titles_are_told_apart_by_text_or_place() -> None:
    twin = replace(FULL, location="lines 20-24", identifier=None, descriptions=())
    alike = (FULL, twin)
    assert "2 grants are called" in judged(row("accept"), grants=alike)[1][0]
    assert judged(row("accept", text="free legal aid"), grants=alike)[1] == []
    assert judged(row("accept", place="lines 4-9"), grants=alike)[1] == []


def test_a_grant_that_stands_in_two_sources_is_known_by_either() -> None:
    listing = replace(FULL.listing, name="again.txt", sha256="ef" * 32)
    grant = replace(FULL, also=(Origin(listing, "row 3"),))
    correction = row("accept", grant="row 3", source="again.txt", listing="ef" * 32)
    assert judged(correction, grants=(grant,))[1] == []
