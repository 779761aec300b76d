"""Ways to cut a page into records that come again: each begins at a mark, a blank line, a label, or a kind of line.

None is right for every page; each is tried, and what stands in the records tells which one is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.records.kinds import PROSE, Kind, ends_in_number, kind_of
from grantgraph.readers.listing.signs.headings import heads_page, is_heading
from grantgraph.readers.listing.signs.notices import is_notice

_LEAST = 3
_LONGEST_LABEL, _MOST_LABELS = 5, 8
BY = "by"
"""The word that opens a line with a name, as a label does: `by Some Group`."""

_BRACKET = re.compile(r" ?\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a page with its kind, and the label before its colon where the page has that label again.

    No record goes on over a heading: a line below one begins another.
    """

    paragraph: Paragraph
    kind: Kind
    label: str = ""
    is_below_heading: bool = False

    @property
    def key(self) -> str:
        """By what it is matched with lines of other records."""
        return self.label or self.kind.name


Record = tuple[Item, ...]
_Start = Callable[[Item | None, Item], bool]


def items(page: Sequence[Paragraph]) -> list[Item]:
    """The lines of a page with their kinds and labels."""
    apart = [_stands_apart(p) or (not index and heads_page(p)) for index, p in enumerate(page)]
    below = {p.lines[0] for p, is_apart in zip(page[1:], apart, strict=False) if is_apart}
    page = [p for p, is_apart in zip(page, apart, strict=True) if not is_apart]
    labels = [_label(paragraph.text) for paragraph in page]
    counts = Counter(labels)
    return [
        Item(
            paragraph,
            _kind(paragraph),
            label if counts[label] >= _LEAST else "",
            paragraph.lines[0] in below,
        )
        for paragraph, label in zip(page, labels, strict=True)
    ]


def _kind(paragraph: Paragraph) -> Kind:
    if ends_in_number(paragraph):
        return Kind.WITH_SUM
    return kind_of(paragraph.text, is_heading=paragraph.heading > 0)


def segmentations(lines: Sequence[Item]) -> Iterator[list[Record]]:
    """The page cut into records in every way that finds at least three, without cutting alike twice."""
    seen: set[tuple[int, ...]] = set()
    for begins in _starts(lines):
        starts = tuple(
            i
            for i, (above, line) in enumerate(zip((None, *lines), lines, strict=False))
            if line.is_below_heading or begins(above, line)
        )
        starts = _with_first(lines, starts)
        if len(starts) >= _LEAST and starts not in seen:
            seen.add(starts)
            yield [tuple(lines[a:b]) for a, b in zip(starts, (*starts[1:], len(lines)), strict=True)]


def _with_first(lines: Sequence[Item], starts: tuple[int, ...]) -> tuple[int, ...]:
    """The starts with that of a record above the first, whose lines are as those of the first: none ends above it."""
    if len(starts) < 2:
        return starts
    first = starts[0] - (starts[1] - starts[0])
    is_alike = first >= 0 and all(
        _shape(above) == _shape(line)
        for above, line in zip(lines[first : starts[0]], lines[starts[0] :], strict=False)
    )
    return (first, *starts) if is_alike else starts


def _shape(line: Item) -> str:
    """The label of a line, or whether it is running text, a sum, or other words."""
    return line.label or ("text" if line.kind in PROSE else "sum" if line.kind is Kind.SUM else "words")


def _starts(lines: Sequence[Item]) -> Iterator[_Start]:
    yield lambda above, line: bool(line.paragraph.bullet)
    yield lambda above, line: bool(line.paragraph.heading)
    labels = Counter(line.label for line in lines if line.label not in ("", BY))
    for label, _ in labels.most_common(_MOST_LABELS):
        yield lambda above, line, label=label: line.label == label  # type: ignore[misc]
    yield lambda above, line: line.paragraph.gap > 1
    yield lambda above, line: line.paragraph.gap > 0
    yield lambda above, line: line.kind is Kind.PROSE_WITH_SUM
    yield lambda above, line: line.kind in PROSE
    yield lambda above, line: line.kind not in PROSE and (above is None or above.kind in PROSE)
    yield (
        lambda above, line: (
            line.kind not in PROSE
            and not is_heading(line.paragraph)
            and (above is None or above.kind in PROSE or is_heading(above.paragraph))
        )
    )
    yield lambda above, line: line.kind is Kind.WITH_SUM
    yield lambda above, line: line.kind is Kind.SUM
    yield lambda above, line: above is not None and above.kind is Kind.SUM
    yield lambda above, line: above is not None and above.kind is Kind.WITH_SUM
    yield lambda above, line: line.kind in (Kind.WITH_SUM, Kind.PROSE, Kind.WORDS)
    yield lambda above, line: line.kind is Kind.CODE


def _stands_apart(paragraph: Paragraph) -> bool:
    """Whether a line heads a section or belongs to the page: it is none of a record."""
    if is_notice(paragraph.text) and not any(find_amounts(paragraph.text)):
        return True
    bare = replace(paragraph, text=_BRACKET.sub("", paragraph.text))
    return is_heading(bare) and (paragraph.gap > 0 or paragraph.heading > 0) and not paragraph.bullet


def _label(text: str) -> str:
    if text.startswith(f"{BY} "):
        return BY
    label, colon, _ = text.partition(":")
    is_label = colon and len(label.split()) <= _LONGEST_LABEL and label[:1].isalpha()
    return label.strip().casefold() if is_label else ""
