"""`report.json`: what became of every source, everything that could not be read, and the counts.

Its shape is `schemas/report.schema.json`. The same sources give the same bytes, in whatever order they are
named. Files are named without their folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grantgraph.errors import SourceRefused
from grantgraph.model import Problem

SCHEMA = "https://w3id.org/grantgraph/schema/report-1.json"


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """A source that was read (`format`, `sha256`, `grants`) or refused (`refusal`: one sentence)."""

    name: str
    grants: int = 0
    format: str | None = None
    sha256: str | None = None
    refusal: str | None = None
    location: str | None = None

    @classmethod
    def refused(cls, error: SourceRefused) -> SourceOutcome:
        """The outcome of a source that could not be used as a whole."""
        name = error.source.replace("\\", "/").rsplit("/", 1)[-1]
        return cls(name, refusal=error.reason, location=error.location)


@dataclass(frozen=True, slots=True)
class Report:
    """All that a user should know about a build and cannot see in the graph.

    `counts` are whole numbers by name (`grants`, `findings`, ...), `notes` are sentences about the build as
    a whole.
    """

    sources: tuple[SourceOutcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def ordered_sources(self) -> list[SourceOutcome]:
        """The sources in an order that does not depend on how they were named."""
        return sorted(self.sources, key=lambda source: (source.name, source.sha256 or ""))

    @property
    def ordered_problems(self) -> list[Problem]:
        """Grouped by file; within a file in the order of reading, which is the order of the file."""
        return sorted(self.problems, key=lambda problem: problem.source)

    def to_json(self) -> bytes:
        """The file's bytes. A character that is no legal text (half of a pair) is written as its escape."""
        document: dict[str, Any] = {
            "$schema": SCHEMA,
            "counts": {
                "sources": len(self.sources),
                "sourcesRefused": sum(source.refusal is not None for source in self.sources),
                "problems": len(self.problems),
                **dict(sorted(self.counts.items())),
            },
            "sources": [_source(s) for s in self.ordered_sources],
            "problems": [
                {"source": p.source, "location": p.location, "reason": p.reason}
                for p in self.ordered_problems
            ],
            "notes": sorted(self.notes),
        }
        text = json.dumps(document, ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8", "backslashreplace")


def _source(outcome: SourceOutcome) -> dict[str, Any]:
    values = {
        "name": outcome.name,
        "format": outcome.format,
        "sha256": outcome.sha256,
        "grants": outcome.grants,
        "refused": outcome.refusal,
        "location": outcome.location,
    }
    return {key: value for key, value in values.items() if value is not None}
