"""Findings in grants: places, masks, confidence, and evidence that stands where it says."""

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from grantgraph.enrich.tagging import Tagger
from grantgraph.model import (
    Concept,
    Confidence,
    Cue,
    Field,
    Finding,
    Grant,
    Listing,
    OrganizationMention,
    Text,
)
from grantgraph.vocabulary.concepts import load_concepts

LISTING = Listing("page.txt", "ab" * 32, "listing")
THEME = "https://w3id.org/grantgraph/theme"
ACTIVITY = "https://w3id.org/grantgraph/activity"


def concept(scheme: str, name: str, **cues: list[str]) -> Concept:
    """A concept with cues by strength."""
    written = tuple(Cue(pattern, strength) for strength, patterns in cues.items() for pattern in patterns)  # type: ignore[arg-type]
    return Concept(f"{scheme}/{name}", name, scheme, "https://w3id.org/grantgraph/ontology#theme", written)


def grant(title: str | None = None, description: str | None = None, language: str | None = None) -> Grant:
    """A grant that says just this."""
    titles = (Text(title, language),) if title else ()
    return Grant(LISTING, "line 1", titles, (Text(description, language),) if description else ())


COURTS = concept(THEME, "courts", strong=["court"], medium=["law"], weak=["rule"], negative=["tennis court"])
RIVERS = concept(THEME, "rivers", strong=["river"])
WATCHING = concept(ACTIVITY, "watching", strong=["watch ..3 trial"], medium=["watching"])
TAGGER = Tagger([COURTS, RIVERS, WATCHING])
REAL = Tagger(load_concepts())


def found(
    title: str | None = None, description: str | None = None, language: str | None = None
) -> dict[str, Finding]:
    """The findings of a grant by concept."""
    return {finding.concept.id: finding for finding in TAGGER.find(grant(title, description, language))}


def test_a_longer_phrase_takes_away_what_a_shorter_cue_finds_in_it() -> None:
    """A tennis court is no court, and the court beside it still is one."""
    assert not found("A new tennis court")
    assert "courts" in found("A tennis court beside the court")


def test_weak_cues_alone_find_nothing() -> None:
    """However many there are."""
    assert not found("Rules", "Rules and rules. Rules.")


def test_a_subject_that_only_the_body_names_needs_a_second_sentence() -> None:
    """The title and the sentence of purpose speak for the whole grant, a later sentence does not."""
    assert set(found("Rivers", "To clean rivers. One court is near.")) == {"rivers"}
    assert "courts" in found(None, "To clean rivers. One court is near. Its court files help. Courts agree.")


def test_what_will_be_done_names_means_and_no_subject() -> None:
    """Unless it says whom it will help, which is an aim in other words."""
    assert set(found(None, "To clean rivers, the club will write to courts.")) == {"rivers"}
    assert set(found("Rivers", "The club will write to courts.")) == {"rivers"}
    assert set(found("Rivers", "The club will help courts.")) == {"rivers", "courts"}


def test_a_plain_subject_is_found_in_passing_by_its_usual_name() -> None:
    """What its words name is a subject wherever they stand, and no mere means or audience."""
    beaches = replace(concept(THEME, "beaches", strong=["beach", "sandy beach"]), is_plain=True)
    lawyers = concept(THEME, "lawyers", strong=["lawyer", "young lawyer"])
    text = "To clean a river. Pupils, young lawyers and fishermen will meet at the sandy beach."
    kept = {finding.concept.id for finding in Tagger([RIVERS, beaches, lawyers]).find(grant(None, text))}
    assert kept == {"rivers", "beaches"}


def test_what_is_merely_hinted_at_counts_where_nothing_else_is_said() -> None:
    """In the first sentence, and only the best of such hints."""
    assert set(found(None, "Evenings on the law.")) == {"courts"}
    assert set(found(None, "Evenings on the law of the river.")) == {"rivers"}


def test_a_phrase_that_many_cues_know_weighs_more_than_one_and_less_than_two_phrases() -> None:
    """What many cues know is what the subject is usually called; two phrases are two signs."""
    texts = {"known": "The high court", "once": "The low lake", "twice": "Hills and valleys"}
    known = concept(THEME, "known", strong=["high court", "court"])
    once = concept(THEME, "once", strong=["low lake"])
    twice = concept(THEME, "twice", strong=["hill", "valley"])
    findings = Tagger([known, once, twice]).find(grant(" ".join(texts.values())))
    assert [finding.concept.id for finding in findings] == ["twice", "known", "once"]


def test_a_case_says_its_broader_subject_too_unless_a_text_names_that() -> None:
    """Trials of monks are abuses of human rights, and religious freedom says so already."""
    rights = concept(THEME, "rights", strong=["right", "trial"])
    faith = replace(concept(THEME, "faith", strong=["monk", "trial of monk"]), broader=rights.iri)
    tagger = Tagger([replace(rights, label="Human rights"), faith])

    def kept(title: str) -> set[str]:
        return {finding.concept.id for finding in tagger.find(grant(title))}

    assert kept("Trials of monks") == {"faith"}
    assert kept("Trials") == {"rights"}
    named = replace(rights, label="Rights")
    kept_beside = {
        f.concept.id for f in Tagger([named, faith]).find(grant("Trials of monks and their rights"))
    }
    assert kept_beside == {"faith", "rights"}


def test_the_weightiest_subject_is_the_main_one() -> None:
    """There is exactly one, and an act never is."""
    findings = found("Rivers", "To clean rivers for the court. It will watch two trials in the courts.")
    assert {name: finding.is_main for name, finding in findings.items()} == {
        "rivers": True, "courts": False, "watching": False
    }  # fmt: skip


def test_a_subject_that_title_aim_and_acts_name_is_sure() -> None:
    """One sentence alone is not."""
    assert (
        found("Rivers", "To clean rivers. A river will be watched.")["rivers"].confidence is Confidence.HIGH
    )
    assert found(None, "To clean rivers.")["rivers"].confidence is Confidence.LOW


def test_an_act_in_the_title_counts_only_where_nothing_else_is_said() -> None:
    """A title is often a slogan."""
    assert "watching" in found("Watching trials")
    assert "watching" not in found("Watching trials", "To clean rivers.")


def test_the_name_of_who_gets_the_grant_does_not_say_what_it_is_for() -> None:
    """Courts are what the foundation is called after; the second grant is about them."""
    named = replace(grant("A grant to Court Foundation"), grantees=(OrganizationMention("Court Foundation"),))
    assert not list(TAGGER.find(named))
    about = replace(grant("A court for Court Foundation"), grantees=named.grantees)
    assert [finding.evidence.start for finding in TAGGER.find(about)] == [0]


def test_the_clause_is_quoted() -> None:
    """Not the bare words, not the whole sentence."""
    finding = found(None, "In spring, volunteers will watch long trials in town, and write letters.")[
        "watching"
    ]
    assert finding.evidence.exact == "volunteers will watch long trials in town"
    assert (finding.evidence.field, finding.rule) == (Field.DESCRIPTION, "watch ..3 trial")


def test_only_english_texts_are_read() -> None:
    """And texts whose language nobody states."""
    assert found("Court", language="en-GB")
    assert found("Court")
    assert not found("Court", language="fr")


_WORDS = [
    "courts",
    "women’s rights",
    "train",
    "journalists",
    "𝔘",
    "😀",
    "elections.",
    "The",
    "will",
    "monitor",
    "é",
    "—",
]
_PROSE = st.lists(st.sampled_from(_WORDS) | st.text(max_size=5), max_size=40).map(
    lambda words: " ".join(" ".join(words).split())
)


@given(_PROSE, _PROSE)
def test_evidence_stands_at_its_place(title: str, description: str) -> None:
    """Whatever letters stand around: `text[start:end] == exact`, counted in code points."""
    said = grant(title or None, description or None)
    for finding in REAL.find(said):
        assert finding.evidence.exact
        assert finding.evidence.stands_in(said)


def test_findings_do_not_depend_on_what_was_read_before() -> None:
    """The same grant has the same findings, in the same order."""
    said = grant("Free Elections", "To watch elections. It will train judges and watch trials in courts.")
    first = list(REAL.find(said))
    list(REAL.find(grant("Rivers", "To clean rivers.")))
    assert first == list(REAL.find(said)) == list(Tagger(load_concepts()).find(said))


def test_time_grows_with_the_text_and_no_faster() -> None:
    """Even where a text is one sentence without an end, full of signs."""

    def seconds(repeats: int) -> float:
        said = grant(None, "the court trains women journalists and monitors elections " * repeats)
        start = time.process_time()
        list(REAL.find(said))
        return time.process_time() - start

    seconds(50)
    assert min(seconds(2000) for _ in range(2)) < 30 * min(seconds(200) for _ in range(2)) + 0.05


def test_a_word_without_end_costs_no_more_than_its_letters() -> None:
    """However many beginnings it has: cues know but short ones."""
    start = time.process_time()
    assert not list(REAL.find(grant(None, "a" * 1_000_000)))
    assert time.process_time() - start < 2
