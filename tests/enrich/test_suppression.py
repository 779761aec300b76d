"""Names that are removed on request are gone from every value of a grant, and nothing else is."""

from __future__ import annotations

import dataclasses
import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantgraph.enrich.suppression import MARK, Suppression, parse_suppression
from grantgraph.model import (
    Classification,
    Grant,
    Listing,
    Money,
    Organization,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
    Transaction,
    UndisclosedGrantee,
)

GRANT = Grant(
    listing=Listing(
        "blue-lantern-2021.csv", "0" * 64, "table", title="Grants", publisher="Blue Lantern Union"
    ),
    location="line 4",
    titles=(Text("Blue Lantern helps readers", "en"),),
    descriptions=(Text("BLUE LANTERN UNION will hold courses. See bluelanternunion.org."), Text("Plain.")),
    identifier="GG-blue-lantern-union-7",
    funders=(OrganizationMention("River Fund", "XX-REG-1"),),
    grantees=(OrganizationMention("Blue Lantern Union", "XX-REG-77"), OrganizationMention("Quiet Harbour")),
    money=Money(Decimal("10.50"), "GBP"),
    award_date=PublishedDate("2021-03-04"),
    countries=(Place("Kazakhstan", "KZ"),),
    classifications=(Classification("Blue Lantern Union programme", "own"),),
    transactions=(Transaction("3", receiver=OrganizationMention("Blue Lantern Union")),),
)


def test_a_name_is_gone_from_every_value() -> None:
    """Wherever a published value holds the name, however written, there is a mark or nothing."""
    removal = Suppression(["Blue Lantern Union"]).without(GRANT)
    assert "lanternunion" not in "".join(filter(str.isalnum, repr(removal.grant).casefold()))
    assert removal.grant.grantees == (UndisclosedGrantee("withheld"), OrganizationMention("Quiet Harbour"))
    assert removal.grant.descriptions[0].value == f"{MARK} will hold courses. See {MARK}.org."
    assert (removal.mentions, removal.places) == (2, 2)


def test_a_grant_without_the_name_is_left_alone() -> None:
    """Removing a name that stands nowhere changes nothing."""
    assert Suppression(["Golden Anchor"]).without(GRANT).grant == GRANT
    assert Suppression([]).without(GRANT).grant == GRANT


def test_a_funder_is_left_out() -> None:
    """A suppressed funder is no undisclosed grantee; the grant simply states no funder."""
    grant = Suppression(["river fund"]).without(GRANT).grant
    assert grant.funders == ()
    assert grant.grantees == GRANT.grantees


def test_an_identifier_removes_all_names_of_its_body() -> None:
    """One line with a registered id removes every name that was resolved to the same organization."""
    known = Organization("k", "Blue Lantern", ("Blue Lantern", "Көк Шам одағы"), ("XX-REG-77",))
    suppression = Suppression(["XX-REG-77"], [known])
    grant = dataclasses.replace(GRANT, descriptions=(Text("Көк Шам одағы helps."), Text("XX-REG-77 too")))
    assert suppression.without(grant).grant.descriptions == (Text(f"{MARK} helps."), Text(f"{MARK} too"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Café Lumière opens", f"{MARK} opens"),
        (unicodedata.normalize("NFD", "Café Lumière opens"), f"{MARK} opens"),
        ("CAFÉ-LUMIÈRE", MARK),
        ("Café  “Lumière”", f"{MARK}”"),
        ("Ca\u00adfé Lu\u200bmière", MARK),
        ("cafés lumières", "cafés lumières"),
        ("the UN in Geneva", f"the {MARK} in Geneva"),
        ("dans un village", "dans un village"),
    ],
)
def test_ways_to_write_a_name(text: str, left: str) -> None:
    """Case, accents, joins and invisible characters hide no name; other words stay."""
    assert Suppression(["Café Lumière", "UN"]).redact(text) == left


def test_the_list_is_a_plain_file() -> None:
    """One name or identifier on a line; remarks and empty lines are allowed."""
    assert parse_suppression("# asked on 3 May\n\n Acme Fund \r\nXX-1\n") == ("Acme Fund", "XX-1")


@given(st.lists(st.text(min_size=1, max_size=12), max_size=4), st.text(max_size=60))
def test_removal_is_complete(names: list[str], text: str) -> None:
    """After removal none of the names is found in the text again, and removing again changes nothing."""
    suppression = Suppression(name for name in names if not Suppression([name]).hits(MARK))
    once = suppression.redact(text)
    assert suppression.redact(once) == once
    assert not suppression.hits(once)


def test_removal_takes_linear_time() -> None:
    """A long text made to mislead the search is read as quickly as any other."""
    started = time.perf_counter()
    Suppression(["a b c d e f", "a b c d e g"]).redact("a " * 100_000 + "a-b_c..d" * 20_000)
    assert time.perf_counter() - started < 2
