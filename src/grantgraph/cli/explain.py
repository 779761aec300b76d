"""`grantgraph explain`: a page line by line, each with the role it got, and each grant's tags with their cues."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from grantgraph.model import Finding
    from grantgraph.readers.listing import Understanding
    from grantgraph.readers.listing.explanation import Row


@click.command("explain")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--funder", help="The funder, whatever the page says.")
@click.option("--country", help="The country, whatever the page says.")
@click.option("--year", help="The year, whatever the page says.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def command(source: Path, as_json: bool, **said: str | None) -> None:
    """Show how a written page is understood: the role of each line, and each tag with its cue.

    A question mark stands beside a role that was a close call. For prose listings; structured data needs no guess.
    """
    from grantgraph.readers.listing import understand
    from grantgraph.readers.listing.explanation import explain
    from grantgraph.readers.source import open_source
    from grantgraph.vocabulary.funders import reading_context

    opened, context = open_source(source), reading_context(**said)
    _wants_a_page(opened)
    understood = understand(opened, context)
    findings = list(_findings(opened, understood))
    rows = list(explain(understood))
    if as_json:
        click.echo(json.dumps(_as_json(understood, rows, findings), ensure_ascii=False, indent=1))
    else:
        _draw(understood, rows, findings)


def _wants_a_page(source: Any) -> None:
    from grantgraph.errors import SourceRefused
    from grantgraph.readers.detection import detect

    detected = detect(source)
    if detected.format != "listing":
        reason = f"is read as {detected.format} ({detected.reason}); explain is for written pages"
        raise SourceRefused(source.name, reason)


def _findings(source: Any, understood: Understanding) -> Iterator[list[Finding]]:
    """The findings of each entry, in the order of the page; none for one that is cut off."""
    from grantgraph.enrich.tagging import Tagger
    from grantgraph.model import Grant
    from grantgraph.readers.listing.grants import grants
    from grantgraph.vocabulary.concepts import load_concepts

    tagger = Tagger(load_concepts())
    read = (item for item in grants(source, understood.document, understood.reading, understood.page))
    found = iter([list(tagger.find(item)) for item in read if isinstance(item, Grant)])
    for entry in understood.reading.entries:
        yield [] if entry.is_cut_off else next(found)


def _draw(understood: Understanding, rows: Sequence[Row], findings: Sequence[list[Finding]]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for line in _page_lines(understood):
        console.print(line, markup=False)
    console.print()
    console.print(_table(rows, findings))
    for doubt in understood.reading.doubts:
        console.print(
            f"{understood.document.place(doubt.lines[0], doubt.lines[-1])}: {doubt.reason}", markup=False
        )


def _page_lines(understood: Understanding) -> Iterator[str]:
    """The layout, the facts of the page, and what had to be told by signs."""
    from grantgraph.cli.terminal import one_line

    yield f"Layout: {understood.reading.layout}"
    for name, value in _facts(understood).items():
        shown = ", ".join(value) if isinstance(value, list) else value
        yield f"  {name}: {one_line(shown) if shown else 'not stated'}"
    for remark in (*understood.document.remarks, *understood.page.remarks):
        yield f"  note: {one_line(remark)}"


def _table(rows: Sequence[Row], findings: Sequence[list[Finding]]) -> Any:
    """A row for each line, and below the last line of an entry its tags."""
    from rich.table import Table
    from rich.text import Text

    from grantgraph.cli.terminal import one_line

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("where", "read as", ""):
        table.add_column(heading, no_wrap=heading != "")
    for index, row in enumerate(rows):
        table.add_row(row.place, Text(_role(row), _style(row)), Text(one_line(_short(row.text))))
        if row.entry and (index + 1 == len(rows) or rows[index + 1].entry != row.entry):
            for finding in findings[row.entry - 1]:
                table.add_row(
                    "", Text(f"  {finding.concept.id}", "cyan"), Text(one_line(_because(finding)), "dim")
                )
            table.add_row()
    return table


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
    return f"{finding.confidence}: “{_short(finding.evidence.exact)}” by the cue {finding.rule}"


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


def _as_json(
    understood: Understanding, rows: Sequence[Row], findings: Sequence[list[Finding]]
) -> dict[str, Any]:
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
            for row in rows
        ],
        "findings": [
            _as_row(number, finding) for number, found in enumerate(findings, 1) for finding in found
        ],
    }


def _as_row(entry: int, finding: Finding) -> dict[str, Any]:
    return {
        "entry": entry,
        "concept": finding.concept.id,
        "confidence": finding.confidence,
        "field": finding.evidence.field,
        "exact": finding.evidence.exact,
        "cue": finding.rule,
    }
