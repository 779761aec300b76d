"""Which of the readings of a page is the page's own.

The layout by which most grants are found is, and of two the one that names more; running prose comes last. Records that
come again count where no layout fits, or where they tell clearly more. In the end all readings are compared by how well
they hold together, and another one counts where it does so much better.
"""

from __future__ import annotations

from collections.abc import Sequence

from grantgraph.readers.listing.entry import IN_NEWS, Reading, Role
from grantgraph.readers.listing.layouts.candidates import Candidate
from grantgraph.readers.listing.layouts.comparison import (
    holds_all,
    is_funders_own,
    is_named_by_page,
    lists_awards,
    states_sums,
    tells_more,
    tells_same_gifts,
)

_IN_SENTENCES = frozenset(
    {"sum to grantee", "sum in the first sentence", "grantee (sum) description", "grantee as subject"}
)
_FEW_WORDS = 3
_SOUND = 2.5  # for each grant, where neither sums nor headings speak of grants
_CLEARLY, _CLEARLY_NAMED = 2.0, 5.0  # how much better for each grant another reading must hold together
_LABELLED = (Role.TITLE, Role.GRANTEE, Role.AMOUNT, Role.DESCRIPTION)


def best_of(
    laid_out: Sequence[Candidate], prose: Candidate | None, general: Candidate | None
) -> Candidate | None:
    """The page by one of its layouts, by its sentences (`prose`) or by records that come again (`general`)."""
    found = [candidate for candidate in laid_out if candidate.tells_of_grants]
    labelled = [candidate for candidate in found if _is_named_throughout(candidate.reading)]
    best = max(labelled or found, key=_finds, default=None)
    if best is None or best.reading.layout in _IN_SENTENCES:
        best = _told_in_sentences(prose, best)
    if general and not (general.tells_of_grants or (best is None and _is_headed(general.reading))):
        general = None
    if best is None:
        return general if general and _is_of_grants(general) else None
    if general and not is_named_by_page(best.reading) and _tells_more(general, best):
        best = general
    if prose and (prose.count < best.count or not prose.tells_of_grants):
        prose = None
    chosen = _soundest(best, [*found, *filter(None, (prose, general))])
    return general if general and holds_all(general.reading, chosen.reading) else chosen


def _is_headed(general: Reading) -> bool:
    """Whether the head of the page says that records are grants."""
    return lists_awards(general) or is_funders_own(general)


def _tells_more(general: Candidate, best: Candidate) -> bool:
    """Whether records that come again tell more than another reading.

    Of sentences they do where they are more and sounder, or tell of the same gifts and cut them finer.
    """
    if best.reading.layout == IN_NEWS and general.count >= best.count:
        if general.count == best.count and tells_same_gifts(general.reading, best.reading):
            return True
        if general.count > best.count and general.soundness > best.soundness:
            return True
    return tells_more(general.reading, best.reading)


def _is_of_grants(general: Candidate) -> bool:
    """Whether records that come again tell of grants, though no layout is theirs."""
    if states_sums(general.reading) or lists_awards(general.reading):
        return True
    entries = general.seen.entries
    named = sum(bool(entry.text(Role.GRANTEE) or entry.text(Role.KEPT_BACK)) for entry in entries)
    told = sum(entry.text(Role.DESCRIPTION) is not None for entry in entries)
    return general.soundness >= _SOUND * len(entries) and min(named, told) * 4 >= len(entries) * 3


def _soundest(best: Candidate, found: Sequence[Candidate]) -> Candidate:
    """Another reading where it holds together much better than the best; the page's own labels weigh more.

    What one reading takes for several grants is not one.
    """
    others = [other for other in found if other is not best]
    likely = [best, *(other for other in others if other.count > 1 or best.count == 1)]
    soundest = max(likely, key=lambda candidate: candidate.soundness)
    least = _CLEARLY_NAMED if is_named_by_page(best.reading) else _CLEARLY
    count = max(best.count, soundest.count)
    return soundest if soundest.soundness > best.soundness + least * count else best


def _told_in_sentences(prose: Candidate | None, best: Candidate | None) -> Candidate | None:
    """The page by its sentences where they tell of more grants than its paragraphs: then one of these is no entry."""
    if prose is None or best is None:
        return best or prose
    return prose if prose.count > best.count else best


def _is_named_throughout(reading: Reading) -> bool:
    """Whether labels or columns say of nearly every grant who gets it, how much, what for: then no guess finds more."""
    told = sum(
        sum(entry.text(role) is not None for role in _LABELLED) >= 3
        for entry in reading.entries
        if not entry.is_cut_off
    )
    return is_named_by_page(reading) and told >= 3 and told * 4 >= len(reading.entries) * 3


def _finds(candidate: Candidate) -> tuple[int, int, int]:
    """How many grants a reading finds, how many of them with the name of a body or a category, and with a text."""
    entries = candidate.reading.entries
    described = sum(len((entry.text(Role.DESCRIPTION) or "").split()) > _FEW_WORDS for entry in entries)
    named = sum(bool(entry.text(Role.GRANTEE) or entry.text(Role.CATEGORY)) for entry in entries)
    return len(entries), named, described
