"""What stands in titles' places on a page and is no title: codes, numbers that count the entries, one word again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.dates import find_date
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.shapes import is_time_line

_ALONE = re.compile(r"(?P<code>(?:[A-Z]{1,6} )?#?\w[\w/.-]{1,40})(?: \((?P<topic>[^\W\d_][^()]{2,40})\))?")
_COUNTER = re.compile(
    r"(?P<word>[^\W\d_]{1,20}(?: [^\W\d_]{1,20})?) (?:no\.? ?|#)?(?P<number>\d{1,3}|[IVX]{1,5}|[A-Z])"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST_CODES, _FEW_WORDS, _SHORT = 2, 5, 3


def without_counters(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without what only counts them in a name's or title's place: `Initiative 1`, `Initiative 2`.

    One word in all titles' places is none either.
    """
    for role in (Role.GRANTEE, Role.TITLE):
        found = [_COUNTER.fullmatch(text) for entry in entries if (text := entry.text(role))]
        words = {match["word"] for match in found if match}
        numbers = {match["number"] for match in found if match}
        is_counted = all(found) and len(words) == 1 and len(numbers) == len(found) > 1
        if is_counted or (role is Role.TITLE and _is_one_word(entries)):
            entries = [entry.recast(role, Role.UNREAD) for entry in entries]
    return list(entries)


def without_status(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without what only says since when in all titles' places, and with dates there as dates."""
    titles = [title for entry in entries if (title := entry.text(Role.TITLE))]
    if len(titles) < _LEAST_CODES + 1:
        return list(entries)
    if sum(map(is_time_line, titles)) * 4 >= len(titles) * 3:
        return [_dated(entry) for entry in entries]
    bare = {re.sub(r"\d", "", title).casefold() for title in titles}
    years = [bool(_YEAR.search(title)) and len(title.split()) <= _FEW_WORDS for title in titles]
    are_alike = any(years) and len(bare) * 2 <= len(titles)
    is_status = are_alike or (all(years) and len(bare) < len(titles))
    return [entry.recast(Role.TITLE, Role.UNREAD) for entry in entries] if is_status else list(entries)


def _dated(entry: Entry) -> Entry:
    """The entry with a date in its title's place as its date."""
    date = find_date(entry.text(Role.TITLE) or "") if is_time_line(entry.text(Role.TITLE) or "") else None
    return replace(entry.recast(Role.TITLE, Role.DATE), date=entry.date or date) if date else entry


def without_affiliations(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without what says whose a grantee is, in one to three words in all titles' places.

    `House of Elders Ila | Ila | Zambia`: some grantees have these words in their names.
    """
    titled = [entry for entry in entries if entry.text(Role.TITLE) and entry.text(Role.GRANTEE)]
    are_short = all(len((entry.text(Role.TITLE) or "").split()) <= _SHORT for entry in titled)
    named = sum(map(_is_named_so, titled))
    if not are_short or named < _LEAST_CODES or named * 4 < len(titled):
        return list(entries)
    return [entry.recast(Role.TITLE, Role.UNREAD) for entry in entries]


def _is_named_so(entry: Entry) -> bool:
    """Whether the words in a title's place stand beside others in the grantee's name, all on one line."""
    title, name = entry.text(Role.TITLE) or "", entry.text(Role.GRANTEE) or ""
    lines = {part.lines for part in entry.parts if part.role in (Role.TITLE, Role.GRANTEE)}
    return len(lines) == 1 and title != name and f" {title} " in f" {name} "


def codes_as_such(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with what stands in all titles' places as identifiers, where these are codes and differ."""
    titles = [title for entry in entries if (title := entry.text(Role.TITLE))]
    if len(titles) < _LEAST_CODES or len(set(titles)) < len(titles) or not all(map(_code_alone, titles)):
        return list(entries)
    return [
        replace(entry, parts=tuple(piece for part in entry.parts for piece in _as_code(part)))
        for entry in entries
    ]


def _code_alone(text: str) -> re.Match[str] | None:
    """A code of two digits at least that is all there is, but for a topic in brackets."""
    match = _ALONE.fullmatch(text)
    return match if match and sum(map(str.isdigit, match["code"])) > 1 else None


def _as_code(part: Part) -> list[Part]:
    """A code in a title's place as identifier, a topic in brackets behind it as the category."""
    match = _code_alone(part.text) if part.role is Role.TITLE else None
    if match is None:
        return [part]
    code = replace(part, role=Role.IDENTIFIER, text=match["code"])
    return [code, replace(part, role=Role.CATEGORY, text=match["topic"])] if match["topic"] else [code]


def _is_one_word(entries: Sequence[Entry]) -> bool:
    titles = [title for entry in entries if (title := entry.text(Role.TITLE))]
    return len(titles) > 1 and len(set(titles)) == 1 and " " not in titles[0]
