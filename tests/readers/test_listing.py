"""What holds for every prose listing: words as published, nothing invented, nothing lost, in linear time."""

import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, OrganizationMention, Problem, UndisclosedGrantee
from grantgraph.readers import READERS
from grantgraph.readers.source import open_source
from grantgraph.vocabulary.funders import reading_context

KAZAKHSTAN = Path(__file__).parents[2] / "data" / "ned-kazakhstan-2020.txt"
CASES = Path(__file__).parents[1] / "cases" / "listing"


def read(path: Path, context: Context | None = None) -> list[Grant | Problem]:
    """All that a listing holds."""
    return list(READERS["listing"](open_source(path), context or reading_context()))


def grants(path: Path, context: Context | None = None) -> list[Grant]:
    """The grants of a listing."""
    return [item for item in read(path, context) if isinstance(item, Grant)]


def words(grant: Grant) -> Iterator[str]:
    """Every text that a grant has from its page."""
    yield from (text.value for text in (*grant.titles, *grant.descriptions))
    yield from (grantee.name for grantee in grant.grantees if isinstance(grantee, OrganizationMention))
    yield from [grant.focus] if grant.focus else []


def folded(text: str) -> str:
    """A text with its white space folded."""
    return " ".join(text.split())


class TestTheKazakhstanListing:
    """The first listing of all, read word for word."""

    def test_who_got_what(self) -> None:
        """20 grants: 13 to 11 named grantees, 6 to withheld ones with a focus, 1 to one that is not stated."""
        found = grants(KAZAKHSTAN)
        assert len(found) == 20
        named = [g.name for grant in found for g in grant.grantees if isinstance(g, OrganizationMention)]
        assert (len(named), len(set(named))) == (13, 11)
        assert sorted(grant.focus for grant in found if grant.focus) == [
            "Democratic Ideas and Values",
            "Democratic Ideas and Values",
            "Democratic Ideas and Values",
            "Freedom of Information",
            "Political Processes",
            "Rule of Law",
        ]
        undisclosed = [
            (g.reason, grant.title)
            for grant in found
            for g in grant.grantees
            if isinstance(g, UndisclosedGrantee)
        ]
        assert [title for reason, title in undisclosed if reason == "not stated"] == [
            "Strengthening Independent Media"
        ]
        assert len(undisclosed) == 7

    def test_the_facts_of_the_page(self) -> None:
        """Funder, country, year and the day of publication hold for every grant; nothing is left open."""
        items = read(KAZAKHSTAN)
        for grant in items:
            assert isinstance(grant, Grant)
            assert [funder.name for funder in grant.funders] == ["National Endowment for Democracy"]
            assert [(place.label, place.code) for place in grant.countries] == [("Kazakhstan", "KZ")]
            assert grant.year is not None
            assert grant.year.value == "2020"
            assert grant.listing.issued is not None
            assert grant.listing.issued.value == "2021-02-18"

    def test_every_description_stands_in_the_source(self) -> None:
        """White space is folded, and nothing else: every paragraph that opens with `To` is a description."""
        lines = KAZAKHSTAN.read_text(encoding="utf-8").split("\n")
        assert [grant.description for grant in grants(KAZAKHSTAN)] == [
            folded(line) for line in lines if line.startswith("To ")
        ]


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_no_word_is_changed(case: Path) -> None:
    """Every title, name, category and description stands in the page as it was shown, or in a column of its table."""
    from grantgraph.readers.documents import read_document

    page = next(case.glob("input.*"))
    lines = [line.text for line in read_document(open_source(page)).lines]
    columns = zip_longest(*(line.split("|") for line in lines if "|" in line), fillvalue="")
    shown = [folded(" ".join(pieces)) for pieces in (lines, *columns)]
    assert all(any(text in told for told in shown) for grant in grants(page) for text in words(grant))


def test_what_the_user_says_comes_first(tmp_path: Path) -> None:
    """Funder, country and year of the options override the page's."""
    said = reading_context(funder="Lantern Fund", country="Peru", year="1999")
    grant = grants(KAZAKHSTAN, said)[0]
    assert [funder.name for funder in grant.funders] == ["Lantern Fund"]
    assert [(place.label, place.code) for place in grant.countries] == [("Peru", "PE")]
    assert grant.year is not None
    assert grant.year.value == "1999"


@pytest.mark.parametrize(
    "text",
    [
        " \n\n \n",
        "One line and no more.",
        "How to bake\n\nSalt\n\nTo bake a good loaf, add salt late. The crust will be darker.\n\nHeat\n\n"
        "To get a crust, heat the oven first. The loaf will need an hour.\n",
        "License\n\nTerms\n\nTo the extent permitted by law, the licensor grants you a right to copy.\n\n"
        "For each copy you must keep this notice. It comes without warranty.\n",
        "The mayor opened the bridge on Monday. It cost $12 million and took three years to build.\n",
        "Our Fellows\n\nWanjiru Oduya\nSenior Fellow, Asia Program\nShe studies rivers and teaches at two universities."
        "\n\nTomasz Brzoza\nFellow, Courts Program\nHe studies judges and has written two books. He lives in town.\n\n"
        "Ana Quispe\nFellow, Trade Program\nShe studies ports and has taught for years. She was a clerk.\n",
        "Larch Software earned $12.5 million in the quarter.\nThe Pine Media Group bought Beech News for $45 million.\n"
        "Ash University Press lost $250,000 on textbooks.\nThe Cedar Hospital was paid $1.1 million in damages.\n",
        "- [ ] buy milk\n- [ ] call the plumber\n- [x] pay $40 to the gardener\n",
    ],
)
def test_a_text_without_grants_is_refused(tmp_path: Path, text: str) -> None:
    """Recipes, licences, news, staff and notes hold no grants, whatever their headings look like."""
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(SourceRefused, match="no grant was found in it"):
        read(page)


ENTRY = "{title}\n{name}\n$333\nTo train reporters in safety.\n\n"
FIRST = ENTRY.format(title="Safety for Reporters", name="Alpha Press Centre")
LAST = ENTRY.format(title="Desks for Legal Help", name="Beta Law Fund")


@pytest.mark.parametrize(
    "middle",
    [
        "Spaces" + " " * 60_000 + "x\nGamma Union\n$333\nTo train.\n\n",
        "L" * 100_000 + "\nGamma Union\n$333\nTo train.\n\n",
        "Commas\nGamma Union\n$" + "1," * 50_000 + "\nTo train, " + "train, " * 20_000 + "\n\n",
        "Brackets" + "(" * 50_000 + "\nGamma Union\n$333\nTo train.\n\n",
        "Quotes\n" + "“" * 50_000 + "\n$333\nTo train " + "and " * 30_000 + "run.\n\n",
    ],
)
def test_hostile_lines_take_no_more_time_than_others(tmp_path: Path, middle: str) -> None:
    """Very long lines are read in linear time, and the entries around them are not disturbed."""
    page = tmp_path / "page.txt"
    page.write_text("Northland 2021\n\n" + FIRST + middle + LAST, encoding="utf-8")
    start = time.process_time()
    found = grants(page)
    assert time.process_time() - start < 5
    assert (found[0].title, found[-1].title) == ("Safety for Reporters", "Desks for Legal Help")
    assert len(found) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_no_line_breaks_the_reader(tmp_path: Path, title: str, name: str) -> None:
    """Whatever stands on the lines of an entry, the entries around it are read, and no word is changed."""
    page = tmp_path / "page.txt"
    strange = ENTRY.format(title=title, name=name).encode("utf-8", "replace").decode()
    text = "Northland 2021\n\n" + FIRST + strange + LAST
    page.write_bytes(text.encode())
    items = read(page)
    found = [item for item in items if isinstance(item, Grant)]
    assert "Safety for Reporters" in [grant.title for grant in found]
    assert "Desks for Legal Help" in [grant.title for grant in found]


@given(
    st.permutations(["Alpha Press Centre", "Beta Law Fund", "Gamma Farmers’ Union", "Delta Youth Council"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_order_of_entries_changes_no_entry(tmp_path: Path, names: list[str]) -> None:
    """A grant is read alike wherever it stands on its page."""
    page = tmp_path / "page.txt"
    entries = [ENTRY.format(title=f"Opening the Door of {name.split()[0]}", name=name) for name in names]
    page.write_text("Northland 2021\n\n" + "".join(entries), encoding="utf-8")
    assert {(grant.title, *words(grant)) for grant in grants(page)} == {
        (title, title, "To train reporters in safety.", name)
        for name in names
        for title in [f"Opening the Door of {name.split()[0]}"]
    }
