"""The page of a large graph, as the server gives it: what is opened is asked for, and looks as if it had been there."""

from __future__ import annotations

import gzip
import html
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from grantgraph.exports import EXPORTS
from grantgraph.exports.page import page
from grantgraph.rdf.dataset import Dataset
from page import samples
from page.opened import Open, Opened, block
from server.fuzzing import fuzzed
from server.serving import Server, serving

pytestmark = pytest.mark.browser

GRANTS, GRANTEES = 2_400, 1_300
READY = "() => document.body.dataset.ready === 'yes' && !document.body.dataset.waiting"


@pytest.fixture(scope="module")
def large() -> Dataset:
    """More grants than a served page carries, and more nodes than are drawn at once; withheld names among them."""
    return samples.dataset([*samples.small(), *samples.records(GRANTS, GRANTEES)[30:]])


@pytest.fixture(scope="module")
def server(large: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose network is ready."""
    file = tmp_path_factory.mktemp("served") / "graph.ttl"
    EXPORTS["turtle"](large, file)
    with serving(file, "--workers", "2") as running:
        assert running.get("/health").status == 200
        for _ in range(600):
            if running.get("/network", accept="application/json").status == 200:
                break
            time.sleep(0.2)
        yield running


@pytest.fixture(scope="module")
def carried(large: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same dataset as a page that carries everything."""
    file = tmp_path_factory.mktemp("carried") / "network.html"
    file.write_text(page(large), encoding="utf-8")
    return file


@pytest.fixture
def browse(chromium: Any, server: Server) -> Iterator[Any]:
    """Open the served page with what its address asks for."""
    contexts = []

    def open_one(fragment: str = "", *, script: bool = True) -> Opened:
        context = chromium.new_context(viewport={"width": 1400, "height": 900}, java_script_enabled=script)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
        opened.page.goto(f"{server.address}/{'#' + fragment if fragment else ''}")
        return settled(opened) if script else opened

    yield open_one
    for context in contexts:
        context.close()


def settled(opened: Opened) -> Opened:
    opened.page.wait_for_function(READY, timeout=30_000)
    opened.page.wait_for_timeout(150)
    return opened


def drawn(opened: Opened) -> dict[str, Any]:
    """Everything that is drawn, places aside."""
    return {
        "nodes": sorted(opened.page.evaluate("() => nodes.getIds()")),
        "links": sorted(
            opened.page.evaluate("() => edges.get().map((e) => `${e.id} ${e.width.toFixed(3)}`)")
        ),
        **{place: opened.text(place) for place in ("#details", "#filters", "#status", "#notice")},
    }


@pytest.mark.slow
def test_whatever_is_opened_looks_as_in_the_page_that_carries_everything(
    browse: Any, carried: Path, open_page: Open
) -> None:
    """The overview, a node, a link with its quotes, a grant, a way, filters: same picture, same words."""
    there = open_page(carried)
    hub = there.page.evaluate("() => [...nodes.getIds()].filter((id) => id.startsWith('grantee:')).sort()[0]")
    hidden = there.page.evaluate("() => nodes.getIds().find((id) => id.startsWith('group:'))")
    assert hidden
    grant = next(g["id"] for g in block(carried, "data-facts")["grants"] if len(g.get("concepts", ())) > 2)
    for fragment in (
        f"g={grant}",
        "",
        f"n={hub}",
        "n=theme:women",
        "e=activity:training~theme:rule-of-law",
        "f.theme=theme:women,theme:youth&f.year=2021",
        "focus=theme:elections&n=theme:elections",
        "min=3&hide=theme-activity",
        f"from={hub}&to=activity:legal-aid",
        "n=theme:women&f.activity=activity:video&hide=undisclosed",
        "colour=community",
    ):
        here, there = browse(fragment), open_page(carried, fragment)
        assert drawn(here) == drawn(there), fragment
        assert here.complaints == [], fragment
        assert all("/network" in address for address in here.requests[1:])


def test_it_carries_the_overview_and_nothing_else(server: Server, browse: Any, carried: Path) -> None:
    """One request, no grant inside, less than half of the weight; its policy lets it ask this server alone."""
    opened = browse()
    assert opened.requests == [f"{server.address}/"]
    served = server.get("/")
    assert "connect-src 'self'" in html.unescape(served.text)
    assert "connect-src 'none'" in html.unescape(carried.read_text(encoding="utf-8"))
    assert len(served.body) < carried.stat().st_size / 2
    assert "will train" not in served.text
    small = server.request("GET", "/", accept_encoding="gzip")
    assert gzip.decompress(small.body) == served.body
    assert "Overview" in opened.text("#notice")


def test_search_leads_to_a_node_and_its_link_to_the_words(browse: Any) -> None:
    """Found by the server, chosen here, and the sentence is read with its marks."""
    opened = browse()
    opened.page.fill("#search", "rule of l")
    opened.page.press("#search", "ArrowDown")
    opened.page.press("#search", "Enter")
    settled(opened)
    assert opened.text("#details h2") == "Rule of law"
    opened.page.locator("#details [data-edge]").first.click()
    settled(opened)
    assert opened.page.locator("#details blockquote mark").count() >= 1
    assert opened.complaints == []


def test_tables_come_by_pieces_and_sort(browse: Any) -> None:
    """The first rows, more on demand; what may not be ranked stands last."""
    opened = browse("view=table")
    assert opened.page.locator("#live-table tbody tr").count() == 200
    opened.page.get_by_role("button", name="Show 200 more").click()
    settled(opened)
    assert opened.page.locator("#live-table tbody tr").count() == 400
    numbers = [int(n) for n in opened.page.locator("#live-table td:nth-child(3)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    opened.page.click('[data-table="grants"]')
    settled(opened)
    opened.page.click('[data-view="grants"]')
    settled(opened)
    assert opened.page.locator("#live-grants .card").count() == 30
    assert opened.complaints == []


def test_a_link_to_what_is_not_there_shows_the_overview(browse: Any) -> None:
    """An address from an older dataset is passed over, and the page says nothing is chosen."""
    for fragment in ("n=theme:nonsense", "e=a~b", "g=grant:none", "focus=theme:nonsense", "from=a&to=b"):
        opened = browse(fragment)
        assert opened.text("#details h2") == "At a glance"
        assert opened.page.evaluate("() => location.hash") == ""


def test_a_server_that_does_not_answer_is_told_and_the_view_stays(browse: Any) -> None:
    """The picture and the address stay as they were."""
    opened = browse("n=theme:women")
    before = drawn(opened)
    opened.page.context.set_offline(True)
    opened.page.fill("#search", "youth")
    opened.page.wait_for_timeout(300)
    assert "does not answer" in opened.text("#status")
    opened.page.evaluate("() => { location.hash = 'n=theme:youth' }")
    settled(opened)
    assert "does not answer" in opened.text("#status")
    assert opened.page.evaluate("() => location.hash") == "#n=theme:women"
    after = drawn(opened)
    assert {k: v for k, v in after.items() if k != "#status"} == {
        k: v for k, v in before.items() if k != "#status"
    }
    opened.page.context.set_offline(False)
    opened.page.evaluate("() => { location.hash = 'n=theme:youth' }")
    settled(opened)
    assert opened.text("#details h2") == "Youth"


def test_without_javascript_it_leads_to_the_server_s_own_pages(browse: Any, server: Server) -> None:
    """Lists and search, all of them there."""
    opened = browse(script=False)
    for link in opened.page.locator("#view-table p.unscripted a").all():
        assert link.is_visible()
        assert server.get(link.get_attribute("href"), accept="text/html").status == 200


def test_sparql_is_answered_by_the_server(browse: Any) -> None:
    """The named question, with names beside IRIs; an error in words."""
    opened = browse("view=sparql")
    opened.page.click("#sparql-run")
    opened.page.wait_for_selector("#sparql-result td")
    assert opened.page.locator("#sparql-result td button").count() >= 1
    opened.page.fill("#sparql-query", "SELEC ?s { ?s ?p ?o }")
    opened.page.click("#sparql-run")
    opened.page.wait_for_selector("#sparql-said.failed")
    assert "SELECT" in opened.text("#sparql-said")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/network?hide=everything", 400, "hide"),
        ("/network?min=0", 400, "min"),
        ("/network/nodes?limit=1001", 400, "limit"),
        ("/network/node", 400, "id"),
        ("/network/node?id=theme:nonsense", 404, "node"),
        ("/network/link?id=a~b", 404, "link"),
        ("/network/group?id=group:x", 404, "group"),
        ("/network/way?from=theme:women&to=theme:nonsense", 404, "node"),
        ("/network?" + "&".join(f"f.theme={n}" for n in range(101)), 400, "100"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(server: Server, path: str, status: int, said: str) -> None:
    response = server.get(path)
    assert response.status == status
    assert said in response.json["error"]["reason"]


def test_a_thing_goes_by_its_id_or_its_iri(server: Server) -> None:
    """Both give the same, and everything named has its IRI."""
    piece = server.get("/network/node?id=theme:women").json
    iri = piece["things"]["theme:women"]["iri"]
    assert server.get(f"/network/node?id={quote(iri, safe='')}").json == piece
    assert all(thing["iri"].startswith("https://") for thing in piece["things"].values())
    assert server.get(f"/network/named?iri={quote(iri, safe='')}").json["things"]["theme:women"]["iri"] == iri


def test_a_group_holds_as_many_as_it_says(server: Server) -> None:
    """Grantees of one community, none of whom the picture draws one by one."""
    opening = server.get("/network").json
    for group in opening["groups"]:
        members = server.get(f"/network/group?id={group['id']}").json
        assert members["count"] == group["n"]
        assert not {row[0] for row in members["rows"]} & opening["counts"].keys()


def test_every_quote_stands_in_its_text(server: Server) -> None:
    """The words that a link rests on, at their place, in what the server gives of it."""
    grants = server.get("/network/link?id=activity:training~theme:rule-of-law").json["grants"]
    for grant in grants:
        for found in grant["quotes"]:
            assert grant["texts"][found["text"]]["value"][found["start"] : found["end"]].strip()
    assert grants


def test_a_small_dataset_has_no_pieces(tmp_path: Path, small_dataset: Dataset) -> None:
    """Its page carries everything; the address says so."""
    file = tmp_path / "graph.ttl"
    EXPORTS["turtle"](small_dataset, file)
    with serving(file, "--workers", "1") as running:
        response = running.get("/network")
    assert response.status == 404
    assert "`/`" in response.json["error"]["reason"]


@pytest.mark.slow
def test_no_request_for_a_piece_is_a_server_error(server: Server) -> None:
    """Whatever the description allows or forbids, made from it by the hundred."""
    generated, said = fuzzed(
        server, "--phases", "coverage", "--include-path-regex", "^/network(/group|/nodes)?$"
    )
    assert generated >= 300, said
