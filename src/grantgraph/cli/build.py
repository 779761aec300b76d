"""`grantgraph build`: sources in, a folder of products out, a summary on the screen."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from grantgraph.cli.page_facts import page_facts
from grantgraph.namespaces import DATA

_EXAMPLES = """
\b
Examples:
  grantgraph build data/ned-kazakhstan-2020.txt
  grantgraph build listing.html grants.json --out out/both
  grantgraph build listing.txt --suppress names-to-remove.txt
"""


@click.command("build", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The build folder.  [default: out/ and the first source's name]",
)
@click.option(
    "--format", "form", metavar="NAME", help="Read every source as this format instead of detecting it."
)
@click.option(
    "--base", default=DATA, show_default=True, metavar="IRI", help="What the IRIs of the graph begin with."
)
@page_facts
@click.option("--mapping", type=click.Path(path_type=Path), help="What the columns of a table mean.")
@click.option("--decisions", type=click.Path(path_type=Path), help="Decided questions of identity (CSV).")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    multiple=True,
    help="What a person corrected (CSV, XLSX).  [default: corrections.csv beside each source]",
)
@click.option("--no-corrections", is_flag=True, help="Leave out corrections.csv beside the sources.")
@click.option(
    "--suppress", type=click.Path(path_type=Path), help="Names to be removed from all products, one a line."
)
@click.option("--sparql/--no-sparql", default=True, help="Whether the page can be asked by SPARQL (2 MB).")
@click.option(
    "--store", is_flag=True, help="Also write an Oxigraph store, for quick starts of ask and serve."
)
def command(sources: tuple[str, ...], out: Path | None, sparql: bool, store: bool, **options: Any) -> int:
    """Turn grant listings and data into a graph, a page and a report.

    Reads written pages (text, HTML, mail, PDF, Word), 360Giving, IATI, tables and RDF. A folder stands for its
    files, and `-` for standard input. Writes graph.ttl, network.html, report.html, report.json and
    manifest.json.
    """
    from grantgraph.cli.correcting import chosen_corrections
    from grantgraph.cli.summary import progress, summarize
    from grantgraph.pipeline import build

    corrections = chosen_corrections(options.pop("corrections"), options.pop("no_corrections"))
    settings = replace(_settings(**options), corrections=corrections, sparql=sparql, store=store)
    folder = out or Path("out") / (Path(sources[0]).stem if sources[0] != "-" else "stdin")
    with _paths(sources) as paths, progress() as tell:
        report = build(paths, folder, settings, tell)
    summarize(report, folder, sparql)
    return 3 if any(source.refusal for source in report.sources) else 0


def _settings(
    form: str | None,
    base: str,
    mapping: Path | None,
    decisions: Path | None,
    suppress: Path | None,
    **said: str | None,
) -> Any:
    from grantgraph.enrich.decisions import parse_decisions
    from grantgraph.pipeline import Settings
    from grantgraph.readers import READERS
    from grantgraph.vocabulary.funders import reading_context

    if form and form not in {*READERS, "rdf"}:
        raise click.BadParameter(f"{form!r} is no format; known are {', '.join(sorted({*READERS, 'rdf'}))}")
    return Settings(
        format=form,
        base=base,
        context=reading_context(**said, mapping=text_of(mapping, "--mapping")),
        decisions=parse_decisions(text_of(decisions, "--decisions") or "", str(decisions)),
        suppressed=_names_to_remove(suppress),
    )


def _names_to_remove(suppress: Path | None) -> Any:
    """The names of the list; wrong usage where it holds none, since somebody counts on their removal."""
    from grantgraph.enrich.suppression import parse_suppression

    names = parse_suppression(text_of(suppress, "--suppress") or "")
    if suppress and not names:
        raise click.BadParameter(f"--suppress {suppress}: holds no name; write one on each line")
    return names


def text_of(path: Path | None, option: str) -> str | None:
    """The text of a file that an option names; wrong usage where it cannot be read."""
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise click.BadParameter(f"{option} {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{option} {path}: not UTF-8 at byte {error.start}") from error


@contextmanager
def _paths(sources: tuple[str, ...]) -> Iterator[list[Path]]:
    """The sources as files; standard input is kept in one for as long as the build takes."""
    if "-" not in sources:
        yield [Path(source) for source in sources]
        return
    with tempfile.TemporaryDirectory() as folder:
        spooled = Path(folder) / "stdin"
        spooled.write_bytes(sys.stdin.buffer.read())
        yield [spooled if source == "-" else Path(source) for source in sources]
