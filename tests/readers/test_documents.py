"""The forms a page may come in: what of each is seen, and what is refused."""

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents import form_of, read_document
from grantgraph.readers.source import Source, open_source


def source(folder: Path, name: str, content: str | bytes) -> Source:
    """A file with this name and content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_source(path)


def shown(folder: Path, name: str, content: str | bytes) -> list[str]:
    """The lines of a document that are not blank."""
    return [line.text for line in read_document(source(folder, name, content)).lines if not line.is_blank]


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


def test_of_a_web_page_only_the_visible_text_is_read(tmp_path: Path) -> None:
    """Scripts, styles, templates, comments, menus and hidden parts are not seen; entities are."""
    page = """<!doctype html><title>Grants &amp; more</title><body><nav>Home</nav><script>a()</script>
    <template><p>template</p></template><!-- comment --><noscript>none</noscript>
    <h2>One</h2><p>two<br>three &lt;b&gt; &copy;<p hidden>four<p style="color:red; display : none">five
    <p aria-hidden="true">six</p><ul><li>seven<li>eight</ul><table><tr><td>nine<td>ten</table></body>"""
    document = read_document(source(tmp_path, "a.html", page))
    assert [line.text for line in document.lines if not line.is_blank] == [
        "One",
        "two",
        "three <b> ©",
        "• seven",
        "• eight",
        "nine\tten",
    ]
    assert [line.heading for line in document.lines if line.heading] == [2]
    assert document.title == "Grants & more"


def test_the_main_part_of_a_web_page_is_read_where_it_has_one(tmp_path: Path) -> None:
    """What stands beside `main` is no part of the listing."""
    page = "<html><body><div>News</div><main><p>A listing of what we fund.</p></main><div>Ads</div></body></html>"
    assert shown(tmp_path, "a.html", page) == ["A listing of what we fund."]


def test_the_encoding_of_a_web_page_is_told_in_a_stated_order(tmp_path: Path) -> None:
    """What a page declares holds where its bytes are no UTF-8; where they are, a wrong declaration is told."""
    russian = '<html><meta charset="windows-1251"><body><p>Союз журналистов'
    assert shown(tmp_path, "a.html", russian.encode("cp1251")) == ["Союз журналистов"]
    document = read_document(source(tmp_path, "b.html", russian))
    assert [line.text for line in document.lines] == ["Союз журналистов"]
    assert document.remarks == ("the page declares windows-1251, but its bytes are UTF-8; read as UTF-8",)


def test_a_deeply_nested_web_page_is_read(tmp_path: Path) -> None:
    """Ten thousand open tags are no reason to fail."""
    assert shown(tmp_path, "a.html", "<html><body>" + "<div>" * 10_000 + "deep") == ["deep"]


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


def test_of_a_mail_subject_and_text_are_read(tmp_path: Path) -> None:
    """The subject is a heading, the plain text is preferred, an attachment is named and left."""
    mail = EmailMessage()
    mail["Subject"] = "[List] Дом: «Georgia 2017»"
    mail["Date"] = "Tue, 14 Mar 2017 09:30:00 +0100"
    mail.set_content("Text of the mail\n", charset="koi8-r")
    mail.add_alternative("<p>Page of the mail</p>", subtype="html")
    mail.add_attachment(b"\0", maintype="image", subtype="png", filename="logo.png")
    document = read_document(source(tmp_path, "a.eml", mail.as_bytes()))
    assert [line.text for line in document.lines if not line.is_blank] == [
        "[List] Дом: «Georgia 2017»",
        "2017-03-14",
        "Text of the mail",
    ]
    assert document.remarks == ("the attachment “logo.png” was not read",)


def test_a_word_document_is_read_in_order(tmp_path: Path) -> None:
    """Headings, paragraphs, lists and table rows are lines; hidden words are not shown."""
    document = docx.Document()
    document.add_heading("One", 1)
    document.add_paragraph("two").add_run(" hidden").font.hidden = True
    document.add_paragraph("three", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "four", "five"
    stream = io.BytesIO()
    document.save(stream)
    assert shown(tmp_path, "a.docx", stream.getvalue()) == ["One", "two", "• three", "four\tfive"]


def pdf(lines: list[tuple[int, str]]) -> bytes:
    """A PDF of one page with words at these heights."""
    words = " ".join(f"BT /F1 12 Tf 72 {height} Td ({text}) Tj ET" for height, text in lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


def test_a_pdf_with_a_text_layer_is_read(tmp_path: Path) -> None:
    """The lines of a page, with its number, and a gap where there is one."""
    page = pdf([(700, "Grants 2019"), (650, "Reed Radio"), (636, "$500")])
    document = read_document(source(tmp_path, "a.pdf", page))
    lines = [line for line in document.lines if not line.is_blank]
    assert [line.text for line in lines] == ["Grants 2019", "Reed Radio", "$500"]
    assert lines[1].number - lines[0].number > 1
    assert document.place(lines[1], lines[2]).startswith("page 1, text lines ")


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
