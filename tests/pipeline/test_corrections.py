"""A file of corrections beside its source, from the page to the products."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from grantgraph.cli.correct import command as correct
from grantgraph.cli.explain import command as explain
from grantgraph.errors import GrantGraphError
from grantgraph.pipeline import Settings, build
from grantgraph.products import read_manifest
from grantgraph.rdf.dataset import Dataset
from grantgraph.readers.corrections import generate_corrections
from grantgraph.report import Report
from grantgraph.validation import Severity, find_violations

PAGE = """Harbour Fund: Northland 2021

Courts by the Sea
Union of Net Menders
To widen access to justice. The union will represent detained fishermen in court.

Radio at Dawn
Dawn Society
To broadcast independent news. The society will print a newspaper. It will also light schools and train teachers.

Songs of the Quay
Quay Choir
To keep old songs. The choir will hold concerts.

More Songs
Quay Choir
To print a book of songs for children.
"""
JUSTICE = {"grant": "Courts by the Sea", "who": "Ana Reader", "when": "2026-03-14"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def put(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "corrections.csv"
    path.write_text(generate_corrections({"source": "page.txt"} | row for row in rows), encoding="utf-8")
    return path


def built(page: Path, **settings: object) -> tuple[Report, Path]:
    out = page.parent / "out"
    return build([page], out, Settings(**settings)), out  # type: ignore[arg-type]


def statements(out: Path) -> Dataset:
    return Dataset.parse((out / "graph.ttl").read_bytes())


def asked(out: Path, query: str) -> list[list[str]]:
    """The rows of an answer, as text."""
    return [[getattr(term, "value", "") for term in row.values()] for row in statements(out).select(query)]


def test_without_corrections_the_build_says_nothing_of_them(page: Path) -> None:
    report, out = built(page)
    assert "corrections" not in json.loads(report.to_json())
    assert "Correction" not in (out / "graph.ttl").read_text(encoding="utf-8")


def test_a_file_beside_the_source_is_used_and_told(page: Path) -> None:
    """In the notes, with its digest in the manifest, and in the report row by row."""
    put(page.parent, JUSTICE | {"action": "accept", "concept": "activity:legal-aid", "why": "plain words"})
    report, out = built(page)
    assert "1 correction was applied from corrections.csv." in report.notes
    [applied] = json.loads(report.to_json())["corrections"]["applied"]
    assert applied == {
        "file": "corrections.csv",
        "location": "line 2",
        "action": "accept",
        "source": "page.txt",
        "grant": "Courts by the Sea",
        "concept": "activity:legal-aid",
        "exact": "The union will represent detained fishermen in court",
        "who": "Ana Reader",
        "when": "2026-03-14",
        "why": "plain words",
    }
    manifest = read_manifest(out)
    assert manifest is not None
    assert [source.name for source in manifest.sources] == ["corrections.csv", "page.txt"]


def test_the_graph_says_whose_word_a_finding_is(page: Path) -> None:
    put(page.parent, JUSTICE | {"action": "add", "concept": "audience:women", "words": "detained fishermen"})
    _, out = built(page)
    assert asked(
        out,
        """SELECT ?name ?exact ?action ?file WHERE {
             ?finding a gg:Finding ; oa:exact ?exact ; prov:wasAttributedTo ?person ; gg:correction ?row .
             ?person a prov:Person ; rdfs:label ?name .
             ?row gg:action ?action ; prov:wasDerivedFrom/rdfs:label ?file }""",
    ) == [["Ana Reader", "detained fishermen", "add", "corrections.csv"]]
    assert not [v for v in find_violations(statements(out)) if v.severity is Severity.VIOLATION]


def test_a_rejected_finding_is_no_statement_about_the_grant_and_is_not_forgotten(page: Path) -> None:
    put(
        page.parent,
        JUSTICE | {"action": "reject", "concept": "theme:rule-of-law", "why": "the occasion only"},
    )
    _, out = built(page)
    assert (
        asked(out, 'SELECT ?g WHERE { ?g dcterms:title "Courts by the Sea" ; gg:theme theme:rule-of-law }')
        == []
    )
    assert asked(
        out,
        """SELECT ?why WHERE { ?row gg:action "reject" ; gg:judgedConcept theme:rule-of-law ; rdfs:comment ?why ;
             gg:grant/dcterms:title "Courts by the Sea" FILTER NOT EXISTS { ?finding gg:correction ?row } }""",
    ) == [["the occasion only"]]
    assert not [v for v in find_violations(statements(out)) if v.severity is Severity.VIOLATION]


def test_what_cannot_be_applied_is_told_with_file_and_row_and_the_rest_is_applied(page: Path) -> None:
    put(
        page.parent,
        JUSTICE | {"grant": "Courts by the Lake", "action": "accept", "concept": "theme:rule-of-law"},
        JUSTICE | {"action": "accept", "concept": "theme:rule-of-law"},
    )
    report, _ = built(page)
    told = [(p.location, p.reason) for p in report.problems if p.source == "corrections.csv"]
    assert told == [
        ("line 2", "no grant of page.txt is called “Courts by the Lake”; the row was not applied"),
    ]
    assert len(report.corrections) == 1


def test_entries_are_split_and_joined(page: Path) -> None:
    put(
        page.parent,
        {"grant": "Radio at Dawn", "action": "split", "words": "It will also light", "who": "Ana Reader"},
        {"grant": "Songs of the Quay", "action": "join", "words": "More Songs", "who": "Ana Reader"},
    )
    report, out = built(page)
    assert [source.grants for source in report.sources] == [4]
    rows = asked(
        out,
        """SELECT ?place ?text ?action WHERE { ?row gg:action ?action ; gg:grant ?g .
             ?g dcterms:description ?text ; gg:location ?place } ORDER BY ?text""",
    )
    assert rows == [
        ["line 9", "It will also light schools and train teachers.", "split"],
        ["lines 7-9", "To broadcast independent news. The society will print a newspaper.", "split"],
        [
            "lines 11-17",
            "To keep old songs. The choir will hold concerts. More Songs Quay Choir "
            "To print a book of songs for children.",
            "join",
        ],
    ]


def test_a_folder_of_sources_is_not_told_that_its_corrections_are_a_source(page: Path) -> None:
    folder = page.parent / "listings"
    folder.mkdir()
    page.rename(folder / page.name)
    file = put(folder, JUSTICE | {"action": "accept", "concept": "theme:rule-of-law"})
    for paths in ([folder], [folder / page.name, file]):
        report = build(paths, page.parent / "out", Settings())
        assert [source.name for source in report.sources] == ["page.txt"]
        assert len(report.corrections) == 1


def test_named_files_are_used_instead_of_those_beside_and_none_may_be(page: Path) -> None:
    put(page.parent, JUSTICE | {"action": "accept", "concept": "theme:rule-of-law"})
    report, _ = built(page, corrections=())
    assert report.corrections_files == ()
    elsewhere = page.parent / "elsewhere"
    elsewhere.mkdir()
    named = put(elsewhere, JUSTICE | {"action": "reject", "concept": "theme:rule-of-law"})
    report, _ = built(page, corrections=(named,))
    assert [each.correction.action for each in report.corrections] == ["reject"]


def test_a_named_file_that_is_none_refuses_the_build_and_one_beside_is_told(page: Path) -> None:
    other = page.parent / "corrections.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    report, _ = built(page)
    assert "is no file of corrections" in report.problems[-1].reason + report.problems[0].reason
    with pytest.raises(GrantGraphError, match="is no file of corrections"):
        built(page, corrections=(other,))


def test_rows_on_other_sources_are_counted(page: Path) -> None:
    put(page.parent, JUSTICE | {"source": "other.txt", "action": "accept", "concept": "theme:rule-of-law"})
    report, _ = built(page)
    assert "corrections.csv: 1 row is on sources that are not in this build: other.txt" in report.notes


def test_a_structured_source_is_corrected_by_published_id_and_has_no_entries_to_split(tmp_path: Path) -> None:
    data = tmp_path / "grants.csv"
    data.write_text(
        "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Name,Funding Org:Name\n"
        "360G-x-1,Courts,To represent detained fishermen in court.,GBP,10,2021-03-04,Net Menders,Harbour Fund\n",
        encoding="utf-8",
    )
    row = {"source": "grants.csv", "grant": "360G-x-1"}
    put(
        tmp_path,
        row | {"action": "accept", "concept": "activity:legal-aid"},
        row | {"action": "split", "words": "in court"},
    )
    report = build([data], tmp_path / "out", Settings())
    assert [each.concept for each in report.corrections] == ["activity:legal-aid"]
    assert "only entries of a written page are split or joined" in " ".join(p.reason for p in report.problems)


def test_a_name_to_be_removed_is_removed_from_corrections_too(page: Path) -> None:
    why = "The Dawn Society itself says so"
    put(
        page.parent,
        {"grant": "Radio at Dawn", "action": "accept", "concept": "theme:independent-media", "why": why},
    )
    report, out = built(page, suppressed=("Dawn Society",))
    assert len(report.corrections) == 1
    for product in ("graph.ttl", "report.json", "report.html", "network.html"):
        assert "Dawn Society" not in (out / product).read_text(encoding="utf-8"), product


def test_the_template_holds_every_finding_and_keeps_what_is_written(page: Path) -> None:
    """Filled in and put in its place, it is the file of corrections; nothing that lay there is lost."""
    put(page.parent, JUSTICE | {"action": "reject", "concept": "theme:rule-of-law", "why": "=the occasion"})
    new = page.parent / "new.csv"
    done = CliRunner().invoke(correct, [str(page), "--out", str(new)])
    assert done.exit_code == 0, done.output
    with new.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    report, _ = built(page)
    assert [row["action"] for row in rows] == ["reject"] + [""] * (len(rows) - 1)
    assert len(rows) == 1 + report.counts["findings"]
    for row in rows:
        row["action"] = row["action"] or "accept"
    put(page.parent, *rows)
    report, _ = built(page)
    assert [p for p in report.problems if p.source == "corrections.csv"] == []
    assert len(report.corrections) == len(rows)
    assert CliRunner().invoke(correct, [str(page), "--out", str(new)]).exit_code != 0


def test_explain_shows_what_a_person_did(page: Path) -> None:
    put(
        page.parent,
        JUSTICE | {"action": "reject", "concept": "theme:rule-of-law"},
        JUSTICE | {"action": "accept", "concept": "activity:legal-aid"},
        JUSTICE | {"action": "accept", "concept": "activity:nothing"},
    )
    told = json.loads(CliRunner().invoke(explain, [str(page), "--json"]).output)
    [legal_aid] = [each for each in told["findings"] if each.get("corrections")]
    assert (legal_aid["concept"], legal_aid["corrections"][0]["who"]) == ("legal-aid", "Ana Reader")
    assert [(each["entry"], each["action"]) for each in told["corrections"]] == [(1, "reject")]
    assert [problem["location"] for problem in told["problems"]] == ["line 4"]
    table = CliRunner().invoke(explain, [str(page)]).output
    assert "not theme:rule-of-law" in " ".join(table.split())
    alone = CliRunner().invoke(explain, [str(page), "--json", "--no-corrections"]).output
    assert "Ana Reader" not in alone
