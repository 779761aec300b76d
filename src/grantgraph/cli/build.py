"""`grantgraph build`: sources in, a folder of products out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grantgraph.namespaces import DATA
from grantgraph.report import Report


@click.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The build folder; by default out/ and the first source's name.",
)
@click.option(
    "--format", "form", metavar="NAME", help="Read every source as this format instead of detecting it."
)
@click.option(
    "--base", default=DATA, show_default=True, metavar="IRI", help="What the IRIs of the graph begin with."
)
@click.option("--funder", help="The funder, whatever the page says.")
@click.option("--country", help="The country, whatever the page says.")
@click.option("--year", help="The year, whatever the page says.")
def command(  # noqa: PLR0913  (one parameter an option)
    sources: tuple[str, ...],
    out: Path | None,
    form: str | None,
    base: str,
    funder: str | None,
    country: str | None,
    year: str | None,
) -> int:
    """Turn grant listings and data into a graph, a page and a report.

    Reads written pages (text, HTML, mail, PDF, Word), 360Giving, IATI, tables and Turtle. Writes graph.ttl,
    network.html, report.json and manifest.json.

    \b
    grantgraph build data/ned-kazakhstan-2020.txt
    """
    from grantgraph.pipeline import Settings, build
    from grantgraph.vocabulary.funders import reading_context

    folder = out or Path("out") / Path(sources[0]).stem
    settings = Settings(form, base, reading_context(funder, country, year))
    report = build([Path(source) for source in sources], folder, settings)
    _summarize(report, folder)
    return 3 if any(source.refusal for source in report.sources) else 0


def _summarize(report: Report, folder: Path) -> None:
    click.echo(report.counts)
    click.echo(str(folder))
    sys.stdout.flush()
