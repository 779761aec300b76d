"""Whose page it is: by the name it shows outside its entries, else by lines that only one funder's pages have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from grantgraph.model import Context
from grantgraph.readers.alternatives import any_of
from grantgraph.readers.countries import find_countries
from grantgraph.readers.listing.entry import IN_NEWS, Entry, Reading, Role
from grantgraph.readers.listing.giving.giver_phrases import merely_runs
from grantgraph.readers.listing.giving.givers import likeliest_giver
from grantgraph.readers.listing.paragraphs import ends_sentence

_ABOUT = re.compile(r"(?:articles|posts|news|stories) about|tags?:|related", re.IGNORECASE)
_OF_GRANTS = re.compile(r"\b(?:grant(?:s|ed|ees?)?|awards?|awarded|fund(?:s|ed|ing)?)\b", re.IGNORECASE)
_CAPITALIZED_BEFORE = re.compile(r"(?<!\S)(?P<word>[^\W\d_a-z][\w’'-]+) $")
_BEFORE_NAMES = frozenset(
    ("the", "a", "by", "from", "of", "for", "at", "in", "and", "with", "to", "about", "on", "us", "american", "new",
     "see", "grants", "funder", "donor", "via", "through", "when", "how", "why", "what")
)  # fmt: skip
_COUNTRY_BEHIND = re.compile(r"[-–—](?P<name>[^\W\d_a-z][^\W\d_]+)")
_YEAR = re.compile(r"\s?\b(?:19|20)\d\d\b")


def page_funder(
    before: Sequence[str], after: Sequence[str], page: Sequence[str], reading: Reading, context: Context
) -> tuple[str | None, list[str]]:
    """The funder of a page and a remark where it is inferred; None where the page does not name it.

    A known name in a heading comes first, then the body that the page shows to give, then a known name anywhere. Lines
    that only one funder prints tell whose a page is where it names nobody. `page` are all texts of the page.
    """
    if funder := context.funder or named_funder(_speaking_of_grants(before), context):
        return funder, []
    grantees = _texts(reading.entries, Role.GRANTEE)
    giver = likeliest_giver(before, after, page, grantees) or likeliest_giver(
        _news(reading), (), page, grantees
    )
    known = named_funder([*before, *after], context) or _running_funder(reading, context)
    if known and not (giver and _stands_first(giver, known, [*before, *after], context)):
        return known, []
    if giver in context.funder_names:
        return context.funder_names[giver], []
    if giver and not _is_end_of_known(giver, context):
        return giver, [f"the funder is taken to be {giver}, as the page names it (--funder overrides)"]
    if told := _unsigned_funder(reading, context):
        lines = ", ".join(f"“{line}”" for line in told[1][:3])
        return told[0], [
            f"the page does not name its funder; {told[0]} is told by {lines} (--funder overrides)"
        ]
    return None, ["the page does not name its funder; say it with --funder"]


def named_funder(texts: Sequence[str], context: Context) -> str | None:
    """The known funder whose name stands first in the texts."""
    pattern = _pattern(_names(context))
    told = (
        match
        for text in texts
        if not _ABOUT.match(text)
        for match in pattern.finditer(text)
        if not _ends_longer_name(match) and not merely_runs(match.group(), text)
    )
    match = next(told, None)
    return (_of_country(match) or context.funder_names[match.group()]) if match else None


def _ends_longer_name(match: re.Match[str]) -> bool:
    """Whether a name of two words is the end of another body's: `Royal Oak Foundation`."""
    above = _CAPITALIZED_BEFORE.search(match.string[: match.start()])
    return (
        above is not None and match.group().count(" ") == 1 and above["word"].casefold() not in _BEFORE_NAMES
    )


def _is_end_of_known(name: str, context: Context) -> bool:
    """Whether a name is what is left of a known funder's: `Endowment for Democracy` could be of several."""
    is_known = name in context.funder_names
    return not is_known and any(known.endswith(f" {name}") for known in context.funder_names)


def _of_country(match: re.Match[str]) -> str | None:
    """A body of its own in one country, by its printed name: `Some Foundation-Kyrgyzstan`."""
    behind = match.string[match.end() :]
    country = _COUNTRY_BEHIND.match(behind)
    if country is None or not find_countries(country["name"], alone=True):
        return None
    return match.group() + country.group()


def _running_funder(reading: Reading, context: Context) -> str | None:
    """The known funder whose name is all that a line between the entries says, as at the head of each sheet."""
    names = (part.text.strip(" .*–—-") for part in reading.asides)
    return next((context.funder_names[name] for name in names if name in context.funder_names), None)


def _news(reading: Reading) -> list[str]:
    """What is told of each grant where it is told in news, which say who gave."""
    in_news = reading.layout == IN_NEWS
    return sorted(_texts(reading.entries, Role.DESCRIPTION)) if in_news else []


def _stands_first(giver: str, known: str, texts: Sequence[str], context: Context) -> bool:
    """Whether the first text that names a giver stands above the first that names a known funder, or is the same."""
    for text in texts:
        if giver.casefold() in text.casefold():
            return True
        if named_funder([text], context) == known:
            return False
    return False


def _speaking_of_grants(texts: Sequence[str]) -> list[str]:
    """Headings, and sentences that speak of grants: who is named there gives them."""
    return [text for text in texts if not ends_sentence(text) or _OF_GRANTS.search(text)]


def without_funders(text: str, context: Context) -> str:
    """The text without names of funders, which may hold the name of a place."""
    return _pattern(_names(context)).sub("", text)


def _names(context: Context) -> tuple[str, ...]:
    return tuple(context.funder_names)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    end = r"(?:(?!\w)|(?<=[a-z])(?=[A-Z]))"  # `Endowment for DemocracySkip to main content`
    return re.compile(rf"(?<!\w)(?:{any_of(names)}){end}" if names else r"(?!)")


def _unsigned_funder(reading: Reading, context: Context) -> tuple[str, list[str]] | None:
    """The funder whose own lines a page shows that names nobody, and those lines; None without enough of them.

    A category line of its own where a grantee's name would stand is enough: few funders withhold names in that way. Of
    headings, bodies that a funder supports every year, and categories beside a name, it takes two. Lines that other
    funders print as well tell nothing alone.
    """
    headings = {_YEAR.sub("", part.text).strip() for part in reading.asides if part.role is Role.HEADING}
    categories, bodies = (_texts(reading.entries, role) for role in (Role.CATEGORY, Role.GRANTEE))
    instead = {e.text(Role.CATEGORY) for e in reading.entries if not e.text(Role.GRANTEE)}
    for funder, signs in sorted(context.funder_signs.items()):
        told = (headings | categories | bodies) & (signs | context.categories.get(funder, frozenset()))
        if instead & signs or (told & signs and len(told) >= 2):
            return funder, sorted(told)
    return None


def _texts(entries: Sequence[Entry], role: Role) -> set[str]:
    return {text for entry in entries if (text := entry.text(role))}
