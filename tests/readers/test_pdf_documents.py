"""PDF documents: the order of columns, the rows of tables, running heads, words broken at the end of a line."""

from pathlib import Path
from unittest.mock import patch

import pytest

from grantgraph.readers.documents import Document, read_document
from grantgraph.readers.documents import pdf as pdf_form
from grantgraph.readers.documents.hyphenation import without_breaks
from grantgraph.readers.source import Source
from written import pdf, source


def test_a_pdf_with_a_text_layer_is_read(tmp_path: Path) -> None:
    """The lines of a page, with its number, and a gap where there is one."""
    page = pdf([(700, "Grants 2019"), (650, "Reed Radio"), (636, "$500")])
    document = read_document(source(tmp_path, "a.pdf", page))
    lines = [line for line in document.lines if not line.is_blank]
    assert [line.text for line in lines] == ["Grants 2019", "Reed Radio", "$500"]
    assert lines[1].number - lines[0].number > 1
    assert document.place(lines[1], lines[2]).startswith("page 1, text lines ")


def pages(*texts: str) -> Document:
    """A PDF with pages laid out like these texts."""
    with patch.object(pdf_form, "_pages", return_value=[text.split("\n") for text in texts]):
        return pdf_form.read_pdf(Source(Path("a.pdf"), "a.pdf"))


def test_the_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    """A heading above them stays above; the cells of a table stay side by side."""
    left = "Reed Radio|To sing the songs of the wide|marsh to all who have never|heard them, by night|and by day."
    right = (
        "Moor Press|To print the tales of the old|moor in a book that is given|to each school and|to towns."
    )
    left, right = left.split("|"), right.split("|")
    both = [f"{one:<40}{two}" for one, two in zip(left, right, strict=True)]
    page = pages("\n".join([f"{'Grants of the Larch Fund in the Wide North':^70}", "", *both]))
    assert [line.text for line in page.lines if not line.is_blank][1:] == [*left, *right]
    table = [f"{name:<40}{amount}" for name, amount in zip(left, ["$5", "$6", "$7", "$8", "$9"], strict=True)]
    assert [line.text for line in pages("\n".join(table)).lines] == table


@pytest.mark.parametrize("gap", ["", "\n"])
def test_cells_of_a_table_in_a_pdf_may_hold_several_lines(gap: str) -> None:
    """Rows are told by the gaps between them, or by the number in each; a table of plain lines stays as it is."""
    rows = [
        ["Grantee        What                Sum"],
        ["Reed Radio     To sing the songs   $500", "               of the marsh."],
        ["Moor Press of  To print tales.     $700", "Ludwigsmoor"],
    ]
    page = ["Grants", "", *gap.join("\n".join([*row, ""]) for row in rows).split("\n")]
    assert [line.text for line in pages("\n".join(page)).lines][2:] == [
        "Grantee\tWhat\tSum",
        "Reed Radio\tTo sing the songs of the marsh.\t$500",
        "Moor Press of Ludwigsmoor\tTo print tales.\t$700",
    ]
    plain = [row[0] for row in rows]
    assert [line.text for line in pages("\n".join(plain)).lines] == plain


def test_a_text_goes_on_across_pages() -> None:
    """Running heads and page numbers go and are kept aside; a sentence is not broken, an ended one is set apart."""
    document = pages(
        "Larch Fund        Report 1\n\nReed Radio\nTo sing all\n1",
        "Larch Fund        Report 2\n\nsongs.\n2",
        "Larch Fund        Report 3\n\nMoor Press\n3",
    )
    assert [line.text for line in document.lines] == ["Reed Radio", "To sing all", "songs.", "", "Moor Press"]
    assert document.imprint == ("Larch Fund", "Report 1")


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    """Soft hyphens always; others where the page writes the word in one, or breaks words all the time."""
    assert without_breaks(["a docu\u00ad", "ment here"]) == ["a document", "here"]
    assert without_breaks(["a docu-", "ment and", "a document"]) == ["a document", "and", "a document"]
    kept = ["the Kazakh-", "language press", "in Kazakh, a language"]
    assert without_breaks(kept) == kept
    assert without_breaks(["docu-", "ment tra-", "ding fish-", "ery"]) == [
        "document",
        "trading",
        "fishery",
        "",
    ]


def test_lines_of_a_narrow_column_that_breaks_words_are_joined() -> None:
    """A name above them stays by itself, even where they begin with a small letter."""
    document = pages(
        "Reed Radio of the wide marsh\nto sing the songs of the gra-\nnite hills and to record the in-\nhabitants"
        " of the last four\nvillages\n\nMoor Press\nTales – $700\nTo print the tales of the mar-\nble caves."
    )
    assert [line.text for line in document.lines] == [
        "Reed Radio of the wide marsh",
        "to sing the songs of the granite hills and to record the inhabitants of the last four villages",
        "",
        "Moor Press",
        "Tales – $700",
        "To print the tales of the marble caves.",
    ]


def test_what_fills_a_line_is_no_text() -> None:
    """Wide blanks between all words of a line, and dots from a label to its value where it comes again."""
    document = pages(
        "Grantee ........ Reed Radio\nPurpose ........ To sing\n"
        "\nGrantee ........ Moor Press\nPurpose ........ To print\n"
        "\nTo  print  the  tales  of  the  wide  moor\nin a book.\n\nForeword ....... 3"
    )
    assert [line.text for line in document.lines if not line.is_blank] == [
        *("Grantee: Reed Radio", "Purpose: To sing", "Grantee: Moor Press", "Purpose: To print"),
        *("To print the tales of the wide moor", "in a book.", "Foreword ....... 3"),
    ]
