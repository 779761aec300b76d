"""Any written page as plain lines: what a reader sees, in the order they see it.

Comes in: a source in one of the forms of `FORMS`. Goes out: a `Document`, whose lines keep their numbers so that
every grant can say where it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from grantgraph.readers.documents.document import Document, Line
from grantgraph.readers.documents.text import read_text
from grantgraph.readers.source import Source

__all__ = ["FORMS", "Document", "Line", "read_document"]

FORMS: dict[str, Callable[[Source], Document]] = {"text": read_text}


def read_document(source: Source) -> Document:
    """The lines of a page, whatever form it comes in."""
    return FORMS["text"](source)
