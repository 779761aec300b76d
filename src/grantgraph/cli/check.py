"""`grantgraph check`: a build or any RDF file against the ontology's rules, or a user's own shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from grantgraph.cli.sources import opened
from grantgraph.cli.summary import progress
from grantgraph.cli.terminal import visible
from grantgraph.rdf.dataset import Dataset
from grantgraph.resources import ontology_file
from grantgraph.validation import Severity, Violation, check_violations, find_violations
from grantgraph.validation.reference import TIME_LIMIT, validate

_SHOWN = 5  # results told under each rule; all of them with --format json
_WIDTH = 120  # signs of a value; all of it with --format json
_ANYTHING = "SELECT ?node { ?node a ?kind FILTER(STRSTARTS(STR(?kind), STR(gg:))) } LIMIT 1"

_EXAMPLES = """
\b
Examples:
  grantgraph check
  grantgraph check out/ned-kazakhstan-2020 --quick
  grantgraph check other.ttl --shapes my-shapes.ttl
"""


@click.command(epilog=_EXAMPLES)
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option(
    "--shapes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own SHACL shapes instead.",
)
@click.option("--quick", is_flag=True, help="The way a build checks: the same rules, without pySHACL.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0.1),
    default=TIME_LIMIT,
    show_default=True,
    help="Seconds for pySHACL.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(source: Path | None, shapes: Path | None, quick: bool, time_limit: float, form: str) -> int:
    """Check a graph against the shapes and rules of the ontology, or against SHACL shapes of your own.

    SOURCE is a build folder, a store or an RDF file; without it, the newest build under out/. A violation
    means that the graph is wrong, a warning that its source is incomplete or odd. Ends with 1 if there is a
    violation.
    """
    if quick and shapes:
        raise click.UsageError("--quick knows the shapes of the ontology only; leave out --shapes")
    dataset = opened(source)
    with progress() as tell:
        tell(f"checking {len(dataset):,} triples" + ("" if quick else " with pySHACL"))
        found = find_violations(dataset) if quick else _validated(dataset, shapes, time_limit)
    if form == "json":
        click.echo(json.dumps([asdict(violation) for violation in found], ensure_ascii=False, indent=2))
    else:
        _tell(found)
        if not shapes and not dataset.select(_ANYTHING):
            click.echo(
                "The graph holds nothing that the ontology describes: nothing was checked but the datatypes."
            )
    return int(any(violation.severity is Severity.VIOLATION for violation in found))


def _validated(dataset: Dataset, shapes: Path | None, time_limit: float) -> list[Violation]:
    if shapes:
        return validate(dataset, shapes, time_limit)
    return sorted({*validate(dataset, ontology_file("shapes.ttl"), time_limit), *check_violations(dataset)})


def _tell(found: Sequence[Violation]) -> None:
    """One paragraph a rule, the worst first, and a last line that sums up."""
    for (_, rule), group in groupby(sorted(found, key=_by_rule), key=_by_rule):
        each = list(group)
        click.echo(f"{each[0].severity}: {each[0].message}  [{rule}]")
        for violation in each[:_SHOWN]:
            click.echo(f"    {visible(violation.node)}  {visible(violation.value)[:_WIDTH]}".rstrip())
        if len(each) > _SHOWN:
            click.echo(f"    and {len(each) - _SHOWN:,} more")
    click.echo(_summary(found))


def _by_rule(violation: Violation) -> tuple[int, str]:
    return list(Severity).index(violation.severity), violation.rule


def _summary(found: Iterable[Violation]) -> str:
    severities = [violation.severity for violation in found]
    violations = severities.count(Severity.VIOLATION)
    warnings = len(severities) - violations
    counts = f"violations: {violations:,}, warnings: {warnings:,}"
    return f"{'Not valid' if violations else 'Valid'} ({counts})."
