"""Sources in; grants, triples of RDF sources, and problems out. A source is read whole, or refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Correction, Grant, Problem
from grantgraph.namespaces import GG
from grantgraph.pipeline.corrections import Corrections, is_corrections
from grantgraph.pipeline.folders import find_files
from grantgraph.pipeline.settings import Progress, Settings, silent
from grantgraph.rdf.reading import read_triples
from grantgraph.readers import READERS
from grantgraph.readers.detection import detect
from grantgraph.readers.source import Source, open_source
from grantgraph.report import CorrectionsFile, SourceOutcome

_GRANT = ox.NamedNode(str(GG.Grant))


@dataclass
class Reading:
    """What came out of the sources, what became of each, and what a person says of how they are read.

    `corrections` judge findings; those of entries have been applied. `written` are all rows of `corrections_files`.
    `notes` are sentences about the whole.
    """

    grants: list[Grant] = field(default_factory=list)
    triples: list[ox.Triple] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    outcomes: list[SourceOutcome] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    corrections_files: list[CorrectionsFile] = field(default_factory=list)
    written: tuple[Correction, ...] = ()
    notes: list[str] = field(default_factory=list)


def read(paths: Sequence[Path], settings: Settings, progress: Progress = silent) -> Reading:
    """All sources, in an order that does not depend on the order of paths; refused where none could be read.

    A folder stands for the files that `find_files` finds there. What holds the same bytes twice is read once.
    """
    reading, refusals = Reading(), []
    corrections = Corrections(settings.corrections)
    found = [find_files(path) for path in paths]
    files = sorted((file for each in found for file in each.files), key=lambda file: file.name)
    files = [file for file in files if not is_corrections(file)] or files
    first: dict[str, str] = {}
    for path in files:
        progress(f"reading {path.name}")
        try:
            source = open_source(path)
            if source.sha256 in first:
                _leave_out_copy(source, first[source.sha256], reading)
            else:
                _read_one(source, settings, corrections, reading)
                first[source.sha256] = source.name
        except SourceRefused as refusal:
            refusals.append(refusal)
            reading.outcomes.append(SourceOutcome.refused(refusal))
    if len(refusals) == len(files):
        raise _all_refused(refusals)
    reading.grants.sort(key=lambda grant: (grant.listing.name, grant.listing.sha256))
    reading.problems += corrections.problems
    reading.corrections_files, reading.written = corrections.files, tuple(corrections.written())
    reading.notes += corrections.elsewhere({outcome.name for outcome in reading.outcomes})
    if builds := sum(each.builds for each in found):
        reading.notes.append(
            f"left out: what earlier builds wrote ({builds} {'folder' if builds == 1 else 'folders'})"
        )
    return reading


def _leave_out_copy(copy: Source, first: str, reading: Reading) -> None:
    reason = f"has the same bytes as {first}; its grants are counted once"
    reading.problems.append(Problem(copy.name, "the whole file", reason))


def _all_refused(refusals: list[SourceRefused]) -> SourceRefused:
    first, *others = refusals
    return SourceRefused("; ".join(map(str, refusals)), "nothing is left to build") if others else first


def _read_one(source: Source, settings: Settings, corrections: Corrections, reading: Reading) -> None:
    form = settings.format or detect(source).format
    judging, regrouping = corrections.of(source)
    if form == "rdf":
        _read_graph(source, reading)
        reason = "an RDF source is taken as it is"
        reading.problems += (_idle(row, reason) for row in (*judging, *regrouping))
        return
    if form != "listing":
        reason = f"only entries of a written page are split or joined, and {source.name} is read as {form}"
        reading.problems += (_idle(row, reason) for row in regrouping)
    _read_grants(source, form, replace(settings.context, corrections=regrouping), reading)
    reading.corrections += judging


def _idle(row: Correction, reason: str) -> Problem:
    return Problem(row.file, row.location, f"{reason}; the row was not applied")


def _read_graph(source: Source, reading: Reading) -> None:
    triples = read_triples(source.path)
    grants = sum(triple.object == _GRANT for triple in triples)
    if not grants:
        reading.problems.append(
            Problem(source.name, "the whole file", "holds no grant; its triples are kept")
        )
    reading.triples += triples
    reading.outcomes.append(SourceOutcome(source.name, grants, "rdf", source.sha256))


def _read_grants(source: Source, form: str, context: Context, reading: Reading) -> None:
    grants: list[Grant] = []
    problems: list[Problem] = []
    for item in READERS[form](source, context):
        if isinstance(item, Grant):
            grants.append(item)
        else:
            problems.append(item)
    if not grants:
        first = f": {problems[0].location}: {problems[0].reason}" if problems else ""
        raise SourceRefused(source.name, f"no grant was found in it (read as {form}){first}")
    reading.grants += grants
    reading.problems += problems
    reading.outcomes.append(SourceOutcome(source.name, len(grants), form, source.sha256))
