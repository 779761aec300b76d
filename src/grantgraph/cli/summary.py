"""What a build tells on the screen: one moving line while it works, and a few sentences at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from grantgraph.cli.terminal import one_line
from grantgraph.model import Problem
from grantgraph.pipeline import Progress
from grantgraph.report import Report

_SHOWN = 3  # problems told on the screen; all of them stand in the report


@contextmanager
def progress() -> Iterator[Progress]:
    """A line on standard error that says what is being done, where a person watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("starting") as status:
        yield lambda step: status.update(f"[bold]{step}[/bold] ...")


def summarize(report: Report, folder: Path, sparql: bool = True) -> None:
    """A summary of the build that a person likes to read."""
    counts = report.counts
    click.echo(f"{_many(counts['grants'], 'grant')} from {_many(len(report.sources), 'source')}")
    for line in _grantees(report):
        click.echo(f"  {line}")
    for outcome in report.sources:
        if outcome.refusal:
            click.echo(f"  refused: {one_line(f'{outcome.name}: {outcome.refusal}')}")
    _tell_problems(report)
    for note in report.notes:
        click.echo(f"  {note}")
    click.echo(f"\nOpen {folder / 'network.html'} to browse; graph.ttl and report.html are beside it.")
    click.echo(_page_line(folder / "network.html", sparql))


def _page_line(page: Path, sparql: bool) -> str:
    from grantgraph.exports.page.sparql import HOW_TO_GET, has_engine

    size = f"The page is {page.stat().st_size / 1e6:.1f} MB"
    if not sparql:
        return f"{size}, without its SPARQL view."
    if has_engine():
        return f"{size} and can be asked by SPARQL; --no-sparql leaves that out."
    return f"{size}. It has no SPARQL view, since this checkout lacks the engine; to get it: {HOW_TO_GET}"


def _grantees(report: Report) -> Iterator[str]:
    counts = report.counts
    named, nameless = (
        _many(counts["organizations"], "organization"),
        _many(counts["undisclosedGrantees"], "grantee"),
    )
    yield f"{named} by name, {nameless} undisclosed"
    yield f"{_many(counts['findings'], 'finding')}, each with the words it rests on"


def _tell_problems(report: Report) -> None:
    problems = report.problems
    if not problems:
        return
    click.echo(f"  {_many(len(problems), 'problem')}, all in report.html:")
    for problem in sorted(problems, key=_is_small)[:_SHOWN]:
        click.echo(f"    {one_line(f'{problem.source}, {problem.location}: {problem.reason}')}")


def _is_small(problem: Problem) -> bool:
    """Whether it tells of a field that nothing is made of, which changes no statement of the graph."""
    return " is not used" in problem.reason


def _many(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
