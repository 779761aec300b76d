"""Entries as a person corrects them: one that is two is split, two that are one are joined.

Comes in: a page as it was read. Goes out: the same page with other entries, and a
problem for each correction that fits the page no longer. The words of the page stay in their order; only what is
taken for one entry changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from grantgraph.corrections import Sought, Unmatched, find_words, folded
from grantgraph.model import Confidence, Correction, Grant, Problem
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Entry, Part, Reading, Role
from grantgraph.readers.listing.paragraphs import ends_sentence

Header = tuple[Role, ...]


def regroup(
    reading: Reading, grants_of: Callable[[Reading], Sequence[Grant]], corrections: Iterable[Correction]
) -> tuple[Reading, tuple[Problem, ...]]:
    """The page after all corrections that fit it, one after the other: each is about the page as corrected so far.

    `grants_of` gives the grants of a page's entries, without those that are cut off.
    """
    header, problems = _header(reading.entries), []
    for correction in corrections:
        try:
            whole = [number for number, entry in enumerate(reading.entries) if not entry.is_cut_off]
            number = whole[Sought(grants_of(reading)).number(correction)]
            entries = _regrouped(reading.entries, number, correction, header)
            reading = replace(reading, entries=entries)
        except Unmatched as reason:
            told = f"{reason}; the row was not applied"
            problems.append(Problem(correction.file, correction.location, told))
    return reading, tuple(problems)


def _regrouped(
    entries: tuple[Entry, ...], number: int, correction: Correction, header: Header
) -> tuple[Entry, ...]:
    """The entries with one of them split, or joined with the next."""
    entry, following = entries[number], entries[number + 1 :]
    corrected: tuple[Entry, ...]
    if correction.action == "split":
        two = split(entry, correction.words, header)
        if two is None:
            raise Unmatched(f"the words “{correction.words}” do not stand in the entry, or they begin it")
        corrected, rest = two, following
    else:
        if not following or not folded(_text(following[0])).startswith(folded(correction.words)):
            raise Unmatched(f"no entry that begins with “{correction.words}” follows this one")
        corrected, rest = (join(entry, following[0]),), following[1:]
    marked = (replace(each, corrections=(*each.corrections, correction)) for each in corrected)
    return (*entries[:number], *marked, *rest)


def split(entry: Entry, words: str, header: Header = ()) -> tuple[Entry, Entry] | None:
    """The entry up to the quoted words and from there on; None where they do not stand in it or begin it.

    Where the words begin a line, and the lines from there look like those above a description (`header`), they get
    these roles; else all words of the second are its description.
    """
    for number, part in enumerate(entry.parts):
        place = find_words(words, part.text)
        if place and (number or place[0]):
            before, after = _cut(part, place[0], header)
            first = replace(entry, parts=(*entry.parts[:number], *before))
            second = replace(
                entry, parts=(*after, *entry.parts[number + 1 :]), is_supplement=False, date=None
            )
            return first, second
    return None


def join(first: Entry, second: Entry) -> Entry:
    """One entry: what was taken for an entry of its own is the rest of the first one's description."""
    rest = " ".join(part.text for part in second.parts)
    described = next((part for part in first.parts if part.role is Role.DESCRIPTION), None)
    text = f"{described.text} {rest}" if described else rest
    lines = (*(described.lines if described else ()), *second.lines)
    joined = Part(Role.DESCRIPTION, text, lines, Confidence.HIGH)
    parts = tuple(part for part in first.parts if part is not described)
    return replace(first, parts=(*parts, joined), is_cut_off=first.is_cut_off or second.is_cut_off)


def _text(entry: Entry) -> str:
    return " ".join(part.text for part in entry.parts)


def _header(entries: Sequence[Entry]) -> Header:
    """What stands above most descriptions of the page, a line each; empty where they are not laid out so."""
    headers: Counter[Header] = Counter()
    for entry in entries:
        above = [part for part in entry.parts if part.role is not Role.DESCRIPTION]
        lines = [part.lines[0].number for part in above if part.lines]
        if len(set(lines)) == len(above):
            headers[tuple(part.role for part in above)] += 1
    return min(headers, key=lambda header: (-headers[header], header), default=())


def _cut(part: Part, at: int, header: Header) -> tuple[list[Part], list[Part]]:
    """A part up to an offset, if anything stands there, and what stands from there on, with roles."""
    text, lines = part.text[at:], _lines_from(part, at)
    kept = part.lines[: len(part.lines) - len(lines)]
    is_begun = text.startswith(_folded(lines[0])[:20])
    before = replace(part, text=part.text[:at].rstrip(), lines=kept if is_begun else (*kept, lines[0]))
    above: list[Part] = []
    if is_begun and _fits(header, lines):
        above = [Part(role, _folded(line), (line,)) for role, line in zip(header, lines, strict=False)]
        text = " ".join(map(_folded, lines[len(header) :]))
        lines = lines[len(header) :]
    return [before] if before.text else [], [*above, Part(Role.DESCRIPTION, text, lines)]


def _fits(header: Header, lines: Sequence[Line]) -> bool:
    """Whether lines can be what the header says, with a description below."""
    if not header or len(lines) <= len(header):
        return False
    above = list(zip(header, lines, strict=False))
    sums = [(role is Role.AMOUNT) == any(a.money for a in find_amounts(line.text)) for role, line in above]
    return all(sums) and not any(ends_sentence(line.text.rstrip()) for _, line in above)


def _lines_from(part: Part, at: int) -> tuple[Line, ...]:
    """The lines of a part from the one on which an offset of its text falls."""
    end = 0
    for number, line in enumerate(part.lines):
        end += len(_folded(line)) + 1
        if at < end:
            return part.lines[number:]
    return part.lines[-1:]


def _folded(line: Line) -> str:
    return " ".join(line.text.split())
