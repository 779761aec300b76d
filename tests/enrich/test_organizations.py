"""Who is meant by a name: what is merged, what is asked, and what is no organization at all."""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grantgraph.enrich.decisions import Decision
from grantgraph.enrich.names import normalized
from grantgraph.enrich.near_matches import separate_key
from grantgraph.enrich.organizations import Resolution, resolve
from grantgraph.enrich.placeholders import Placeholders
from grantgraph.model import Individual, UndisclosedGrantee
from grantgraph.model import OrganizationMention as Mention
from grantgraph.vocabulary.registers import load_name_knowledge

KNOWLEDGE = load_name_knowledge()
PAIRS = Path(__file__).resolve().parents[3] / "shared" / "nasty" / "identity" / "pairs.json"


def resolved(*mentions: Mention, decisions: tuple[Decision, ...] = ()) -> Resolution:
    return resolve(mentions, KNOWLEDGE, decisions)


def verdict(first: Mention, second: Mention, *others: Mention) -> str:
    """`same` where two mentions are one body, `review` where a person is asked, else `different`."""
    resolution = resolved(first, second, *others)
    one, other = resolution.organizations[first], resolution.organizations[second]
    if one is not None and one == other:
        return "same"
    keys = {body.key for body in (one, other) if body}
    return "review" if any({r.first.key, r.second.key} == keys for r in resolution.reviews) else "different"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Mention("River Trust", "GB-CHC-1000001"), Mention("RIVER TRUST LTD.", "gb-chc-1000001")),
        (Mention("River Trust", "GB-CHC-1000001"), Mention("Delta (formerly River)", "GB-CHC-\n1000001 ")),
        (Mention("River  Trust "), Mention("RIVER TRUST")),
        (Mention("Café Fund"), Mention("Cafe\u0301 Fund")),
        (Mention("River\u200b Trust"), Mention("\u202eRiver Trust\u202c")),
        (Mention("Women’s Shelter"), Mention("Women's Shelter")),
        (Mention("River Trust", "N/A"), Mention("River Trust", "-")),
    ],
)
def test_the_same_registered_identifier_or_the_same_name_is_one_body(first: Mention, second: Mention) -> None:
    """Letter case, white space, invisible characters and typography do not make another body."""
    assert verdict(first, second) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Mention("Media Centre (Oskemen)"), Mention("Media Centre (Aktobe)")),
        (Mention("Youth Union of Georgia"), Mention("Youth Union of Armenia")),
        (Mention("St Anne's Church, Hull"), Mention("St Anne's Church, Bath")),
        (Mention("2nd Hull Scout Group"), Mention("12th Hull Scout Group")),
        (Mention("Forum 2019"), Mention("Forum 2020")),
        (Mention("Peace First"), Mention("Peace First International")),
        (Mention("Water One", "unknown"), Mention("Water Two", "unknown")),
        (Mention("River Ltd", "GB-COH-01234567"), Mention("River CIO", "GB-CHC-1000001")),
        (Mention("River Trust", country="KZ"), Mention("Lake Trust", country="KZ")),
    ],
)
def test_a_place_a_number_or_a_word_apart_is_another_body(first: Mention, second: Mention) -> None:
    """Nothing is merged and nobody is bothered with a question."""
    assert verdict(first, second) == "different"


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (Mention("The River Trust"), Mention("River Trust"), "differ only in the"),
        (Mention("Union of Reporters"), Mention("Union for Reporters"), "differ only in for, of"),
        (Mention("Adil Soz"), Mention("Аділ сөз"), "another alphabet"),
        (Mention("Общественный фонд «Радуга»"), Mention("Raduga"), "another alphabet"),
        (Mention("Mediacentre"), Mention("Mediаcentre"), "letters of another alphabet"),
        (Mention("NGO Spark"), Mention("Spark NGO"), "order of words"),
        (Mention("RTL"), Mention("R.T.L."), "punctuation"),
        (Mention("Womens Shelter"), Mention("Women's Shelter"), "punctuation"),
        (Mention("Sport For All"), Mention("SportForAll"), "spaces and punctuation"),
        (Mention("Essex County Council"), Mention("Eessex County Council"), "spelling of eessex/essex"),
        (Mention("EVN"), Mention("Election Verification Network"), "may abbreviate"),
        (
            Mention("River Trust", "GB-CHC-1000001"),
            Mention("River Trust"),
            "only one bears a known identifier",
        ),
        (Mention("River Trust", country="KZ"), Mention("River Trust"), "country of one is not known"),
        (
            Mention("River Ltd", "GB-COH-1234567"),
            Mention("River Ltd", "GB-COH-01234567"),
            "zeros at the start",
        ),
        (Mention("River", "GB-COH-01234567"), Mention("River", "GB-CHC-1000001"), "different registers"),
    ],
)
def test_what_is_only_alike_is_asked_and_never_merged(first: Mention, second: Mention, why: str) -> None:
    """The question says why it is asked."""
    assert verdict(first, second) == "review"
    assert why in resolved(first, second).reviews[0].reason


@pytest.mark.skipif(not PAIRS.is_file(), reason="the identity pairs are not beside this checkout")
@pytest.mark.parametrize("together", [False, True], ids=["each alone", "all in one build"])
def test_pairs_of_names_with_a_known_verdict(together: bool) -> None:
    """No different pair is merged, every doubtful one is asked, every same one is merged."""
    pairs = json.loads(PAIRS.read_text(encoding="utf-8"))
    mentions = [(Mention(p["a"], p["a_id"] or None), Mention(p["b"], p["b_id"] or None)) for p in pairs]
    everyone = [mention for pair in mentions for mention in pair] if together else []
    for pair, (first, second) in zip(pairs, mentions, strict=True):
        found = verdict(first, second, *everyone)
        allowed = {"different", "review"} if pair["expected"] == "different" else {pair["expected"]}
        assert found in allowed, pair


@pytest.mark.parametrize(
    "name",
    ["Anonymous", "[Name withheld]", "name withheld for safety", "Имя не разглашается", "Аты жарияланбайды",
     "Nom non divulgué", "*****", "XXXX", "█████"],
)  # fmt: skip
def test_a_withheld_name_is_no_organization(name: str) -> None:
    """In whatever language it is withheld."""
    resolution = resolved(Mention(name))
    assert resolution.organizations == {Mention(name): None}
    assert resolution.not_bodies == {Mention(name): UndisclosedGrantee("withheld")}


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "-",
        "n/a",
        "Unknown",
        "TBC",
        "Various",
        "NGO - Non United States Unknown",
        "Multiple recipients",
    ],
)
def test_a_placeholder_is_no_organization(name: str) -> None:
    """Nor is a category, or the words for several bodies at once."""
    assert resolved(Mention(name, "22000")).not_bodies[Mention(name, "22000")] == UndisclosedGrantee(
        "not stated"
    )


@pytest.mark.parametrize(
    "name",
    ["Private individual", "Individual - A. Person", "Dr Olga Smirnova", "Petr K. Ivanov", "Иван Петров"],
)
def test_a_person_is_no_organization(name: str) -> None:
    """Neither by the word nor by a name that reads as a person's."""
    assert resolved(Mention(name)).not_bodies == {Mention(name): Individual()}


@pytest.mark.parametrize(
    "name",
    [
        "Anna Freud Centre",
        "Marie Curie",
        "Other Voices",
        "Unknown Soldier Memorial",
        "Withheld Pleasures Theatre",
    ],
)
def test_a_body_that_resembles_a_person_or_a_placeholder_stays_one(name: str) -> None:
    """A registered identifier proves a body; a word for a body does, too."""
    mention = Mention(name, "GB-CHC-1000009" if name == "Marie Curie" else None)
    assert resolved(mention).not_bodies == {}


def test_a_category_code_identifies_nobody() -> None:
    """22000 and XM-DAC-22000 stand for all national NGOs, 41140 within DAC for one body."""
    one, other = Mention("Hill School", "XM-DAC-22000"), Mention("Lake Clinic", "XM-DAC-22000")
    assert verdict(one, other) == "different"
    assert verdict(Mention("Hill School", "22000"), Mention("Lake Clinic", "22000")) == "different"
    assert verdict(Mention("WFP", "XM-DAC-41140"), Mention("World Food Programme", "XM-DAC-41140")) == "same"


def test_an_unknown_register_proves_nothing_beside_another_name() -> None:
    """Two names under one code of nobody's register stay two bodies."""
    assert verdict(Mention("Hill School", "QQ-7"), Mention("Lake Clinic", "QQ-7")) == "different"


def test_a_body_named_by_its_number_alone_is_the_one_of_that_number() -> None:
    """Its label is the name that others give, or else the number."""
    named, bare = Mention("Hill School", "GB-CHC-1000001"), Mention("", "GB-CHC-1000001")
    assert verdict(named, bare) == "same"
    alone = resolved(bare).organizations[bare]
    assert alone is not None
    assert alone.label == "GB-CHC-1000001"


def test_every_published_name_is_kept_and_the_commonest_is_shown() -> None:
    """Names in other languages are kept as well."""
    mentions = [
        Mention("RIVER TRUST", "GB-CHC-1"),
        *[Mention("River Trust", "GB-CHC-1", other_names=("Фонд реки",))] * 2,
    ]
    body = resolved(*mentions).organizations[mentions[0]]
    assert body is not None
    assert (body.label, body.names) == ("River Trust", ("RIVER TRUST", "River Trust", "Фонд реки"))
    assert (body.identifiers, body.country, body.reason) == (("GB-CHC-1",), "GB", "same identifier GB-CHC-1")


def test_a_decision_merges_and_says_who_decided() -> None:
    """And without the decision the bodies are two again."""
    latin, cyrillic = Mention("Adil Soz"), Mention("Аділ сөз", "KZ-BIN-000640002067")
    before = resolved(latin, cyrillic)
    keys = [before.organizations[m].key for m in (latin, cyrillic)]  # type: ignore[union-attr]
    decision = Decision(keys[0], keys[1], "same", "A. Clerk", "annual report")
    after = resolved(latin, cyrillic, decisions=(decision,))
    body = after.organizations[latin]
    assert body is not None
    assert body == after.organizations[cyrillic]
    assert body.key == "KZ-BIN-000640002067"
    assert body.reason == "decided to be the same; A. Clerk: annual report"
    assert not after.reviews
    assert resolved(latin, cyrillic) == before


def test_a_decision_parts_two_bodies_of_one_identifier() -> None:
    """A project hosted by a charity publishes under the charity's number; the question is asked, and can be decided."""
    host, hosted = Mention("River Trust", "GB-CHC-1000001"), Mention("Northern Lights", "GB-CHC-1000001")
    asked = [review for review in resolved(host, host, hosted).reviews if review.are_one]
    assert len(asked) == 1
    decision = Decision(asked[0].first.key, asked[0].second.key, "different")
    after = resolved(host, host, hosted, decisions=(decision,))
    assert after.organizations[host] != after.organizations[hosted]
    assert after.organizations[hosted].key == separate_key("Northern Lights", "GB-CHC-1000001")  # type: ignore[union-attr]
    assert not after.reviews


@pytest.mark.parametrize("answer", ["different", "unsure"])
def test_a_question_that_was_answered_is_not_asked_again(answer: str) -> None:
    """Whatever the answer was."""
    pair = Mention("The River Trust"), Mention("River Trust")
    keys = sorted(body.key for body in resolved(*pair).organizations.values() if body)
    decision = Decision(keys[1], keys[0], answer)  # type: ignore[arg-type]
    assert not resolved(*pair, decisions=(decision,)).reviews


def test_a_decision_makes_a_body_of_a_name_that_reads_as_a_persons() -> None:
    """However the name is written; without the decision it is a person's again."""
    printed = Mention("Olga Smirnova"), Mention("OLGA  SMIRNOVA")
    decision = Decision("olga smirnova", "", "organization", "A. Clerk", "a theatre")
    body = resolved(*printed, decisions=(decision,)).organizations[printed[0]]
    assert body is not None
    assert body.names == ("OLGA SMIRNOVA", "Olga Smirnova")
    assert body.reason == "decided to be an organization; A. Clerk: a theatre"
    assert resolved(*printed).not_bodies == dict.fromkeys(printed, Individual())


def test_a_decision_makes_a_person_of_a_name_that_reads_as_a_bodys() -> None:
    mention = Mention("Marigold Sunday")
    assert resolved(mention).organizations[mention]
    found = resolved(mention, decisions=(Decision("Marigold Sunday", "", "person"),))
    assert found.not_bodies == {mention: Individual()}


def test_no_decision_uncovers_a_withheld_name() -> None:
    """It is told that the decision was left out."""
    mention = Mention("Name withheld")
    found = resolved(mention, decisions=(Decision("Name withheld", "", "organization"),))
    assert found.not_bodies == {mention: UndisclosedGrantee("withheld")}
    assert [problem.location for problem in found.problems] == ["Name withheld"]


NAMES = st.sampled_from(
    [
        "River Trust",
        "river trust",
        "The River Trust",
        "Ривер Траст",
        "Anonymous",
        "Ivan Petrov",
        "R.T.",
        "RT",
        "",
        "River Fund 2",
    ]
)
CODES = st.sampled_from(
    [None, "N/A", "GB-CHC-1000001", "gb-chc-1000001", "GB-CHC-1000002", "GB-COH-01234567", "QQ-1"]
)
MENTIONS = st.lists(st.builds(Mention, NAMES, CODES, st.sampled_from([None, "GB", "KZ"])), max_size=8)


@given(MENTIONS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_who_is_meant_does_not_depend_on_the_order(mentions: list[Mention], random: object) -> None:
    """Of mentions, nor which of two is the first."""
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolved(*shuffled) == resolved(*mentions)


@given(MENTIONS)
@settings(max_examples=150, deadline=None)
def test_two_registered_identifiers_are_never_one_body(mentions: list[Mention]) -> None:
    """And every key stands for one body; a body without a name of its own has no key made of one."""
    resolution = resolved(*mentions)
    bodies = {body for body in resolution.organizations.values() if body}
    assert len({body.key for body in bodies}) == len(bodies)
    for body in bodies:
        assert sum(code.startswith(("GB-CHC", "GB-COH")) for code in body.identifiers) <= 1
        assert body.key not in {"", "anonymous"}


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_text_may_stand_for_a_name(names: list[str]) -> None:
    """Each gives a body with a label and a key, or none at all."""
    resolution = resolved(*(Mention(name) for name in names))
    assert all(body is None or (body.label and body.key) for body in resolution.organizations.values())


def test_a_list_of_partners_is_no_organization() -> None:
    """And is told, since a name might be hidden in it; the names of persons are not repeated."""
    partners = Mention("Ministry of Health; local clinics; UN agencies")
    resolution = resolved(partners, Mention("Olga Smirnova"), Mention("International NGO"))
    assert not any(resolution.organizations.values())
    assert [(p.location, p.reason.split(";")[0]) for p in resolution.problems] == [
        ("International NGO", "is a category of bodies"),
        (
            "Ministry of Health; local clinics; UN agencies",
            "tells of several bodies or of none in particular",
        ),
        ("names of grantees", "1 name reads as a person's and was left out"),
    ]


def test_every_wording_is_recognized_as_what_it_is() -> None:
    """By itself and, unless it is the whole name, beside other words; the list holds nothing twice."""
    placeholders = Placeholders(KNOWLEDGE)
    for wording in KNOWLEDGE.wordings:
        beside = {"whole": "{}", "start": "{} beside", "part": "beside {} beside"}[wording.match]
        for name in (wording.text, wording.text.upper(), f"[{wording.text}]", beside.format(wording.text)):
            assert placeholders.kind(name) == wording.kind, name
    texts = [wording.text for wording in KNOWLEDGE.wordings if wording.match == "whole"]
    assert len(texts) > 200
    assert len({normalized(text) for text in texts}) == len(texts)


def test_of_ten_thousand_different_names_none_are_merged() -> None:
    """Names of few words, places and numbers, as alike as those of schools and clubs are."""
    random = Random(20)
    kinds = ("River", "Lake", "Hill", "Green", "Blue", "Open", "Young", "Civic", "Rural", "Bright")
    bodies = ("Trust", "Centre", "Forum", "Union", "School", "Clinic", "Theatre", "Library", "Club", "Guild")
    places = ("Almaty", "Oskemen", "Leeds", "Hull", "Accra", "Cusco", "Riga", "Tartu", "Osh", "Batumi")
    names: set[str] = set()
    while len(names) < 10_000:
        two = f"{random.choice(kinds)} {random.choice(kinds)}"
        names.add(f"{two} {random.choice(bodies)} {random.choice(places)} {random.randint(1, 30)}")
    resolution = resolved(*map(Mention, sorted(names)))
    assert len({body.key for body in resolution.organizations.values() if body}) == 10_000
    assert {review.score for review in resolution.reviews} <= {
        0.6,
        0.9,
    }  # another kind of body, another order
