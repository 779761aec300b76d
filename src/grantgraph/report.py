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
from grantgraph.model import Correction, Problem

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
class CorrectionsFile:
    """A file of corrections that a build used: its name without a folder, and its digest."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A correction that was applied, the grant it was applied to by its title or place, and what was judged."""

    correction: Correction
    grant: str
    concept: str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a user should know about a build and cannot see in the graph.

    `counts` are whole numbers by name (`grants`, `findings`, ...), `notes` are sentences about the build as
    a whole. `corrections` are those that were applied; what was not is among the problems.
    """

    sources: tuple[SourceOutcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    corrections_files: tuple[CorrectionsFile, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()

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
            **self._corrected(),
        }
        text = json.dumps(document, ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8", "backslashreplace")

    def _corrected(self) -> dict[str, Any]:
        """What a person corrected; nothing where no file of corrections was used."""
        if not self.corrections_files:
            return {}
        files = sorted(self.corrections_files, key=lambda file: (file.name, file.sha256))
        return {
            "corrections": {
                "files": [{"name": file.name, "sha256": file.sha256} for file in files],
                "applied": [_applied(each) for each in self.corrections],
            }
        }


def _applied(applied: AppliedCorrection) -> dict[str, Any]:
    row = applied.correction
    values = {
        "file": row.file,
        "location": row.location,
        "action": row.action,
        "source": row.source,
        "grant": applied.grant,
        "concept": applied.concept,
        "exact": applied.exact,
        "who": row.who,
        "when": row.when.value if row.when else "",
        "why": row.why,
    }
    return {key: value for key, value in values.items() if value}


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
