"""Prose listings: pages on which a funder tells, grant by grant, what it supports.

Comes in: a page in any form of `readers.documents`. Goes out: its grants, word for word, and a `Problem` for whatever
does not fit. There is no template: the layout is worked out from the page at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, Problem
from grantgraph.readers.documents import Document, read_document
from grantgraph.readers.listing.bulleted import read_bulleted, read_rows
from grantgraph.readers.listing.entry import Reading
from grantgraph.readers.listing.enumerated import read_enumerated
from grantgraph.readers.listing.grants import grants
from grantgraph.readers.listing.groups import read_groups
from grantgraph.readers.listing.inline import read_inline
from grantgraph.readers.listing.labelled import read_labelled
from grantgraph.readers.listing.page import Page, page_facts
from grantgraph.readers.listing.paragraphs import Paragraph, paragraphs
from grantgraph.readers.listing.plausibility import tells_of_grants
from grantgraph.readers.listing.prose import read_prose
from grantgraph.readers.listing.stacked import read_stacked
from grantgraph.readers.listing.tabulated import read_tabulated
from grantgraph.readers.source import Source


@dataclass(frozen=True, slots=True)
class Understanding:
    """A page as it was understood: its lines, the layout that explains them, and the facts of the page as a whole."""

    document: Document
    reading: Reading
    page: Page


def read(source: Source, context: Context) -> Iterator[Grant | Problem]:
    """The grants of a prose listing and its problems, in the order of the page; refused where it holds no grant."""
    understood = understand(source, context)
    for remark in (*understood.document.remarks, *understood.page.remarks):
        yield Problem(source.name, "the whole page", remark)
    yield from grants(source, understood.document, understood.reading, understood.page)
    for doubt in understood.reading.doubts:
        place = understood.document.place(doubt.lines[0], doubt.lines[-1])
        yield Problem(source.name, place, doubt.reason)


def understand(source: Source, context: Context) -> Understanding:
    """How a page is read; refused where it holds no grant."""
    document = read_document(source)
    reading = best_reading(paragraphs(document), context)
    if reading is None:
        raise SourceRefused(source.name, "no grant was found in it")
    return Understanding(document, reading, page_facts(document, reading, context))


def best_reading(page: tuple[Paragraph, ...], context: Context) -> Reading | None:
    """The page by the layout that finds most grants on it; None where none finds any."""
    categories = frozenset(line.casefold() for lines in context.categories.values() for line in lines)
    readings = [
        read_tabulated(page),
        read_labelled(page, categories),
        read_enumerated(page),
        read_bulleted(page),
        read_stacked(page, categories),
        read_groups(page, categories),
        read_inline(page, categories),
        read_rows(page),
    ]
    found = [reading for reading in readings if reading and tells_of_grants(reading, page, context)]
    return max(found, key=lambda reading: len(reading.entries)) if found else read_prose(page)
