"""What people do with the page."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from grantgraph.model import Claim, Money, OrganizationMention, Text, Transaction
from grantgraph.rdf.dataset import Dataset
from page import samples
from page.opened import Open, Opened, block

pytestmark = pytest.mark.browser

QUOTED = "e=activity:training~theme:rule-of-law"


def settled(opened: Opened, milliseconds: int = 120) -> Opened:
    opened.page.wait_for_timeout(milliseconds)
    return opened


def saved(opened: Opened, button: Any) -> bytes:
    with opened.page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_bytes()


def test_search_finds_by_name_and_says_the_type(small: Path, open_page: Open) -> None:
    """A grantee called like a theme stands beside the theme, and each says what it is."""
    opened = open_page(small)
    opened.page.fill("#search", "rule of l")
    found = opened.page.locator("#found li").all_inner_texts()
    assert [line.split("\n") for line in found[:2]] == [["Rule of law", "Grantee"], ["Rule of law", "Theme"]]
    opened.page.press("#search", "ArrowDown")
    opened.page.press("#search", "ArrowDown")
    opened.page.press("#search", "Enter")
    assert opened.text("#details h2") == "Rule of law"
    assert opened.text("#details .kind").startswith("Theme")
    assert "Rule of law" in opened.text("#status")


def test_search_finds_grants_by_their_words(small: Path, open_page: Open) -> None:
    """Words of a description lead to the grant."""
    opened = open_page(small)
    opened.page.fill("#search", "women leaders")
    opened.page.press("#search", "Enter")
    assert opened.text("#details h2") == "Project 23"


def test_a_link_shows_the_sentence_with_rule_and_place(small: Path, open_page: Open) -> None:
    """Marked words, the rule that found them, the source and the place in it."""
    opened = open_page(small, QUOTED)
    marks = opened.page.locator("#details mark").all_inner_texts()
    assert set(marks) == {"will train", "rule of law"}
    details = opened.text("#details")
    for said in ("The rule that found it", "Sample listing 2021, lines", "in the description"):
        assert said in details


def test_the_rule_behind_a_quotation_is_read_by_who_asks_for_it(small: Path, open_page: Open) -> None:
    """A pattern is no sentence: it stands folded below the words."""
    opened = open_page(small, QUOTED)
    rule = opened.page.locator("#details .rule code").first
    assert rule.is_hidden()
    opened.page.locator("#details .rule summary").first.click()
    assert rule.is_visible()
    assert rule.inner_text() in {"will train", "rule of law"}


def test_a_quotation_is_taken_along_with_its_grant_and_place(small: Path, open_page: Open) -> None:
    """What is put into an article says who says it and where."""
    opened = open_page(small, QUOTED)
    opened.page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    opened.page.locator("#details .evidence button").first.click()
    copied = settled(opened).page.evaluate("window.copied")
    assert copied.startswith("“Project")
    assert "rule of law" in copied
    assert "Sample Endowment" in copied
    assert "Source: Sample listing 2021, lines" in copied
    assert "Quotation copied" in opened.text("#status")


def test_an_address_that_names_what_is_not_there_is_answered_in_words(small: Path, open_page: Open) -> None:
    """A link from an earlier build does not silently open on everything."""
    for gone in ("n=theme:nobody", "e=theme:a~theme:b", "g=grant:nothing"):
        opened = open_page(small, gone)
        assert "is not in this page" in opened.text("#notice")
        assert "is not in this page" in opened.text("#status")
    opened = open_page(small)
    opened.page.evaluate("location.hash = 'n=theme:nobody'")
    assert "is not in this page" in settled(opened).text("#notice")


def test_grants_of_one_title_are_told_apart_where_they_are_found(open_page: Open, written: Any) -> None:
    """Who received it stands below each title."""
    names = ("Reed Society", "Heron Union")
    found = [
        samples.record(
            number,
            ["rule-of-law"],
            [],
            titles=(Text("Fair elections"),),
            grantees=(OrganizationMention(name),),
        )
        for number, name in enumerate(names, 1)
    ]
    opened = open_page(written("namesakes", samples.dataset(found)))
    opened.page.fill("#search", "fair")
    listed = settled(opened).page.locator("#found li").all_inner_texts()
    assert all(any(name in line for line in listed) for name in names)


def test_texts_run_in_the_direction_of_their_letters(open_page: Open, written: Any) -> None:
    """The full stop of an Arabic sentence stands at its left end."""
    told = "تدريب الصحفيين."
    found = [samples.record(1, ["rule-of-law"], [], prefix=told + " ")]
    opened = open_page(written("arabic", samples.dataset(found)), "view=grants")
    assert (
        opened.page.locator("article.card .told").first.evaluate("e => getComputedStyle(e).unicodeBidi")
        == "plaintext"
    )


def test_a_filter_brings_what_is_left_into_the_middle(small: Path, open_page: Open) -> None:
    """The picture of a few nodes fills the window instead of a corner of it."""
    opened = open_page(small)
    before = opened.page.evaluate("network.getScale()")
    opened.page.locator(".facet input").first.click()
    after = settled(opened, 500).page.evaluate("network.getScale()")
    assert after > before
    assert "%25" not in opened.page.url


def test_from_opening_to_the_sentence_by_keyboard_alone(small: Path, open_page: Open) -> None:
    """Tab to the network, arrows to a node, Enter to its details, Tab to a link, Enter: the sentence is read."""
    opened = open_page(small)
    press = opened.page.keyboard.press
    for _ in range(60):
        press("Tab")
        if opened.page.evaluate("document.activeElement.classList.contains('vis-network')"):
            break
    assert opened.page.evaluate("document.activeElement.classList.contains('vis-network')")
    press("ArrowRight")
    first = opened.text("#details h2")
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        press(key)
    assert opened.page.evaluate("new URLSearchParams(location.hash.slice(1)).get('n')")
    assert first
    press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "details"
    for _ in range(20):
        press("Tab")
        if opened.page.evaluate("Boolean(document.activeElement.dataset.edge)"):
            break
    press("Enter")
    assert opened.page.locator("#details blockquote mark").count() >= 1
    assert opened.page.evaluate("document.activeElement.id") == "details"
    press("Escape")
    assert opened.page.locator("#details blockquote").count() == 0


def test_every_focus_can_be_seen(small: Path, open_page: Open) -> None:
    """Whatever Tab reaches first is outlined."""
    opened = open_page(small)
    for _ in range(14):
        opened.page.keyboard.press("Tab")
        outline = opened.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth })()"
        )
        assert outline == "solid3px"


def test_a_deep_link_shows_the_same_in_a_fresh_page(small: Path, open_page: Open) -> None:
    """View, choice and filters travel in the address; the path of the file does not travel in a copied link."""
    opened = open_page(small)
    opened.page.check("#show-theme")
    opened.page.uncheck("#show-undisclosed")
    opened.page.locator("#filters .facet input").first.check()
    opened.page.fill("#search", "training")
    opened.page.press("#search", "Enter")
    fragment = opened.page.evaluate("location.hash.slice(1)")
    again = open_page(small, fragment)
    for selector in ("#details h2", "#status", ".legend"):
        assert again.text(selector) == opened.text(selector)
    assert again.page.evaluate("nodes.length") == opened.page.evaluate("nodes.length")
    opened.page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    opened.page.get_by_role("button", name="Copy link").click()
    copied = settled(opened).page.evaluate("window.copied")
    assert copied.startswith("small.html#")
    assert str(small.parent) not in copied


def test_filters_narrow_everything_and_reset_brings_all_back(small: Path, open_page: Open) -> None:
    """Picture, table, grants and status follow one choice; a choice that leaves nothing says so."""
    opened = open_page(small)
    before = opened.text("#status")
    count = opened.page.evaluate("nodes.length")
    assert opened.page.locator("#reset").is_disabled()
    opened.page.locator("#facet-theme + .row input").check()
    shown = int(opened.text("#facet-theme + .row .count"))
    assert f"Shown: {shown} grants" in opened.text("#status")
    assert opened.page.evaluate("nodes.length") < count
    opened.page.click('[data-view="grants"]')
    assert opened.page.locator("#live-grants .card").count() == shown
    opened.page.evaluate("location.hash = 'f.theme=theme:women&f.activity=activity:video'")
    settled(opened)
    assert "No grant or link is left" in opened.text("#notice")
    opened.page.click("#reset")
    assert opened.text("#status") == before


def test_undisclosed_grantees_are_hidden_and_shown_by_one_switch(small: Path, open_page: Open) -> None:
    """One box in the legend; they are in no ranking either way."""
    opened = open_page(small)
    kinds = "nodes.getIds().filter((id) => id.startsWith('undisclosed:')).length"
    assert opened.page.evaluate(kinds) == 2
    opened.page.uncheck("#show-undisclosed")
    assert opened.page.evaluate(kinds) == 0
    assert "withheld" not in opened.text("#details")


def test_neighbours_one_and_two_steps_away(small: Path, open_page: Open) -> None:
    """A node's surroundings grow with the second step and shrink with the first."""
    opened = open_page(small, "n=theme:elections")
    opened.page.get_by_role("button", name="Neighbours only").click()
    one = opened.page.evaluate("nodes.length")
    links = {e["from"] + "|" + e["to"] for e in block(small, "data-edges")}
    near = {end for link in links if "theme:elections" in link.split("|") for end in link.split("|")}
    assert one == len(near)
    opened.page.get_by_role("button", name="Two steps").click()
    assert opened.page.evaluate("nodes.length") > one
    opened.page.get_by_role("button", name="Whole network").click()
    assert opened.page.evaluate("nodes.length") == len(block(small, "data-nodes"))


def test_how_two_nodes_are_linked(small: Path, open_page: Open) -> None:
    """A shortest way of the same length as NetworkX finds, with the grants and words along it."""
    graph = nx.Graph([(e["from"], e["to"]) for e in block(small, "data-edges")])
    opened = open_page(small, "n=theme:youth")
    opened.page.get_by_role("button", name="How is it linked to").click()
    opened.page.fill("#search", "legal aid")
    opened.page.press("#search", "Enter")
    steps = nx.shortest_path_length(graph, "theme:youth", "activity:legal-aid")
    assert opened.page.locator("#details .way > li").count() == steps
    assert opened.page.locator("#details .way mark").count() >= steps


def test_similar_grants_say_why(small: Path, open_page: Open) -> None:
    """Every similar grant names what it shares, the rarest first."""
    grant = next(g for g in block(small, "data-facts")["grants"] if len(g.get("concepts", ())) > 2)
    opened = open_page(small, f"g={grant['id']}")
    reasons = opened.page.locator("#details .plain-list .why").all_inner_texts()
    assert reasons
    assert all("Shares " in reason for reason in reasons)


def test_money_is_summed_by_currency_and_says_what_is_unknown(small: Path, open_page: Open) -> None:
    """No total mixes currencies; grants without an amount are counted, not taken for zero."""
    opened = open_page(small)
    grants = block(small, "data-facts")["grants"]
    lines = opened.page.locator("#details .money li").all_inner_texts()
    for currency in ("EUR", "USD"):
        amounts = [int(g["amount"]) for g in grants if g.get("currency") == currency]
        assert f"{sum(amounts):,} {currency} in {len(amounts)} grants" in lines
    assert f"{sum('amount' not in g for g in grants)} grants have no published amount" in lines


def test_without_javascript_tables_and_grants_are_there(small: Path, open_page: Open) -> None:
    """All nodes, all links, all grants with their marks, and the notes."""
    opened = open_page(small, script=False)
    facts = block(small, "data-facts")
    assert opened.page.locator("article.card:visible").count() == len(facts["grants"])
    rows = opened.page.locator("#view-table tbody tr:visible").count()
    assert rows == len(block(small, "data-nodes")) + len(block(small, "data-edges"))
    marks = set(opened.page.locator("#view-grants mark:visible").all_inner_texts())
    assert {"rule of law", "will train", "women leaders"} <= marks
    assert opened.page.locator("#search").is_hidden()


def test_downloads_can_be_read_by_others(
    small: Path, small_dataset: Dataset, open_page: Open, tmp_path: Path
) -> None:
    """PNG, SVG, CSV, GEXF (by NetworkX) and Turtle hold what the page holds, from whichever view they are asked."""
    opened = open_page(small, "view=about", accept_downloads=True)

    def take(name: str) -> bytes:
        return saved(opened, opened.page.locator(".takeaways:visible").get_by_role("button", name=name))

    rows = list(csv.reader(io.StringIO(take("CSV").decode("utf-8-sig"))))
    assert len(rows) == len(block(small, "data-nodes")) + 1
    assert set(Dataset.parse(take("Turtle")).triples()) == set(small_dataset.triples())
    assert take("PNG").startswith(b"\x89PNG")
    opened.page.click("#take summary")
    svg = ET.fromstring(take("SVG"))
    assert len(svg.findall(".//{*}line")) == len(block(small, "data-edges"))
    (tmp_path / "network.gexf").write_bytes(take("GEXF"))
    graph = nx.read_gexf(tmp_path / "network.gexf")
    assert len(graph) == len(block(small, "data-nodes"))
    assert graph.number_of_edges() == len(block(small, "data-edges"))


def test_tables_sort_by_any_column(small: Path, open_page: Open) -> None:
    """A click sorts, a second turns the order round; undisclosed grantees are not ranked but stand last."""
    opened = open_page(small, "view=table")
    numbers = [int(n) for n in opened.page.locator("#live-table td:nth-child(3)").all_inner_texts()]
    assert numbers[:-3] == sorted(numbers[:-3], reverse=True)
    assert "Undisclosed grantee" in opened.page.locator("#live-table tbody tr").all_inner_texts()[
        -1
    ] + "".join(opened.page.locator("#live-table tbody tr").all_inner_texts()[-3:])
    opened.page.click('[data-sort="column_name"]')
    names = [n.strip().casefold() for n in opened.page.locator("#live-table tbody th").all_inner_texts()]
    assert names == sorted(names)
    assert opened.page.locator('th[aria-sort="ascending"]').inner_text().strip().startswith("Name")


def test_a_link_needs_as_many_grants_as_asked_for(small: Path, open_page: Open) -> None:
    """With two grants a link at least, every link that is left has two, and no node stands alone."""
    opened = open_page(small, "min=2")
    weights = {edge["id"]: edge["value"] for edge in block(small, "data-edges")}
    assert set(opened.page.evaluate("edges.getIds()")) == {
        key for key, weight in weights.items() if weight >= 2
    }
    ends = {end for key in opened.page.evaluate("edges.getIds()") for end in key.split("~")}
    assert set(opened.page.evaluate("nodes.getIds()")) == ends


def test_communities_are_told_apart_by_colour_and_in_words(small: Path, open_page: Open) -> None:
    """Shapes stay; colours follow the community; the details name what each is around."""
    opened = open_page(small)
    colours = "new Set(nodes.get().filter((n) => n.shape === 'diamond').map((n) => n.color.background)).size"
    assert opened.page.evaluate(colours) == 1
    opened.page.check("#by-community")
    assert opened.page.evaluate(colours) > 1
    assert "Communities" in opened.text("#details")
    opened.shot("1400x900-light-communities")


def test_drawing_anew_leaves_the_keyboard_where_it_was(small: Path, open_page: Open) -> None:
    """A box that is checked, and a column that is sorted, keep the focus."""
    opened = open_page(small, "view=table")
    opened.page.focus("#show-theme")
    opened.page.keyboard.press("Space")
    assert opened.page.evaluate("document.activeElement.id") == "show-theme"
    opened.page.focus('[data-sort="column_name"]')
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.dataset.sort") == "column_name"


def test_transactions_and_disputes_are_shown_as_such(open_page: Open, written: Any) -> None:
    """Sums by type and currency; no disputed value is taken for the right one."""
    paid = [Transaction("commitment", Money(Decimal(n), "USD")) for n in ("0.1", "0.2")]
    claims = [Claim("gg:year", "2019", "row 2"), Claim("gg:year", "2020", "row 3")]
    record = samples.record(1, ["youth"], [], transactions=tuple(paid), claims=tuple(claims))
    opened = open_page(written("paid", samples.dataset([record])), "view=grants")
    card = opened.text("#live-grants .card")
    assert "commitment: 0.3 USD in 2 transactions" in card
    assert "no single amount" in card
    assert "The sources disagree" in card
    assert "2019" in card
    assert "1 grant states transactions" in opened.text("#details")


def test_a_graph_without_grants_is_a_page_that_says_so(open_page: Open, written: Any) -> None:
    """Nothing to draw is no error."""
    opened = open_page(written("empty", Dataset()))
    for view in ("table", "grants", "about", "network"):
        opened.page.click(f'[data-view="{view}"]')
    assert "0 grants" in opened.text(".facts")
    assert opened.complaints == []
