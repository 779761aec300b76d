"""How well a reading of a page holds together, by which readings of different layouts are compared.

For a reading speaks what it tells of each grant, names that look like bodies' and titles that do not, records that are
alike. Against it speak names that can be none, words torn from a sentence or with a label left on them, and lines and
sums between the grants that it leaves unread. What a page sets down once is told once: neither cutting a grant in two
nor taking two for one makes a reading better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.entry import Entry, Reading, Role
from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.layouts.comparison import is_piece
from grantgraph.readers.listing.paragraphs import Paragraph, ends_sentence
from grantgraph.readers.listing.records.apart import at_sum
from grantgraph.readers.listing.records.kinds import Kind, kind_of
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import is_address
from grantgraph.readers.listing.signs.shapes import amount_line, is_prose
from grantgraph.readers.listing.signs.unnamed import is_no_name
from grantgraph.readers.listing.structure.categories import is_topic

_NAMED, _PAID, _TITLED, _DESCRIBED, _CATEGORY, _PLACED = 3.0, 3.0, 2.0, 2.0, 1.5, 0.5
_BEGUN = -2.0  # what every further entry costs
_NO_NAME, _NO_TITLE, _NO_TEXT = -4.0, -3.0, -2.0
_LIKENESS, _MOST_LIKE = 0.7, 1.5
_TORN, _OPEN, _LABEL_LEFT = -0.5, -0.75, -0.5
_UNLIKE = -0.5
_UNREAD_TEXT, _UNREAD_LINE, _UNREAD_WORDS, _UNREAD_SUM = -3.0, -2.0, -1.0, -1.0

_LABELLED = re.compile(r"[^\W\d_][^:.;,]{1,30}: \S")
_NO_WORDS = (Kind.SUM, Kind.NUMBER, Kind.CODE, Kind.TIME)
_LONGEST_TITLE, _FEW, _SHORT, _ALONE = 30, 4, 8, 15
_AROUND = 6  # so many lines above and below the grants may hold sums of them
_TOLD = (Role.TITLE, Role.GRANTEE, Role.AMOUNT, Role.DESCRIPTION)
_TOLD_OTHERWISE = (Role.PERSON, Role.KEPT_BACK)
_AS_NAMES = (*_TOLD_OTHERWISE, Role.NO_NAME, Role.CATEGORY)


def soundness(reading: Reading, seen: Reading, page: Sequence[Paragraph]) -> float:
    """How well a reading of a page holds together: the more, the better; two readings of one page can be compared.

    `seen` is the reading as all of the page shows it; what that leaves out on purpose has been read nevertheless.
    """
    told = sum(sum(_told(entry)) for entry in seen.entries)
    return told + _UNLIKE * _unlike(seen.entries) + sum(_unread(reading.entries, page))


def _told(entry: Entry) -> Iterator[float]:
    """What speaks for an entry and against it."""
    yield _BEGUN
    yield _PAID * bool(entry.text(Role.AMOUNT))
    yield _PLACED * (entry.text(Role.PLACE) is not None)
    yield _grantee(entry)
    yield _title(entry.text(Role.TITLE))
    yield _text(entry.text(Role.DESCRIPTION))


def _grantee(entry: Entry) -> float:
    """What the grantee of an entry adds; a name that is kept back is told, too."""
    if any(entry.text(role) for role in _TOLD_OTHERWISE):
        return _NAMED
    if words := entry.text(Role.NO_NAME):
        return _NAMED if is_no_name(words) else _NO_NAME
    name = entry.text(Role.GRANTEE)
    if not name:
        return _CATEGORY * (entry.text(Role.CATEGORY) is not None)
    like = _LIKENESS * _likeness(name, entry.text(Role.DESCRIPTION) or "")
    return like + (_NO_NAME if _can_be_no_name(name) else _NAMED)


def _title(title: str | None) -> float:
    if not title:
        return 0.0
    return (_NO_TITLE if _can_be_no_title(title) else _TITLED) - _LIKENESS * _likeness(title)


def _text(text: str | None) -> float:
    """What a description adds, less where it is torn at either end or a label opens it."""
    if not text:
        return 0.0
    if amount_line(text) is not None or len(text.split()) < _FEW:
        return _NO_TEXT
    is_open = len(text.split()) > _SHORT and not ends_sentence(text)
    is_labelled = _LABELLED.match(text) is not None
    return _DESCRIBED + _TORN * text[0].islower() + _OPEN * is_open + _LABEL_LEFT * is_labelled


def _likeness(text: str, description: str = "") -> float:
    return max(-_MOST_LIKE, min(_MOST_LIKE, name_likeness(text, description)))


def _can_be_no_name(name: str) -> bool:
    """Whether words that may be a name by themselves are none where lines are compared."""
    return (
        name[0].islower()
        or _is_torn(name)
        or kind_of(name) in _NO_WORDS
        or is_topic(name.casefold())
        or _LABELLED.match(name) is not None
        or role_of_label(name) is not None
    )


def _can_be_no_title(title: str) -> bool:
    return (
        _is_torn(title)
        or at_sum(title) is not None
        or is_address(title)
        or kind_of(title) in _NO_WORDS
        or is_topic(title.casefold())
        or role_of_label(title) is not None
        or len(title.split()) > _LONGEST_TITLE
    )


def _is_torn(words: str) -> bool:
    """Whether words are a piece of a line, or go on from something before them."""
    return is_piece(words) or words[0] in ",;:.)"


def _unlike(entries: Sequence[Entry]) -> int:
    """How many entries are told with other roles than most."""
    told = Counter(frozenset(_role(part.role) for part in entry.parts) & {*_TOLD} for entry in entries)
    return len(entries) - max(told.values())


def _role(role: Role) -> Role:
    """A role, that of a name also where something else stands in its place."""
    return Role.GRANTEE if role in _AS_NAMES else role


def _unread(entries: Sequence[Entry], page: Sequence[Paragraph]) -> Iterator[float]:
    """What speaks against a reading in the lines between its entries, and in sums around them that no entry has."""
    used = {line.number for entry in entries for line in entry.lines}
    paid = {
        line.number
        for entry in entries
        for part in entry.parts
        if part.role is Role.AMOUNT
        for line in part.lines
    }
    first, last = min(used), max(used)
    for paragraph in page:
        own = {line.number for line in paragraph.lines}
        if not own & used and first < min(own) < last:
            yield _cost(paragraph)
        if not own & paid and first - _AROUND <= min(own) <= last + _AROUND and _states_sum(paragraph):
            yield _UNREAD_SUM


def _cost(paragraph: Paragraph) -> float:
    if is_prose(paragraph):
        return _UNREAD_TEXT
    return _UNREAD_WORDS if len(paragraph.words) < _SHORT else _UNREAD_LINE


def _states_sum(paragraph: Paragraph) -> bool:
    """Whether a line states a sum, and is no text that tells of one."""
    is_line = len(paragraph.words) < _ALONE or amount_line(paragraph.text) is not None
    return is_line and any(amount.money for amount in find_amounts(paragraph.text[:200]))
