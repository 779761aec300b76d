"""What stands in a name's place and can hardly be one, on pages that were not understood in full."""

import pytest

from grantgraph.readers.listing.signs.doubtful import is_doubtful
from grantgraph.readers.listing.signs.unnamed import is_no_name, is_person


@pytest.mark.parametrize(
    "words",
    [
        "Strengthening the Voice of Wine Growers",
        "Seven newsrooms in five countries share the sum of this year.",
        "Lakeside Choir | Vienna",
        "Lakeside Choir $4,000",
        "West Africa",
        "OAKVILLE (4 May 2016)",
        "evening lessons with meals for mothers of small children",
    ],
)
def test_no_body_is_made_of_words_that_can_hardly_be_a_name(words: str) -> None:
    """A title, a sentence, pieces set apart, a sum, a place alone, a date and a phrase are no names."""
    assert is_doubtful(words)


@pytest.mark.parametrize(
    "name",
    [
        "Association des femmes rurales de la rive gauche du fleuve",
        "Publishing House of the Steppe, Inc.",
        "Общественный фонд «Голос села»",
        "Neighbors for Mostar",
        "Women of Upolu Inc.",
        "Kenya Families of the Missing (KFM)",
    ],
)
def test_names_are_not_doubted(name: str) -> None:
    """Names in small letters, of many words, in quotation marks and with the name of a country stay names."""
    assert not is_doubtful(name)
    assert not is_no_name(name)
    assert not is_person(name)


@pytest.mark.parametrize(
    "words",
    [
        "Not published for reasons of security",
        "(name held back)",
        "A group in the Gulf that asks not to be named",
        "a lawyers' circle (we can't tell you the name)",
        "name known to the editors",
        "Anonymous donation to a shelter",
    ],
)
def test_a_name_kept_back_is_no_name(words: str) -> None:
    """However a page says that it keeps a name back, no body is made of the words."""
    assert is_no_name(words)


def test_a_person_is_told_by_the_form_of_address() -> None:
    """A form of address makes a person, unless a kind of body follows."""
    assert is_person("Mrs E. Dobson")
    assert not is_person("Dr Amina Yusuf Foundation")
