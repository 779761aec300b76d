"""The forms a page may come in: what of each is seen, and what is refused."""

import io
from email.message import EmailMessage
from pathlib import Path
from unittest.mock import patch

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents import Document, form_of, read_document
from grantgraph.readers.documents import pdf as pdf_form
from grantgraph.readers.documents.hyphenation import without_breaks
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


def body(folder: Path, content: str) -> list[str]:
    """The lines of a web page with this body."""
    return shown(folder, "a.html", f"<html><body>{content}</body></html>")


def test_a_row_of_a_table_is_a_line(tmp_path: Path) -> None:
    """Paragraphs of a cell stay in it; what reaches over rows is said again, but for sums; empty columns go."""
    table = """<table><tr><th>Who<th>What<th><th>Sum</tr>
    <tr><td rowspan=2>Reed Radio<td><p><i>Songs</i></p><p>To sing.</p><td><td rowspan="2">$500</tr>
    <tr><td>Tales<br>To tell.<td></tr>
    <tr><td colspan=4>Spring</tr>
    <tr><td>Moor<td colspan=2>Peat<td></tr></table>"""
    assert body(tmp_path, table) == [
        "Who\tWhat\tSum",
        "Reed Radio\tSongs\u2028To sing.\t$500",
        "Reed Radio\tTales\u2028To tell.\t\t",  # the last tab says that there is one more cell, an empty one
        "Spring",
        "Moor\tPeat\t\t",
    ]


def test_a_table_that_lays_out_a_page_is_no_table(tmp_path: Path) -> None:
    """Its cells are parts of the page, one below the other; so are those of a table that holds another."""
    page = (
        "<table><tr><td>Home<td><h1>Grants</h1><p>One</p><table><tr><td>a<td>b<tr><td>c<td>d</table></table>"
    )
    assert body(tmp_path, page) == ["Home", "Grants", "One", "a\tb", "c\td"]


@pytest.mark.parametrize(
    "furniture",
    [
        '<div id="cookie-notice">We use cookies.</div>',
        '<div class="breadcrumbs">Home</div>',
        '<div class="sharedaddy"><h3>Share this</h3></div>',
        '<div class="wrap"><aside><h2>Related news</h2></aside></div>',
        '<div role="complementary">News</div>',
        '<div id="wrap"><footer>Moor Street 1</footer></div>',
        '<p><a href="/1">Read more<span class="screen-reader-text"> about Songs</span></a></p>',
        '<p><a href="/1">En savoir plus »</a></p>',
        "<p><s>Withdrawn</s> <del>Deleted</del></p>",
        '<p style="mso-hide:all">Preview</p>',
        '<p class="d-none">Draft</p>',
        "<style>.note { color: red; display: none }</style><p class=note>Draft</p>",
    ],
)
def test_what_frames_a_web_page_is_no_content(tmp_path: Path, furniture: str) -> None:
    """Notices on cookies, menus, side bars, buttons to share, bare links and what is struck or hidden are not seen."""
    content = (
        "<h1>Grants</h1><p>Reed Radio sings the songs of the marsh to all who have never heard them.</p>"
    )
    assert body(tmp_path, content + furniture) == body(tmp_path, content)


def test_content_is_kept_whatever_it_is_called(tmp_path: Path) -> None:
    """What holds most of a page is no furniture, a form may be the page, and a button the heading of a part."""
    page = """<form id=aspnetForm><div class="sidebar"><h1>Grants</h1>
    <h2><button aria-expanded=false>Songs</button></h2><div hidden=until-found>Reed Radio</div>
    <style>.panel{display:none} @media print{.sum{display:none}}</style>
    <div class=panel>To sing the songs of the marsh.</div><p class=sum>$500</p>
    <article><header>Tales</header><p>Moor Press</p></article></div><input value=x></form>"""
    lines = [
        "Grants",
        "Songs",
        "Reed Radio",
        "To sing the songs of the marsh.",
        "$500",
        "Tales",
        "Moor Press",
    ]
    assert body(tmp_path, page) == lines


def test_labels_side_by_side_do_not_run_together(tmp_path: Path) -> None:
    """Alike pieces that only a style sheet sets apart are read apart; a word in pieces is one word."""
    page = "<div><span class=pill>$150</span><span class=pill>2023</span></div><p><span>So</span><span>ngs</span>"
    assert body(tmp_path, page) == ["$150", "2023", "Songs"]


def test_marks_of_notes_are_left_out(tmp_path: Path) -> None:
    """The number of a note is no part of the name before it."""
    assert body(tmp_path, 'Reed Radio<sup><a href="#cite-4">[4]</a></sup>, 5 km<sup>2</sup>') == [
        "Reed Radio, 5 km2"
    ]


def test_marks_that_nobody_sees_are_left_out(tmp_path: Path) -> None:
    """Soft hyphens and blanks of no width go, ligatures are letters, joiners of letters stay."""
    page = "<html><body><p>docu&shy;ment Heri&#8203;tage e\ufb03cient می\u200cخواهم</p>"
    assert shown(tmp_path, "a.html", page) == ["document Heritage efficient می\u200cخواهم"]


def test_whose_a_web_page_is_stands_around_it(tmp_path: Path) -> None:
    """The name of the site, its banner and its foot are kept aside."""
    page = """<html><head><meta property="og:site_name" content="Larch Fund"></head><body>
    <header><b>Larch</b><nav>Home</nav></header><p>Grants</p><footer>© Larch Fund<br>Bern</footer>"""
    assert read_document(source(tmp_path, "a.html", page)).imprint == (
        "Larch Fund",
        "Larch",
        "© Larch Fund",
        "Bern",
    )


def test_records_in_scripts_are_told(tmp_path: Path) -> None:
    """What a page keeps for its scripts is not read, and said so; a page of nothing else is refused."""
    data = '{"grants":[{"title":"Songs","amount":5,"to":"Reed"},{"title":"Tales","amount":7,"to":"Moor"}]}'
    script = f'<script type="application/json">{data}</script>'
    document = read_document(source(tmp_path, "a.html", f"<html><body><p>Songs{script}"))
    told = (
        "1 of 2 records in a script of the page (title, amount, to) are not shown on it; they were not read"
    )
    assert document.remarks == (told,)
    with pytest.raises(SourceRefused, match=r"shows no text before its scripts run.*2 of 2 records"):
        read_document(source(tmp_path, "b.html", f'<html><body><div id="root"></div>{script}'))


def test_the_encoding_of_a_web_page_is_told_in_a_stated_order(tmp_path: Path) -> None:
    """What a page declares holds where its bytes are no UTF-8; where they are, a wrong declaration is told."""
    russian = '<html><meta charset="windows-1251"><body><p>Союз журналистов'
    assert shown(tmp_path, "a.html", russian.encode("cp1251")) == ["Союз журналистов"]
    latin = '<html><meta charset="iso-8859-1"><body><p>„Söng“ – 5 €'
    assert shown(tmp_path, "c.html", latin.encode("cp1252")) == ["„Söng“ – 5 €"]  # as browsers take it
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


def test_front_matter_and_struck_words_are_not_shown(tmp_path: Path) -> None:
    """Of the fields above a Markdown file its title is known; a cell may have several lines, and be empty."""
    text = "---\ntitle: Grants\nlayout: page\n---\n\n~~old~~ new\n\n| A | B |\n|--|--|\n| x<br>y | |\n"
    document = read_document(source(tmp_path, "a.md", text))
    lines = [(line.number, line.text) for line in document.lines if not line.is_blank]
    assert lines == [(6, "new"), (8, "A\tB"), (10, "x\u2028y\t\t")]
    assert document.title == "Grants"


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


def mail(text: str, subject: str = "Grants", **fields: str) -> bytes:
    """A mail in plain text."""
    head = {"Subject": subject, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }
    return ("".join(f"{name}: {value}\n" for name, value in head.items()) + "\n" + text).encode()


def test_a_forwarded_mail_is_read_without_its_wrapping(tmp_path: Path) -> None:
    """Marks of quoting, heads, separators and signatures go; subjects stay, and the day the first mail was sent."""
    text = """Seen this?

-- \nKim
Moor Press

---------- Forwarded message ---------
Von: Larch Fund <a@b.c>
Gesendet: Donnerstag, 14. Januar 2021 10:02
Betreff: Songs of 2021

> Reed Radio
> $500
> To sing.
"""
    sent = mail(text, "Fwd: look", Date="Tue, 14 Mar 2023 09:30:00 +0100", From="Kim <k@m.p>")
    document = read_document(source(tmp_path, "a.eml", sent))
    lines = [line.text for line in document.lines if not line.is_blank]
    assert lines[0] == "Fwd: look"
    assert lines[-5:] == ["Seen this?", "Songs of 2021", "Reed Radio", "$500", "To sing."]
    assert document.imprint == ("Kim", "Kim", "Moor Press")
    english = text.replace("Von", "From").replace("Betreff", "Subject")
    english = english.replace(
        "Gesendet: Donnerstag, 14. Januar 2021 10:02", "Sent: Thursday, January 14, 2021 10:02 AM"
    )
    assert shown(tmp_path, "b.eml", mail(english, Date="Tue, 14 Mar 2023 09:30:00 +0100"))[1] == "2021-01-14"


def test_the_mails_of_a_digest_follow_each_other(tmp_path: Path) -> None:
    """The list of topics and the rules between go; the subject of each mail is a heading."""
    head = "From: Larch Fund <a@b.c>\nTo: x@y.z\nSubject: {}\n\n{}\n\n" + "-" * 30 + "\n\n"
    mails = "".join(head.format(*each) for each in [("Songs", "Reed Radio"), ("Tales", "Moor Press")])
    text = f"Today's Topics:\n\n 1. Songs\n\n{'-' * 70}\n\n{mails}Subject: Digest Footer\n\nEnd of X Digest, Vol 1\n"
    assert shown(tmp_path, "a.eml", mail(text)) == ["Grants", "Songs", "Reed Radio", "Tales", "Moor Press"]


def test_lines_that_were_only_broken_to_be_sent_are_joined(tmp_path: Path) -> None:
    """A blank at the end of a line says that it goes on (format=flowed)."""
    sent = mail("Reed Radio\nTo sing all \nsongs.\n", Content_Type="text/plain; charset=utf-8; format=flowed")
    assert shown(tmp_path, "a.eml", sent)[1:] == ["Reed Radio", "To sing all songs."]


def test_documents_attached_to_a_mail_are_read(tmp_path: Path) -> None:
    """A note that only accompanies them is told and left out; an attached mail is read like any other."""
    inner = EmailMessage()
    inner["Subject"] = "Tales"
    inner.set_content("Moor Press\n")
    outer = EmailMessage()
    outer["Subject"] = "Grants"
    outer.set_content("See attached.\n")
    outer.add_attachment("Larch Fund\n\nReed Radio\n$500\nTo sing.\n", filename="list.txt")
    outer.add_attachment(inner)
    document = read_document(source(tmp_path, "a.eml", outer.as_bytes()))
    lines = [line.text for line in document.lines if not line.is_blank]
    assert lines == ["Grants", "Larch Fund", "Reed Radio", "$500", "To sing.", "Tales", "Moor Press"]
    assert document.remarks == (
        "“See attached.” and what follows only accompanies the attachment; it was not read",
    )


def test_a_mail_that_is_a_file_is_read(tmp_path: Path) -> None:
    """A mail without any text around its one attachment."""
    sent = mail("Reed Radio\n", Content_Disposition='attachment; filename="list.txt"')
    assert shown(tmp_path, "a.eml", sent) == ["Grants", "Reed Radio"]


def test_the_page_of_a_mail_is_read_where_its_text_is_a_stub(tmp_path: Path) -> None:
    """A plain text that says less than half is not what was written."""
    sent = EmailMessage()
    sent["Subject"] = "Grants"
    sent.set_content("View this mail in a browser\n")
    sent.add_alternative(
        "<p>Reed Radio</p><p>$500</p><p>To sing all the songs of the marsh by night.</p>", subtype="html"
    )
    assert shown(tmp_path, "a.eml", sent.as_bytes())[1] == "Reed Radio"


def test_a_web_page_saved_as_one_file_is_a_web_page(tmp_path: Path) -> None:
    """The day on which it was saved is no day of the page, and its pictures are not told."""
    saved = b"""From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nSubject: Grants
Date: Tue, 14 Mar 2023 09:30:00 +0100\nMIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b\nContent-Type: text/html\n\n<title>Larch Fund</title><p>Reed Radio\n
--b\nContent-Type: image/png\nContent-Location: x.png\n\nx\n--b--\n"""
    document = read_document(source(tmp_path, "a.mhtml", saved))
    assert [line.text for line in document.lines] == ["Reed Radio"]
    assert (document.title, document.remarks) == ("Larch Fund", ())


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


COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def word(content: str, folder: Path) -> list[str]:
    """The lines of a Word document whose body has this content."""
    document = docx.Document()
    body = f"<w:body {nsdecls('w')} xmlns:mc='{COMPATIBILITY}'>{content}</w:body>"
    for element in list(parse_xml(body)):
        document.element.body.insert(len(document.element.body) - 1, element)
    stream = io.BytesIO()
    document.save(stream)
    return shown(folder, "a.docx", stream.getvalue())


def test_a_word_document_reads_as_with_all_changes_accepted(tmp_path: Path) -> None:
    """Inserted words and those in controls count, deleted, moved and struck ones do not."""
    run = "<w:r>{}<w:t>{}</w:t></w:r>".format
    paragraph = f"""<w:sdt><w:sdtContent><w:p>{run("", "Reed ")}<w:ins w:id="1" w:author="x">{
        run("", "Radio")
    }</w:ins>
    <w:del w:id="2" w:author="x"><w:r><w:delText>Press</w:delText></w:r></w:del><w:moveFrom w:id="3" w:author="x">{
        run("", "Moor")
    }</w:moveFrom>{run("<w:rPr><w:strike/></w:rPr>", "Fund")}</w:p></w:sdtContent></w:sdt>"""
    assert word(paragraph, tmp_path) == ["Reed Radio"]


def test_a_text_box_of_a_word_document_is_read_once(tmp_path: Path) -> None:
    """The copy that older programs show is passed over."""
    box = "<w:txbxContent><w:p><w:r><w:t>Moor Press</w:t></w:r></w:p></w:txbxContent>"
    content = f"""<w:p><w:r><w:t>Reed Radio</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
    {box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
    assert word(content, tmp_path) == ["Reed Radio", "Moor Press"]


def test_merged_cells_of_a_word_document_are_read_as_they_look(tmp_path: Path) -> None:
    """A cell over several rows is said in each; one over all columns is text between; paragraphs stay in their cell."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, words in enumerate(["North|Reed Radio|$5", "|Moor Press|$7", "All sums in dollars||"]):
        for column, text in enumerate(words.split("|")):
            table.cell(row, column).text = text
    table.cell(0, 1).add_paragraph("To sing.")
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 2))
    document.sections[0].header.paragraphs[0].text = "Larch Fund"
    stream = io.BytesIO()
    document.save(stream)
    read = read_document(source(tmp_path, "a.docx", stream.getvalue()))
    assert [line.text for line in read.lines] == [
        "North\tReed Radio\u2028To sing.\t$5",
        "North\tMoor Press\t$7",
        "All sums in dollars",
    ]
    assert read.imprint == ("Larch Fund",)


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
