"""What the words around a sign say, and what is made of it beside the weight of signs."""

from hypothesis import given
from hypothesis import strategies as st

from grantgraph.enrich.company import Companies
from grantgraph.enrich.tagging import Tagger
from grantgraph.enrich.wording import fold
from grantgraph.model import Company, Concept, Confidence, Cue, Finding, Grant, Listing, Text
from grantgraph.resources import ontology_rows
from grantgraph.vocabulary.concepts import load_concepts
from grantgraph.vocabulary.gazetteer import load_places

THEME = "https://w3id.org/grantgraph/theme"
ASSIGNED_BY = "https://w3id.org/grantgraph/ontology#theme"
LAW = Concept(
    f"{THEME}/law",
    "Law",
    THEME,
    ASSIGNED_BY,
    (Cue("lawyer"),),
    company=Company(-2.0, {"courts": 12.0, "clients": 9.0, "newspapers": -5.0}),
)
PRESS = Concept(
    f"{THEME}/press",
    "Press",
    THEME,
    ASSIGNED_BY,
    (Cue("reporter"),),
    company=Company(-2.0, {"newspapers": 12.0, "courts": -6.0}),
)
TAGGER = Tagger([LAW, PRESS])


def found(text: str) -> dict[str, Finding]:
    """The themes of a grant that says just this."""
    listing = Listing("page.txt", "ab" * 32, "listing")
    said = Grant(listing, "line 1", descriptions=(Text(text),))
    return {finding.concept.id: finding for finding in TAGGER.find(said)}


def test_a_sign_means_what_the_words_around_it_say() -> None:
    """Lawyers and reporters stand in both; what else is spoken of decides."""
    assert [*found("Lawyers and reporters will speak of courts and clients.")] == ["law"]
    assert [*found("Lawyers and reporters will speak of newspapers.")] == ["press"]


def test_words_alone_find_nothing() -> None:
    """However much they say: a finding quotes a sign."""
    assert not found("Courts, clients, newspapers.")


def test_the_only_sign_counts_against_words_that_speak_of_other_things() -> None:
    """Where nothing else is found, and never for sure."""
    [law] = found("Lawyers will read newspapers.").values()
    assert law.confidence is Confidence.LOW


def test_good_company_makes_sure() -> None:
    """Of which two signs alone would not."""
    assert found("To help lawyers. Lawyers will meet.")["law"].confidence is Confidence.LOW
    surer = found("To help lawyers. Lawyers will meet clients in courts.")["law"]
    assert surer.confidence is Confidence.HIGH


def test_of_a_case_of_which_nothing_was_learned_counts_what_was_learned_of_the_broader_one() -> None:
    """And of one that is a case of none, what is usual."""
    tax_law = Concept(f"{THEME}/tax-law", "Tax law", THEME, ASSIGNED_BY, broader=LAW.iri)
    kites = Concept(f"{THEME}/kites", "Kites", THEME, ASSIGNED_BY)
    concepts = [LAW, tax_law, kites]
    companies = Companies(concepts)
    law, tax, kite = companies.say(companies.hear({fold("courts"), fold("clients")}), concepts)
    assert law == tax > kite


@given(st.permutations(["courts", "clients", "newspapers", "kites"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    """Not by the last digit: the same sources give the same graph."""
    concepts = [LAW, PRESS]
    companies = Companies(concepts)
    first, second = companies.hear(map(fold, words)), companies.hear(map(fold, sorted(words)))
    assert [*companies.say(first, concepts)] == [*companies.say(second, concepts)]


def test_no_name_of_a_country_or_a_people_speaks_for_anything() -> None:
    """Else grants of a country would be about what other grants of that country were about."""
    learned = {word for concept in load_concepts() if concept.company for word in concept.company.words}
    names = {name.lower() for name in load_places()}
    names |= {row["name"].lower() for row in ontology_rows("peoples.csv")}
    assert not names & learned


def test_a_word_is_learned_once() -> None:
    """In one of its forms: all are the same key."""
    for scheme in ("theme", "activity"):
        words = [fold(row["word"]) for row in ontology_rows(f"associations/{scheme}.csv")]
        assert len(words) == len(set(words)) > 2000
