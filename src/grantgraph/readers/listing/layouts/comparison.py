"""How much a reading tells of each grant, by which two readings of one page are compared."""

from __future__ import annotations

import re
from collections import Counter
from statistics import fmean

from grantgraph.readers.listing.entry import IN_NEWS, NAMED_BY_PAGE, Entry, Part, Reading, Role
from grantgraph.readers.listing.giving.giver_names import key_of, kinds_in, whole_name
from grantgraph.readers.listing.records.apart import at_sum
from grantgraph.readers.listing.signs.headings import heads_awards
from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.shapes import amount_line
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.listing.structure.categories import is_topic
from grantgraph.readers.listing.structure.told_sums import states_gift

_WORTH = {
    Role.GRANTEE: 3.0,
    Role.AMOUNT: 3.0,
    Role.TITLE: 2.0,
    Role.DESCRIPTION: 2.0,
    Role.CATEGORY: 1.0,
    Role.PLACE: 1.0,
}
TOLD_ROLES = frozenset(_WORTH)
"""The roles that tell something of a grant."""

_ESSENTIAL = TOLD_ROLES - {Role.CATEGORY, Role.PLACE}
_WHOLE = frozenset({Role.TITLE, Role.GRANTEE, Role.DESCRIPTION})
_MASTHEAD = 10
_MARKS = re.compile(r"[\t|<>{}=]| · ")
_BLEMISH = 3.0
_MUCH_MORE, _FAR_MORE = 1.1, 3  # of what is told, of entries


def tells_more(challenger: Reading, best: Reading) -> bool:
    """Whether a reading finds as many grants as another, and tells clearly more of each, or more and as much of all."""
    if len(challenger.entries) < len(best.entries):
        return False
    more = 1.0 if _is_even(challenger) and not _is_even(best) else _MUCH_MORE
    told, other = _essentials(challenger), _essentials(best)
    if len(challenger.entries) >= _FAR_MORE * len(best.entries) and told * _MUCH_MORE >= other:
        return True
    if told == other:
        return _are_alike(challenger, best) and _told(challenger) > _told(best)
    return told > other and told >= more * other


def holds_all(more: Reading, fewer: Reading) -> bool:
    """Whether one reading of cards without sums has all entries of another as they are, and further ones like them."""
    has_sums = any(entry.text(Role.AMOUNT) for entry in more.entries)
    if fewer.layout == IN_NEWS or is_named_by_page(fewer) or has_sums or not _is_even(more):
        return False
    found = {tuple(entry.text(role) for role in _ESSENTIAL) for entry in more.entries}
    known = [tuple(entry.text(role) for role in _ESSENTIAL) for entry in fewer.entries]
    return len(more.entries) > len(known) and found.issuperset(known)


def _are_alike(one: Reading, other: Reading) -> bool:
    """Whether two readings tell the same of who gets what, so that one can only add to the other."""
    return all(
        [entry.text(role) for entry in one.entries] == [entry.text(role) for entry in other.entries]
        for role in _ESSENTIAL
    )


def tells_same_gifts(one: Reading, other: Reading) -> bool:
    """Whether two readings name the same bodies and sums, wherever they name one."""
    return all(
        not entry.text(role) or first.text(role) == entry.text(role)
        for first, entry in zip(one.entries, other.entries, strict=True)
        for role in (Role.GRANTEE, Role.AMOUNT)
    )


def is_named_by_page(reading: Reading) -> bool:
    """Whether the page itself says what is what, by names of columns or labels: then no other reading is better."""
    return reading.layout in NAMED_BY_PAGE


def _is_even(reading: Reading) -> bool:
    """Whether every grant is told with the same roles."""
    return len({frozenset(part.role for part in entry.parts) & _ESSENTIAL for entry in reading.entries}) == 1


def states_sums(reading: Reading) -> bool:
    """Whether most entries state a sum and name what it is for or who gets it, none of them in marks of a program."""
    told = [
        _states_sum(entry) and worth(entry, _ESSENTIAL) > _WORTH[Role.AMOUNT] for entry in reading.entries
    ]
    return sum(told) * 3 >= len(told) * 2


def _states_sum(entry: Entry) -> bool:
    """Whether a sum stands apart in an entry, or its text says that one is given."""
    return entry.text(Role.AMOUNT) is not None or states_gift(entry.text(Role.DESCRIPTION) or "")


def lists_awards(reading: Reading) -> bool:
    """Whether a heading calls the entries awards, and all tell the same of each: at least a name and what it is for."""
    first = reading.entries[0].lines[0].number
    headings = (part.text for part in reading.asides if part.lines[0].number < first)
    least = _WORTH[Role.GRANTEE] + _WORTH[Role.TITLE]
    return (
        any(map(heads_awards, headings))
        and _is_even(reading)
        and all(worth(entry, _ESSENTIAL) >= least for entry in reading.entries)
    )


def is_funders_own(reading: Reading) -> bool:
    """Whether a body that gives heads the page, and every entry has a title, a name, a place and a text."""
    first = min(reading.asides, key=lambda part: part.lines[0].number, default=None)
    name = whole_name(first.text) if first and len(first.text.split()) <= _MASTHEAD else None
    is_giver = name is not None and bool(kinds_in(key_of(name)) & words("funder"))
    return is_giver and all(map(_is_whole, reading.entries))


def _is_whole(entry: Entry) -> bool:
    told = {part.role for part in entry.parts}
    is_placed = Role.PLACE in told or split_place(entry.text(Role.GRANTEE) or "")[1] is not None
    return is_placed and told >= _WHOLE


def _essentials(reading: Reading) -> float:
    """How much a reading tells of who gets a grant, how much, and what for, on the average."""
    told = fmean(worth(entry, _ESSENTIAL) for entry in reading.entries)
    return told - (_WORTH[Role.TITLE] + _BLEMISH) * _are_programs(reading)


def _told(reading: Reading) -> float:
    """How much a reading tells in all, on the average."""
    return fmean(map(worth, reading.entries))


def _are_programs(reading: Reading) -> bool:
    """Whether titles come again and stand in a menu or heading, too: then they are names of the funder's programs."""
    titles = Counter(title for entry in reading.entries if (title := entry.text(Role.TITLE)))
    again = sum(count > 1 for count in titles.values())
    menus = " ".join(part.text for part in reading.asides)
    return again > 1 and len(titles) * 5 <= titles.total() * 3 and all(title in menus for title in titles)


def worth(entry: Entry, roles: frozenset[Role] = TOLD_ROLES) -> float:
    """How much is told of a grant: by the roles that are filled, less where a name holds what cannot be one's own."""
    names = [part.text for part in entry.parts if part.role in (Role.GRANTEE, Role.TITLE)]
    filled = {part.role for part in entry.parts if not _is_sum_alone(part)} & roles
    return sum(_WORTH[role] for role in filled) - _BLEMISH * sum(map(_is_blemished, names))


def _is_sum_alone(part: Part) -> bool:
    """Whether a description holds nothing but a sum."""
    return part.role is Role.DESCRIPTION and amount_line(part.text) is not None


def _is_blemished(name: str) -> bool:
    """Whether a name holds a sum, a mark that sets things apart or a lone bracket, or is a label or a topic alone."""
    return is_piece(name) or at_sum(name) is not None or is_topic(name.casefold())


def is_piece(words: str) -> bool:
    """Whether words are a piece of a longer line, or hold marks that set things apart."""
    is_torn = words.count("(") != words.count(")") or words.startswith("by ") or words.endswith(":")
    return is_torn or _MARKS.search(words) is not None
