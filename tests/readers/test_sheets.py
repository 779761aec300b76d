"""Tables in text and in workbooks: which rows come out, and what is said of the rest."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from grantgraph.errors import SourceRefused
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.sheets import Row, column_letters, read_sheets
from grantgraph.readers.source import Source

HEAD = ["Identifier", "Title", "Amount Awarded"]


def text(path: Path, content: str | bytes) -> tuple[list[Row], list[str]]:
    path = path / "grants.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return rows(path)


def rows(path: Path) -> tuple[list[Row], list[str]]:
    remarks = Remarks(path.name)
    found = [row for sheet in read_sheets(Source(path, path.name), remarks) for row in sheet.rows(remarks)]
    return found, [f"{p.location}: {p.reason}" for p in remarks.summary()]


def workbook(path: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)  # type: ignore[union-attr]
    book.active.title = "grants"  # type: ignore[union-attr]
    book.save(path / "grants.xlsx")
    return path / "grants.xlsx"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"])
def test_marks_line_ends_and_encodings_make_no_difference(
    tmp_path: Path, mark: str, end: str, encoding: str
) -> None:
    """Letters that are not UTF-8 are told of, whatever they are taken for."""
    word = {"cp1251": "Поддержка независимых журналистов и редакций", "cp1252": "Café"}.get(encoding, "Әділ")
    lines = [mark.join(HEAD), mark.join(["a", word, "5"]), mark.join(["b", f'"x{mark} y"', "6"])]
    found, told = text(tmp_path, end.join([*lines, ""]).encode(encoding))
    assert [row.cells for row in found] == [
        dict(zip(HEAD, ["a", word, "5"], strict=True)), dict(zip(HEAD, ["b", f"x{mark} y", "6"], strict=True))
    ]  # fmt: skip
    assert bool(told) == encoding.startswith("cp")


def test_a_row_says_where_it_begins(tmp_path: Path) -> None:
    """Also after a cell of several lines and after empty rows."""
    found, _ = text(tmp_path, 'Identifier,Title\na,"one\ntwo"\n\n,\nb,three\n')
    assert [(row.location, row.cells["Identifier"]) for row in found] == [("line 2", "a"), ("line 6", "b")]


def test_ragged_rows_shift_no_column(tmp_path: Path) -> None:
    """What is short is missing, what is beyond is left out, and both are told."""
    found, told = text(tmp_path, "Identifier,Title,Amount Awarded\na\nb,x,1,y,z\n")
    assert [row.cells for row in found] == [
        {"Identifier": "a"},
        dict(zip(HEAD, ["b", "x", "1"], strict=True)),
    ]
    assert told == [
        "line 2: the row has 1 cells, the header 3; the rest is missing",
        "line 3: 2 cells stand under no column name and were left out",
    ]


def test_the_names_of_columns_may_stand_below_a_heading(tmp_path: Path) -> None:
    """The first row of two filled cells has them; what is above is told."""
    found, told = text(tmp_path, "\nGrants of 2021,,\n\nIdentifier,Title,Amount Awarded\na,x,1\n")
    assert [row.cells["Title"] for row in found] == ["x"]
    assert told == ["line 1: what stands above the names of the columns in line 4 was not read"]


def test_an_open_quotation_mark_swallows_nothing(tmp_path: Path) -> None:
    """The file is refused, with the line in which the mark stands."""
    with pytest.raises(SourceRefused, match="line 3: a quotation mark is opened and never closed"):
        text(tmp_path, 'Identifier,Title\na,x\nb,"open\nc,y\n')


def test_a_quotation_mark_opened_in_the_last_line_is_open_too_and_a_mark_of_inches_is_none(
    tmp_path: Path,
) -> None:
    """Half a row at the end of a file that was cut short is no row."""
    with pytest.raises(SourceRefused, match="line 3: a quotation mark is opened and never closed"):
        text(tmp_path, 'Identifier,Title\na,x\nb,"open\n')
    found, _ = text(tmp_path, 'Identifier,Title\na,5" pipes\n')
    assert [row.cells["Title"] for row in found] == ['5" pipes']


def test_cells_of_a_workbook_keep_their_kind_and_place(tmp_path: Path) -> None:
    """Columns are named by letters, as in the program."""
    found, told = rows(
        workbook(tmp_path, [*HEAD, None], ["a", "x", 1000.1], [], ["b", None, 5, None, "aside"])
    )
    assert [(row.location, row.cells) for row in found] == [
        ("grants!A2:C2", {"Identifier": "a", "Title": "x", "Amount Awarded": 1000.1}),
        ("grants!A4:C4", {"Identifier": "b", "Amount Awarded": 5}),
    ]
    assert told == ["grants!A4:C4: 1 cells stand under no column name and were left out"]
    assert [column_letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_far_cell_costs_no_time(tmp_path: Path) -> None:
    """Millions of empty rows before it are not gone through; that is told."""
    path = workbook(tmp_path, HEAD, ["a", "x", 1])
    book = openpyxl.load_workbook(path)
    book.active["XFD1048576"] = "far"  # type: ignore[index]
    book.save(path)
    found, told = rows(path)
    assert len(found) == 1
    assert "10,000 rows are empty; nothing after them was read" in told[0]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    """They may not be meant for publication."""
    book = openpyxl.load_workbook(workbook(tmp_path, HEAD, ["a", "x", 1]))
    book.create_sheet("drafts").append(HEAD)
    book["drafts"].sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")
    found, told = rows(tmp_path / "hidden.xlsx")
    assert (len(found), told) == (
        1,
        ["drafts: the sheet is hidden and may not be meant for publication; it was not read"],
    )


def repacked(path: Path, **parts: bytes) -> Path:
    """A workbook with other parts in place of its own, or beside them."""
    good = workbook(path, HEAD, ["a", "x", 1])
    names = {"sheet": "xl/worksheets/sheet1.xml", "more": "xl/worksheets/sheet9.xml"}
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path / "bad.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in {names[key] for key in parts}:
                new.writestr(part, old.read(part))
        for key, content in parts.items():
            new.writestr(names[key], content)
    return path / "bad.xlsx"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """By what the archive says of itself."""
    with pytest.raises(SourceRefused, match="more than is believable"):
        rows(repacked(tmp_path, more=b" " * (40 << 20)))


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    """Every attack by entities begins with one."""
    with pytest.raises(SourceRefused, match="declares a document type"):
        rows(repacked(tmp_path, sheet=b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing more", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    """In one line: cut short, or with a password."""
    (tmp_path / "grants.xlsx").write_bytes(content)
    with pytest.raises(SourceRefused, match=r"no whole workbook|password"):
        rows(tmp_path / "grants.xlsx")
