"""The slots of records that come again: what stands at one place of all of them, each with the lines it stands on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from grantgraph.readers.documents import Line
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.records.kinds import Kind, kind_of


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
