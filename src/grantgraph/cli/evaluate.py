"""`grantgraph evaluate`: labelled listings are read and tagged, and the figures printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from grantgraph.cli.terminal import visible
from grantgraph.errors import GrantGraphError
from grantgraph.evaluation import KINDS, GoldPage, PageScore, Tally, gap, read_gold, read_page, score, total
from grantgraph.pipeline import Settings, read, to_graph


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", multiple=True, metavar="NAME", help="Only this listing; may be given several times.")
@click.option(
    "--held-out",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with names of listings that nobody may read: only their totals are shown, and the gap.",
)
@click.option(
    "--show",
    multiple=True,
    type=click.Choice(["labels", "listings", "wrong"]),
    help="Also the figures of every label or listing, or every wrong label with the words behind it.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(gold: Path, only: Sequence[str], held_out: Path | None, show: Sequence[str], form: str) -> None:
    """Score what is read and tagged against a folder of labelled listings.

    GOLD holds listings/NAME.txt and labels/NAME.json. For instance: grantgraph evaluate gold --show wrong
    """
    hidden = frozenset(held_out.read_text(encoding="utf-8").split()) if held_out else frozenset()
    pages = list(read_gold(gold))
    if unknown := set(only) - {page.name for page in pages}:
        raise click.UsageError(f"no such listing in {gold}: {', '.join(sorted(unknown))}")
    known = _labels_in_use(pages)
    scores = {page.name: _score(page, known) for page in pages if not only or page.name in only}
    groups = {"shown": {name: each for name, each in scores.items() if name not in hidden}}
    if hidden:
        groups["held out"] = {name: each for name, each in scores.items() if name in hidden}
        groups["all"] = scores
    if form == "json":
        click.echo(json.dumps(_json(groups, show), ensure_ascii=False, indent=2))
    else:
        for line in _table(groups, show):
            click.echo(line)


def _labels_in_use(pages: Sequence[GoldPage]) -> dict[str, frozenset[str]]:
    """The labels of each kind that the folder uses; others that we may find are not what it asks about."""
    grants = [grant for page in pages for grant in page.grants]
    return {kind: frozenset(label for grant in grants for label in grant.labels[kind]) for kind in KINDS}


def _score(page: GoldPage, known: Mapping[str, frozenset[str]]) -> PageScore:
    settings = Settings(sparql=False, corrections=())  # the rules are measured, not what people mended
    try:
        graph = to_graph(read([page.listing], settings), settings)
    except GrantGraphError:
        return score(page, None, known)
    return score(page, read_page(graph.dataset), known)


Groups = Mapping[str, Mapping[str, PageScore]]


def _table(groups: Groups, show: Sequence[str]) -> Iterator[str]:
    for name, scores in groups.items():
        whole = total(scores.values())
        yield f"{name}: {len(scores)} listings, {whole.grants.right + whole.grants.missed} grants"
        yield from _summary(whole)
        for part in show if name == "shown" else ():
            yield from _DETAILS[part](scores)
        yield ""
    if "held out" in groups:
        yield from _gaps(groups)


def _summary(whole: PageScore) -> Iterator[str]:
    yield f"  {'grants':<12} {_figures(whole.grants)}"
    fields = (f"{name} {tally.recall:.3f}" for name, tally in {**whole.fields, **whole.facts}.items())
    yield f"  {'exact':<12} {'  '.join(fields)}"
    yield f"  {'false':<12} organizations {whole.false_organizations}, listings without output {whole.unbuilt}"
    for kind in KINDS:
        sure = whole.sure[kind]
        yield f"  {kind:<12} {_figures(whole.of_kind(kind))}   high: {sure.precision:.3f} of {sure.right + sure.extra}"
    yield f"  {'main theme':<12} {whole.main.recall:.3f}"


def _figures(tally: Tally) -> str:
    counts = f"right {tally.right}, too many {tally.extra}, missed {tally.missed}"
    return f"precision {tally.precision:.3f}  recall {tally.recall:.3f}  F1 {tally.f1:.3f}   {counts}"


def _by_label(scores: Mapping[str, PageScore]) -> Iterator[str]:
    for (kind, label), tally in sorted(total(scores.values()).labels.items()):
        yield f"  {kind} {label}: {_figures(tally)}"


def _by_listing(scores: Mapping[str, PageScore]) -> Iterator[str]:
    for name, page in scores.items():
        themes, activities = page.of_kind("themes"), page.of_kind("activities")
        yield f"  {name}: grants {page.grants.f1:.3f}, themes {themes.f1:.3f}, activities {activities.f1:.3f}"


def _wrong(scores: Mapping[str, PageScore]) -> Iterator[str]:
    for each in sorted(total(scores.values()).wrong, key=lambda w: (w.kind, w.label, w.page)):
        yield visible(f"  {each.kind} {each.label} {each.fault}: {each.page}: {each.grant[:60]}")
        if each.found.quote:
            yield visible(f"    “{each.found.quote}”  by {each.found.rule}")


_DETAILS = {"labels": _by_label, "listings": _by_listing, "wrong": _wrong}


def _gaps(groups: Groups) -> Iterator[str]:
    for kind in ("themes", "activities"):
        value, low, high = gap([*groups["shown"].values()], [*groups["held out"].values()], kind)
        yield f"{kind}: F1 shown less held out {value:+.3f} (95 of 100: {low:+.3f} to {high:+.3f})"


def _json(groups: Groups, show: Sequence[str]) -> dict[str, object]:
    result: dict[str, object] = {name: _totals(total(scores.values())) for name, scores in groups.items()}
    shown = total(groups["shown"].values())
    if "labels" in show:
        result["labels"] = {f"{kind}/{key}": _tally(t) for (kind, key), t in sorted(shown.labels.items())}
    if "listings" in show:
        result["listings"] = {name: _totals(page) for name, page in groups["shown"].items()}
    if "wrong" in show:
        result["wrong"] = [asdict(each) for each in shown.wrong]
    if "held out" in groups:
        first, second = ([*groups[name].values()] for name in ("shown", "held out"))
        result["gap"] = {kind: gap(first, second, kind)._asdict() for kind in ("themes", "activities")}
    return result


def _totals(page: PageScore) -> dict[str, object]:
    return {
        "grants": _tally(page.grants),
        "exact": {name: tally.recall for name, tally in {**page.fields, **page.facts}.items()},
        "falseOrganizations": page.false_organizations,
        "listingsWithoutOutput": page.unbuilt,
        **{kind: _tally(page.of_kind(kind)) for kind in KINDS},
        "highConfidence": {kind: _tally(page.sure[kind]) for kind in KINDS},
        "mainTheme": page.main.recall,
    }


def _tally(tally: Tally) -> dict[str, float]:
    return {**asdict(tally), "precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
