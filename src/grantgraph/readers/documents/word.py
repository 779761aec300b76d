"""Word documents (.docx, ECMA-376): paragraphs, headings, lists and table rows in the order of the page.

As they read with all changes accepted: inserted words count, deleted, struck and hidden ones do not. A text box stands
where it is anchored. The words are taken from the elements themselves, since python-docx passes over the inserted, the
boxed and those in fields and controls.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.document import CELL_BREAK, Document, Line
from grantgraph.readers.documents.tables import Cell, cell_text, table_lines
from grantgraph.readers.source import Source

_MOST_BYTES = 200_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_LEFT_OUT = frozenset(
    [
        *(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "txbxContent")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    ]
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_BREAKS = 6  # a cell of more paragraphs is a part of a page
_Shown = tuple[str, int]


def read_word(source: Source) -> Document:
    """The lines of a Word document; refused where it is damaged or unpacks to an absurd size."""
    document = _opened(source)
    title = " ".join((document.core_properties.title or "").split())
    lines = [Line(number, *shown) for number, shown in enumerate(_blocks(document.element.body, document), 1)]
    return Document(tuple(lines), title or None, unit="text lines", imprint=tuple(_imprint(document)))


def _opened(source: Source) -> Any:
    import docx  # noqa: PLC0415  (loads slowly, and other forms do not need it)
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        with zipfile.ZipFile(source.path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise SourceRefused(source.name, "unpacks to more than 200 MB; it was not opened")
        return docx.Document(str(source.path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as error:
        raise SourceRefused(source.name, "is no readable Word document") from error


def _imprint(document: Any) -> Iterator[str]:
    """What the heads and feet of the sheets say."""
    seen = set()
    for section in document.sections:
        for part in (section.first_page_header, section.header, section.footer):
            for words, _ in () if part.is_linked_to_previous else _blocks(part._element, document):
                if words.strip() and words not in seen:
                    seen.add(words)
                    yield " ".join(words.split())


def _blocks(parent: Any, document: Any) -> Iterator[_Shown]:
    """The lines of the paragraphs and tables of a body, a cell or a text box, each with the level of its heading."""
    for block in parent:
        if block.tag == f"{_W}p":
            yield from _paragraph(block, document)
        elif block.tag == f"{_W}tbl":
            yield from _table(block, document)
        elif block.tag in _WRAPPERS:
            yield from _blocks(block, document)


def _paragraph(paragraph: Any, document: Any) -> Iterator[_Shown]:
    """The lines of a paragraph, and below them those of the text boxes anchored in it."""
    style = _style(paragraph, document)
    name = (style.name if style is not None else "") or ""
    boxes = [box for box in paragraph.iter(f"{_W}txbxContent") if not _is_fallback(box)]
    if not name.lower().startswith(("toc ", "table of figures")):
        level = int(match[1]) if (match := re.fullmatch(r"Heading (\d)", name)) else int(name == "Title")
        bullet = "• " if name.startswith("List") or paragraph.xpath("./w:pPr/w:numPr") else ""
        words = "" if style is not None and style.font.hidden else "".join(_words(paragraph))
        if words.strip() or not boxes:
            for index, line in enumerate(words.split("\n")):
                yield (bullet if index == 0 and line.strip() else "") + line, level
    for box in boxes:
        yield "", 0
        yield from _blocks(box, document)
        yield "", 0


def _style(paragraph: Any, document: Any) -> Any:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    with suppress(KeyError, AttributeError):
        return Paragraph(paragraph, document._body).style
    return None


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph or of what stands in it."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif _is_unseen(child):
            continue
        elif isinstance(child.tag, str) and (sign := _SIGNS.get(child.tag.removeprefix(_W))):
            yield sign
        elif child.tag not in _LEFT_OUT:
            yield from _words(child)


def _is_unseen(child: Any) -> bool:
    """Whether a run is hidden or struck out, or a break one between pages."""
    if child.tag == f"{_W}br":
        return child.get(f"{_W}type") in ("page", "column")
    marks = (
        ()
        if child.tag != f"{_W}r"
        else child.xpath("./w:rPr/w:vanish | ./w:rPr/w:strike | ./w:rPr/w:dstrike")
    )
    return any(mark.get(f"{_W}val") not in ("0", "false", "off") for mark in marks)


def _is_fallback(box: Any) -> bool:
    """Whether a text box is the copy that older programs show, or stands inside another box."""
    above = {ancestor.tag for ancestor in box.iterancestors()}
    return bool(above & _LEFT_OUT)


def _table(table: Any, document: Any) -> Iterator[_Shown]:
    """A row of a table of data as a line; of one that merely lays out a page, what stands in its cells."""
    rows = [list(_unwrapped(row, f"{_W}tc")) for row in _unwrapped(table, f"{_W}tr") if not _is_deleted(row)]
    filled = [[_cell(cell, document) for cell in row] for row in rows]
    wide = [cells for cells in filled if len(cells) > 1]
    long = [cells for cells in wide if any(cell.text.count(CELL_BREAK) >= _MOST_BREAKS for cell in cells)]
    if not wide or len(long) * 4 > len(wide) or table.xpath(".//w:tc//w:tbl"):
        for row in rows:
            for cell in row:
                yield from _blocks(cell, document)
        return
    for lines in table_lines(_merged(rows, filled)):
        yield from ((line, 0) for line in lines)


def _cell(cell: Any, document: Any) -> Cell:
    (span,) = cell.xpath("./w:tcPr/w:gridSpan/@w:val") or ("1",)
    columns = int(span) if str(span).isdecimal() else 1
    return Cell(cell_text(words for words, _ in _blocks(cell, document)), columns)


def _merged(rows: list[list[Any]], filled: list[list[Cell]]) -> list[list[Cell]]:
    """The cells with how many rows each reaches over; those that go on with one above are its, not their own."""
    own: list[list[Cell]] = []
    open_cells: dict[
        int, tuple[int, int]
    ] = {}  # by column: the row and index of the cell that may go on below
    for number, (row, cells) in enumerate(zip(rows, filled, strict=True)):
        own.append([])
        column = 0
        for element, cell in zip(row, cells, strict=True):
            merge = element.xpath("./w:tcPr/w:vMerge")
            goes_on = bool(merge) and merge[0].get(f"{_W}val") != "restart"
            if goes_on and column in open_cells:
                above, index = open_cells[column]
                of = own[above][index]
                own[above][index] = Cell(of.text, of.columns, number - above + 1)
            else:
                own[-1].append(cell)
                open_cells[column] = (number, len(own[-1]) - 1)
            column += cell.columns
    return own


def _unwrapped(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in controls and in marks of changes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _is_deleted(row: Any) -> bool:
    return bool(row.xpath("./w:trPr/w:del"))
