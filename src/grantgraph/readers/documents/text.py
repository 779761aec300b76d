"""Plain text: the lines as they stand."""

from __future__ import annotations

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.decoding import Undecodable, decode
from grantgraph.readers.documents.document import Document, lines_of
from grantgraph.readers.source import Source


def read_text(source: Source) -> Document:
    """The lines of a text file."""
    text, remarks = decode_source(source)
    return Document(lines_of(text), remarks=remarks)


def decode_source(source: Source, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a source and remarks on how it was decoded; refused where it is no text."""
    try:
        return decode(source.read(), declared)
    except Undecodable as error:
        raise SourceRefused(source.name, str(error)) from error
