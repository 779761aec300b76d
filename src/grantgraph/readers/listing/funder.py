"""Whose page it is: by the name it shows outside its entries, else by lines that only one funder's pages have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from grantgraph.model import Context
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import Entry, Reading, Role
from grantgraph.readers.listing.signs.names import leading_name
from grantgraph.readers.listing.signs.words import words

_ABOUT = re.compile(r"(?:articles|posts|news|stories) about|tags?:|related", re.IGNORECASE)
_GIVER = re.compile(r"(?:^|\b[Ii]n (?:19|20)\d\d,? )(?:[Tt]he )?(?=[A-Z])")
_NOT_ITS_NAME = re.compile(
    r"(?:[’']s?)? (?:(?:small|annual|community|emergency|new|recent) )?(?:grant(?:s|ees?)?|awards?|awarded"
    r"|annual report|announces|docket|recipients|supports|projects?|programs?|report|(?:19|20)\d\d)\b.*|[’']s?$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"$|\s?[:|–—-]|,? (?:awards?|awarded|announce[sd]?|grants?|granted|supports?|supported"
    r"|gave|gives|made|approved|funds|funded)\b"
)
_APART = re.compile(r" [–—-] ")
_YEAR = re.compile(r"\s?\b(?:19|20)\d\d\b")


def named_funder(texts: Sequence[str], context: Context) -> str | None:
    """The known funder whose name stands first in the texts around the entries."""
    pattern = _pattern(_names(context))
    for text in texts:
        if _ABOUT.match(text):
            continue
        if match := pattern.search(text):
            return context.funder_names[match.group()]
    return None


def headed_funder(headings: Sequence[str], reading: Reading) -> str | None:
    """The body that gives grants by its kind and opens a heading or says that it gave; never one of the grantees.

    `Grants by the ... Fund` does not count: a fund may be a program of a body that the page leaves unnamed.
    """
    grantees = {name.casefold() for name in _texts(reading.entries, Role.GRANTEE)}
    for text in headings:
        for giver in _GIVER.finditer(text[:300]):
            found = leading_name(text[giver.end() :])
            name = _NOT_ITS_NAME.sub("", _APART.split(found.text)[0]).rstrip(" –—-") if found else ""
            rest = text[giver.end() + len(name) :]
            is_told = _GIVES.match(rest) or _NOT_ITS_NAME.match(rest)
            if is_told and _is_giver(name) and name.casefold() not in grantees:
                return name
    return None


def _is_giver(name: str) -> bool:
    found = name.casefold().split()
    return (
        2 <= len(found) <= 9 and bool(words("funder") & set(found)) and not find_countries(name, alone=True)
    )


def without_funders(text: str, context: Context) -> str:
    """The text without names of funders, which may hold the name of a place."""
    return _pattern(_names(context)).sub("", text)


def _names(context: Context) -> tuple[str, ...]:
    return tuple(sorted(context.funder_names, key=lambda name: (-len(name), name)))


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)" if names else r"(?!)")


def unsigned_funder(reading: Reading, context: Context) -> tuple[str, list[str]] | None:
    """The funder whose own lines an unsigned page shows, and those lines; None without enough of them.

    A category line where a grantee's name would stand is enough: few funders withhold names in that way. Of headings,
    bodies that a funder supports every year, and categories beside a name, it takes two.
    """
    for funder in sorted({*context.categories, *context.funder_signs}):
        categories = _texts(reading.entries, Role.CATEGORY) & context.categories.get(funder, frozenset())
        headings = {_YEAR.sub("", part.text).strip() for part in reading.asides if part.role is Role.HEADING}
        signs = context.funder_signs.get(funder, frozenset())
        told = categories | (headings & signs)
        bodies = _texts(reading.entries, Role.GRANTEE) & signs
        withheld = {e.text(Role.CATEGORY) for e in reading.entries if not e.text(Role.GRANTEE)} & categories
        if withheld or len(told | bodies) >= 2:
            return funder, sorted(told | bodies)
    return None


def _texts(entries: Sequence[Entry], role: Role) -> set[str]:
    return {text for entry in entries if (text := entry.text(role))}
