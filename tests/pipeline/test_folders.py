"""A folder as a source: what lies in it is read once, and nothing that a build wrote is taken for a source."""

import shutil
from pathlib import Path

import pytest

from grantgraph.pipeline import Settings, build

LISTING = """Grants 2021

Radio at Dawn
$50,000
To train young journalists to report on courts.

Lamps for Schools
$10,000
To bring light and books to village schools.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "sources"
    place.mkdir()
    (place / "page.txt").write_text(LISTING, encoding="utf-8")
    return place


def test_a_folder_with_its_builds_in_it_gives_what_the_sources_alone_give(folder: Path) -> None:
    """The pages and graphs of earlier builds are no sources; the report says that they were left out."""
    alone = build([folder], folder / "out" / "first", Settings())
    again = build([folder], folder / "out" / "second", Settings())
    assert again.counts == alone.counts
    assert [source.name for source in again.sources] == ["page.txt"]
    assert again.notes == ("left out: what earlier builds wrote (1 folder)",)


def test_a_build_folder_that_is_named_stands_for_its_graph(folder: Path, tmp_path: Path) -> None:
    first = build([folder], tmp_path / "first", Settings())
    second = build([tmp_path / "first"], tmp_path / "second", Settings())
    assert second.counts["grants"] == first.counts["grants"] == 2
    assert [source.name for source in second.sources] == ["graph.ttl"]


def test_a_copy_counts_no_grant_twice_whatever_it_is_called(folder: Path, tmp_path: Path) -> None:
    """Whoever saved a page twice has not found more money."""
    once = build([folder], tmp_path / "once", Settings())
    shutil.copy(folder / "page.txt", folder / "copy.txt")
    twice = build([folder, folder / "page.txt"], tmp_path / "twice", Settings())
    assert twice.counts == once.counts
    told = {problem.reason for problem in twice.problems if problem.source == "page.txt"}
    assert "has the same bytes as copy.txt; its grants are counted once" in told


def test_two_editions_of_a_page_that_differ_in_one_amount_are_built_together(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "page-2.txt").write_text(LISTING.replace("50,000", "55,000"), encoding="utf-8")
    report = build([folder], tmp_path / "both", Settings())
    assert report.counts["grants"] == 3
    assert any("stay two grants" in problem.reason for problem in report.problems)
