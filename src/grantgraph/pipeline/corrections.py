"""Files of corrections: which belong to which source, and what they say of it.

A file named `corrections.csv` beside a source is used by itself. It is no source of its own, and a row concerns the
source that it names. Files named by the user are used instead of those beside the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grantgraph.enrich.corrections import Statement, notation
from grantgraph.errors import SourceRefused
from grantgraph.model import Correction, Problem, reading_order
from grantgraph.rdf.mapping import Record
from grantgraph.readers.corrections import NAME, read_corrections
from grantgraph.readers.source import Source, open_source
from grantgraph.report import AppliedCorrection, CorrectionsFile

UNREAD = "the whole file"


@dataclass
class Corrections:
    """The corrections of a build. `named` are the files the user named; None: those that lie beside the sources.

    `SourceRefused` where a file that the user named cannot be used; one that lies beside is told among the problems.
    """

    named: Sequence[Path] | None = None
    problems: list[Problem] = field(default_factory=list)
    files: list[CorrectionsFile] = field(default_factory=list)
    _read: dict[Path, tuple[Correction, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in self.named or ():
            self._rows(path)

    def of(self, source: Source) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
        """The rows that name a source: those that judge findings, and those that split and join entries."""
        paths = [source.path.parent / NAME] if self.named is None else self.named
        rows = (row for path in paths for row in self._rows(path))
        bound = [replace(row, listing=source.sha256) for row in rows if row.source == source.name]
        regrouping = tuple(row for row in bound if row.action in {"split", "join"})
        return tuple(row for row in bound if row.action not in {"split", "join"}), regrouping

    def written(self) -> Iterator[Correction]:
        """Every row of every file, whatever source it names."""
        for rows in self._read.values():
            yield from rows

    def elsewhere(self, sources: set[str]) -> Iterator[str]:
        """A sentence for each file that also has rows on sources that are not in this build."""
        for rows in self._read.values():
            others = sorted({row.source for row in rows} - sources)
            if others:
                count = sum(row.source in others for row in rows)
                told = f"{count} rows are" if count > 1 else "1 row is"
                yield f"{rows[0].file}: {told} on sources that are not in this build: {', '.join(others)}"

    def _rows(self, path: Path) -> tuple[Correction, ...]:
        if path not in self._read:
            self._read[path] = tuple(self._read_file(path))
        return self._read[path]

    def _read_file(self, path: Path) -> Iterator[Correction]:
        if self.named is None and not path.is_file():
            return
        try:
            source = open_source(path)
            items = list(read_corrections(source))
        except SourceRefused as refusal:
            if self.named is not None:
                raise
            self.problems.append(Problem(refusal.source, refusal.location or UNREAD, refusal.reason))
            return
        self.files.append(CorrectionsFile(source.name, source.sha256))
        self.problems += [item for item in items if isinstance(item, Problem)]
        yield from (item for item in items if isinstance(item, Correction))


def is_corrections(path: Path) -> bool:
    """Whether a path names a file of corrections and no source."""
    if path.name != NAME or not path.is_file():
        return False
    try:
        source = open_source(path)
        next(read_corrections(source), None)
    except SourceRefused:
        return False
    return True


def applied(records: Iterable[Record]) -> list[AppliedCorrection]:
    """The corrections that stand in records, in the order of their files."""
    found = dict.fromkeys(each for record in records for each in _applied(record))
    return sorted(found, key=lambda each: (each.correction.file, reading_order(each.correction.location)))


def _applied(record: Record) -> Iterator[AppliedCorrection]:
    grant = record.grant.title or record.grant.location
    for correction in record.grant.regrouped:
        yield AppliedCorrection(correction, grant)
    statements: tuple[Statement, ...] = (*record.findings, *record.places)
    kept = ((correction, each) for each in statements for correction in each.corrections)
    for correction, each in (*kept, *record.rejected):
        yield AppliedCorrection(correction, grant, notation(each), each.evidence.exact)


def told(files: Iterable[CorrectionsFile], corrections: Sequence[AppliedCorrection]) -> Iterator[str]:
    """A sentence for each file of corrections that was used."""
    for file in files:
        rows = {each.correction.location for each in corrections if each.correction.sha256 == file.sha256}
        count = f"{len(rows)} corrections were" if len(rows) != 1 else "1 correction was"
        yield f"{count} applied from {file.name}."
