"""Made-up grants and listings with their labels: what we see of them may get more, and must not get less unnoticed.

One part was read while cues and layouts were written, the other is only scored (see `tests/labelled/README.md`).
"""

import json
from pathlib import Path

import pytest

from grantgraph.enrich.tagging import Tagger
from grantgraph.errors import GrantGraphError
from grantgraph.evaluation import KINDS, PageScore, Tally, read_gold, read_page, score, total
from grantgraph.model import Grant, Listing, Text
from grantgraph.pipeline import Settings, read, to_graph
from grantgraph.vocabulary.concepts import load_concepts

LABELLED = Path(__file__).parents[1] / "labelled"
LISTING = Listing("page.txt", "ab" * 32, "listing")
SETTINGS = Settings(sparql=False)
PARTS = ["read", "held-back"]
NO_LABELS = {kind: frozenset() for kind in KINDS}  # what pages are about is not labelled


def texts(part: str) -> list[dict]:
    return [json.loads(line) for line in (LABELLED / "texts" / f"{part}.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(load_concepts())


def pages(part: str) -> PageScore:
    return total(score(page, built(page.listing), NO_LABELS) for page in read_gold(LABELLED / "pages" / part))


def built(listing: Path):
    try:
        return read_page(to_graph(read([listing], SETTINGS), SETTINGS).dataset)
    except GrantGraphError:
        return None


@pytest.mark.parametrize("part", [*PARTS, "weighing"])
def test_every_label_of_a_text_rests_on_its_words(part: str) -> None:
    ids = {concept.id for concept in load_concepts()}
    for text in texts(part):
        assert {*text["themes"], *text["activities"]} <= ids
        assert text["evidence"].keys() >= {*text["themes"], *text["activities"]}
        for words in text["evidence"].values():
            assert words in (text["title"] or "") or words in text["description"], text["id"]


@pytest.mark.parametrize(
    ("part", "kind", "least"),
    [
        ("read", "themes", 0.93),
        ("read", "activities", 0.90),
        ("held-back", "themes", 0.84),
        ("held-back", "activities", 0.79),
    ],
)
def test_what_is_found_in_texts(tagger: Tagger, part: str, kind: str, least: float) -> None:
    """F1 over all labels that occur."""
    rows = texts(part)
    known = {label for row in rows for label in row[kind]}
    whole = Tally()
    for row in rows:
        title, description = ((Text(row[key]),) if row[key] else () for key in ("title", "description"))
        given = {f.concept.id for f in tagger.find(Grant(LISTING, "", title, description))} & known
        wanted = set(row[kind])
        whole += Tally(len(given & wanted), len(given - wanted), len(wanted - given))
    assert whole.f1 >= least


@pytest.mark.parametrize(("part", "least", "false"), [("read", 0.98, 12), ("held-back", 0.98, 6)])
def test_what_is_read_of_pages(part: str, least: float, false: int) -> None:
    """Grants found of all there are, grants that are some, and names that are no grantee's or funder's."""
    whole = pages(part)
    assert whole.grants.recall >= least
    assert whole.grants.precision >= least
    assert whole.false_organizations <= false
