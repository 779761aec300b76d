"""Answers on the terminal: a table for people, and the standard forms for programs."""

from __future__ import annotations

import sys

import click
import pyoxigraph as ox
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from grantgraph.cli.terminal import visible
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf import turtle
from grantgraph.rdf.answers import (
    Answer,
    Table,
    Term,
    Triples,
    Verdict,
    plain,
    to_csv,
    to_json,
    to_rdf,
    to_tsv,
)

FORMATS = ("table", "csv", "tsv", "json", "turtle", "ntriples", "jsonld")
_ROW_FORMATS = {"csv": to_csv, "tsv": to_tsv}
_RDF_FORMATS = {
    "table": "turtle",
    "json": "jsonld",
    "turtle": "turtle",
    "ntriples": "ntriples",
    "jsonld": "jsonld",
}


def show(answer: Answer, form: str) -> None:
    """Write an answer to standard output; a form that it does not have is a usage error."""
    if isinstance(answer, Triples):
        if form not in _RDF_FORMATS:
            raise click.UsageError(f"triples have no form {form}; use turtle, ntriples or jsonld")
        _write_triples(answer, _RDF_FORMATS[form])
    elif form == "json":
        click.echo(to_json(answer), nl=False)
    elif isinstance(answer, Verdict):
        click.echo(("yes" if answer.value else "no") if form == "table" else str(answer.value).lower())
    elif form in _ROW_FORMATS:
        click.echo(_ROW_FORMATS[form](answer).encode(), nl=False)
    elif form == "table":
        _draw(answer)
    else:
        raise click.UsageError(f"a table has no form {form}; use table, csv, tsv or json")


def _write_triples(answer: Triples, form: str) -> None:
    if form == "turtle":
        for block in turtle.write(answer.triples):
            click.echo(block, nl=False)
    else:
        click.echo(to_rdf(answer.triples, form, PREFIXES), nl=False)


def _draw(table: Table) -> None:
    on_screen = sys.stdout.isatty()
    drawn = RichTable(
        box=None, pad_edge=False, header_style="bold" if on_screen else None, padding=(0, 2, 0, 0)
    )
    for index, name in enumerate(table.variables):
        numbers = all(_is_number(row[index]) for row in table.rows)
        drawn.add_column(
            Text(name), justify="right" if numbers else "left", overflow="fold", no_wrap=not on_screen
        )
    for row in table.rows:
        drawn.add_row(*(Text("" if term is None else visible(short(term))) for term in row))
    Console(soft_wrap=not on_screen, width=None if on_screen else 100_000, highlight=False).print(drawn)
    rows = "no rows" if not table.rows else f"{len(table):,} {'row' if len(table) == 1 else 'rows'}"
    click.echo(rows, err=True)


def _is_number(term: Term | None) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value.endswith(("#integer", "#decimal", "#double"))


def short(term: Term) -> str:
    """A term as people read it: an IRI with a prefix we know by that, a text without quotes."""
    if isinstance(term, ox.NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
    return plain(term)
