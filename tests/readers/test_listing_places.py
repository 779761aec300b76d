"""Places beside names: what all names of a page show together, a single one cannot tell."""

import pytest

from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.names.placed import with_places_apart


def entry(text: str, number: int, role: Role = Role.GRANTEE) -> Entry:
    return Entry((Part(role, text, (Line(number, text),)),))


def parted(*names: str, role: Role = Role.GRANTEE) -> list[tuple[str, str | None]]:
    """Each name as it is left, with the place set apart from it."""
    entries = with_places_apart([entry(name, number, role) for number, name in enumerate(names)])
    return [(entry.text(role) or "", entry.text(Role.PLACE)) for entry in entries]


@pytest.mark.parametrize(
    "names",
    [
        ["Centre for Law, Armenia"],
        ["Centre for Law, Armenia", "Meadow Radio", "Open Ledger Group"],
        ["Meadow Radio (Cenlad)", "Open Ledger Group", "Harbour Legal Aid"],
        ["Meadow Lanterns, Larkmouth", "Open Ledger Group", "Harbour Legal Aid"],
        ["Meadow Radio, Inc.", "Harbour Legal Aid, Inc."],
        ["Women, Law and Justice", "Water, Land and Bread"],
    ],
)
def test_a_place_that_the_page_does_not_show_stays_in_the_name(names: list[str]) -> None:
    """What stands behind one name may belong to it, and what no place is does."""
    assert parted(*names) == [(name, None) for name in names]


def test_a_country_behind_nearly_every_name_is_none_of_them() -> None:
    """Where three of four names have one, in brackets or behind a comma, it is cut off."""
    names = ["Meadow Radio (Ghana)", "Open Ledger Group, Peru", "Harbour Legal Aid (Nepal)", "Salt Press"]
    assert parted(*names) == [
        ("Meadow Radio", "Ghana"),
        ("Open Ledger Group", "Peru"),
        ("Harbour Legal Aid", "Nepal"),
        ("Salt Press", None),
    ]


def test_a_town_is_told_by_the_countries_and_towns_beside_it() -> None:
    """Once nearly every name has a place, what looks like a town is one."""
    names = ["Meadow Radio (Accra, Ghana)", "Open Ledger Group (Peru)", "Harbour Legal Aid (Pokhara)"]
    assert [place for _, place in parted(*names)] == ["Accra, Ghana", "Peru", "Pokhara"]


def test_a_town_alone_behind_a_comma_is_one_where_it_comes_again() -> None:
    """Two names with a comma and one town are enough."""
    names = ["Meadow Radio, Kisumu", "Open Ledger Group, Pokhara", "Harbour Legal Aid", "Salt Press"]
    assert [place for _, place in parted(*names)] == ["Kisumu", "Pokhara", None, None]


def test_one_town_is_told_by_the_kind_of_body_before_it() -> None:
    """Behind the only comma of a name that says what kind of body it is, one word is a town."""
    assert parted("Meadow Radio Station, Kisumu", "Salt Press")[0] == ("Meadow Radio Station", "Kisumu")


@pytest.mark.parametrize(
    "beside", [", Kisumu", " (Kisumu)", " in Kisumu", ", North Belfast", ", Łódź", ", Lodz"]
)
def test_a_known_town_is_none_of_a_name(beside: str) -> None:
    """One name is enough, with or without accents; behind a dash the town may be a part of the name."""
    assert parted(f"Meadow Lanterns{beside}", "Salt Press")[0][0] == "Meadow Lanterns"
    assert parted("Meadow Lanterns – Kisumu", "Salt Press")[0][1] is None


def test_half_of_the_names_are_enough_where_brackets_hold_nothing_but_places() -> None:
    """A bracket with something else leaves open what the others hold."""
    placed = ["Meadow Radio (Ghana)", "Open Ledger Group (Peru)"]
    assert [place for _, place in parted(*placed, "Salt Press", "Harbour Aid")][:2] == ["Ghana", "Peru"]
    assert parted(*placed, "Salt Press (SP)", "Harbour Aid (HA)")[0] == (placed[0], None)


def test_a_name_that_is_withheld_tells_nothing_of_the_habit() -> None:
    """Names kept back are not counted, yet their places are set apart."""
    names = ["Name withheld (Belarus)", "Anonymous", "Meadow Radio (Ghana)", "Open Ledger Group (Peru)"]
    assert [place for _, place in parted(*names)] == ["Belarus", None, "Ghana", "Peru"]


def test_a_place_that_opens_nearly_every_title_is_none_of_it() -> None:
    """`SAMOA: Our own seeds` is a title and the place of its grant."""
    titles = ["SAMOA: Our own seeds", "Kenya – Books for far schools", "Peru: Gold by the bucket"]
    assert parted(*titles, role=Role.TITLE) == [
        ("Our own seeds", "SAMOA"),
        ("Books for far schools", "Kenya"),
        ("Gold by the bucket", "Peru"),
    ]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Meadow Choir School of Gulu", "Meadow Choir School"),
        ("Tenants of Gulu", "Tenants of Gulu"),
        ("Meadow Choir School of Patience", "Meadow Choir School of Patience"),
    ],
)
def test_a_sentence_tells_in_which_known_town_a_body_is(name: str, left: str) -> None:
    """Inside a sentence `of Gulu` says where; a name of two words would be none without it."""
    text = f"The {name} received $500 for books."
    line = Line(1, text)
    (found,) = with_places_apart(
        [Entry((Part(Role.GRANTEE, name, (line,)), Part(Role.DESCRIPTION, text, (line,))))]
    )
    assert found.text(Role.GRANTEE) == left
