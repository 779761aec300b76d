"""Which slot of a page's records is what: told for all records together, by what stands in the slot over all of them.

A label, a kind of thing or a sign of the cut tells by itself. Of the other slots one may hold the names of grantees and
one the titles; where the sum of what speaks for it is not clear, no slot is the grantee's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean

from grantgraph.readers.listing.entry import Role
from grantgraph.readers.listing.labels.known import names_whole_cost, role_of_label
from grantgraph.readers.listing.labels.own import role_by_values
from grantgraph.readers.listing.records.kinds import PROSE, Kind
from grantgraph.readers.listing.records.slots import Slot
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.names import is_connector
from grantgraph.readers.listing.signs.places import is_town
from grantgraph.readers.listing.signs.shapes import opens_with_purpose
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.structure.categories import is_topic

_BY_KIND = {
    Kind.SUM: Role.AMOUNT,
    Kind.TIME: Role.DATE,
    Kind.PLACE: Role.PLACE,
    Kind.CODE: Role.IDENTIFIER,
    Kind.NUMBER: Role.UNREAD,
    **dict.fromkeys(PROSE, Role.DESCRIPTION),
}
_BY_SIGN = {
    "number": Role.UNREAD,
    "place": Role.PLACE,
    "purpose": Role.DESCRIPTION,
    "quoted": Role.TITLE,
    "title": Role.TITLE,
    "by": Role.GRANTEE,
    "to": Role.GRANTEE,
}
# What must speak for a lone slot to be the grantee's, for the one of two, and how much more than for the other.
_LONE, _BESIDE_TITLE, _OF_TWO, _CLEAR = 0.45, 0.15, 0.2, 0.5
_CAPITALS, _PLACED, _WITHHELD, _TOPICS = 1.2, 0.6, 2.0, 1.0
_USUAL_CAPITALS = 0.6
_FEW, _LONGEST_MARK = 6, 2
_SOME = 0.15  # so many of a slot's values are topics where names are kept back


def roles(slots: Sequence[Slot], categories: frozenset[str], currency: str | None) -> list[Role]:
    """The role of each slot, `Role.UNREAD` where it stays open; `currency` is the one of bare numbers."""

    def is_category(text: str) -> bool:
        return text.casefold() in categories or is_topic(text.casefold())

    given = _with_towns(slots, _one_sum(slots, [_told(slot, is_category, currency) for slot in slots]))
    given = _without_terms(slots, given)
    described = _descriptions(slots, given)
    scores = {
        index: _likeness(slots[index], described, is_category)
        for index, role in enumerate(given)
        if role is None
    }
    named = _named(scores, Role.GRANTEE in given, Role.TITLE in given)
    return [named.get(index, role or Role.UNREAD) for index, role in enumerate(given)]


def _told(slot: Slot, is_category: Callable[[str], bool], currency: str | None) -> Role | None:
    """The role that a label, a sign or a kind gives a slot; None where its words may be names or titles."""
    if slot.label and not slot.signs:
        return role_of_label(slot.label) or role_by_values(slot.label, slot.texts)
    sign = next((role for sign, role in _BY_SIGN.items() if sign in slot.signs), None)
    if sign:
        return sign
    if len(set(slot.texts)) == 1 and len(slot.texts) > 2:
        return Role.LABEL
    kind = slot.kind
    if kind is Kind.NUMBER and currency and min(map(len, slot.texts)) > 2:
        return Role.AMOUNT
    if kind is Kind.CODE and (_distinct(slot) < 1 or any("," in text for text in slot.texts)):
        return Role.LABEL
    return _BY_KIND.get(kind) or _told_by_words(slot, is_category)


def _told_by_words(slot: Slot, is_category: Callable[[str], bool]) -> Role | None:
    """Whether words that are neither names nor titles stand in a slot: purposes, topics, what comes again."""
    if _share(slot, opens_with_purpose) >= 0.5:
        return Role.DESCRIPTION
    if max(map(len, slot.texts)) <= _LONGEST_MARK:
        return Role.LABEL
    if _share(slot, is_category) >= 0.75 or _comes_again(slot):
        return Role.CATEGORY
    return Role.DESCRIPTION if _share(slot, lambda text: text[:1].islower()) >= 0.6 else None


def _comes_again(slot: Slot) -> bool:
    """Whether few values come again and again, as the names of programs do; single words may do so less often."""
    if any(map(is_no_name, slot.texts)):
        return False
    return len(slot.texts) >= 3 and _distinct(slot) < (1.0 if _length(slot) < 1.5 else 0.61)


def _distinct(slot: Slot) -> float:
    return len({text.casefold() for text in slot.texts}) / len(slot.texts)


def _share(slot: Slot, holds: Callable[[str], bool]) -> float:
    return fmean(map(holds, slot.texts))


def _one_sum(slots: Sequence[Slot], given: Sequence[Role | None]) -> list[Role | None]:
    """The roles with the grant's own sum alone; of several that no label tells apart, none."""
    sums = [index for index, role in enumerate(given) if role is Role.AMOUNT]
    if len(sums) < 2:
        return list(given)
    own = [index for index in sums if not names_whole_cost(slots[index].label)]
    kept = own[0] if len(own) == 1 else None
    return [Role.UNREAD if index in sums and index != kept else role for index, role in enumerate(given)]


def _with_towns(slots: Sequence[Slot], given: Sequence[Role | None]) -> list[Role | None]:
    """The roles with the slot of towns as places: of several whose words may be names, the one of single words.

    Of two it is only one that stands behind longer words.
    """
    is_open = [role in (None, Role.TITLE, Role.GRANTEE) for role in given]
    if sum(is_open) < 3 and not (sum(is_open) == 2 and _length(slots[is_open.index(True)]) >= 2):
        return list(given)
    towns = {
        index
        for index, role in enumerate(given)
        if role is None and index and all(map(is_town, slots[index].texts)) and _length(slots[index]) < 1.5
    }
    return [Role.PLACE if {index} == towns else role for index, role in enumerate(given)]


def _without_terms(slots: Sequence[Slot], given: Sequence[Role | None]) -> list[Role | None]:
    """The roles without a few words behind a closing sum as text, where each grant is told in sentences, too.

    Such as `... ($650,000, general support, 12 months)`.
    """
    are_told = any(r is Role.DESCRIPTION and s.kind in PROSE for s, r in zip(slots, given, strict=True))
    behind = {
        i for i, role in enumerate(given) if i and given[i - 1] is Role.AMOUNT and role is Role.DESCRIPTION
    }
    short = {i for i in behind if slots[i].kind not in PROSE and _length(slots[i]) <= _FEW}
    return [Role.UNREAD if are_told and i in short else role for i, role in enumerate(given)]


def _length(slot: Slot) -> float:
    """How many words its values have on the average."""
    return fmean(len(text.split()) for text in slot.texts)


def _descriptions(slots: Sequence[Slot], given: Sequence[Role | None]) -> list[str]:
    """The description of each record, as far as it is known."""
    told = [slot.cells for slot, role in zip(slots, given, strict=True) if role is Role.DESCRIPTION]
    count = len(slots[0].cells)
    return [next((cell.text for cells in told if (cell := cells[index])), "") for index in range(count)]


def _named(scores: dict[int, float], has_grantee: bool, has_title: bool) -> dict[int, Role]:
    """The slots that hold the grantee and the title, by how much their words look like names."""
    if not scores:
        return {}
    likest = max(scores, key=lambda index: scores[index])
    unlikest = min(scores, key=lambda index: scores[index])
    if has_grantee:
        return {} if has_title else {min(scores): Role.TITLE}
    if has_title:
        return {likest: Role.GRANTEE} if scores[likest] >= _BESIDE_TITLE else {}
    if len(scores) == 1:
        return {likest: Role.GRANTEE if scores[likest] >= _LONE else Role.TITLE}
    if scores[likest] >= _OF_TWO and scores[likest] - scores[unlikest] >= _CLEAR:
        return {likest: Role.GRANTEE, unlikest: Role.TITLE}
    return {unlikest: Role.TITLE}


def _likeness(slot: Slot, described: Sequence[str], is_category: Callable[[str], bool]) -> float:
    """How much the words of a slot look like names rather than titles, on the average of all records."""
    pairs = zip(slot.cells, described, strict=True)
    return (
        fmean(name_likeness(cell.text, description) for cell, description in pairs if cell)
        + _CAPITALS * (_capitals(slot) - _USUAL_CAPITALS)
        + _PLACED * ("placed" in slot.signs)
        + _WITHHELD * any(map(is_no_name, slot.texts))
        + _TOPICS * (_share(slot, is_category) >= _SOME)
    )


def _capitals(slot: Slot) -> float:
    """Which share of the words behind the first of each value begins with a capital letter."""
    later = [
        word
        for text in slot.texts
        for word in text.split()[1:]
        if len(word) > 3 and word[0].isalpha() and not is_connector(word)
    ]
    return fmean(word[0].isupper() for word in later) if later else _USUAL_CAPITALS
