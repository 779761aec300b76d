"""Listings that tell each grant in one paragraph or bullet: the form that fits most of the paragraphs is the page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.entry import Doubt, Entry, Part, Reading, Role
from grantgraph.readers.listing.layouts.forms import FORMS
from grantgraph.readers.listing.layouts.forms.sum_between import is_addressed
from grantgraph.readers.listing.paragraphs import Paragraph, is_cut_off
from grantgraph.readers.listing.signs.headings import is_headline
from grantgraph.readers.listing.signs.likeness import name_likeness
from grantgraph.readers.listing.signs.places import leading_place, split_place
from grantgraph.readers.listing.signs.shapes import (
    is_prose,
    opens_with_purpose,
    says_supplement,
)
from grantgraph.readers.listing.structure.decisions import with_texts_below
from grantgraph.readers.listing.structure.sections import sections
from grantgraph.readers.listing.structure.title_sentences import titles_from_sentences

_BESIDE_NAME = frozenset(
    {
        "grantee: description",
        "grantee – description",
        "grantee, place. description",
        "grantee, sum and text set apart",
    }
)
_UNCERTAIN = frozenset({"grantee: description", "grantee – description"})


def read_inline(page: Sequence[Paragraph], categories: frozenset[str]) -> Reading | None:
    """The page read by the form that fits most of its paragraphs; None where no form fits two of them."""
    candidates = [paragraph for paragraph in page if _is_candidate(paragraph)]
    name, entries = _best_form(candidates)
    entries = [entry and _with_category(entry, categories) for entry in entries]
    if name in _UNCERTAIN and _names_no_bodies([entry for entry in entries if entry]):
        name, entries = (
            name.replace("grantee", "title"),
            [entry and entry.recast(Role.GRANTEE, Role.TITLE) for entry in entries],
        )
    found = [index for index, entry in enumerate(entries) if entry]
    if name == "grantee as subject" and not any(entry and entry.text(Role.GRANTEE) for entry in entries):
        return None
    if len(found) < 2 or len(found) * 2 < found[-1] - found[0] + 1:
        return None
    return _reading(name, page, candidates, entries)


def _best_form(candidates: Sequence[Paragraph]) -> tuple[str, list[Entry | None]]:
    """The form that fits most paragraphs, and what it reads; a place that opens most of them is cut off before."""
    as_written = _fitting_most(candidates)
    places = [_opening_place(paragraph) for paragraph in candidates]
    rests = [replace(p, text=place[1]) if place else p for p, place in zip(candidates, places, strict=True)]
    name, entries = _fitting_most(rests) if sum(map(bool, places)) > 1 else ("", [])
    fitting = [place for place, entry in zip(places, entries, strict=False) if entry]
    if len(fitting) < max(2, _fits(as_written[1])) or sum(map(bool, fitting)) * 4 < len(fitting) * 3:
        return as_written
    pairs = zip(entries, places, strict=True)
    return name, [_in_place(entry, place[0]) if entry and place else entry for entry, place in pairs]


def _opening_place(paragraph: Paragraph) -> tuple[str, str] | None:
    """The place that opens a paragraph, and the rest; a name with its place is none."""
    found = leading_place(paragraph.text)
    return found if found and name_likeness(split_place(found[0])[0]) < 0.8 else None


def _fits(entries: Sequence[Entry | None]) -> int:
    return sum(entry is not None for entry in entries)


def _fitting_most(candidates: Sequence[Paragraph]) -> tuple[str, list[Entry | None]]:
    readings = [(name, [form(paragraph) for paragraph in candidates]) for name, form in FORMS.items()]
    return max(readings, key=lambda pair: _fits(pair[1]))


def _in_place(entry: Entry, place: str) -> Entry:
    return replace(entry, parts=(*entry.parts, Part(Role.PLACE, place, entry.lines)))


def _names_no_bodies(entries: list[Entry]) -> bool:
    """Whether what stands before the separator shows no sign of a body: no kind of body, no place, no sum."""
    if any(entry.text(role) for entry in entries for role in (Role.PLACE, Role.AMOUNT, Role.CATEGORY)):
        return False
    likeness = [
        name_likeness(entry.text(Role.GRANTEE) or "", entry.text(Role.DESCRIPTION) or "") for entry in entries
    ]
    return sum(likeness) < 0.5 * len(likeness)


def _with_category(entry: Entry, categories: frozenset[str]) -> Entry:
    """The entry with a known category line in the grantee's place as what it is."""
    is_category = (entry.text(Role.GRANTEE) or "").casefold() in categories
    return entry.recast(Role.GRANTEE, Role.CATEGORY) if is_category else entry


def _is_candidate(paragraph: Paragraph) -> bool:
    if is_headline(paragraph.text) and not paragraph.bullet:
        return False
    return len(paragraph.words) >= 6 and (is_addressed(paragraph) or not opens_with_purpose(paragraph.text))


def _reading(
    name: str, page: Sequence[Paragraph], candidates: list[Paragraph], entries: list[Entry | None]
) -> Reading:
    """The entries in the order of the page, what stands beside them, and paragraphs between them that do not fit."""
    by_line = {paragraph.lines[0]: entry for paragraph, entry in zip(candidates, entries, strict=True)}
    own = [paragraph for paragraph in page if by_line.get(paragraph.lines[0])]
    first, last = own[0].lines[0].number, own[-1].lines[0].number
    found: list[Entry] = []
    asides: list[Part] = []
    doubts: list[Doubt] = []
    above: list[list[Paragraph]] = [[]]
    in_supplements = False
    for paragraph in page:
        line, is_text = paragraph.lines[0], is_prose(paragraph)
        if entry := by_line.get(line):
            found.append(replace(entry, is_supplement=entry.is_supplement or in_supplements))
            above.append([])
            continue
        above[-1] += [] if is_text else [paragraph]
        in_supplements = in_supplements if is_text else says_supplement(paragraph.text)
        asides.append(Part(Role.ASIDE if is_text else Role.HEADING, paragraph.text, paragraph.lines))
        is_alike = paragraph.bullet and paragraph.bullet == own[-1].bullet
        if line in by_line and (first < line.number < last or is_alike):
            reason = (
                f"“{paragraph.text[:60]}…” is not written as the page's other grants are; it was not read"
            )
            doubts.append(Doubt(paragraph.lines, reason))
    if own[-1] is page[-1] and is_cut_off([paragraph.text for paragraph in own]):
        found[-1] = replace(found[-1], is_cut_off=True)
    found = with_texts_below(found, page)
    told = {line for entry in found for line in entry.lines}
    asides = [part for part in asides if not told.issuperset(part.lines)]
    doubts = [doubt for doubt in doubts if not told.issuperset(doubt.lines)]
    placed = titles_from_sentences(found) if name in _BESIDE_NAME else found
    in_section = [
        replace(entry, section=section.place, date=entry.date or section.year)
        for entry, section in zip(placed, sections(above[:-1]), strict=True)
    ]
    return Reading(name, tuple(in_section), tuple(asides), tuple(doubts))
