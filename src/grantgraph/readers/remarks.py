"""What a reader has to say beside its grants: faults at their place, and what recurs, told once with its count."""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.model import Problem

WHOLE_FILE = "the whole file"  # the location of what is true of all of it


class Remarks:
    """Collects remarks on one source. `drain` gives what came up since, `summary` what was counted."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._new: list[Problem] = []
        self._counted: dict[str, tuple[int, str]] = {}

    def add(self, location: str, reason: str) -> None:
        """A fault at one place."""
        self._new.append(Problem(self._source, location, reason))

    def count(self, location: str, reason: str) -> None:
        """Something that may recur at many places: told once, with the number and the first place."""
        times, first = self._counted.get(reason, (0, location))
        self._counted[reason] = (times + 1, first)

    def drain(self) -> Iterator[Problem]:
        """The faults since the last call."""
        new, self._new = self._new, []
        yield from new

    def summary(self) -> Iterator[Problem]:
        """What is left: the faults since `drain`, then all that was counted, in the order in which it came up."""
        yield from self.drain()
        for reason, (times, first) in self._counted.items():
            told = reason if times == 1 else f"{reason} ({times} times, first here)"
            yield Problem(self._source, first, told)
