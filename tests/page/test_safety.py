"""Published texts are text: whatever stands in them, nothing runs, nothing is fetched, nothing breaks out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from grantgraph.model import (
    Classification,
    Evidence,
    Field,
    Finding,
    Money,
    Organization,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
)
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record
from page import samples
from page.opened import Open, block

CANARIES = [
    "<img src=x onerror=window.__xss=1>",
    "</script><script>window.__xss=2</script>",
    '"><svg onload=window.__xss=3>',
    "'><img src=x onerror=window.__xss=4>",
    "<!--<script>window.__xss=5",
    "]]><script>window.__xss=6</script>",
    "<a href='javascript:window.__xss=7'>href</a>",
    "javascript:window.__xss=8",
    "data:text/html,<script>window.__xss=9</script>",
    "{{ 7*7 }}{% raw %}",
    "{{constructor.constructor('window.__xss=10')()}}",
    "${window.__xss=11}",
    "`-window.__xss=12-`",
    "</style><script>window.__xss=13</script>",
    "</textarea><script>window.__xss=14</script>",
    "</title><script>window.__xss=15</script>",
    "<iframe srcdoc='<script>parent.__xss=16</script>'>",
    "<math><mtext><script>window.__xss=17</script>",
    "<details open ontoggle=window.__xss=18>",
    "<input autofocus onfocus=window.__xss=19>",
    "<body onload=window.__xss=20>",
    "<base href='https://example.org/'>",
    "<link rel=stylesheet href='https://example.org/x.css'>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "\u2028window.__xss=24\u2029",
    "\\u003cscript\\u003ewindow.__xss=25\\u003c/script\\u003e",
    "=HYPERLINK(\"https://example.org\";\"x\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\u202egnirts\u202c \u200b href",
]  # fmt: skip


def poisoned(canary: str, number: int) -> Record:
    """A grant with the canary in every field that a source can fill."""
    theme = samples.concept("theme", "youth")
    text = f"Project {canary} for young people"
    grant = samples.record(
        number,
        [],
        [],
        listing=samples.listing(title=canary, publisher=canary, license=canary, url=canary),
        location=canary,
        titles=(Text(canary),),
        descriptions=(Text(text),),
        identifier=f"{canary}{number}",
        grantees=(OrganizationMention(canary, identifier=canary),),
        funders=(OrganizationMention(f"Funder {canary}"),),
        focus=canary,
        money=Money(Decimal(number), "USD"),
        year=PublishedDate("2020"),
        countries=(Place(canary),),
        places=(Place(canary, kind="locality"),),
        classifications=(Classification(canary, canary, canary),),
    ).grant
    start = text.index(canary)
    quote = Evidence(Field.DESCRIPTION, canary, start, start + len(canary))
    return Record(grant, (Finding(theme, quote, canary),))


@pytest.fixture(scope="module")
def canary_page(written: Callable[[str, Dataset], Path]) -> Path:
    records = [poisoned(canary, number) for number, canary in enumerate(CANARIES, 1)]
    mentions = {m for r in records for m in (*r.grant.grantees, *r.grant.funders)}
    found = {m: Organization(m.name, m.name, (f"{m.name} &c.",), (m.name,)) for m in mentions}  # type: ignore[union-attr]
    return written("canaries", Dataset.of(Mapper(found).triples(records)))


@pytest.mark.browser
def test_no_canary_ever_sings(canary_page: Path, open_page: Open) -> None:
    """Thirty hostile texts in every field: after every view, node, link and grant is opened, none has run."""
    opened = open_page(canary_page)
    for view in ("network", "table", "grants", "about"):
        opened.page.click(f'.views button[data-view="{view}"]')
    for table in ("nodes", "links", "grants"):
        opened.page.evaluate(f"location.hash = 'view=table&table={table}'")
        opened.page.wait_for_timeout(60)
    ids = [f"n={node['id']}" for node in block(canary_page, "data-nodes")]
    ids += [f"e={edge['id']}" for edge in block(canary_page, "data-edges")]
    ids += [f"g={grant['id']}" for grant in block(canary_page, "data-facts")["grants"]]
    for chosen in ids:
        opened.page.evaluate("(chosen) => { location.hash = chosen }", chosen)
        opened.page.wait_for_timeout(15)
    for words in ("href", "window", "<img", "script"):
        opened.page.fill("#search", words)
        opened.page.wait_for_timeout(20)
    assert opened.page.evaluate("typeof window.__xss") == "undefined"
    assert opened.page.locator("main img, main iframe, main base, aside img, aside iframe").count() == 0
    addresses = opened.page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))"
    )
    assert [a for a in addresses if not re.match(r"https?://|#", a)] == []
    assert opened.requests == [canary_page.as_uri()]
    assert opened.complaints == []


@pytest.mark.browser
def test_canaries_are_dead_without_javascript_too(canary_page: Path, open_page: Open) -> None:
    """The static tables and cards hold the texts as text."""
    opened = open_page(canary_page, script=False)
    body = opened.page.locator("main").inner_text()
    assert CANARIES[0] in body
    assert opened.page.locator("main img, main iframe, main svg[onload], main base").count() == 0
    assert opened.requests == [canary_page.as_uri()]


def test_the_policy_allows_two_scripts_by_hash_and_no_connection(small: Path) -> None:
    """No inline script without a hash, no address from which anything could be loaded."""
    html = small.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    said = policy[1].replace("&#39;", "'")
    for rule in ("default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in said
    assert re.search(r"script-src( 'sha256-[^']+'){2};", said)
    assert "unsafe" not in said
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", html.partition("<script>")[0]) == []


@pytest.mark.browser
def test_no_cell_of_a_csv_is_a_formula(canary_page: Path, open_page: Open) -> None:
    """What a spreadsheet would run starts with an apostrophe; the bytes begin with a UTF-8 mark."""
    opened = open_page(canary_page, "view=table&table=grants", accept_downloads=True)
    with opened.page.expect_download() as download:
        opened.page.click("#table-csv")
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(CANARIES) + 1
    cells = [cell for row in rows for cell in row]
    assert [
        c for c in cells if c.lstrip()[:1] in tuple("=+-@") and not re.fullmatch(r"-?\d+(\.\d+)?", c)
    ] == []
    assert "'@SUM(1+1)" in cells
