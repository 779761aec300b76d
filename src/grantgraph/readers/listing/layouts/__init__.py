"""The layouts that a listing may have, each a function that reads a page by it or finds that it does not fit.

All are tried on every page, and so are its sentences and the records that come again on it; see `choice` for which of
the readings counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grantgraph.model import Context
from grantgraph.readers.listing.entry import Part, Reading, Role
from grantgraph.readers.listing.labels.behind import with_labels_in_front
from grantgraph.readers.listing.layouts.bulleted import read_bulleted
from grantgraph.readers.listing.layouts.candidates import Candidate, Ground
from grantgraph.readers.listing.layouts.choice import best_of
from grantgraph.readers.listing.layouts.columned import read_columned
from grantgraph.readers.listing.layouts.enumerated import read_enumerated
from grantgraph.readers.listing.layouts.groups import read_groups
from grantgraph.readers.listing.layouts.inline import read_inline
from grantgraph.readers.listing.layouts.labelled import read_labelled
from grantgraph.readers.listing.layouts.ledger import read_ledger
from grantgraph.readers.listing.layouts.prose import read_prose
from grantgraph.readers.listing.layouts.repeated import read_repeated
from grantgraph.readers.listing.layouts.stacked import read_stacked
from grantgraph.readers.listing.layouts.tabulated import read_tabulated
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.structure.furniture import without_furniture
from grantgraph.readers.listing.structure.opening_dates import with_opening_dates_apart

Layout = Callable[[Sequence[Paragraph], frozenset[str]], Reading | None]
"""Reads a page, with all category lines known of funders; None where the page is not laid out so."""

LAYOUTS: dict[str, Layout] = {
    "table": read_tabulated,
    "table, a line for each cell": read_columned,
    "labelled fields": read_labelled,
    "several grants in a paragraph": read_enumerated,
    "bullets with titles": read_bulleted,
    "lines above descriptions": read_stacked,
    "groups of lines": read_groups,
    "one grant in a paragraph": read_inline,
    "names and sums": read_ledger,
}


def best_reading(page: Sequence[Paragraph], context: Context) -> Reading | None:
    """The page by the layout that is its own, with names and titles as all of the page shows them; None without any."""
    ground = _ground(page, context)
    if not ground.page:
        return None

    def tried(reading: Reading | None) -> Candidate | None:
        return Candidate(reading, ground) if reading else None

    laid_out = [tried(read(ground.page, ground.categories)) for read in LAYOUTS.values()]
    prose, general = tried(read_prose(ground.page)), tried(read_repeated(ground.page, ground.categories))
    best = best_of(list(filter(None, laid_out)), prose, general)
    return best.seen if best else None


def _ground(page: Sequence[Paragraph], context: Context) -> Ground:
    """The page without its furniture and the dates that open its paragraphs, labels in front of what they name."""
    page, furniture = without_furniture(page)
    page, dates = with_opening_dates_apart(page)
    asides = tuple(Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in furniture)
    return Ground(with_labels_in_front(page), dates, asides, context)
