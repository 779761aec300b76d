"""Words with their inflection folded, and the way back to their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.enrich.wording import fold, read


@pytest.mark.parametrize(
    "forms",
    [
        ["train", "trains", "trained", "training"],
        ["policy", "policies"],
        ["organize", "organise", "organising", "organizes", "organized"],
        ["plan", "planned", "planning", "plans"],
        ["study", "studies", "studied", "studying"],
        ["woman", "women", "women’s", "Women's"],
        ["labour", "labor"],
        ["hold", "held", "holding"],
        ["process", "processes"],
        ["travelling", "traveling", "travel"],
        ["programme", "programs"],
    ],
)
def test_inflected_forms_share_a_key(forms: list[str]) -> None:
    """Number, tense and the side of the Atlantic make no difference."""
    assert len({fold(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("public", "publication"),
        ("democratic", "democratization"),
        ("press", "president"),
        ("new", "news"),
        ("elect", "election"),
        ("journal", "journalist"),
        ("unit", "united"),
        ("house", "housing"),
    ],
)
def test_derived_words_keep_their_own_keys(one: str, other: str) -> None:
    """A publication is not public, and news is not new."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It trains judges. It watches courts.", 2),
        ("It works with e.g. small farms and vs. large ones.", 1),
        ("First: a school; then a court", 3),
        ("It asks “Who votes?” Then it counts.", 2),
        ("Line one\nline two", 2),
        ("A budget of 1.5 million, in full", 1),
        ("", 1),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    """Full stops within abbreviations and numbers end nothing."""
    assert len(read(text).sentence_starts) == sentences


_TEXTS = st.text(st.sampled_from("aeßü𝔘😀 ’'.,;\n-–Train’s 5éи中"), max_size=60)


@given(_TEXTS)
def test_every_word_is_found_again_at_its_place(text: str) -> None:
    """Offsets count code points, whatever letters, emoji or quotes stand around."""
    wording = read(text)
    start = 3
    for end in wording.key_ends:
        key = wording.keys[start:end].removeprefix(". ")
        begin, finish = wording.place(end - len(key), end - 1)
        assert fold(text[begin:finish]) + " " == key
        start = end
