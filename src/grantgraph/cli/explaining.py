"""How an explanation is shown: as a table for people, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grantgraph.cli.terminal import one_line
from grantgraph.enrich.corrections import Found, notation
from grantgraph.model import Correction, Finding, PeriodFinding, Problem
from grantgraph.readers.listing import Understanding
from grantgraph.readers.listing.explanation import Row


@dataclass(frozen=True, slots=True)
class Explained:
    """A page as it was understood, its lines with their roles, and what was found in each entry."""

    understood: Understanding
    rows: tuple[Row, ...]
    found: tuple[Found, ...]
    periods: tuple[tuple[PeriodFinding, ...], ...]
    problems: tuple[Problem, ...] = ()


def draw(explained: Explained) -> None:
    """Print it as a table."""
    understood, console = explained.understood, Console(highlight=False)
    for line in _page_lines(understood):
        console.print(line, markup=False)
    console.print()
    console.print(_table(explained))
    for doubt in understood.reading.doubts:
        place = understood.document.place(doubt.lines[0], doubt.lines[-1])
        console.print(f"{place}: {doubt.reason}", markup=False)
    for problem in explained.problems:
        told = one_line(f"{problem.source}, {problem.location}: {problem.reason}")
        console.print(told, markup=False)


def _page_lines(understood: Understanding) -> Iterator[str]:
    """The layout, the facts of the page, and what had to be told by signs."""
    yield f"Layout: {understood.reading.layout}"
    for name, value in _facts(understood).items():
        shown = ", ".join(value) if isinstance(value, list) else value
        yield f"  {name}: {one_line(shown) if shown else 'not stated'}"
    for remark in (*understood.document.remarks, *understood.page.remarks):
        yield f"  note: {one_line(remark)}"


def _table(explained: Explained) -> Table:
    """A row for each line, and below the last line of an entry its tags."""
    rows = explained.rows
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("where", "read as", ""):
        table.add_column(heading, no_wrap=heading != "", overflow="fold")
    for index, row in enumerate(rows):
        table.add_row(row.place, Text(_role(row), _style(row)), Text(one_line(_short(row.text))))
        if row.entry and (index + 1 == len(rows) or rows[index + 1].entry != row.entry):
            for name, reason in _told(explained, row.entry - 1):
                table.add_row("", Text(f"  {name}", "cyan"), Text(one_line(reason), "dim"))
            table.add_row()
    return table


def _told(explained: Explained, entry: int) -> Iterator[tuple[str, str]]:
    """What was found in an entry, and what a person did to it: names and reasons."""
    for correction in explained.understood.reading.entries[entry].corrections:
        yield correction.action, _by(correction)
    for finding in explained.found[entry].findings:
        yield finding.concept.id, _because(finding)
    for period in explained.periods[entry]:
        yield period.property, f"{period.value}: “{_short(period.evidence.exact)}”"
    for correction, rejected in explained.found[entry].rejected:
        yield f"not {notation(rejected)}", f"“{_short(rejected.evidence.exact)}”: {_by(correction)}"


def _role(row: Row) -> str:
    return (
        " + ".join(row.roles)
        + (" ?" if row.confidence == "low" else "")
        + (" (cut off)" if row.is_cut_off else "")
    )


def _style(row: Row) -> str:
    if row.entry is None:
        return "dim"
    return "green" if row.confidence == "high" else "yellow"


def _because(finding: Finding) -> str:
    by = "".join(f", {_by(correction)}" for correction in finding.corrections)
    return f"{finding.confidence}: “{_short(finding.evidence.exact)}” by the cue {finding.rule}{by}"


_DONE = {"accept": "accepted", "reject": "rejected", "add": "added", "split": "split", "join": "joined"}


def _by(correction: Correction) -> str:
    """Who did it, where that stands, and why."""
    why = f": {correction.why}" if correction.why else ""
    who = f" by {correction.who}" if correction.who else ""
    return f"{_DONE[correction.action]}{who} ({correction.file}, {correction.location}){why}"


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:70]} … {text[-25:]}"


def _facts(understood: Understanding) -> dict[str, Any]:
    page = understood.page
    return {
        "title": page.title,
        "funder": page.funder,
        "countries": [place.label for place in page.countries],
        "year": page.year.value if page.year else None,
        "issued": page.issued.value if page.issued else None,
    }


def as_json(explained: Explained) -> dict[str, Any]:
    """The same as plain values."""
    understood = explained.understood
    entries = zip(explained.found, understood.reading.entries, strict=True)
    corrected = [
        {"entry": number, **_as_correction(correction)}
        for number, (found, entry) in enumerate(entries, 1)
        for correction in (*entry.corrections, *(correction for correction, _ in found.rejected))
    ]
    return {
        "layout": understood.reading.layout,
        "page": _facts(understood) | {"remarks": [*understood.document.remarks, *understood.page.remarks]},
        "lines": [
            {
                "place": row.place,
                "text": row.text,
                "roles": list(row.roles),
                "confidence": row.confidence,
                "entry": row.entry,
            }
            for row in explained.rows
        ],
        "findings": [
            _as_finding(number, finding)
            for number, found in enumerate(explained.found, 1)
            for finding in found.findings
        ],
        "periods": [
            {"entry": number, "property": each.property, "value": each.value, "exact": each.evidence.exact}
            for number, found in enumerate(explained.periods, 1)
            for each in found
        ],
        **({"corrections": corrected} if corrected else {}),
        **(
            {"problems": [_as_problem(problem) for problem in explained.problems]}
            if explained.problems
            else {}
        ),
    }


def _as_finding(entry: int, finding: Finding) -> dict[str, Any]:
    told = {
        "entry": entry,
        "concept": finding.concept.id,
        "confidence": finding.confidence,
        "field": finding.evidence.field,
        "exact": finding.evidence.exact,
        "cue": finding.rule,
    }
    by = [_as_correction(correction) for correction in finding.corrections]
    return told | ({"corrections": by} if by else {})


def _as_correction(correction: Correction) -> dict[str, str]:
    values = {
        "action": correction.action,
        "concept": correction.concept,
        "who": correction.who,
        "when": correction.when.value if correction.when else "",
        "why": correction.why,
        "location": f"{correction.file}, {correction.location}",
    }
    return {name: value for name, value in values.items() if value}


def _as_problem(problem: Problem) -> dict[str, str]:
    return {"source": problem.source, "location": problem.location, "reason": problem.reason}
