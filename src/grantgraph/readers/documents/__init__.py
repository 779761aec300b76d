"""Any written page as plain lines: what a reader sees, in the order they see it.

Comes in: a source in one of the forms of `FORMS`. Goes out: a `Document`, whose lines keep their numbers so that
every grant can say where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from grantgraph.readers.documents.document import CELL_BREAK, Document, Line
from grantgraph.readers.documents.html import read_html
from grantgraph.readers.documents.mail import read_mail
from grantgraph.readers.documents.markdown import read_markdown
from grantgraph.readers.documents.pdf import read_pdf
from grantgraph.readers.documents.text import read_text
from grantgraph.readers.documents.word import read_word
from grantgraph.readers.source import Source

__all__ = ["CELL_BREAK", "FORMS", "Document", "Line", "form_of", "read_document"]

FORMS: dict[str, Callable[[Source], Document]] = {
    "html": read_html,
    "mail": lambda source: read_mail(source, read_document),
    "markdown": read_markdown,
    "pdf": read_pdf,
    "text": read_text,
    "word": read_word,
}

_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".md": "markdown",
    ".markdown": "markdown",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(rb"^#{2,6} [^\s#]", re.MULTILINE)
_MAIL = re.compile(rb"(?:[A-Z][A-Za-z-]+: [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_MAIL_FIELD = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # where a word may be broken, and may not
_LIGATURES = {
    ord(sign): unicodedata.normalize("NFKC", sign) for sign in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
}
_SEEN = _UNSEEN | _LIGATURES


def form_of(source: Source) -> str:
    """The form a page is written in, by its first bytes and the ending of its name."""
    head = source.head(8192)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "word"
    ending = _ENDINGS.get(PurePath(source.name).suffix.lower())
    if ending:
        return ending
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if len(_MARKDOWN.findall(head)) > 1:
        return "markdown"
    fields = _MAIL.match(head)
    return "mail" if fields and _MAIL_FIELD.search(fields.group()) else "text"


def read_document(source: Source) -> Document:
    """The lines of a page, whatever form it comes in, without marks that nobody sees and with ligatures as letters."""
    document = FORMS[form_of(source)](source)
    lines = tuple(
        line if line.text.isascii() else replace(line, text=line.text.translate(_SEEN))
        for line in document.lines
    )
    title = document.title.translate(_SEEN) if document.title else None
    return replace(document, lines=lines, title=title)
