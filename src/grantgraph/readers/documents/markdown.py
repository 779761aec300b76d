"""Markdown (https://spec.commonmark.org/): the words as shown, with headings and bullets, on the lines of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.documents.html import parse_html
from grantgraph.readers.documents.text import decode_source
from grantgraph.readers.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(source: Source) -> Document:
    """The lines of a Markdown file, without its marks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (few sources are written so)

    text, remarks = decode_source(source)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return Document(tuple(_with_blanks(list(_shown(tokens)))), remarks=remarks)


def _shown(tokens: Sequence[Token]) -> Iterator[Line]:
    """The lines in order; an opening token says what the words after it are."""
    opened = ""
    first = 1
    row: list[str] = []
    for token in tokens:
        first = token.map[0] + 1 if token.map else first
        if token.type.endswith("_open") and token.type != "paragraph_open":
            opened = token.tag
            row = [] if opened == "tr" else row
        elif token.type == "tr_close":
            yield Line(first, "\t".join(row))
        elif token.type == "inline" and opened in ("td", "th"):
            row.append(" ".join(_words(token).split()))
        elif token.type == "inline":
            yield from _paragraph(token, first, opened)
            opened = ""
        elif token.type in ("code_block", "fence"):
            start = first + (token.type == "fence")
            yield from (Line(start + offset, words) for offset, words in enumerate(token.content.split("\n")))
        elif token.type == "html_block":
            yield from (Line(first - 1 + line.number, line.text) for line in parse_html(token.content).lines)


def _paragraph(token: Token, first: int, opened: str) -> Iterator[Line]:
    """The lines of a heading, a list item or a paragraph."""
    level = int(opened[1]) if len(opened) == 2 and opened[0] == "h" else 0
    for offset, words in enumerate(_words(token).split("\n")):
        bullet = "• " if opened == "li" and not offset else ""
        yield Line(first + offset, bullet + words.strip(), level)


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
