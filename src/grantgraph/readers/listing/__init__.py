"""Prose listings: pages on which a funder tells, grant by grant, what it supports.

Comes in: a page in any form of `readers.documents`. Goes out: its grants, word for word, and a `Problem` for whatever does not fit. There
is no template: the layout is worked out from the page at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, Problem
from grantgraph.readers.documents import read_document
from grantgraph.readers.listing.bulleted import read_bulleted, read_rows
from grantgraph.readers.listing.entry import Reading
from grantgraph.readers.listing.enumerated import read_enumerated
from grantgraph.readers.listing.grants import grants
from grantgraph.readers.listing.inline import read_inline
from grantgraph.readers.listing.labelled import read_labelled
from grantgraph.readers.listing.page import page_facts
from grantgraph.readers.listing.paragraphs import Paragraph, paragraphs
from grantgraph.readers.listing.prose import read_prose
from grantgraph.readers.listing.stacked import read_stacked
from grantgraph.readers.source import Source


def read(source: Source, context: Context) -> Iterator[Grant | Problem]:
    """The grants of a prose listing and its problems, in the order of the page; refused where it holds no grant."""
    document = read_document(source)
    reading = understand(paragraphs(document), context)
    if reading is None:
        raise SourceRefused(source.name, "no grant was found in it")
    page = page_facts(document, reading, context)
    for remark in (*document.remarks, *page.remarks):
        yield Problem(source.name, "the whole page", remark)
    yield from grants(source, document, reading, page)
    for doubt in reading.doubts:
        yield Problem(source.name, document.place(doubt.lines[0], doubt.lines[-1]), doubt.reason)


def understand(page: tuple[Paragraph, ...], context: Context) -> Reading | None:
    """The page as the layout explains it that fits best; None where none does."""
    categories = frozenset(line.casefold() for lines in context.categories.values() for line in lines)
    readings = [
        read_labelled(page),
        read_enumerated(page),
        read_bulleted(page),
        read_stacked(page, categories),
        read_inline(page),
        read_rows(page),
    ]
    best = max(
        (reading for reading in readings if reading), key=lambda reading: len(reading.entries), default=None
    )
    return best or read_prose(page)
