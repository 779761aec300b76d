"""Markdown (https://spec.commonmark.org/): the words as they are shown, with headings and bullets, on the lines of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.documents.html import parse_html
from grantgraph.readers.documents.text import decode_source
from grantgraph.readers.source import Source


def read_markdown(source: Source) -> Document:
    """The lines of a Markdown file, without its marks."""
    text, remarks = decode_source(source)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return Document(tuple(_with_blanks(list(_shown(tokens)))), remarks=remarks)


def _shown(tokens: Sequence[Token]) -> Iterator[Line]:
    level = 0
    bullet = ""
    row: list[str] | None = None
    place = 0
    for token in tokens:
        place = token.map[0] if token.map else place
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "list_item_open":
            bullet = "• "
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield Line(place + 1, "\t".join(row))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(" ".join(_words(token).split()))
        elif token.type == "inline":
            for offset, words in enumerate(_words(token).split("\n")):
                yield Line(place + 1 + offset, bullet + words.strip(), level)
                bullet = ""
            level = 0
        elif token.type in ("code_block", "fence"):
            first = place + 1 + (token.type == "fence")
            yield from (Line(first + offset, words) for offset, words in enumerate(token.content.split("\n")))
        elif token.type == "html_block":
            yield from (Line(place + line.number, line.text) for line in parse_html(token.content).lines)


def _words(token: Token) -> str:
    """The words of an inline token; pictures and comments are not shown."""
    shown = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        shown.get(child.type, child.content)
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak", "hardbreak", "text_special")
    )


def _with_blanks(lines: list[Line]) -> Iterator[Line]:
    number = 0
    for line in lines:
        for blank in range(number + 1, line.number):
            yield Line(blank, "")
        number = max(number, line.number)
        yield line
