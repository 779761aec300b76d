"""Tagging measured against labelled listings: it may get better, and must not get worse unnoticed.

The listings lie beside the checkout and are no part of it. One half was never read while cues were written; of it, only
totals are looked at.
"""

import json
from collections.abc import Iterator

import pytest

from gold_halves import GOLD, SAMPLE, halves
from grantgraph.enrich.tagging import Tagger
from grantgraph.evaluation import Tally
from grantgraph.model import Finding, Grant, Listing, Text
from grantgraph.vocabulary.concepts import load_concepts

pytestmark = pytest.mark.skipif(
    not GOLD.exists(), reason="the labelled listings are not beside this checkout"
)
LISTING = Listing("page.txt", "ab" * 32, "listing")
TAGGER = Tagger(load_concepts())
SCHEMES = {
    "themes": "https://w3id.org/grantgraph/theme",
    "activities": "https://w3id.org/grantgraph/activity",
}


def tagged(slugs: list[str]) -> Iterator[tuple[dict[str, list[str]], list[Finding]]]:
    """Each labelled grant with its findings."""
    for slug in slugs:
        for labels in json.loads((GOLD / "labels" / f"{slug}.json").read_text())["grants"]:
            texts = [
                (Text(" ".join(labels[part].split())),) if labels[part] else ()
                for part in ("title", "description")
            ]
            yield labels, list(TAGGER.find(Grant(LISTING, "", texts[0], texts[1])))


def tally(slugs: list[str], kind: str, *, only_sure: bool = False) -> Tally:
    """Right, too many and missed labels of a kind."""
    grants = list(tagged(slugs))
    known = {label for labels, _ in grants for label in labels[kind]}
    whole = Tally()
    for labels, findings in grants:
        sure = {
            f.concept.id
            for f in findings
            if f.confidence == "high" or not only_sure
            if f.concept.scheme == SCHEMES[kind]
        }
        found, wanted = sure & known, set(labels[kind])
        whole += Tally(len(found & wanted), len(found - wanted), len(wanted - found))
    return whole


@pytest.mark.parametrize(("kind", "least"), [("themes", 0.90), ("activities", 0.93)])
def test_the_sample(kind: str, least: float) -> None:
    """The listing of Kazakhstan, which everybody reads."""
    assert tally([SAMPLE], kind).f1 >= least


@pytest.mark.parametrize(("kind", "least"), [("themes", 0.87), ("activities", 0.88)])
def test_all_listings(kind: str, least: float) -> None:
    """Both halves together."""
    seen, other = halves()
    assert tally(seen + other, kind).f1 >= least


@pytest.mark.parametrize(("kind", "least"), [("themes", 0.78), ("activities", 0.79)])
def test_listings_that_nobody_read(kind: str, least: float) -> None:
    """The honest figure."""
    assert tally(halves()[1], kind).f1 >= least


@pytest.mark.parametrize(("kind", "least"), [("themes", 0.95), ("activities", 0.95)])
def test_findings_of_high_confidence(kind: str, least: float) -> None:
    """What we are sure of is right."""
    seen, other = halves()
    assert tally(seen + other, kind, only_sure=True).precision >= least
