"""Each folder of cases/listing holds a made-up page and what an attentive reader gets out of it.

The folder's name states the fact. A new layout or hard case is one more folder.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from grantgraph.model import Grant, OrganizationMention, Problem
from grantgraph.readers import READERS
from grantgraph.readers.listing import understand
from grantgraph.readers.source import open_source
from grantgraph.vocabulary.funders import reading_context

CASES = Path(__file__).parents[1] / "cases" / "listing"
UNSIGNED = "the page does not name its funder; say it with --funder"


def told(grant: Grant) -> dict[str, Any]:
    """What a grant states, without what it leaves open; an undisclosed grantee is None."""
    (grantee,) = grant.grantees
    facts = {
        "title": grant.title,
        "focus": grant.focus,
        "amount": str(grant.money.amount) if grant.money else None,
        "currency": grant.money.currency if grant.money else None,
        "year": grant.year.value if grant.year else None,
        "countries": [place.label for place in grant.countries],
        "places": [place.label for place in grant.places],
        "identifier": grant.identifier,
        "supplement": grant.is_supplement,
        "location": grant.location,
        "description": grant.description,
    }
    name = grantee.name if isinstance(grantee, OrganizationMention) else None
    return {"grantee": name} | {key: value for key, value in facts.items() if value}


def page_of(case: Path) -> dict[str, Any]:
    """A case's page as it is read."""
    source, context = open_source(next(case.glob("input.*"))), reading_context()
    items = list(READERS["listing"](source, context))
    problems = [item for item in items if isinstance(item, Problem) and item.reason != UNSIGNED]
    understood = understand(source, context)
    return {
        "layout": understood.reading.layout,
        "title": understood.page.title,
        "grants": [told(item) for item in items if isinstance(item, Grant)],
        "problems": [f"{problem.location}: {problem.reason}" for problem in problems],
    }


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_page_is_read_as_expected(case: Path) -> None:
    """The grants, problems and layout of a page are those that stand beside it."""
    assert page_of(case) == json.loads((case / "expected.json").read_text(encoding="utf-8"))
