"""A page and its readings by several layouts, with what is asked of each more than once: found once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from grantgraph.model import Context, PublishedDate
from grantgraph.readers.documents import Line
from grantgraph.readers.listing.entry import Part, Reading
from grantgraph.readers.listing.layouts.soundness import soundness
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.plausibility import speaks_of_funding, tells_of_grants
from grantgraph.readers.listing.structure.opening_dates import dated
from grantgraph.readers.listing.whole_page import seen_whole


@dataclass(frozen=True)
class Ground:
    """What all readings of a page stand on: the lines they read, and the dates and the furniture set apart before."""

    page: list[Paragraph]
    dates: Mapping[Line, PublishedDate | None]
    furniture: tuple[Part, ...]
    context: Context

    @cached_property
    def categories(self) -> frozenset[str]:
        """All category lines known of funders, in small letters."""
        return frozenset(line.casefold() for lines in self.context.categories.values() for line in lines)

    @cached_property
    def is_of_funding(self) -> bool:
        """Whether the page speaks of funding, or page or user name a funder."""
        return speaks_of_funding(self.page, self.context)


@dataclass(frozen=True)
class Candidate:
    """The page as one layout reads it."""

    reading: Reading
    ground: Ground

    @property
    def count(self) -> int:
        """How many grants it finds."""
        return len(self.reading.entries)

    @cached_property
    def tells_of_grants(self) -> bool:
        """Whether what it finds are grants at all."""
        return tells_of_grants(self.reading, self.ground.page, is_of_funding=self.ground.is_of_funding)

    @cached_property
    def seen(self) -> Reading:
        """The reading as all of the page shows it, with what was set apart before."""
        reading = dated(self.reading, self.ground.dates)
        reading = replace(reading, asides=(*reading.asides, *self.ground.furniture))
        return seen_whole(reading, self.ground.categories)

    @cached_property
    def soundness(self) -> float:
        """How well it holds together."""
        return soundness(self.reading, self.seen, self.ground.page)
