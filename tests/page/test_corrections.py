"""What a person corrected, and when a grant runs, as the page shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grantgraph.model import Correction, Evidence, Field, PeriodFinding, PublishedDate
from grantgraph.rdf.dataset import Dataset
from page import samples
from page.opened import Open

pytestmark = pytest.mark.browser

ROW = Correction(
    "corrections.csv",
    "cd" * 32,
    "line 2",
    "accept",
    "page.txt",
    "Project",
    who="Ana <b>Reader</b>",
    why="it is so",
)


@pytest.fixture(scope="module")
def corrected(written: Callable[[str, Dataset], Path]) -> Path:
    """A grant whose first finding is confirmed, whose second is rejected, and which tells how long it runs."""
    one = samples.record(1, ["rule-of-law", "elections"], ["training"])
    first, second, *others = one.findings
    confirmed = replace(first, corrections=(replace(ROW, when=PublishedDate("2026-03-14")),))
    rejected = (replace(ROW, action="reject", location="line 3", who=""), second)
    words = one.grant.descriptions[0].value[:8]
    period = PeriodFinding(
        "duration", "P1Y6M", Evidence(Field.DESCRIPTION, words, 0, 8, "en"), "LENGTH project"
    )
    record = replace(one, findings=(confirmed, *others), rejected=(rejected,), periods=(period,))
    return written("corrected", samples.dataset([record]))


def test_a_grant_tells_what_a_person_confirmed_and_rejected(corrected: Path, open_page: Open) -> None:
    """As text and never as markup."""
    opened = open_page(corrected)
    opened.page.fill("#search", "Project 1")
    opened.page.press("#search", "Enter")
    told = opened.text("#details")
    assert "confirmed by Ana <b>Reader</b>, 2026-03-14: it is so" in told
    assert "Reviewed by a person" in told
    assert "rejected by a person: it is so" in told
    assert "1 year 6 months “Project ”" in told


def test_a_link_tells_who_confirmed_it(corrected: Path, open_page: Open) -> None:
    opened = open_page(corrected, "e=activity:training~theme:rule-of-law")
    assert "confirmed by Ana" in opened.text("#details .rules")
