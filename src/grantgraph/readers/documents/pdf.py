"""PDF documents with a text layer: the lines of each page, without the heads, feet and numbers that pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.source import Source

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|[-–] ?\d{1,4} ?[-–]", re.IGNORECASE)


def read_pdf(source: Source) -> Document:
    """The lines of a PDF; refused where it is locked, damaged, or a scan without text."""
    pages = _pages(source)
    if not any(words.strip() for page in pages for words in page):
        raise SourceRefused(
            source.name, "is a PDF without a text layer (a scan?); run text recognition on it first"
        )
    repeated = _repeated(pages)
    return Document(tuple(_lines(pages, repeated)), remarks=_remarks(repeated), unit="text lines")


def _pages(source: Source) -> list[list[str]]:
    from pypdf import PdfReader  # noqa: PLC0415  (a third of a second that other forms need not pay)

    try:
        with source.open() as stream:
            reader = PdfReader(stream)
            if reader.is_encrypted and not reader.decrypt(""):
                raise SourceRefused(source.name, "is a PDF locked by a password")
            return [page.extract_text(extraction_mode="layout").split("\n") for page in reader.pages]
    except SourceRefused:
        raise
    except Exception as error:  # pypdf raises whatever a damaged file makes it stumble over
        raise SourceRefused(source.name, "is a damaged PDF; its text cannot be taken out") from error


def _repeated(pages: list[list[str]]) -> frozenset[str]:
    """What stands at the top or foot of most of at least three pages."""
    ends = Counter(
        words
        for page in pages
        for words in {" ".join(line.split()) for line in _outer([line for line in page if line.strip()])}
    )
    return frozenset(words for words, count in ends.items() if count >= 3 and count * 2 > len(pages))


def _outer(lines: list[str]) -> list[str]:
    return [*lines[:2], *lines[-2:]]


def _remarks(repeated: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"“{words}” stands on most pages and was left out" for words in sorted(repeated))


def _lines(pages: list[list[str]], repeated: frozenset[str]) -> Iterator[Line]:
    shown = [(number, words) for number, page in enumerate(pages, 1) for words in _trimmed(page, repeated)]
    for index, (number, words) in enumerate(shown, 1):
        yield Line(index, words, page=number)


def _trimmed(page: list[str], repeated: frozenset[str]) -> list[str]:
    """The lines of a page, its heads, feet and number blanked, and no blank lines at its ends."""
    kept = [line.strip() for line in page]
    shown = [index for index, line in enumerate(kept) if line]
    for index in {*shown[:2], *shown[-2:]}:
        if " ".join(kept[index].split()) in repeated or (
            index in (shown[0], shown[-1]) and _PAGE_NUMBER.fullmatch(kept[index])
        ):
            kept[index] = ""
    while kept and not kept[-1]:
        kept.pop()
    return kept
