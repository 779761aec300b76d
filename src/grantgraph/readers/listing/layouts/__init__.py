"""The layouts that a listing may have, each a function that reads a page by it or finds that it does not fit.

All are tried on every page. The one by which most grants are found is the page's; running prose comes last. Records
that come again are read on any page; that reading counts where no layout fits, or where it tells clearly more. In the
end all readings are compared by how well they hold together, and another one counts where it does so much better.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from grantgraph.model import Context
from grantgraph.readers.listing.entry import IN_NEWS, Part, Reading, Role
from grantgraph.readers.listing.labels.behind import with_labels_in_front
from grantgraph.readers.listing.layouts.bulleted import read_bulleted
from grantgraph.readers.listing.layouts.columned import read_columned
from grantgraph.readers.listing.layouts.comparison import (
    holds_all,
    is_funders_own,
    is_named_by_page,
    lists_awards,
    states_sums,
    tells_more,
    tells_same_gifts,
)
from grantgraph.readers.listing.layouts.enumerated import read_enumerated
from grantgraph.readers.listing.layouts.groups import read_groups
from grantgraph.readers.listing.layouts.inline import read_inline
from grantgraph.readers.listing.layouts.labelled import read_labelled
from grantgraph.readers.listing.layouts.ledger import read_ledger
from grantgraph.readers.listing.layouts.prose import read_prose
from grantgraph.readers.listing.layouts.repeated import read_repeated
from grantgraph.readers.listing.layouts.soundness import soundness
from grantgraph.readers.listing.layouts.stacked import read_stacked
from grantgraph.readers.listing.layouts.tabulated import read_tabulated
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.plausibility import tells_of_grants
from grantgraph.readers.listing.structure.furniture import without_furniture
from grantgraph.readers.listing.structure.opening_dates import dated, with_opening_dates_apart
from grantgraph.readers.listing.whole_page import seen_whole

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


_IN_SENTENCES = frozenset(
    {"sum to grantee", "sum in the first sentence", "grantee (sum) description", "grantee as subject"}
)
_FEW_WORDS = 3
_SOUND = 2.5  # for each grant, where neither sums nor headings speak of grants
_CLEARLY, _CLEARLY_NAMED = 2.0, 5.0  # how much better for each grant another reading must hold together
_LABELLED = (Role.TITLE, Role.GRANTEE, Role.AMOUNT, Role.DESCRIPTION)


def best_reading(page: Sequence[Paragraph], context: Context) -> Reading | None:
    """The page by the layout that finds most grants on it, and of two the one that names more; None without any."""
    page, furniture = without_furniture(page)
    page, dates = with_opening_dates_apart(page)
    reading = _best(with_labels_in_front(page), context)
    if reading is None:
        return None
    reading = dated(reading, dates)
    asides = (Part(Role.ASIDE, paragraph.text, paragraph.lines) for paragraph in furniture)
    return replace(reading, asides=(*reading.asides, *asides))


def _best(page: Sequence[Paragraph], context: Context) -> Reading | None:
    categories = frozenset(line.casefold() for lines in context.categories.values() for line in lines)
    readings = [read(page, categories) for read in LAYOUTS.values()] if page else []
    found = [reading for reading in readings if reading and tells_of_grants(reading, page, context)]
    labelled = [reading for reading in found if _is_named_throughout(reading)]
    best = max(labelled or found, key=_finds, default=None)
    prose, general = read_prose(page), read_repeated(page, categories)
    if best is None or best.layout in _IN_SENTENCES:
        best = _told_in_sentences(prose, best)
    is_headed = general is not None and best is None and (lists_awards(general) or is_funders_own(general))
    if general is not None and not (is_headed or tells_of_grants(general, page, context)):
        general = None
    if best is None:
        return general if general and _is_of_grants(general, page, categories) else None
    if general and not is_named_by_page(best) and _tells_more(general, best, page, categories):
        best = general
    if prose is not None and not tells_of_grants(prose, page, context):
        prose = None
    if prose is not None and len(prose.entries) < len(best.entries):
        prose = None
    chosen = _soundest(best, [*found, *filter(None, (prose, general))], page, categories)
    return general if general and holds_all(general, chosen) else chosen


def _tells_more(
    general: Reading, best: Reading, page: Sequence[Paragraph], categories: frozenset[str]
) -> bool:
    """Whether records that come again tell more than another reading.

    Of sentences they do where they are more and sounder, or tell of the same gifts and cut them finer.
    """
    if best.layout != IN_NEWS or len(general.entries) < len(best.entries):
        return tells_more(general, best)
    if len(general.entries) == len(best.entries):
        return tells_same_gifts(general, best) or tells_more(general, best)
    sound = [soundness(reading, seen_whole(reading, categories), page) for reading in (general, best)]
    return sound[0] > sound[1] or tells_more(general, best)


def _is_of_grants(general: Reading, page: Sequence[Paragraph], categories: frozenset[str]) -> bool:
    """Whether records that come again tell of grants, though no layout is theirs."""
    if states_sums(general) or lists_awards(general):
        return True
    seen = seen_whole(general, categories)
    named = sum(bool(entry.text(Role.GRANTEE) or entry.text(Role.KEPT_BACK)) for entry in seen.entries)
    told = sum(entry.text(Role.DESCRIPTION) is not None for entry in seen.entries)
    is_sound = soundness(general, seen, page) >= _SOUND * len(seen.entries)
    return is_sound and min(named, told) * 4 >= len(seen.entries) * 3


def _soundest(
    best: Reading, found: Sequence[Reading], page: Sequence[Paragraph], categories: frozenset[str]
) -> Reading:
    """Another reading where it holds together much better than the best; the page's own labels weigh more.

    What one reading takes for several grants is not one.
    """
    others = [other for other in found if other is not best]
    likely = [best, *(other for other in others if len(other.entries) > 1 or len(best.entries) == 1)]
    sound = [soundness(reading, seen_whole(reading, categories), page) for reading in likely]
    soundest, most = max(zip(likely, sound, strict=True), key=lambda pair: pair[1])
    least = _CLEARLY_NAMED if is_named_by_page(best) else _CLEARLY
    count = max(len(best.entries), len(soundest.entries))
    return soundest if most > sound[0] + least * count else best


def _told_in_sentences(prose: Reading | None, best: Reading | None) -> Reading | None:
    """The page by its sentences where they tell of more grants than its paragraphs: then one of these is no entry."""
    if prose is None or best is None:
        return best or prose
    return prose if len(prose.entries) > len(best.entries) else best


def _is_named_throughout(reading: Reading) -> bool:
    """Whether labels or columns say of nearly every grant who gets it, how much, what for: then no guess finds more."""
    told = sum(
        sum(entry.text(role) is not None for role in _LABELLED) >= 3
        for entry in reading.entries
        if not entry.is_cut_off
    )
    return is_named_by_page(reading) and told >= 3 and told * 4 >= len(reading.entries) * 3


def _finds(reading: Reading) -> tuple[int, int, int]:
    """How many grants a reading finds, how many of them with the name of a body or a category, and with a text."""
    described = sum(
        len((entry.text(Role.DESCRIPTION) or "").split()) > _FEW_WORDS for entry in reading.entries
    )
    named = sum(bool(entry.text(Role.GRANTEE) or entry.text(Role.CATEGORY)) for entry in reading.entries)
    return len(reading.entries), named, described
