"""Entries that a person splits and joins: the words of the page stay, in their order."""

from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.regrouping import join, split

HEADER = (Role.TITLE, Role.GRANTEE, Role.AMOUNT)
LINES = tuple(
    Line(number, text)
    for number, text in enumerate(
        (
            "Radio at Dawn",
            "To broadcast news at dawn and",
            "Lamps for Schools",
            "Lamp Circle",
            "$15,000",
            "To light schools. The circle",
            "will train teachers.",
        ),
        1,
    )
)
ENTRY = Entry(
    (
        Part(Role.TITLE, LINES[0].text, LINES[:1]),
        Part(Role.DESCRIPTION, " ".join(line.text for line in LINES[1:]), LINES[1:]),
    )
)


def words(entry: Entry) -> str:
    return " ".join(part.text for part in entry.parts)


def test_lines_that_look_like_those_above_other_descriptions_get_their_roles() -> None:
    first, second = split(ENTRY, "Lamps for Schools", HEADER) or (ENTRY, ENTRY)
    assert words(first) == "Radio at Dawn To broadcast news at dawn and"
    assert [second.text(role) for role in HEADER] == ["Lamps for Schools", "Lamp Circle", "$15,000"]
    assert second.text(Role.DESCRIPTION) == "To light schools. The circle will train teachers."
    assert [line.number for line in first.lines] == [1, 2]
    assert [line.number for line in second.lines] == [3, 4, 5, 6, 7]


def test_lines_that_do_not_look_so_are_the_description() -> None:
    """A false title is worse than a missing one."""
    for header in ((), (Role.TITLE, Role.AMOUNT), (Role.TITLE, Role.GRANTEE, Role.DATE, Role.AMOUNT)):
        _, second = split(ENTRY, "Lamps for Schools", header) or (ENTRY, ENTRY)
        assert [part.role for part in second.parts] == [Role.DESCRIPTION]


def test_a_line_may_be_cut_in_two() -> None:
    """Both entries then stand on it, and no word is lost."""
    first, second = split(ENTRY, "The circle will train", HEADER) or (ENTRY, ENTRY)
    assert f"{words(first)} {words(second)}" == words(ENTRY)
    assert first.lines[-1] == second.lines[0] == LINES[5]


def test_words_that_begin_the_entry_or_are_not_in_it_split_nothing() -> None:
    assert split(ENTRY, "Radio at Dawn") is None
    assert split(ENTRY, "Songs of the Quay") is None


def test_what_is_joined_is_the_rest_of_the_description() -> None:
    first, second = split(ENTRY, "Lamps for Schools", HEADER) or (ENTRY, ENTRY)
    joined = join(first, second)
    assert joined.text(Role.TITLE) == "Radio at Dawn"
    assert joined.text(Role.DESCRIPTION) == ENTRY.text(Role.DESCRIPTION)
    assert joined.lines == ENTRY.lines
