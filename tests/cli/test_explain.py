"""`grantgraph explain`: every line with its role, every tag with its cue."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from grantgraph.cli.explain import command
from grantgraph.errors import SourceRefused

LISTING = Path(__file__).parents[2] / "data" / "ned-kazakhstan-2020.txt"


def explain(*arguments: str) -> Result:
    """What the command prints."""
    return CliRunner().invoke(command, list(arguments))


def test_each_line_has_a_role() -> None:
    """Every line of the page that is not blank is told with its role; each of 20 entries has its title."""
    told = json.loads(explain(str(LISTING), "--json").output)
    shown = [line for line in LISTING.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert len(told["lines"]) == len(shown)
    assert sum("title" in line["roles"] for line in told["lines"]) == 20
    assert {"heading", "title", "grantee", "category", "description", "aside"} == {
        role for line in told["lines"] for role in line["roles"]
    }
    assert told["layout"] == "title / grantee"
    assert told["page"]["funder"] == "National Endowment for Democracy"


def test_each_tag_has_its_words_and_its_cue() -> None:
    """A finding names the entry, the words that stand in it, and the cue that found them."""
    told = json.loads(explain(str(LISTING), "--json").output)
    assert told["findings"]
    for finding in told["findings"]:
        lines = [line["text"] for line in told["lines"] if line["entry"] == finding["entry"]]
        assert any(finding["exact"] in " ".join(text.split()) for text in lines)
        assert finding["cue"]


def test_the_table_shows_doubts(tmp_path: Path) -> None:
    """A role that was a close call has a question mark, a cut entry says so, and the layout is named."""
    page = tmp_path / "page.txt"
    page.write_text(
        "Northland 2021\n\nHill Forum\nOpen Evenings\nTo hold open evenings. The forum will hold forty.\n\n"
        "Valley Union\nA Paper\nTo print a paper. The union will print wee\n",
        encoding="utf-8",
    )
    output = explain(str(page)).output
    assert "Layout: grantee / title" in output
    assert "(cut off)" in output
    assert "funder: not stated" in output


def test_a_cue_is_told_whole_however_narrow_the_window_is() -> None:
    """A pattern that no line holds goes on in the next one; what says why is never cut."""
    told = CliRunner().invoke(command, [str(LISTING)], env={"COLUMNS": "60"}).output
    narrow = "".join(told.split())
    cues = {finding["cue"] for finding in json.loads(explain(str(LISTING), "--json").output)["findings"]}
    shown = [cue for cue in cues if len(cue) < 300]
    assert all("".join(cue.split()) in narrow for cue in shown)


def test_structured_data_needs_no_explanation(tmp_path: Path) -> None:
    """A source that is no written page is refused with the format it has."""
    feed = tmp_path / "feed.xml"
    feed.write_text("<iati-activities/>", encoding="utf-8")
    result = explain(str(feed))
    assert isinstance(result.exception, SourceRefused)
    assert "is read as iati" in str(result.exception)
