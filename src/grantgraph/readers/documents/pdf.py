"""PDF documents with a text layer: the lines of each page, without the heads, feet and numbers that pages repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.documents.hyphenation import without_breaks
from grantgraph.readers.documents.pdf_columns import in_reading_order
from grantgraph.readers.documents.pdf_tables import with_whole_rows
from grantgraph.readers.documents.tables import is_numeric
from grantgraph.readers.documents.typesetting import rejoined, with_labels, without_filling
from grantgraph.readers.source import Source

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|[-–] ?\d{1,4} ?[-–]", re.IGNORECASE)
_NUMBER_AT_END = re.compile(r"\s[|–—-]?\s?(?:page )?(\d{1,3})(?: ?(?:/|of) ?\d{1,3})?$", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"\s[|–—·•]\s|\s{3,}")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"”’»)\]*]*$")
_LEAST_PAGES = 3
_LEAST_TOUCHED = 4  # lines that had parts of broken words: where there are more, a column is narrow


def read_pdf(source: Source) -> Document:
    """The lines of a PDF; refused where it is locked, damaged, or a scan without text."""
    pages = [with_whole_rows(in_reading_order([*map(without_filling, page)])) for page in _pages(source)]
    if not any(words.strip() for page in pages for words in page):
        raise SourceRefused(
            source.name, "is a PDF without a text layer (a scan?); run text recognition on it first"
        )
    repeated = _repeated(pages)
    lines = tuple(_lines(pages, repeated))
    return Document(lines, remarks=_remarks(repeated), unit="text lines", imprint=_pieces(repeated))


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


def _repeated(pages: list[list[str]]) -> dict[str, str]:
    """What stands at the top or foot of several pages, as on the first of them: of both of two, or of three of many.

    By what is alike on all of them: a number at its end counts from the number of the page.
    """
    ends: dict[str, list[str]] = defaultdict(list)
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page if line.strip()]
        found = _outer(lines) if len(pages) != 2 else [*lines[:1], *lines[-1:]]
        for key, words in {_key(words, number): words for words in found}.items():
            ends[key].append(words)
    least = max(2 if len(pages) == 2 else _LEAST_PAGES, len(pages) * 2 // 5 + 1)
    return {key: words[0] for key, words in ends.items() if len(words) >= least and not _is_number(words[0])}


def _outer(lines: list[str]) -> list[str]:
    return [*lines[:2], *lines[-2:]]


def _key(words: str, page: int) -> str:
    """A running head, the number of the page in it as the distance from the page's own."""
    words = " ".join(words.split())
    match = _NUMBER_AT_END.search(words)
    return f"{words[: match.start()]}#{int(match[1]) - page}" if match else words


def _is_number(words: str) -> bool:
    """Whether a line is the number of its page, or holds a number rather than words."""
    return bool(_PAGE_NUMBER.fullmatch(words)) or is_numeric(words)


def _remarks(repeated: Mapping[str, str]) -> tuple[str, ...]:
    shown = sorted(" ".join(words.split()) for words in repeated.values())
    return tuple(f"“{words}” stands on most pages and was left out" for words in shown)


def _pieces(repeated: Mapping[str, str]) -> tuple[str, ...]:
    """What stands side by side in running heads, each by itself."""
    return tuple(piece for words in repeated.values() for piece in _SIDE_BY_SIDE.split(words))


def _lines(pages: list[list[str]], repeated: Mapping[str, str]) -> Iterator[Line]:
    shown: list[tuple[int, str]] = []
    for number, page in enumerate(pages, 1):
        trimmed = _trimmed(page, number, repeated)
        if shown and trimmed and _ENDS_SENTENCE.search(shown[-1][1]):
            shown.append((number, ""))
        shown += [(number, words) for words in trimmed]
    whole = _whole([words for _, words in shown])
    kept = [(number, words) for (number, _), words in zip(shown, whole, strict=True) if words is not None]
    for index, (number, words) in enumerate(kept, 1):
        yield Line(index, words, page=number)


def _whole(lines: list[str]) -> list[str | None]:
    """The lines with whole words and labels; None where one has become part of the one above."""
    whole = without_breaks(lines)
    touched = sum(before != after for before, after in zip(lines, whole, strict=True))
    whole = with_labels(rejoined(whole) if touched >= _LEAST_TOUCHED else whole)
    return [words if words or not line else None for words, line in zip(whole, lines, strict=True)]


def _trimmed(page: list[str], number: int, repeated: Mapping[str, str]) -> list[str]:
    """The lines of a page without its heads, feet and number, and no blank lines at its ends."""
    kept = [line if "\t" in line else line.strip() for line in page]
    shown = [index for index, line in enumerate(kept) if line]
    for index in {*shown[:2], *shown[-2:]}:
        if _key(kept[index], number) in repeated or (
            index in (shown[0], shown[-1]) and _PAGE_NUMBER.fullmatch(kept[index])
        ):
            kept[index] = ""
    filled = [index for index, line in enumerate(kept) if line]
    return kept[filled[0] : filled[-1] + 1] if filled else []
