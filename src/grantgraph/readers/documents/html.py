"""Saved web pages: the visible text of the main content, a line for each block, row of a table and line break.

The tree is that of the HTML standard (https://html.spec.whatwg.org/), so unclosed and stray tags mean what they mean in
a browser. Nothing is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.documents.text import decode_source
from grantgraph.readers.source import Source

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "svg",
        "math",
        "select",
        "button",
        "form",
        "input",
        "textarea",
        "nav",
        "dialog",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
        "embed",
    ]
)
_FRAME = frozenset(["header", "footer", "aside"])
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
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
        "thead",
        "tfoot",
        "tr",
        "ul",
        "caption",
    ]
)
_DEEPEST = 10_000  # written pages have a few dozen levels; the parser takes the square of them
_NESTING = re.compile(
    r"<(/?)(script|div|span|section|article|table|blockquote|font|center|ul|ol|em|strong|[abiu])(?=[\s>])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)


def read_html(source: Source) -> Document:
    """The visible lines of a saved web page."""
    declared = _DECLARED.search(source.head(4096))
    text, remarks = decode_source(source, declared[1].decode("ascii", "ignore") if declared else None)
    if _depth(text) > _DEEPEST:
        raise SourceRefused(source.name, f"its elements are nested deeper than {_DEEPEST} levels")
    return parse_html(text, remarks)


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
    written = "".join(_pieces(main)) if main else ""
    broken = "\ufffd" in written and "\ufffd" not in text
    if broken or re.search("[\x00-\x08\x0e-\x1f\x7f]", written):
        remarks = (*remarks, "references to characters that do not exist were removed")
        written = re.sub(
            "[\ufffd\x00-\x08\x0e-\x1f\x7f]" if broken else "[\x00-\x08\x0e-\x1f\x7f]", "", written
        )
    title = tree.css_first("title")
    lines = tuple(_lines(written))
    return Document(lines, " ".join(title.text().split()) or None if title else None, remarks, "text lines")


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The one `main` element where the page has one that holds most of its text, else the body."""
    body = tree.body
    if body is None:
        return None
    mains = tree.css("main, [role=main]")
    if len(mains) == 1 and len(mains[0].text()) * 2 >= len(body.text()):
        return mains[0]
    return body


def _pieces(root: LexborNode) -> Iterator[str]:
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
        elif tag == "img" or not _is_seen(node, tag, root):
            continue
        else:
            opening, closing = _marks(node, tag)
            yield opening
            stack.append((None, closing, False))
            children = list(node.iter(include_text=True))
            stack += [(child, "", is_pre or tag == "pre") for child in reversed(children)]


def _marks(node: LexborNode, tag: str) -> tuple[str, str]:
    if tag in ("td", "th"):
        return "", "\t"
    if tag == "tr":
        return "\n", "\n"
    if tag == "li":
        return "\n• ", "\n"
    if tag == "dt":
        return "\n\n", "\n"
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return f"\n\n\v{tag[1]}", "\n\n"
    return ("\n\n", "\n\n") if tag in _BLOCKS else ("", "")


def _is_seen(node: LexborNode, tag: str, root: LexborNode) -> bool:
    if tag.startswith(("-", "!")) or tag in _UNSEEN:
        return False
    if tag in _FRAME and node.parent is not None and node.parent.tag in ("body", "html"):
        return False
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    return not _HIDDEN_STYLE.search(attributes.get("style") or "")


def _lines(written: str) -> Iterator[Line]:
    """Numbered lines; of several blank ones in a row two are kept, and the heading marks are read."""
    number = blanks = 0
    for raw in written.split("\n"):
        head, mark, tail = raw.partition("\v")
        level = int(tail[0]) if mark and tail[:1].isdigit() else 0
        text = (head + tail[1:] if level else raw).strip(" \r\t\v")
        if text in ("", "•"):
            blanks += 1
            continue
        for _ in range(min(blanks, 2) if number else 0):
            number += 1
            yield Line(number, "")
        number, blanks = number + 1, 0
        yield Line(number, text, level)
