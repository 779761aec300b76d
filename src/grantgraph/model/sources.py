"""Where things are read from: listings and places in them, what could not be read, and what is known beforehand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from grantgraph.model.corrections import Correction
from grantgraph.model.values import PublishedDate


@dataclass(frozen=True, slots=True)
class Listing:
    """The document or file that a grant was read from. `name` is a file name without its folder."""

    name: str
    sha256: str
    format: str
    title: str | None = None
    publisher: str | None = None
    issued: PublishedDate | None = None
    license: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A place at which a grant stands once more: the listing and the location in it."""

    listing: Listing
    location: str


def reading_order(location: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts locations as a reader meets them: `line 9` before `line 10`."""
    parts = re.findall(r"\d+|\D+", location)
    return tuple((int(p), "") if p.isdecimal() and len(p) < 19 else (-1, p) for p in parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or was left open: file, place, and reason in one plain sentence."""

    source: str
    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the file: the user's own words, and known categories and funders.

    `categories` maps a funder's name to the category lines it prints where a grantee's name is withheld,
    `funder_signs` to lines that show an unsigned page to be its own;
    `mapping` is the text of a declared column mapping. `corrections` are those that split and join entries.
    """

    funder: str | None = None
    country: str | None = None
    year: str | None = None
    categories: dict[str, frozenset[str]] = field(default_factory=dict)
    funder_names: dict[str, str] = field(default_factory=dict)
    funder_signs: dict[str, frozenset[str]] = field(default_factory=dict)
    mapping: str | None = None
    corrections: tuple[Correction, ...] = ()
