"""Names in small letters of other languages, inside English sentences."""

import pytest

from grantgraph.readers.listing.signs.names import leading_name, trailing_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Klub mladih received 4,800 EUR to", "Klub mladih"),
        ("Klub mladih trains young people", "Klub mladih"),
        ("spolek Živý potok, Děčín, for a guide", "spolek Živý potok"),
        ("Divadlo na schodech for a play", "Divadlo na schodech"),
        ("udruženje mladih Zeleni talas from", "udruženje mladih Zeleni talas"),
        ("Association des femmes rurales du Zou for seed", "Association des femmes rurales du Zou"),
        ("Institute for Rural Courts to train", "Institute for Rural Courts"),
        ("St. Alder's Hall Committee for a roof", "St. Alder's Hall Committee"),
    ],
)
def test_a_name_goes_on_in_small_letters(text: str, name: str) -> None:
    """Behind a kind of body or a small word of such a language, up to a stop or a word of English."""
    found = leading_name(text)
    assert found is not None
    assert found.text == name


def test_small_words_alone_are_no_name() -> None:
    """`klub mladih` may as well be any youth club."""
    assert leading_name("klub mladih for a week") is None


def test_a_name_in_small_letters_ends_a_text() -> None:
    """The kind of body tells where it begins."""
    assert trailing_name("In the north the klubi i grave Larka") == "klubi i grave Larka"
    assert trailing_name("the money of the Larka Civic Forum") == "Larka Civic Forum"
