"""The slots of records that come again: what stands at one place of all of them, each with the lines it stands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from grantgraph.readers.documents import Line
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.structure.kinds import PROSE, Kind, kind_of, wide_apart
from grantgraph.readers.listing.structure.records import BY, Item, Record

_LEAST_RECORDS, _MOST_LINES = 3, 14
_SAME = 2  # how well a line suits a place of its own key; half as well one of a like key
_PROSE = frozenset(kind.name for kind in PROSE)
_LOOSE = _PROSE | {Kind.WORDS.name, Kind.PLACE.name, Kind.WITH_SUM.name}


@dataclass(frozen=True, slots=True)
class Cell:
    """Words at one place of one record."""

    text: str
    paragraph: Paragraph
    lines: tuple[Line, ...]

    @property
    def kind(self) -> Kind:
        """The kind of its words, as they are set on the page."""
        return kind_of(self.text, is_heading=self.paragraph.heading > 0)


@dataclass(frozen=True)
class Slot:
    """What stands at one place of all records, None where a record has nothing there.

    `label` is the label that stands before each; `signs` are what the splits that made it tell of it; `whole` is the
    slot that it was cut out of. What its cells have in common is worked out once.
    """

    cells: tuple[Cell | None, ...]
    label: str = ""
    signs: frozenset[str] = field(default=frozenset())
    whole: Slot | None = field(default=None, repr=False)

    def is_of(self, other: Slot) -> bool:
        """Whether it was cut out of another slot, at once or by several cuts."""
        return self.whole is other or (self.whole is not None and self.whole.is_of(other))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of all records that have some here."""
        return tuple(cell.text for cell in self.cells if cell)

    @cached_property
    def ends_in_stops(self) -> bool:
        """Whether nearly all of its words end as sentences do."""
        return sum(text.endswith(".") for text in self.texts) * 4 >= len(self.texts) * 3

    @cached_property
    def kind(self) -> Kind:
        """The kind of most of its words."""
        found = Counter(cell.kind for cell in self.cells if cell)
        kind, count = found.most_common(1)[0]
        return kind if count * 5 >= found.total() * 3 else Kind.WORDS


@dataclass(frozen=True, slots=True)
class Aligned:
    """The records that share one order of lines, their slots, and the lines that stand outside."""

    slots: tuple[Slot, ...]
    outside: tuple[Item, ...]
    unfit: tuple[Record, ...]


def align(records: Sequence[Record]) -> Aligned | None:
    """The records laid on the order of lines that most of them have; None where fewer than three share one."""
    records = _without_closing(records)
    template = _template(records)
    if template is None:
        return None
    rows: list[list[Cell | None]] = []
    outside: list[Item] = []
    unfit: list[Record] = []
    for record in records:
        matched = _match(record, template)
        if matched is None:
            unfit.append(record)
            continue
        row, rest = matched
        rows.append(row)
        outside += rest
    if len(rows) < _LEAST_RECORDS:
        return None
    slots = [
        Slot(
            tuple(cells),
            "" if key in Kind.__members__ or key == BY else key,
            frozenset({BY} if key == BY else ()),
        )
        for key, cells in zip(template, zip(*rows, strict=True), strict=True)
    ]
    return Aligned(tuple(slots), tuple(outside), tuple(unfit))


def _without_closing(records: Sequence[Record]) -> list[Record]:
    """The records, the last without the text set off from its own that closes a page: no other record has such."""
    *others, last = records
    end = _closing(last)
    if end is None or any(_closing(record) is not None for record in others):
        return list(records)
    return [*others, last[:end]]


def _closing(record: Record) -> int | None:
    """Where in a record running text is set off from running text by a blank line."""
    pairs = enumerate(pairwise(record), start=1)
    return next((i for i, (a, b) in pairs if a.kind in PROSE and b.kind in PROSE and b.paragraph.gap), None)


def _keys(record: Iterable[Item]) -> tuple[str, ...]:
    """The keys of a record's lines, running text of several paragraphs as one."""
    keys: list[str] = []
    for item in record:
        if not (keys and keys[-1] == item.key == Kind.PROSE.name):
            keys.append(item.key)
    return tuple(keys)


def _template(records: Sequence[Record]) -> tuple[str, ...] | None:
    """The order of lines with which most records begin; a longer one where it is nearly as usual."""
    begins = Counter(
        keys[:length]
        for record in records
        if (keys := _keys(record[:_MOST_LINES]))
        for length in range(1, len(keys) + 1)
    )
    usual = [(keys, count) for keys, count in begins.items() if count >= max(2, len(records) * 0.4)]
    return max(usual, key=lambda pair: (len(pair[0]) * pair[1], pair[1]), default=((), 0))[0] or None


def _match(record: Record, template: tuple[str, ...]) -> tuple[list[Cell | None], list[Item]] | None:
    """A cell for each place of the template, and the lines left over; None where the record is laid out otherwise."""
    groups = _groups(record[: _MOST_LINES * 2])
    score, pairs = _best_pairs([group[0] for group in groups], template)
    if score < len(template) or not pairs:
        return None
    row: list[Cell | None] = [None] * len(template)
    for index, place in pairs:
        row[place] = _cell(groups[index])
    used = {index for index, _ in pairs}
    between = range(min(used), max(used))
    inside = [item for index in between if index not in used for item in groups[index]]
    if len(inside) > 1:
        return None
    rest = [item for index, group in enumerate(groups) if index not in used for item in group]
    return row, [*rest, *record[_MOST_LINES * 2 :]]


def _groups(record: Record) -> list[list[Item]]:
    groups: list[list[Item]] = []
    for item in record:
        if groups and groups[-1][0].key == item.key == Kind.PROSE.name:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _best_pairs(lines: Sequence[Item], template: Sequence[str]) -> tuple[int, list[tuple[int, int]]]:
    """The pairs of lines and places, in order, that suit each other best, and how well they do in all."""
    if [line.key for line in lines] == [*template]:
        return _SAME * len(template), [(index, index) for index in range(len(template))]
    best: list[list[tuple[int, list[tuple[int, int]]]]] = [
        [(0, []) for _ in range(len(template) + 1)] for _ in range(len(lines) + 1)
    ]
    for i, line in enumerate(lines):
        for j, place in enumerate(template):
            options = [best[i][j + 1], best[i + 1][j]]
            if suits := _suits(line, place):
                score, pairs = best[i][j]
                options.insert(0, (score + suits, [*pairs, (i, j)]))
            best[i + 1][j + 1] = max(options, key=lambda option: option[0])
    return best[-1][-1]


def _suits(line: Item, place: str) -> int:
    """How well a line suits a place of the template; words suit running text where they end as a sentence does."""
    if line.key == place:
        return _SAME
    is_loose = line.key in _LOOSE and place in _LOOSE
    return int(is_loose and (place not in _PROSE or line.paragraph.is_finished))


def _cell(group: Sequence[Item]) -> Cell:
    """The words of lines of one kind, with tabs where the page leaves a wide space or a row of dots."""
    first = group[0].paragraph
    lines = tuple(line for item in group for line in item.paragraph.lines)
    text = " ".join(wide_apart(item.paragraph) for item in group)
    if group[0].label:
        text = text.removeprefix(BY).strip() if group[0].label == BY else text.partition(":")[2].strip()
    return Cell(text, first, lines)
