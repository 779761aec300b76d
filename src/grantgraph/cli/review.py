"""`grantgraph review`: open questions of identity listed, decided one by one, and exported for a spreadsheet."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import click

_EXAMPLES = """
\b
Examples:
  grantgraph review
  grantgraph review decide
  grantgraph review decide GB-CHC-1136283 adil-soz-7f2d81ff same --why "their annual report"
  grantgraph review export questions.csv
  grantgraph build listing.txt grants.json --decisions decisions.csv
"""
_ON = click.option(
    "--on",
    type=click.Path(path_type=Path),
    help="A build folder or an RDF file. Without it: the newest build under out/.",
)
_DECISIONS = click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    default=Path("decisions.csv"),
    show_default=True,
    help="Where decisions are kept.",
)
_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}


@click.group(invoke_without_command=True, epilog=_EXAMPLES)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@_ON
@_DECISIONS
@click.pass_context
def command(context: click.Context, limit: int, on: Path | None, decisions: Path) -> None:
    """Which organizations may be one and the same: list the open questions, decide and export them.

    Nothing is merged by a likeness of names. A decision is a line of a CSV file, applied by `grantgraph build
    --decisions`, and undone by taking the line out.
    """
    context.obj = {"on": on, "decisions": decisions}
    if context.invoked_subcommand is None:
        _list(_questions(on, decisions), limit)


@command.command()
@click.argument("first", required=False)
@click.argument("second", required=False)
@click.argument("verdict", required=False, type=click.Choice(list(_VERDICTS.values())))
@click.option("--why", default="", help="What the decision rests on.")
@click.option("--who", default="", help="Who decides.  [default: the name you are logged in by]")
@click.pass_obj
def decide(  # noqa: PLR0913, PLR0917  (one parameter for each word on the command line)
    obj: dict[str, Any], first: str | None, second: str | None, verdict: str | None, why: str, who: str
) -> None:
    """Decide on two organizations by their keys; without keys, go through the open questions."""
    from grantgraph.review import record

    questions = _questions(obj["on"], obj["decisions"])
    who = who or _login()
    if first is None:
        _ask_all(questions, obj["decisions"], who)
        return
    if second is None or verdict is None:
        raise click.UsageError("wanted two keys and a verdict, for instance: KEY KEY same")
    question = _find(obj["on"], questions, first, second)
    record(obj["decisions"], question.answered(verdict, who, why))
    click.echo(
        f"{question.item.first.label} / {question.item.second.label}: {verdict}, noted in {obj['decisions']}"
    )


@command.command()
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@click.pass_obj
def export(obj: dict[str, Any], path: Path) -> None:
    """Write the open questions to a CSV file; with the column `verdict` filled in it is a file of decisions."""
    from grantgraph.errors import OutputRefused
    from grantgraph.review import generate_open

    questions = _questions(obj["on"], obj["decisions"])
    text = generate_open(questions)
    if str(path) == "-":
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputRefused(f"{path}: cannot be written: {error.strerror}") from error
    click.echo(f"{_counted(questions)} in {path}; fill in the column verdict: same, different or unsure")


def _questions(on: Path | None, decisions: Path) -> list[Any]:
    from grantgraph.review import open_questions, read_decisions

    return open_questions(_dataset(on), read_decisions(decisions))


def _dataset(on: Path | None) -> Any:
    from grantgraph.cli.sources import opened

    return opened(on)


def _find(on: Path | None, questions: list[Any], first: str, second: str) -> Any:
    """The open question on two keys, or a new one where nobody asked."""
    from grantgraph.enrich.near_matches import ReviewItem
    from grantgraph.errors import SourceRefused
    from grantgraph.review import Question, read_organizations

    for question in questions:
        if {question.item.first.key, question.item.second.key} == {first, second}:
            return question
    known = {organization.key: organization for organization in read_organizations(_dataset(on))}
    for key in (first, second):
        if key not in known:
            raise SourceRefused(
                key, "is the key of no organization in this graph; `grantgraph review` lists keys"
            )
    return Question(ReviewItem(known[first], known[second], 0.0, "asked by a person"), 0, 0)


def _list(questions: list[Any], limit: int) -> None:
    if not questions:
        click.echo("No open question: no two organizations have names that are alike.")
        return
    for question in questions[:limit]:
        _show(question)
    more = len(questions) - limit
    click.echo(_counted(questions) + (f", {more} more than shown (--limit)" if more > 0 else ""))
    click.echo("Decide them with: grantgraph review decide")


def _counted(questions: list[Any]) -> str:
    return "1 open question" if len(questions) == 1 else f"{len(questions)} open questions"


def _show(question: Any) -> None:
    item = question.item
    asked = "Is this one body?" if not item.are_one else "These were taken for one. Are they?"
    click.echo(f"{click.style(f'{item.score:.2f}', bold=True)}  {asked} {item.reason}")
    for body, grants in ((item.first, question.first_grants), (item.second, question.second_grants)):
        place = f", {body.country}" if body.country else ""
        counted = (
            ""
            if item.are_one and body is item.second
            else f"  ({grants} {'grant' if grants == 1 else 'grants'}{place})"
        )
        click.echo(f"      {click.style(body.label, bold=True)}{counted}  {click.style(body.key, dim=True)}")
        if shared := _shared_name(item, body):
            click.echo(f"      also called {shared}")
    click.echo()


def _shared_name(item: Any, body: Any) -> str:
    """The name for which the question is asked, where the one that is shown is another."""
    first, second = ({name.casefold() for name in each.names} for each in (item.first, item.second))
    both = first & second
    if item.are_one or body.label.casefold() in both:
        return ""
    return next((name for name in body.names if name.casefold() in both), "")


def _ask_all(questions: list[Any], path: Path, who: str) -> None:
    from grantgraph.review import record

    for number, question in enumerate(questions, 1):
        click.echo(f"{number} of {len(questions)}")
        _show(question)
        answer = click.prompt(
            "[s]ame, [d]ifferent, [u]nsure, [n]ext or [q]uit",
            type=click.Choice(["s", "d", "u", "n", "q"]),
            show_choices=False,
        )
        if answer == "q":
            break
        if answer != "n":
            why = click.prompt("What does this rest on?", default="", show_default=False)
            record(path, question.answered(_VERDICTS[answer], who, why))
    click.echo(f"Decisions are in {path}; apply them with: grantgraph build SOURCE... --decisions {path}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
