"""`grantgraph diff`: what is new, removed and changed between two builds or two listings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from grantgraph.cli.terminal import visible

_EXAMPLES = """
\b
Examples:
  grantgraph diff out/2020 out/2021
  grantgraph diff grants-2020.json grants-2021.json --format json
"""
_RDF = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld")


@click.command("diff", epilog=_EXAMPLES)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--mapping", type=click.Path(path_type=Path), help="What the columns of both tables mean.")
def command(old: Path, new: Path, form: str, mapping: Path | None) -> None:
    """Tell which grants of NEW are new, changed, or no longer there, as against OLD.

    Each is a build folder, an RDF file, or a listing that is read anew. Compared is what publishers say, not what was
    found in it.
    """
    from grantgraph.comparison import compare

    found = compare(_dataset(old, mapping), _dataset(new, mapping))
    if form == "json":
        click.echo(json.dumps(_document(found), indent=1, ensure_ascii=False))
    else:
        _show(found)


def _dataset(path: Path, mapping: Path | None) -> Any:
    from grantgraph.cli.sources import opened

    if path.is_dir() or path.suffix.lower() in _RDF:
        return opened(path)
    return _read(path, mapping)


def _read(path: Path, mapping: Path | None) -> Any:
    from grantgraph.pipeline import Settings, read, to_graph
    from grantgraph.vocabulary.funders import reading_context

    text = mapping.read_text(encoding="utf-8-sig") if mapping else None
    settings = Settings(context=reading_context(mapping=text))
    return to_graph(read([path], settings), settings).dataset


def _show(found: Any) -> None:
    for sign, grants in (("+", found.new), ("-", found.removed)):
        for told in grants:
            click.echo(f"{sign} {_called(told)}")
    for told, changes in found.changed:
        click.echo(f"~ {_called(told)}")
        for change in changes:
            before, after = ("; ".join(side) or "nothing" for side in (change.before, change.after))
            click.echo(f"    {change.property}: {visible(before)} -> {visible(after)}")
    counts = f"{len(found.new)} new, {len(found.removed)} removed, {len(found.changed)} changed, {found.same} the same"
    click.echo(counts)


def _called(told: Any) -> str:
    """A grant as people tell it from another: title, grantee, year and sum, as far as they are published."""
    values = told.values
    money = " ".join((*values.get("amount", ()), *values.get("currency", ())))
    known = (told.grantee if "title" in values else "", " ".join(values.get("year", ())), money)
    more = ", ".join(filter(None, known))
    return visible(told.title) + (f"  ({visible(more)})" if more else "")


def _document(found: Any) -> dict[str, Any]:
    return {
        "new": [{"grant": told.iri, "values": dict(told.values)} for told in found.new],
        "removed": [{"grant": told.iri, "values": dict(told.values)} for told in found.removed],
        "changed": [
            {
                "grant": told.iri,
                "title": told.title,
                "changes": [{"property": c.property, "before": c.before, "after": c.after} for c in changes],
            }
            for told, changes in found.changed
        ],
        "same": found.same,
    }
