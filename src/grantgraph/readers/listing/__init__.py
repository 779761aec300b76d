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
from grantgraph.readers.listing.entry import Reading
from grantgraph.readers.listing.grants import grants
from grantgraph.readers.listing.layouts import best_reading
from grantgraph.readers.listing.page import Page, page_facts
from grantgraph.readers.listing.paragraphs import paragraphs
from grantgraph.readers.listing.regrouping import regroup
from grantgraph.readers.source import Source


@dataclass(frozen=True, slots=True)
class Understanding:
    """A page as it was understood: its lines, the layout that explains them, and the facts of the page as a whole.

    `problems` are corrections of entries that fit the page no longer.
    """

    document: Document
    reading: Reading
    page: Page
    problems: tuple[Problem, ...] = ()


def read(source: Source, context: Context) -> Iterator[Grant | Problem]:
    """The grants of a prose listing and its problems, in the order of the page; refused where it holds no grant."""
    understood = understand(source, context)
    for remark in (*understood.document.remarks, *understood.page.remarks):
        yield Problem(source.name, "the whole page", remark)
    yield from grants(source, understood.document, understood.reading, understood.page)
    for doubt in understood.reading.doubts:
        place = understood.document.place(doubt.lines[0], doubt.lines[-1])
        yield Problem(source.name, place, doubt.reason)
    yield from understood.problems


def understand(source: Source, context: Context) -> Understanding:
    """How a page is read; refused where it holds no grant."""
    document = read_document(source)
    reading = best_reading(paragraphs(document), context)
    if reading is None:
        raise SourceRefused(source.name, "; ".join(("no grant was found in it", *document.remarks)))
    page = page_facts(document, reading, context)
    if not context.corrections:
        return Understanding(document, reading, page)

    def grants_of(reading: Reading) -> list[Grant]:
        return [item for item in grants(source, document, reading, page) if isinstance(item, Grant)]

    regrouped, problems = regroup(reading, grants_of, context.corrections)
    return Understanding(document, regrouped, page, problems)
