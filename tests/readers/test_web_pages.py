"""Saved web pages: what is content and what frames it, how tables and pieces become lines, whose a page is."""

from pathlib import Path

import pytest

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents import read_document
from written import shown, source


def test_of_a_web_page_only_the_visible_text_is_read(tmp_path: Path) -> None:
    """Scripts, styles, templates, comments, menus and hidden parts are not seen; entities are."""
    page = """<!doctype html><title>Grants &amp; more</title><body><nav>Home</nav><script>a()</script>
    <template><p>template</p></template><!-- comment --><noscript>none</noscript>
    <h2>One</h2><p>two<br>three &lt;b&gt; &copy;<p hidden>four<p style="color:red; display : none">five
    <p aria-hidden="true">six</p><ul><li>seven<li>eight</ul><table><tr><td>nine<td>ten</table></body>"""
    document = read_document(source(tmp_path, "a.html", page))
    assert [line.text for line in document.lines if not line.is_blank] == [
        "One",
        "two",
        "three <b> ©",
        "• seven",
        "• eight",
        "nine\tten",
    ]
    assert [line.heading for line in document.lines if line.heading] == [2]
    assert document.title == "Grants & more"


def test_the_main_part_of_a_web_page_is_read_where_it_has_one(tmp_path: Path) -> None:
    """What stands beside `main` is no part of the listing."""
    page = "<html><body><div>News</div><main><p>A listing of what we fund.</p></main><div>Ads</div></body></html>"
    assert shown(tmp_path, "a.html", page) == ["A listing of what we fund."]


def body(folder: Path, content: str) -> list[str]:
    """The lines of a web page with this body."""
    return shown(folder, "a.html", f"<html><body>{content}</body></html>")


def test_a_row_of_a_table_is_a_line(tmp_path: Path) -> None:
    """Paragraphs of a cell stay in it; what reaches over rows is said again, but for sums; empty columns go."""
    table = """<table><tr><th>Who<th>What<th><th>Sum</tr>
    <tr><td rowspan=2>Reed Radio<td><p><i>Songs</i></p><p>To sing.</p><td><td rowspan="2">$500</tr>
    <tr><td>Tales<br>To tell.<td></tr>
    <tr><td colspan=4>Spring</tr>
    <tr><td>Moor<td colspan=2>Peat<td></tr></table>"""
    assert body(tmp_path, table) == [
        "Who\tWhat\tSum",
        "Reed Radio\tSongs\u2028To sing.\t$500",
        "Reed Radio\tTales\u2028To tell.\t\t",  # the last tab says that there is one more cell, an empty one
        "Spring",
        "Moor\tPeat\t\t",
    ]


def test_a_table_that_lays_out_a_page_is_no_table(tmp_path: Path) -> None:
    """Its cells are parts of the page, one below the other; so are those of a table that holds another."""
    page = (
        "<table><tr><td>Home<td><h1>Grants</h1><p>One</p><table><tr><td>a<td>b<tr><td>c<td>d</table></table>"
    )
    assert body(tmp_path, page) == ["Home", "Grants", "One", "a\tb", "c\td"]


@pytest.mark.parametrize(
    "furniture",
    [
        '<div id="cookie-notice">We use cookies.</div>',
        '<div class="breadcrumbs">Home</div>',
        '<div class="sharedaddy"><h3>Share this</h3></div>',
        '<div class="wrap"><aside><h2>Related news</h2></aside></div>',
        '<div role="complementary">News</div>',
        '<div id="wrap"><footer>Moor Street 1</footer></div>',
        '<p><a href="/1">Read more<span class="screen-reader-text"> about Songs</span></a></p>',
        '<p><a href="/1">En savoir plus »</a></p>',
        "<p><s>Withdrawn</s> <del>Deleted</del></p>",
        '<p style="mso-hide:all">Preview</p>',
        '<p class="d-none">Draft</p>',
        "<style>.note { color: red; display: none }</style><p class=note>Draft</p>",
    ],
)
def test_what_frames_a_web_page_is_no_content(tmp_path: Path, furniture: str) -> None:
    """Notices on cookies, menus, side bars, buttons to share, bare links and what is struck or hidden are not seen."""
    content = (
        "<h1>Grants</h1><p>Reed Radio sings the songs of the marsh to all who have never heard them.</p>"
    )
    assert body(tmp_path, content + furniture) == body(tmp_path, content)


def test_content_is_kept_whatever_it_is_called(tmp_path: Path) -> None:
    """What holds most of a page is no furniture, a form may be the page, and a button the heading of a part."""
    page = """<form id=aspnetForm><div class="sidebar"><h1>Grants</h1>
    <h2><button aria-expanded=false>Songs</button></h2><div hidden=until-found>Reed Radio</div>
    <style>.panel{display:none} @media print{.sum{display:none}}</style>
    <div class=panel>To sing the songs of the marsh.</div><p class=sum>$500</p>
    <article id=social-justice><header>Tales</header><p class=health-related>Moor Press</p></article>
    </div><input value=x></form>"""
    lines = [
        "Grants",
        "Songs",
        "Reed Radio",
        "To sing the songs of the marsh.",
        "$500",
        "Tales",
        "Moor Press",
    ]
    assert body(tmp_path, page) == lines


def test_labels_side_by_side_do_not_run_together(tmp_path: Path) -> None:
    """Alike pieces that only a style sheet sets apart are read apart; a word in pieces is one word."""
    page = "<div><span class=pill>$150</span><span class=pill>2023</span></div><p><span>So</span><span>ngs</span>"
    assert body(tmp_path, page) == ["$150", "2023", "Songs"]


def test_marks_of_notes_are_left_out(tmp_path: Path) -> None:
    """The number of a note is no part of the name before it."""
    assert body(tmp_path, 'Reed Radio<sup><a href="#cite-4">[4]</a></sup>, 5 km<sup>2</sup>') == [
        "Reed Radio, 5 km2"
    ]


def test_marks_that_nobody_sees_are_left_out(tmp_path: Path) -> None:
    """Soft hyphens and blanks of no width go, ligatures are letters, joiners of letters stay."""
    page = "<html><body><p>docu&shy;ment Heri&#8203;tage e\ufb03cient می\u200cخواهم</p>"
    assert shown(tmp_path, "a.html", page) == ["document Heritage efficient می\u200cخواهم"]


def test_whose_a_web_page_is_stands_around_it(tmp_path: Path) -> None:
    """The name of the site, its banner and its foot are kept aside."""
    page = """<html><head><meta property="og:site_name" content="Larch Fund"></head><body>
    <header><b>Larch</b><nav>Home</nav></header><p>Grants</p><footer>© Larch Fund<br>Bern</footer>"""
    assert read_document(source(tmp_path, "a.html", page)).imprint == (
        "Larch Fund",
        "Larch",
        "© Larch Fund",
        "Bern",
    )


def test_records_in_scripts_are_told(tmp_path: Path) -> None:
    """What a page keeps for its scripts is not read, and said so; a page of nothing else is refused."""
    data = '{"grants":[{"title":"Songs","amount":5,"to":"Reed"},{"title":"Tales","amount":7,"to":"Moor"}]}'
    script = f'<script type="application/json">{data}</script>'
    document = read_document(source(tmp_path, "a.html", f"<html><body><p>Songs{script}"))
    told = (
        "1 of 2 records in a script of the page (title, amount, to) are not shown on it; they were not read"
    )
    assert document.remarks == (told,)
    with pytest.raises(SourceRefused, match=r"shows no text before its scripts run.*2 of 2 records"):
        read_document(source(tmp_path, "b.html", f'<html><body><div id="root"></div>{script}'))


def test_the_encoding_of_a_web_page_is_told_in_a_stated_order(tmp_path: Path) -> None:
    """What a page declares holds where its bytes are no UTF-8; where they are, a wrong declaration is told."""
    russian = '<html><meta charset="windows-1251"><body><p>Союз журналистов'
    assert shown(tmp_path, "a.html", russian.encode("cp1251")) == ["Союз журналистов"]
    latin = '<html><meta charset="iso-8859-1"><body><p>„Söng“ – 5 €'
    assert shown(tmp_path, "c.html", latin.encode("cp1252")) == ["„Söng“ – 5 €"]  # as browsers take it
    document = read_document(source(tmp_path, "b.html", russian))
    assert [line.text for line in document.lines] == ["Союз журналистов"]
    assert document.remarks == ("the page declares windows-1251, but its bytes are UTF-8; read as UTF-8",)


def test_a_deeply_nested_web_page_is_read(tmp_path: Path) -> None:
    """Ten thousand open tags are no reason to fail."""
    assert shown(tmp_path, "a.html", "<html><body>" + "<div>" * 10_000 + "deep") == ["deep"]


def test_pieces_that_only_style_sets_apart_do_not_run_together(tmp_path: Path) -> None:
    """What is said again and again before values is a label; a place stands behind a name; parts of a word stay one."""
    cards = "".join(
        f'<div><span class="org">{name}</span><span class="card-city">Ulm</span></div>'
        f'<div><span class="l">Amount</span><span class="v">$500</span></div>'
        for name in ("Reed Radio", "Moor Press", "Reed Radio")
    )
    assert body(tmp_path, cards) == [
        *(
            "Reed Radio, Ulm",
            "Amount: $500",
            "Moor Press, Ulm",
            "Amount: $500",
            "Reed Radio, Ulm",
            "Amount: $500",
        )
    ]
    assert body(
        tmp_path, '<p><span class="a">Reed Radio</span><span class="b">Songs of the marsh</span></p>'
    ) == [
        "Reed Radio",
        "Songs of the marsh",
    ]
    assert body(tmp_path, '<p><span class="big">Mac</span><span class="b">Donald</span> sings</p>') == [
        "MacDonald sings"
    ]


def test_elements_may_play_a_table(tmp_path: Path) -> None:
    """By their roles; names of columns that only stand in attributes head them, those of a shown header do not."""
    rows = "".join(
        f'<div role="row"><i role="cell" data-label="Who">{who}</i><i role="cell" data-label="Sum">{amount}</i></div>'
        for who, amount in (("Reed Radio", "$500"), ("Moor Press", "$700"))
    )
    table = ["Reed Radio\t$500", "Moor Press\t$700"]
    assert body(tmp_path, f'<div role="table">{rows}</div>') == ["Who\tSum", *table]
    header = '<div role="row"><b role="columnheader">Grantee</b><b role="columnheader">Grant</b></div>'
    assert body(tmp_path, f'<div role="table">{header}{rows}</div>') == ["Grantee\tGrant", *table]


def test_neighbours_of_a_mail_in_an_archive_are_no_content(tmp_path: Path) -> None:
    """Neither is the foot of a page that is only called so; the foot of a card is."""
    page = """<ul><li>Previous message: <a href="1.html">Bring $5 by bus</a><li><b>Messages sorted by:</b> date</ul>
    <pre>Reed Radio, $500: to sing the songs of the wide marsh to all who have never heard them, by night and by day.
    </pre><ul><li><div class="card"><p class="footer">Two years</p></div></ul>
    <div class="footer">Give $10 to our fund</div>"""
    assert body(tmp_path, page) == [
        "Reed Radio, $500: to sing the songs of the wide marsh to all who have never heard them, by night and by day.",
        "Two years",
    ]
