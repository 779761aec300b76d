"""`grantgraph correct`: the findings of sources as a file of corrections, with the column `action` to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from grantgraph.cli.page_facts import page_facts

_EXAMPLES = """
\b
Examples:
  grantgraph correct listing.txt --out corrections.csv
  grantgraph build listing.txt
"""


@click.command("correct", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option("--out", type=click.Path(path_type=Path), help="Write to this new file instead of the screen.")
@page_facts
@click.option("--mapping", type=click.Path(path_type=Path), help="What the columns of a table mean.")
def command(sources: tuple[Path, ...], out: Path | None, mapping: Path | None, **said: str | None) -> None:
    """Print each finding as a row of a file of corrections, for a person to say whether it is right.

    Write accept or reject in the column action, and leave the rest as it is; a row without an action says nothing.
    Lying beside its source as corrections.csv, the file is used by every build. Rows of a corrections.csv that lies
    there already are printed as well, so that nothing is lost when the new file takes its place.
    """
    from grantgraph.cli.build import text_of
    from grantgraph.errors import OutputRefused
    from grantgraph.pipeline import Settings
    from grantgraph.pipeline.template import template
    from grantgraph.vocabulary.funders import reading_context

    context = reading_context(**said, mapping=text_of(mapping, "--mapping"))
    text = template(sources, Settings(context=context))
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise OutputRefused(
            f"{out}: is there already, and may hold a person's work; name a new file"
        ) from error
    except OSError as error:
        raise OutputRefused(f"{out}: cannot be written: {error.strerror}") from error
    click.echo(f"{out}: write accept or reject in the column action, then build again")
