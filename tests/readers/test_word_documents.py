"""Word documents: as they read with all changes accepted, their tables and text boxes as they look."""

import io
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from grantgraph.readers.documents import read_document
from written import shown, source


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
