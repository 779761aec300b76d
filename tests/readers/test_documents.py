"""The forms a page may come in: what of each is seen, and what is refused."""

from pathlib import Path

import pytest

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents import form_of, read_document
from written import pdf, shown, source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_of_three_ways(tmp_path: Path, end: str) -> None:
    """LF, CR LF and CR end a line, and the numbers count them alike."""
    document = read_document(source(tmp_path, "a.txt", f"one{end}{end}three"))
    assert [(line.number, line.text) for line in document.lines] == [(1, "one"), (2, ""), (3, "three")]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """UTF-8 and UTF-16 with a mark are read by it, and the mark is not shown."""
    assert shown(tmp_path, "a.txt", b"\xef\xbb\xbfone") == ["one"]
    assert shown(tmp_path, "b.txt", "Қазақстан".encode("utf-16")) == ["Қазақстан"]


def test_bytes_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    """Another encoding is a stated fallback that names the byte where UTF-8 ended."""
    document = read_document(
        source(tmp_path, "a.txt", "Le café de la société générale est fermé.\n".encode("cp1252"))
    )
    assert document.lines[0].text == "Le café de la société générale est fermé."
    assert document.remarks == ("byte 6 is no UTF-8; the page was read as cp1252, the likeliest encoding",)


def test_control_characters_are_removed_and_told(tmp_path: Path) -> None:
    """NUL and its like leave the text, with a remark; marks of direction stay."""
    document = read_document(source(tmp_path, "a.txt", "o\0ne\x01 \u202etwo"))
    assert document.lines[0].text == "one \u202etwo"
    assert document.remarks == ("control characters were removed: U+0000, U+0001",)


def test_binary_data_is_refused(tmp_path: Path) -> None:
    """Bytes that are no text in any encoding end in one clear line."""
    with pytest.raises(SourceRefused, match=r"a\.txt: (is not text|holds binary data)"):
        read_document(source(tmp_path, "a.txt", bytes(range(256)) * 20))


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    """Headings, lists, links and emphasis are words; the numbers are those of the file's lines."""
    document = read_document(
        source(tmp_path, "a.md", "# One\n\n*Two* [three](http://x)\n\n- four\n- five\n\n<!-- six -->\n")
    )
    assert [(line.number, line.text) for line in document.lines if not line.is_blank] == [
        (1, "One"),
        (3, "Two three"),
        (5, "• four"),
        (6, "• five"),
    ]


def test_front_matter_and_struck_words_are_not_shown(tmp_path: Path) -> None:
    """Of the fields above a Markdown file its title is known; a cell may have several lines, and be empty."""
    text = "---\ntitle: Grants\nlayout: page\n---\n\n~~old~~ new\n\n| A | B |\n|--|--|\n| x<br>y | |\n"
    document = read_document(source(tmp_path, "a.md", text))
    lines = [(line.number, line.text) for line in document.lines if not line.is_blank]
    assert lines == [(6, "new"), (8, "A\tB"), (10, "x\u2028y\t\t")]
    assert document.title == "Grants"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", pdf([]), "without a text layer"),
        ("b.pdf", b"%PDF-1.4\nnothing else", "damaged PDF"),
        ("c.docx", b"PK\x03\x04 cut short", "no readable Word document"),
        ("d.eml", b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\n\x89PNG", "mail without text"),
    ],
)
def test_a_document_without_text_is_refused(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """A scan, a damaged file and a mail of a picture each end in one clear line."""
    with pytest.raises(SourceRefused, match=reason):
        read_document(source(tmp_path, name, content))


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a", b"<!DOCTYPE html><p>x", "html"),
        ("a.txt", b"<html><body>x", "html"),
        ("stdin", b"From: a@b.c\nSubject: x\nMessage-ID: <1@b>\n\ntext", "mail"),
        ("a.txt", b"Grantee: Reed Radio\nAmount: $5\n\nTo sing.", "text"),
        ("a.md", b"# x", "markdown"),
        ("a.txt", b"%PDF-1.7", "pdf"),
    ],
)
def test_the_form_is_told_by_the_bytes_first(tmp_path: Path, name: str, content: bytes, form: str) -> None:
    """A wrong or missing ending does not mislead."""
    assert form_of(source(tmp_path, name, content)) == form
