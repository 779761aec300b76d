"""Markdown (https://spec.commonmark.org/): the words as shown, with headings and bullets, on the lines of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.documents.html import parse_html
from grantgraph.readers.documents.tables import cell_text, row_line
from grantgraph.readers.documents.text import decode_source
from grantgraph.readers.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,100}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>[^\r\n]*?)[\"']?[ \t]*\r?$", re.MULTILINE)


def read_markdown(source: Source) -> Document:
    """The lines of a Markdown file, without its marks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (few sources are written so)

    text, remarks = decode_source(source)
    front = _FRONT_MATTER.match(text)
    title = _TITLE.search(front[0]) if front else None
    body = "\n" * front[0].count("\n") + text[front.end() :] if front else text
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    return Document(tuple(_with_blanks(list(_shown(tokens)))), title["title"] if title else None, remarks)


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
            yield Line(first, row_line(row))
        elif token.type == "inline" and opened in ("td", "th"):
            row.append(cell_text(_words(token).split("\n")))
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
    """The words of an inline token; pictures, comments and what is struck out are not shown."""
    shown = {"softbreak": "\n", "hardbreak": "\n"}
    words: list[str] = []
    struck = 0
    for child in token.children or ():
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if struck:
            continue
        if child.type == "html_inline" and _BREAK.fullmatch(child.content):
            words.append("\n")
        elif child.type in ("text", "code_inline", "softbreak", "hardbreak", "text_special"):
            words.append(shown.get(child.type, child.content))
    return "".join(words)


def _with_blanks(lines: list[Line]) -> Iterator[Line]:
    number = 0
    for line in lines:
        for blank in range(number + 1, line.number):
            yield Line(blank, "")
        number = max(number, line.number)
        yield line
