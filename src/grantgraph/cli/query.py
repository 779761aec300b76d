"""`grantgraph query`: a SPARQL query on a build, any RDF file, or a remote endpoint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from grantgraph.cli.answering import How, answering
from grantgraph.errors import QueryRefused

_EXAMPLES = """
\b
Examples:
  grantgraph query "SELECT ?name { ?o a gg:Organization ; skos:prefLabel ?name }"
  grantgraph query -f question.rq --on out/ned-kazakhstan-2020 --format csv
  echo "ASK { ?g gg:theme theme:rule-of-law }" | grantgraph query -
"""


@click.command(epilog=_EXAMPLES)
@click.argument("query", required=False)
@click.option("-f", "--file", type=click.Path(path_type=Path), help="Read the query from a file.")
@answering
def command(query: str | None, file: Path | None, **options: Any) -> None:
    """Answer a SPARQL query. QUERY is its text, or - to read it from standard input.

    The usual prefixes (gg, theme, activity, skos, dcterms, ...) need not be declared. Queries only read:
    SERVICE, LOAD and updates are refused.
    """
    How(**options).answer(_text(query, file))


def _text(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise click.UsageError("give the query as text, with -f FILE, or - for standard input")
    try:
        if file is not None:
            return file.read_bytes().decode("utf-8-sig")
        return sys.stdin.buffer.read().decode("utf-8-sig") if query == "-" else query or ""
    except OSError as error:
        raise QueryRefused(f"{file}: {error.strerror or 'cannot be read'}") from error
    except UnicodeDecodeError as error:
        raise QueryRefused(f"the query is not UTF-8 (byte {error.start})") from error
