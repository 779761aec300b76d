"""Figures against labels: what counts as right, too many, missed."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from grantgraph.cli.evaluate import command
from grantgraph.errors import SourceRefused
from grantgraph.evaluation import KINDS, PageScore, Tally, gap, read_gold, score, total
from grantgraph.evaluation.found import FoundGrant, FoundLabel, FoundPage

LISTING = """National Endowment for Democracy: "FREEDONIA 2020"

Fair Courts for All

Lake Lawyers Union


To further the rule of law in Freedonia. The organization will train judges and give legal aid to defendants.

Watching the Vote

River Observers


To further free elections in Freedonia. The organization will monitor the parliamentary elections.
"""
GRANT = {
    "title": "Fair Courts for All",
    "grantee": "Lake Lawyers Union",
    "focus": None,
    "amount": None,
    "currency": None,
    "description": "To further the rule of law in Freedonia. "
    "The organization will train judges and give legal aid to defendants.",
    "supplement": False,
    "themes": ["rule-of-law"],
    "activities": ["training", "legal-aid"],
    "languages": [],
    "channels": [],
    "places": ["Freedonia"],
}
SECOND = {
    **GRANT,
    "title": "Watching the Vote",
    "grantee": "River Observers",
    "description": "To further free elections in Freedonia. The organization will monitor the parliamentary elections.",
    "themes": ["elections"],
    "activities": ["election-observation"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one labelled listing."""
    (tmp_path / "labels").mkdir()
    (tmp_path / "listings").mkdir()
    page = {"slug": "page", "funder": "National Endowment for Democracy", "country": None, "year": 2020}
    labels = {**page, "grants": [GRANT, SECOND], "partial": [{"title": "A Title Cut Off in the Mid"}]}
    (tmp_path / "labels" / "page.json").write_text(json.dumps(labels))
    (tmp_path / "listings" / "page.txt").write_text(LISTING)
    return tmp_path


def found(**changes: object) -> FoundGrant:
    """The first grant as found, right but for the changes."""
    grant = FoundGrant(GRANT["title"], GRANT["description"], [GRANT["grantee"]])  # type: ignore[arg-type]
    grant.labels["themes"] = {"rule-of-law": FoundLabel("the rule of law", "rule of law", "high")}
    for name, value in changes.items():
        setattr(grant, name, value)
    return grant


def scored(folder: Path, *grants: FoundGrant) -> PageScore:
    """The figures of the page for what was found."""
    gold = next(read_gold(folder))
    known = {kind: frozenset(label for g in gold.grants for label in g.labels[kind]) for kind in KINDS}
    return score(gold, FoundPage(grants), known)


def test_a_grant_not_found_misses_all_its_labels(folder: Path) -> None:
    """It counts once among the grants, and once for each label."""
    page = scored(folder, found())
    assert page.grants == Tally(right=1, extra=0, missed=1)
    assert page.of_kind("themes") == Tally(right=1, extra=0, missed=1)
    assert page.of_kind("activities") == Tally(right=0, extra=0, missed=3)


def test_a_label_that_the_collection_never_uses_is_ignored(folder: Path) -> None:
    """The others are wrong, and told with their words."""
    themes = {"older-people": FoundLabel("old"), "elections": FoundLabel("the vote", "vote")}
    page = scored(folder, found(labels={"themes": themes, "activities": {}, "languages": {}, "channels": {}}))
    assert page.of_kind("themes") == Tally(right=0, extra=1, missed=2)
    assert [(w.label, w.fault, w.found.quote) for w in page.wrong if w.fault == "too many"] == [
        ("elections", "too many", "the vote")
    ]


def test_fields_are_right_only_if_exactly_so(folder: Path) -> None:
    """An invented amount is as wrong as another name."""
    page = scored(folder, found(amount=Decimal(0), grantees=["Lake Lawyers"]))
    assert page.fields["amount"] == page.fields["grantee"] == Tally(missed=1)
    assert page.fields["description"] == Tally(right=1)


def test_an_entry_that_is_cut_off_is_neither_right_nor_wrong(folder: Path) -> None:
    """An invented entry is one too many."""
    cut, invented = FoundGrant("A Title Cut Off in the Mid"), FoundGrant("A Thing Nobody Published")
    assert scored(folder, found(), cut).grants.extra == 0
    assert scored(folder, found(), invented).grants.extra == 1


def test_the_gap_has_an_interval_and_is_the_same_each_time(folder: Path) -> None:
    """Two equal groups have no gap; the interval holds the value."""
    one, two = scored(folder, found()), scored(folder)
    assert gap([one, one], [one], "themes").value == 0
    wide = gap([one, two, one], [two, two], "themes")
    assert wide.low <= wide.value <= wide.high
    assert wide == gap([one, two, one], [two, two], "themes")
    assert total([one, two]).of_kind("themes") == Tally(right=1, extra=0, missed=3)


def test_the_command_scores_a_folder_and_keeps_held_out_pages_to_totals(folder: Path) -> None:
    """What nobody may read is not told, even when wrong cases are asked for."""
    runner = CliRunner()
    shown = runner.invoke(command, [str(folder), "--format", "json", "--show", "labels"])
    assert shown.exit_code == 0, shown.output
    figures = json.loads(shown.output)
    assert figures["shown"]["grants"]["f1"] == 1
    assert figures["labels"]["themes/elections"]["right"] == 1
    hidden = folder / "hidden.txt"
    hidden.write_text("page\n")
    kept = runner.invoke(
        command, [str(folder), "--held-out", str(hidden), "--show", "wrong", "--show", "listings"]
    )
    assert kept.exit_code == 0, kept.output
    assert "held out: 1 listings, 2 grants" in kept.output
    assert "Watching" not in kept.output


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    """In one clear line."""
    with pytest.raises(SourceRefused, match="holds no labels"):
        list(read_gold(tmp_path))
