"""What the page as a whole tells of its entries, whatever their layout: who is a person, what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import IN_NEWS, NAMED_BY_PAGE, Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.giving.strays import strays
from grantgraph.readers.listing.giving.unmade import names_refusals, tells_of_refusal, was_not_made
from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.labels.own import role_by_values
from grantgraph.readers.listing.names.above import with_names_above, with_names_of_headings
from grantgraph.readers.listing.names.as_persons import with_persons
from grantgraph.readers.listing.names.bracketed import with_bracketed_names
from grantgraph.readers.listing.names.closing import with_closing_names
from grantgraph.readers.listing.names.grantees import bare, judged
from grantgraph.readers.listing.names.placed import with_places_apart
from grantgraph.readers.listing.names.subjects import with_subjects_as_names
from grantgraph.readers.listing.names.told import with_told_names
from grantgraph.readers.listing.paragraphs import fold
from grantgraph.readers.listing.signs.quotes import CLOSING, OPENING, QUOTES
from grantgraph.readers.listing.signs.words import words
from grantgraph.readers.listing.structure.agreement import titles_apart
from grantgraph.readers.listing.structure.around_titles import bare_titles
from grantgraph.readers.listing.structure.categories import is_topic
from grantgraph.readers.listing.structure.no_titles import (
    without_affiliations,
    without_counters,
    without_status,
)
from grantgraph.readers.listing.structure.title_sentences import with_emphasized_titles
from grantgraph.readers.listing.structure.told_sums import with_opening_sums, with_told_sums

_QUOTED = re.compile(rf"[{OPENING}](?P<words>[^{QUOTES}]+)[{CLOSING}]")
_LABELLED = re.compile(r"(?P<label>[^\W\d_a-z][\w ’'-]{2,30}: )\S")
_NOT_MADE = "the words tell of a grant that was not made; it was not read"
_NO_TITLE = "it is not clear what “{}” and its like beside other names are; left out"
_LONGEST_AROUND = 12  # a bullet, a number, marks of emphasis


def seen_whole(reading: Reading, categories: frozenset[str]) -> Reading:
    """The reading with its names and titles as all of the page together shows them.

    `categories` are all category lines known of funders, in small letters.
    """
    made = [entry for entry in reading.entries if not _was_not_made(entry)] or reading.entries
    doubts = [Doubt(entry.lines, _NOT_MADE) for entry in reading.entries if entry not in made]
    around = [
        *reading.asides,
        *(Part(Role.ASIDE, fold(d.lines[0].text), d.lines) for d in reading.doubts if len(d.lines) == 1),
    ]
    made = with_names_of_headings(with_bracketed_names(made), around)
    made = without_status(without_counters(with_emphasized_titles(made)))
    titled, made = made, without_affiliations(made)
    doubts += list(_no_titles(titled, made))[:1]
    made = with_names_above(made)
    entries = bare(titles_apart(bare_titles(with_places_apart(bare(made)))))
    entries = with_closing_names(with_opening_sums(entries))
    entries = with_told_names(with_told_sums(with_subjects_as_names(entries)))
    known = frozenset() if reading.layout == IN_NEWS else categories
    entries = _topics_as_categories(_without_stops(_unquoted(_without_labels(entries))), known)
    persons = with_persons(entries, reading.asides)
    named = tuple(judged(persons, is_named_by_page=reading.layout in NAMED_BY_PAGE))
    odd = strays(named)
    doubts += map(_stray, odd)
    named = tuple(entry for entry in named if entry not in odd)
    before = {line for entry in reading.entries for line in entry.lines}
    since = {line for entry in named for line in entry.lines} - before
    left = (doubt for doubt in reading.doubts if not since.issuperset(doubt.lines))
    return replace(reading, entries=named, doubts=(*left, *doubts))


def _no_titles(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Doubt]:
    """A remark for each entry that lost its title."""
    for entry, bare_entry in zip(before, after, strict=True):
        if (title := entry.text(Role.TITLE)) and not bare_entry.text(Role.TITLE):
            yield Doubt(entry.lines[:1], _NO_TITLE.format(title))


def _stray(entry: Entry) -> Doubt:
    told = fold(entry.lines[0].text)[:60]
    return Doubt(entry.lines, f"“{told}…” tells of no grant as the page's others do; it was not read as one")


def _was_not_made(entry: Entry) -> bool:
    amount, text = entry.text(Role.AMOUNT), entry.text(Role.DESCRIPTION) or ""
    if amount is not None:
        return was_not_made(text, amount)
    return tells_of_refusal(text) or names_refusals(entry.text(Role.GRANTEE) or entry.text(Role.TITLE) or "")


def _without_labels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without a label that opens every name or title: `Carried out by: Name`, `Project: Title`."""
    for role in (Role.GRANTEE, Role.TITLE):
        texts = [text for entry in entries if (text := entry.text(role))]
        if label := _common_label(texts):
            told = _told_by(label.rstrip(": "), [text[len(label) :] for text in texts], role)
            entries = [_unlabelled(entry, role, told, len(label)) for entry in entries]
    return list(entries)


def _told_by(label: str, values: Sequence[str], role: Role) -> Role:
    """What a label says of a name or title: what it is after all, or that it is neither."""
    named = role_of_label(label) or role_by_values(label.casefold(), values)
    return Role.UNREAD if named is Role.LABEL and role is Role.TITLE else role


def _common_label(texts: Sequence[str]) -> str:
    labels = {match["label"] if (match := _LABELLED.match(text)) else "" for text in texts}
    return labels.pop() if len(texts) > 1 and len(labels) == 1 else ""


def _unlabelled(entry: Entry, role: Role, told: Role, length: int) -> Entry:
    return entry.each(role, lambda part: replace(part, role=told, text=part.text[length:]))


def _unquoted(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with bare titles or texts, where the page quotes nearly all titles, or all texts."""
    for role, most in ((Role.TITLE, 0.8), (Role.DESCRIPTION, 1.0)):
        texts = [text for entry in entries if (text := entry.text(role))]
        if sum(map(bool, map(_QUOTED.fullmatch, texts))) >= max(2, most * len(texts)):
            entries = [entry.each(role, _without_quotes) for entry in entries]
    return list(entries)


def _without_quotes(part: Part) -> Part:
    return replace(part, text=part.text[1:-1]) if _QUOTED.fullmatch(part.text) else part


def _without_stops(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with titles without their full stops, where the page closes every title as a sentence."""
    titles = [title for entry in entries if (title := entry.text(Role.TITLE))]
    stops = sum(title.endswith(".") for title in titles)
    if stops < 2 or not all(title.endswith((".", "?", "!")) for title in titles):
        return list(entries)
    return [
        entry.each(Role.TITLE, lambda part: replace(part, text=part.text.removesuffix(".")))
        for entry in entries
    ]


def _topics_as_categories(entries: Sequence[Entry], known: frozenset[str]) -> list[Entry]:
    """The entries with a known category in a name's place as such, or with any topic where others have names there.

    A name inside a sentence is one, whatever its words.
    """
    names = [name for entry in entries if (name := entry.text(Role.GRANTEE))]
    topics = {part.text for entry in entries for part in entry.parts if _is_topic_alone(part)}
    if sum(name not in topics for name in names) < 2:
        topics = set()
    topics |= {name for name in names if name.casefold() in known}
    return [_as_category(entry) if entry.text(Role.GRANTEE) in topics else entry for entry in entries]


def _as_category(entry: Entry) -> Entry:
    return entry.recast(Role.GRANTEE, Role.UNREAD if entry.text(Role.CATEGORY) else Role.CATEGORY)


def _is_topic_alone(part: Part) -> bool:
    """Whether a grantee's line holds a topic and nothing else, and no kind of body."""
    found = part.text.casefold()
    if part.role is not Role.GRANTEE or not is_topic(found) or words("body") & set(found.split()):
        return False
    return len(fold(part.lines[0].text)) < len(part.text) + _LONGEST_AROUND
