"""`grantgraph explain`: a page line by line, each with the role it got, and each grant's tags with their cues."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grantgraph.cli.page_facts import page_facts

if TYPE_CHECKING:
    from grantgraph.enrich.corrections import Found
    from grantgraph.model import Correction, PeriodFinding, Problem
    from grantgraph.readers.listing import Understanding
    from grantgraph.readers.source import Source


@click.command("explain")
@click.argument("source", type=click.Path(path_type=Path))
@page_facts
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    multiple=True,
    help="What a person corrected.  [default: corrections.csv beside the source]",
)
@click.option("--no-corrections", is_flag=True, help="Leave out corrections.csv beside the source.")
@click.option("--json", "wants_json", is_flag=True, help="Print JSON instead of a table.")
def command(
    source: Path, wants_json: bool, corrections: tuple[Path, ...], no_corrections: bool, **said: str | None
) -> None:
    """Show how a written page is understood: the role of each line, and each tag with its cue.

    A question mark stands beside a role that was a close call. For prose listings; structured data needs no guess.
    """
    from grantgraph.cli.correcting import chosen_corrections
    from grantgraph.cli.explaining import Explained, as_json, draw
    from grantgraph.pipeline.corrections import Corrections
    from grantgraph.readers.listing import understand
    from grantgraph.readers.listing.explanation import explain
    from grantgraph.readers.source import open_source
    from grantgraph.vocabulary.funders import reading_context

    opened, context = open_source(source), reading_context(**said)
    _wants_a_page(opened)
    used = Corrections(chosen_corrections(corrections, no_corrections))
    judging, regrouping = used.of(opened)
    understood = understand(opened, replace(context, corrections=regrouping))
    findings, periods, unfit = _findings(opened, understood, judging)
    problems = (*used.problems, *understood.problems, *unfit)
    explained = Explained(understood, tuple(explain(understood)), findings, periods, problems)
    if wants_json:
        click.echo(json.dumps(as_json(explained), ensure_ascii=False, indent=1))
    else:
        draw(explained)


def _wants_a_page(source: Source) -> None:
    from grantgraph.errors import SourceRefused
    from grantgraph.readers.detection import detect

    detected = detect(source)
    if detected.format != "listing":
        reason = f"is read as {detected.format} ({detected.reason}); explain is for written pages"
        raise SourceRefused(source.name, reason)


def _findings(
    source: Source, understood: Understanding, corrections: Sequence[Correction]
) -> tuple[tuple[Found, ...], tuple[tuple[PeriodFinding, ...], ...], list[Problem]]:
    """What is found in each entry and when it runs, in the order of the page; nothing in one that is cut off."""
    from grantgraph.enrich.corrections import Found, Judge
    from grantgraph.enrich.periods import find_period
    from grantgraph.model import Grant
    from grantgraph.pipeline.enrichment import statements
    from grantgraph.readers.listing.grants import grants
    from grantgraph.vocabulary.concepts import load_concepts

    items = grants(source, understood.document, understood.reading, understood.page)
    read = [item for item in items if isinstance(item, Grant)]
    judge = Judge(corrections, read, load_concepts())
    of_grant = (
        (judge.found(n, statements(grant)), tuple(find_period(grant))) for n, grant in enumerate(read)
    )
    entries = [(Found(), ()) if entry.is_cut_off else next(of_grant) for entry in understood.reading.entries]
    return tuple(found for found, _ in entries), tuple(periods for _, periods in entries), judge.problems
