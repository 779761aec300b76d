"""Files of corrections, as people and spreadsheets write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.errors import SourceRefused
from grantgraph.model import Correction, Problem, PublishedDate
from grantgraph.readers.corrections import COLUMNS, generate_corrections, read_corrections
from grantgraph.readers.source import open_source

ROW = {
    "source": "page.txt",
    "grant": "Nets for All",
    "action": "accept",
    "concept": "theme:education",
    "who": "Ana Reader",
    "when": "2026-03-14",
}


def read(folder: Path, data: bytes) -> list[Correction | Problem]:
    path = folder / "corrections.csv"
    path.write_bytes(data)
    return list(read_corrections(open_source(path)))


def table(*rows: dict[str, str]) -> bytes:
    return generate_corrections(rows).encode()


def test_a_row_says_who_did_what_and_when(tmp_path: Path) -> None:
    [row] = read(tmp_path, table(ROW))
    assert isinstance(row, Correction)
    assert (row.action, row.concept, row.who, row.location) == (
        "accept",
        "theme:education",
        "Ana Reader",
        "line 2",
    )
    assert row.when == PublishedDate("2026-03-14")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_spreadsheets_write_the_same_in_their_own_ways(tmp_path: Path, encoding: str) -> None:
    """Byte order mark, semicolons, CR LF, names of columns in capitals, more commas in a cell than columns."""
    text = (
        "Source;GRANT; action;concept;words;who;when\r\n"
        "page.txt;Nets;Reject;theme:education;a, b, c, d, e, f, g, h, i, j;Zoë;14.03.2026\r\n"
    )
    row = next(item for item in read(tmp_path, text.encode(encoding)) if isinstance(item, Correction))
    assert (row.action, row.words[-4:], row.who) == ("reject", "i, j", "Zoë")
    assert row.when == PublishedDate("2026-03-14")


def test_a_row_without_an_action_says_nothing(tmp_path: Path) -> None:
    """It is an open row of a template."""
    assert read(tmp_path, table(ROW | {"action": ""})) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"action": "approve"}, "'approve' is no action"),
        ({"source": ""}, "names no source"),
        ({"grant": ""}, "names no grant"),
        ({"concept": ""}, "names no concept"),
        ({"action": "add"}, "nothing is found without a quotation"),
        ({"action": "split", "concept": ""}, "does not quote the first words of the second entry"),
        ({"when": "03/04/2026"}, "'03/04/2026' is no date that can be told"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_the_rest_is_read(
    tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    problem, row = read(tmp_path, table(ROW | change, ROW))
    assert isinstance(problem, Problem)
    assert (problem.source, problem.location) == ("corrections.csv", "line 2")
    assert reason in problem.reason
    assert isinstance(row, Correction)


def test_a_table_without_the_columns_is_no_file_of_corrections(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match="no file of corrections: it has no column action"):
        read(tmp_path, b"source,grant,amount\na,b,1\n")


def test_a_column_of_the_user_s_own_is_told_and_left_alone(tmp_path: Path) -> None:
    items = read(tmp_path, b"source,grant,action,concept,mood\npage.txt,Nets,accept,theme:education,good\n")
    problem, row = items
    assert isinstance(problem, Problem)
    assert isinstance(row, Correction)
    assert "'mood'" in problem.reason


def test_no_cell_is_written_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    """A cell that begins like a formula has an apostrophe in front, and loses it when read."""
    text = generate_corrections([ROW | {"grant": "=1+1", "why": "@home"}])
    assert "'=1+1" in text
    assert "'@home" in text
    [row] = read(tmp_path, text.encode())
    assert isinstance(row, Correction)
    assert (row.grant, row.why) == ("=1+1", "@home")


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(
    lambda text: " ".join(text.split())
)


CELLS = ("grant", "text", "concept", "words", "who", "why")


@given(st.fixed_dictionaries({name: TEXTS.filter(bool) for name in CELLS}))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, told: dict[str, str]
) -> None:
    """Quotes, semicolons, signs of formulas: every text of one line comes back as it was."""
    [row] = read(tmp_path_factory.mktemp("rows"), table({"source": "a.txt", "action": "add"} | told))
    assert isinstance(row, Correction)
    assert {name: getattr(row, name) for name in told} == told
    assert set(COLUMNS) >= told.keys()
