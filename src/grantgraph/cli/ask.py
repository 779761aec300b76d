"""`grantgraph ask`: the named questions of `ontology/questions/`, listed and answered."""

from __future__ import annotations

from typing import Any

import click

from grantgraph.cli.answering import How, answering
from grantgraph.questions import Question, find_question, load_questions

_EXAMPLES = """
\b
Examples:
  grantgraph ask
  grantgraph ask grantees-by-theme theme=rule-of-law
  grantgraph ask totals-by-currency --on out/ned-kazakhstan-2020 --format csv
"""


@click.command(epilog=_EXAMPLES)
@click.argument("name", required=False)
@click.argument("values", metavar="[PARAMETER=VALUE]...", nargs=-1)
@click.option("--sparql", is_flag=True, help="Show the query instead of its answer.")
@click.option("--shacl", is_flag=True, help="Write all questions as SHACL executables (Turtle).")
@answering
def command(name: str | None, values: tuple[str, ...], sparql: bool, shacl: bool, **options: Any) -> None:
    """Answer the question NAME; without a name, list all questions."""
    if shacl:
        from grantgraph.exports.questions import to_turtle

        click.echo(to_turtle(load_questions().values()), nl=False)
        return
    if name is None:
        _list()
        return
    question, given = find_question(name), _pairs(values)
    if sparql:
        click.echo(question.query(given))
        return
    bindings = question.bindings(given)
    click.echo(_heading(question, given), err=True)
    How(**options).answer(question.text, bindings)


def _pairs(values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise click.UsageError(f"{value!r} is no PARAMETER=VALUE")
        pairs[name] = text
    return pairs


def _heading(question: Question, given: dict[str, str]) -> str:
    values = ", ".join(f"{p.name}={given.get(p.name, p.example)}" for p in question.parameters)
    return question.title + (f"  ({values})" if values else "")


def _list() -> None:
    for question in load_questions().values():
        click.echo(click.style(question.name, bold=True))
        click.echo(f"    {question.title}")
        for parameter in question.parameters:
            click.echo(f"    {parameter.name}={parameter.example}  {parameter.meaning}")
    click.echo("\nAsk one with: grantgraph ask NAME [PARAMETER=VALUE]")
