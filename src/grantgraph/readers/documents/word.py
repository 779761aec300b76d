"""Word documents (.docx, ECMA-376): paragraphs, headings, lists and table rows in the order of the page."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.source import Source

_MOST_BYTES = 200_000_000


def read_word(source: Source) -> Document:
    """The lines of a Word document; refused where it is damaged or unpacks to an absurd size."""
    document = _opened(source)
    title = " ".join((document.core_properties.title or "").split())
    lines = [Line(number, words, level) for number, (words, level) in enumerate(_shown(document), 1)]
    return Document(tuple(lines), title or None, unit="text lines")


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


def _shown(document: Any) -> Iterator[tuple[str, int]]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (
                ("\t".join(" ".join(cell.text.split()) for cell in row.cells), 0) for row in block.rows
            )
            continue
        style = (block.style.name if block.style is not None else "") or ""
        level = int(match[1]) if (match := re.fullmatch(r"Heading (\d)", style)) else int(style == "Title")
        bullet = "• " if style.startswith("List") or block._p.xpath("./w:pPr/w:numPr") else ""
        words = "".join(run.text for run in block.iter_inner_content() if not _is_hidden(run))
        for index, line in enumerate(words.split("\n")):
            yield (bullet if index == 0 and line.strip() else "") + line, level


def _is_hidden(run: Any) -> bool:
    font = getattr(run, "font", None)
    return bool(font is not None and font.hidden)
