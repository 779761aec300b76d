"""Records that come again, laid on each other: the order of lines that most have, and what stands at each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from grantgraph.readers.listing.records.cutting import BY, Item, Record
from grantgraph.readers.listing.records.kinds import PROSE, Kind
from grantgraph.readers.listing.records.slots import Cell, Slot
from grantgraph.readers.listing.signs.wide import wide_apart

_LEAST_RECORDS, _MOST_LINES = 3, 14
_SAME = 2  # how well a line suits a place of its own key; half as well one of a like key
_PROSE = frozenset(kind.name for kind in PROSE)
_LOOSE = _PROSE | {Kind.WORDS.name, Kind.PLACE.name, Kind.WITH_SUM.name}


def align(records: Sequence[Record]) -> list[Slot]:
    """The slots of the records that share the order of lines most of them have; none where fewer than three do."""
    records = _without_closing(records)
    template = _template(records)
    if template is None:
        return []
    rows = [row for record in records if (row := _match(record, template))]
    if len(rows) < _LEAST_RECORDS:
        return []
    return [_slot(key, cells) for key, cells in zip(template, zip(*rows, strict=True), strict=True)]


def _slot(key: str, cells: tuple[Cell | None, ...]) -> Slot:
    """The slot at a place of the template; a key that is no kind of line is the label before each of its cells."""
    is_label = key not in Kind.__members__ and key != BY
    return Slot(cells, key if is_label else "", frozenset({BY} if key == BY else ()))


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


def _match(record: Record, template: tuple[str, ...]) -> list[Cell | None] | None:
    """A cell for each place of the template; None where the record is laid out otherwise."""
    groups = _groups(record[: _MOST_LINES * 2])
    score, pairs = _best_pairs([group[0] for group in groups], template)
    if score < len(template) or not pairs:
        return None
    used = {index for index, _ in pairs}
    if sum(len(groups[index]) for index in range(min(used), max(used)) if index not in used) > 1:
        return None
    row: list[Cell | None] = [None] * len(template)
    for index, place in pairs:
        row[place] = _cell(groups[index])
    return row


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
