"""Plain text: the lines as they stand, but for the marks before those of a forwarded mail."""

from __future__ import annotations

import re
from dataclasses import replace

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.decoding import Undecodable, decode
from grantgraph.readers.documents.document import Document, Line, lines_of
from grantgraph.readers.source import Source

_QUOTED = re.compile(r"(?:\s{0,3}>)+ ?")


def read_text(source: Source) -> Document:
    """The lines of a text file."""
    text, remarks = decode_source(source)
    return Document(_unquoted(lines_of(text)), remarks=remarks)


def _unquoted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a forwarded mail without the marks before them, where at least half of the lines have them."""
    marked = sum(bool(_QUOTED.match(line.text)) for line in lines)
    if marked < 3 or marked * 2 < sum(not line.is_blank for line in lines):
        return lines
    return tuple(replace(line, text=_QUOTED.sub("", line.text)) for line in lines)


def decode_source(source: Source, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a source and remarks on how it was decoded; refused where it is no text."""
    try:
        return decode(source.read(), declared)
    except Undecodable as error:
        raise SourceRefused(source.name, str(error)) from error
