"""What a page sets around every title or name, cut off from it: a code before it, a term, a year or a place behind it.

`HO-268 A title`, `A title, Ukraine, 2018-2020`, `A title (12 months)`. One title alone cannot tell whether it is a part
of it; a way to cut counts where nearly all titles of the page can be cut so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from grantgraph.model import PublishedDate
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import Entry, Part, Role
from grantgraph.readers.listing.signs.places import split_place
from grantgraph.readers.listing.signs.shapes import is_time_line
from grantgraph.readers.listing.structure.no_titles import codes_as_such

_Pieces = tuple[str, str]
"""What is left, and what was cut off."""

_CODE = (
    r"(?:(?i:no|nr|ref|grant|project|award|file)\.? ?)?(?:[A-Z]{1,6}[ /-])?"
    r"(?=[\w/.#-]*\d[\w/.-]*\d)#?\w+(?:[/.-]\w+)*"
)
_CODE_BEFORE = re.compile(rf"[\[(]?(?P<code>{_CODE})[\])]?(?:\.|:| [–—|·-]|,)? (?P<title>[\"“«„']?[^\W_].+)")
_CODE_BEHIND = re.compile(rf"(?P<title>.+?),?(?: [–—|·-])? [\[(]?(?P<code>{_CODE})[\])]?")
_TERM_BEHIND = re.compile(
    r"(?P<title>.+?)(?:,| [–—|·-]|;|:) (?P<term>[^,;()]{3,40})|(?P<bare>.+?) ?[(\[](?P<inside>[^()\[\]]{3,40})[)\]]"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}\.? (?P<title>[^\W\d_].*)")
_LETTERED = re.compile(r"(?P<letter>\(?(?:[A-Z]|[IVX]+)[.)]) (?P<title>\S.+)")
_MORE = re.compile(
    r" ?[(\[](?:supplement(?:al|ary)?|amend(?:ment|ed)|extension|additional funds?|top-up|cost increase)[)\]]$"
    r"| [–—-] (?:supplement|amendment|extension)$",
    re.IGNORECASE,
)
_LISTED = re.compile(r", (?P<first>[^,]+?)(?:,? (?:and|&) )(?P<second>[^,]+)$")
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to cut titles, what the piece cut off is, and whether it must differ from title to title, or count them."""

    cut: Callable[[str], _Pieces | None]
    role: Role
    is_own: bool = False
    is_counted: bool = False


def bare_titles(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with bare titles, and bare names where these carry codes."""
    entries = codes_as_such(entries)
    for role, ways in ((Role.TITLE, _OF_TITLES), (Role.GRANTEE, _OF_NAMES), (Role.DESCRIPTION, _OF_TEXTS)):
        entries = [_without_mark(entry, role) for entry in entries]
        for way in ways:
            if _is_usual(way, [text for entry in entries if (text := entry.text(role))]):
                entries = [_cut(entry, role, way) for entry in entries]
    return list(entries)


def _is_usual(way: _Way, texts: Sequence[str]) -> bool:
    pieces = [found[1] for text in texts if (found := way.cut(text))]
    if len(pieces) < max(2, _NEARLY_ALL * len(texts)):
        return False
    if way.is_counted and pieces[0].strip("(.)") not in ("A", "I"):
        return False
    return not way.is_own or len(set(pieces)) == len(pieces)


def _cut(entry: Entry, role: Role, way: _Way) -> Entry:
    text = entry.text(role)
    found = way.cut(text) if text else None
    if found is None:
        return entry
    title, piece = found
    parts = [
        replace(part, text=title) if part.role is role and part.text == text else part for part in entry.parts
    ]
    lines = next(part.lines for part in entry.parts if part.role is role)
    if way.role is not Role.DATE:
        parts += [Part(way.role, told, lines) for told in re.split(r" (?:and|&) ", piece)]
    years = _YEAR.findall(piece) if way.role is Role.DATE else []  # of a span neither is the grant's own
    date = PublishedDate(years[0]) if len(years) == 1 else None
    return replace(entry, parts=tuple(parts), date=entry.date or date)


def _without_mark(entry: Entry, role: Role) -> Entry:
    """An entry whose title or name says that it adds to a grant: `A title (amendment)`."""
    text = entry.text(role)
    if not text or not _MORE.search(text) or not _MORE.sub("", text):
        return entry
    bare = entry.each(role, lambda part: replace(part, text=_MORE.sub("", part.text)))
    return replace(bare, is_supplement=True)


def _after_code(text: str) -> _Pieces | None:
    match = _CODE_BEFORE.fullmatch(text)
    return (match["title"], match["code"]) if match and not _YEAR.fullmatch(match["code"]) else None


def _before_code(text: str) -> _Pieces | None:
    match = _CODE_BEHIND.fullmatch(text)
    return (match["title"], match["code"]) if match and not is_time_line(match["code"]) else None


def _after_number(text: str) -> _Pieces | None:
    match = _NUMBERED.fullmatch(text)
    return (match["title"], text[: match.start("title")].strip()) if match else None


def _after_letter(text: str) -> _Pieces | None:
    match = _LETTERED.fullmatch(text)
    return (match["title"], match["letter"]) if match else None


def _before_term(text: str) -> _Pieces | None:
    match = _TERM_BEHIND.fullmatch(text)
    if match is None:
        return None
    title, term = (match["title"], match["term"]) if match["title"] else (match["bare"], match["inside"])
    return (title, term) if is_time_line(term) else None


def _before_country(text: str) -> _Pieces | None:
    """A title before a country behind a comma or in brackets, or before two of them."""
    listed = _LISTED.search(text)
    if listed and all(find_countries(piece, alone=True) for piece in listed.groups()):
        return text[: listed.start()], text[listed.start() + 2 :]
    title, comma, country = text.rpartition(", ")
    if comma and find_countries(country, alone=True):
        return title, country
    title, place = split_place(text) if text.endswith(")") else (text, None)
    return (title, place) if place else None


_OF_NAMES = (
    _Way(_after_number, Role.UNREAD, is_own=True),
    _Way(_after_letter, Role.UNREAD, is_own=True, is_counted=True),
    _Way(_after_code, Role.IDENTIFIER, is_own=True),
    _Way(_before_code, Role.IDENTIFIER, is_own=True),
)
_OF_TEXTS = _OF_NAMES[:1]
_OF_TITLES = (
    *_OF_NAMES,
    _Way(_before_term, Role.DATE),
    _Way(_before_country, Role.PLACE),
)
