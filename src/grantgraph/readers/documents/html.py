"""Saved web pages: the visible text of the main content, a line for each block, row of a table and line break.

The tree is that of the HTML standard (https://html.spec.whatwg.org/), so unclosed and stray tags mean what they mean in
a browser. Nothing is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.aria_tables import TABLES, column_names, is_cell, is_table
from grantgraph.readers.documents.boilerplate import View, frame_of, is_content
from grantgraph.readers.documents.document import CELL_BREAK, Document, Line
from grantgraph.readers.documents.script_data import unread_data
from grantgraph.readers.documents.side_by_side import labels_of, mark_between
from grantgraph.readers.documents.stylesheets import hidden_names
from grantgraph.readers.documents.tables import Cell, cell_text, table_lines
from grantgraph.readers.documents.text import decode_source
from grantgraph.readers.source import Source

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ROW = "\f"
_MOST_BREAKS = 6  # a cell of more paragraphs is a part of a page
_LONGEST_IMPRINT = 200
_DEEPEST = 10_000  # written pages have a few dozen levels; the parser takes the square of them
_NESTING = re.compile(
    r"<(/?)(script|div|span|section|article|table|blockquote|font|center|ul|ol|em|strong|[abiu])(?=[\s>])",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)


def read_html(source: Source) -> Document:
    """The visible lines of a saved web page."""
    declared = _DECLARED.search(source.head(4096))
    text, remarks = decode_source(source, declared[1].decode("ascii", "ignore") if declared else None)
    if _depth(text) > _DEEPEST:
        raise SourceRefused(source.name, f"its elements are nested deeper than {_DEEPEST} levels")
    document = parse_html(text, remarks)
    if not document.lines:
        raise SourceRefused(source.name, _needs_browser(document))
    return document


def _needs_browser(document: Document) -> str:
    """Why nothing is seen of a page whose scripts would write it."""
    told = "".join(f"; {remark}" for remark in document.remarks)
    return f"shows no text before its scripts run; save what a browser shows of it as PDF or text{told}"


def _depth(text: str) -> int:
    """The deepest nesting of elements that must be closed."""
    deepest = depth = 0
    in_script = False
    for token in _NESTING.finditer(text):
        is_end, name = token[1] == "/", token[2].lower()
        if name == "script":
            in_script = not is_end
        elif not in_script:
            depth = max(0, depth - 1) if is_end else depth + 1
            deepest = max(deepest, depth)
    return deepest


def parse_html(text: str, remarks: tuple[str, ...] = ()) -> Document:
    """The visible lines of a page of HTML."""
    tree = LexborHTMLParser(text)
    main = _main(tree)
    written = "".join(_pieces(main, _view(tree, main))) if main else ""
    broken = "\ufffd" in written and "\ufffd" not in text
    if broken or re.search("[\x00-\x08\x0e-\x1f\x7f]", written):
        remarks = (*remarks, "references to characters that do not exist were removed")
        written = re.sub(
            "[\ufffd\x00-\x08\x0e-\x1f\x7f]" if broken else "[\x00-\x08\x0e-\x1f\x7f]", "", written
        )
    title = tree.css_first("title")
    return Document(
        tuple(_lines(written)),
        " ".join(title.text().split()) or None if title else None,
        (*remarks, *unread_data(tree, written)),
        "text lines",
        tuple(_imprint(tree)),
    )


def _view(tree: LexborHTMLParser, main: LexborNode) -> View:
    size = len(_shown_text(main))
    return View(size, hidden_names(tree, size), labels_of(tree))


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The one `main` element where the page has one that holds most of its text, else the body."""
    body = tree.body
    if body is None:
        return None
    mains = tree.css("main, [role=main]")
    if len(mains) == 1 and len(_shown_text(mains[0])) * 2 >= len(_shown_text(body)):
        return mains[0]
    return body


def _shown_text(node: LexborNode) -> str:
    """All text of an element but its scripts and styles."""
    return "".join(
        child.text_content or ""
        for child in node.traverse(include_text=True)
        if child.tag == "-text" and child.parent is not None and child.parent.tag not in ("script", "style")
    )


def _imprint(tree: LexborHTMLParser) -> Iterator[str]:
    """What the frame of a page says whose it is: the name of the site, the lines of its banner and its foot."""
    if (site := tree.css_first("meta[property='og:site_name']")) and (name := site.attributes.get("content")):
        yield " ".join(name.split())
    for node in tree.css("header, footer, [role=banner], [role=contentinfo]"):
        if frame_of(node, node.tag or ""):
            lines = _lines("".join(_pieces(node, View(0))))
            yield from (line.text for line in lines if line.text and len(line.text) <= _LONGEST_IMPRINT)


def _pieces(root: LexborNode, view: View) -> Iterator[str]:
    """The text with a mark at each line end; headings open with their level between two separators (U+000B)."""
    stack: list[tuple[LexborNode | None, str, bool]] = [(root, "", False)]
    while stack:
        node, closing, is_pre = stack.pop()
        if node is None:
            yield closing
            continue
        tag = node.tag or ""
        if tag == "-text":
            words = node.text_content or ""
            yield words.replace("\v", " ") if is_pre else re.sub(r"[^\S\xa0]+", " ", words)
        elif tag == "br":
            yield "\n"
        elif node.mem_id != root.mem_id and not is_content(node, tag, view):
            continue
        elif is_table(node, tag) and (rows := _rows(node, view)):
            yield from _table(rows)
        else:
            opening, closing = _marks(node, tag, view)
            yield opening
            stack.append((None, closing, False))
            children = list(node.iter(include_text=True))
            stack += [(child, "", is_pre or tag == "pre") for child in reversed(children)]


def _rows(table: LexborNode, view: View) -> list[tuple[LexborNode, list[Cell]]]:
    """The rows of a table of data, with their cells; none for a table that merely lays out a page."""
    holds_another = any(part.css_first(TABLES) for part in table.iter())
    if holds_another or table.attributes.get("role") in ("presentation", "none"):
        return []
    shown = [(row, _cells(row, view)) for row in table.css("tr, [role=row]") if is_content(row, "tr", view)]
    rows = [(row, [_cell(cell, view) for cell in cells]) for row, cells in shown if cells]
    if names := column_names([cells for _, cells in shown if cells]):
        rows.insert(0, (rows[0][0], [Cell(name) for name in names]))
    wide = [cells for _, cells in rows if len(cells) > 1]
    long = [cells for cells in wide if any(cell.text.count(CELL_BREAK) >= _MOST_BREAKS for cell in cells)]
    is_layout = len(wide) < 2 and any(CELL_BREAK in cell.text for cells in wide for cell in cells)
    return [] if not wide or is_layout or len(long) * 4 > len(wide) else rows


def _cells(row: LexborNode, view: View) -> list[LexborNode]:
    return [cell for cell in row.iter() if is_cell(cell) and is_content(cell, "td", view)]


def _cell(node: LexborNode, view: View) -> Cell:
    spans = (node.attributes.get(name) or "" for name in ("colspan", "rowspan"))
    columns, rows = (int(span) if span.isdecimal() and len(span) < 6 else 1 for span in spans)
    return Cell(cell_text(line.text for line in _lines("".join(_pieces(node, view)))), columns, rows)


def _table(rows: list[tuple[LexborNode, list[Cell]]]) -> Iterator[str]:
    """The lines of a table, a wider gap where a new section of it begins, and its caption above."""
    table = rows[0][0].parent
    while table is not None and table.tag != "table":
        table = table.parent
    caption = table.css_first("caption") if table is not None else None
    yield "\n\n"
    if caption is not None:
        yield from _pieces(caption, View(0))
    section = None
    for (row, _), lines in zip(rows, table_lines([cells for _, cells in rows]), strict=True):
        part = row.parent.mem_id if row.parent is not None else None
        yield "\n\n" if section not in (None, part) else ""
        section = part
        yield from (f"\n{_ROW}{line}\n" if "\t" in line else f"\n{line}\n" for line in lines)
    yield "\n\n"


def _marks(node: LexborNode, tag: str, view: View) -> tuple[str, str]:
    if tag == "li":
        return "\n• ", "\n"
    if tag == "dt":
        return "\n\n", "\n"
    if tag == "tr":
        return "\n", "\n"
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return f"\n\n\v{tag[1]}", "\n\n"
    if tag == "span" and (above := node.prev) is not None:
        return mark_between(node, above, view.labels), ""
    return ("\n\n", "\n\n") if tag in _BLOCKS else ("", "")


def _lines(written: str) -> Iterator[Line]:
    """Numbered lines; of several blank ones in a row two are kept, and the heading marks are read."""
    number = blanks = 0
    for raw in written.split("\n"):
        head, mark, tail = raw.partition("\v")
        level = int(tail[0]) if mark and tail[:1].isdigit() else 0
        is_row = raw.startswith(_ROW)
        text = raw[len(_ROW) :] if is_row else (head + tail[1:] if level else raw).strip(" \r\t\v")
        if text in ("", "•"):
            blanks += 1
            continue
        for _ in range(min(blanks, 2) if number else 0):
            number += 1
            yield Line(number, "")
        number, blanks = number + 1, 0
        yield Line(number, text, level)
