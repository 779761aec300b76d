"""A name that is withheld, that is a person's, or that was to be removed appears in no product, in no form."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from grantgraph.errors import GrantGraphError
from grantgraph.pipeline import Settings, build
from grantgraph.questions import load_questions
from grantgraph.rdf.answers import Table
from grantgraph.rdf.dataset import Dataset, read_turtle
from reliability.commands import products
from reliability.corpus import CORPUS

FUNDER = [{"id": "GB-CHC-900009", "name": "Made-up Funder"}]
WITHHELD = [
    "Name withheld",
    "[redacted]",
    "Anonymous",
    "Не разглашается",
    "N/A",
    "-",
    "Confidential",
    "XXXXX",
    "",
]


def grant(number: int, **values: Any) -> dict[str, Any]:
    """A made-up grant in the 360Giving format."""
    return {
        "id": f"360G-madeup-{number}",
        "title": f"Safety courses {number}",
        "description": "To train reporters in safety.",
        "currency": "GBP",
        "amountAwarded": 100 + number,
        "awardDate": "2021-03-04",
        "fundingOrganization": FUNDER,
    } | values


def built(folder: Path, grants: list[dict[str, Any]], suppressed: tuple[str, ...] = ()) -> Path:
    """The build folder of such grants."""
    source = folder / "grants.json"
    source.write_text(json.dumps({"grants": grants}, ensure_ascii=False), encoding="utf-8")
    build([source], folder / "out", Settings(suppressed=suppressed))
    return folder / "out"


def graph(out: Path) -> Dataset:
    """The graph of a build."""
    return read_turtle(out / "graph.ttl")


def traces(name: str) -> list[bytes]:
    """How a name could show: as it is, without case, as a slug, percent-encoded, or as a digest."""
    plain = unicodedata.normalize("NFC", name)
    forms = {
        plain,
        plain.casefold(),
        plain.upper(),
        "-".join(plain.casefold().split()),
        plain.replace(" ", "%20"),
    }
    digests = {
        hashlib.new(kind, form.encode()).hexdigest()[:length]
        for kind in ("md5", "sha1", "sha256")
        for form in forms
        for length in (8, 16)
    }
    return [trace.encode() for trace in forms | digests]


def assert_no_trace(out: Path, name: str) -> None:
    """No product holds the name in any form."""
    for product, data in products(out).items():
        assert [trace for trace in traces(name) if trace in data] == [], product


def test_withheld_grantees_stay_apart(tmp_path: Path) -> None:
    """Each is a node of its own grant, without a name, merged with no other and with no named twin."""
    named = grant(99, recipientOrganization=[{"id": "GB-CHC-900010", "name": "Named Twin Centre"}])
    grants = [grant(n, recipientOrganization=[{"name": name}]) for n, name in enumerate(WITHHELD)]
    out = built(tmp_path, [*grants, named])
    rows = graph(out).select("SELECT ?g ?u { ?u a gg:UndisclosedGrantee . ?g gg:grantee ?u }")
    assert len({row["u"] for row in rows}) == len({row["g"] for row in rows}) == len(WITHHELD)
    names = graph(out).select("SELECT DISTINCT ?n { ?o a gg:Organization ; skos:prefLabel ?n }")
    assert {row["n"].value for row in names} == {"Made-up Funder", "Named Twin Centre"}  # type: ignore[union-attr]
    keys = {str(row["u"]).rsplit("/", 1)[-1] for row in rows}
    assert not any(hashlib.sha256(name.encode()).hexdigest()[:8] in key for name in WITHHELD for key in keys)


def test_what_is_withheld_is_told_by_no_identifier(tmp_path: Path) -> None:
    """An identifier or place printed beside a withheld name is not published either."""
    body = {
        "id": "GB-CHC-123456",
        "name": "Name withheld",
        "streetAddress": "7 Hidden Lane",
        "postalCode": "HX1 7QZ",
    }
    out = built(tmp_path, [grant(0, recipientOrganization=[body]), grant(1)])
    for trace in ("GB-CHC-123456", "Hidden Lane", "HX1 7QZ"):
        assert not any(trace.encode() in data for data in products(out).values()), trace


def test_persons_are_not_named(tmp_path: Path) -> None:
    """A grant to a person says so and no more: not the name, though a title holds it, nor why it was given."""
    person = {"id": "360G-madeup-IND-7", "name": "Aigerim Testova"}
    details = {"primaryGrantReason": "GTIR040", "grantPurpose": ["GTIP020"]}
    texts = {"title": "A laptop for Testova, Aigerim", "description": "Aigerim Testova will write."}
    grants = [grant(n, recipientIndividual=person, toIndividualsDetails=details, **texts) for n in range(3)]
    grants.append(grant(3, recipientOrganization=[{"name": "Dr Olga Testova"}], title="For Dr Olga Testova"))
    out = built(tmp_path, grants)
    assert len(graph(out).select("SELECT ?i { ?i a gg:Individual }")) == 4
    for name in ("Aigerim Testova", "Testova", "GTIR040", "GTIP020", "IND-7"):
        assert_no_trace(out, name)


def test_names_are_removed_on_request(tmp_path: Path) -> None:
    """With --suppress a named body is gone from graph, page, report and manifest, aliases and texts included."""
    grants = [
        grant(0, recipientOrganization=[{"id": "GB-CHC-900011", "name": "Quiet Harbour Trust"}]),
        grant(1, recipientOrganization=[{"id": "GB-CHC-900011", "name": "Stille Haven"}]),
        grant(
            2, description="To train, with QUIET  HARBOUR TRUST and Stille Haven.", recipientOrganization=[]
        ),
        grant(3, title="For quiet-harbour-trust", recipientOrganization=[{"name": "Open Door"}]),
    ]
    out = built(tmp_path, grants, ("Quiet Harbour Trust", "Nobody at all"))
    for name in ("Quiet Harbour Trust", "Stille Haven", "GB-CHC-900011", "Nobody at all"):
        assert_no_trace(out, name)
    report = json.loads((out / "report.json").read_bytes())
    assert any("Removed on request: 2 times" in note and "number 2 of 2" in note for note in report["notes"])
    dataset = graph(out)
    assert len(dataset.select("SELECT ?u { ?u a gg:UndisclosedGrantee }")) >= 2
    evidence = dataset.select(
        "SELECT ?d ?x ?s ?e { ?f gg:grant ?g ; gg:field 'description' ; oa:exact ?x ; oa:start ?s ; oa:end ?e ."
        " ?g dcterms:description ?d }"
    )
    assert evidence
    for row in evidence:
        text, exact, start, end = (row[name].value for name in "dxse")  # type: ignore[union-attr]
        assert text[int(start) : int(end)] == exact


def test_a_name_taken_back_is_not_restored_by_an_older_file(tmp_path: Path) -> None:
    """Where one of two files withholds the grantee of a grant, the other does not give it away."""
    names = {"older": "Quiet Harbour Trust", "newer": "Name withheld"}
    for file, name in names.items():
        told = {"grants": [grant(0, recipientOrganization=[{"name": name}])]}
        (tmp_path / f"{file}.json").write_text(json.dumps(told))
    for order in (("older", "newer"), ("newer", "older")):
        build([tmp_path / f"{file}.json" for file in order], tmp_path / "out", Settings())
        assert_no_trace(tmp_path / "out", "Quiet Harbour Trust")


def test_names_are_not_left_in_rdf_without_a_word(tmp_path: Path) -> None:
    """From a finished graph no name can be removed safely, so a build that is asked to do so is refused."""
    finished = built(tmp_path, [grant(0)]) / "graph.ttl"
    with pytest.raises(GrantGraphError, match="cannot be removed from RDF"):
        build([finished], tmp_path / "again", Settings(suppressed=("Made-up Funder",)))
    assert not (tmp_path / "again").exists()


def test_undisclosed_grantees_are_never_ranked(tmp_path: Path) -> None:
    """No named question counts the grants of undisclosed grantees together, as if they were one body's."""
    grants = [grant(n, recipientOrganization=[{"name": "Anonymous"}]) for n in range(30)]
    dataset = graph(built(tmp_path, grants))
    for question in load_questions().values():
        answer = question.answer(dataset)
        assert isinstance(answer, Table)
        for row in answer.records():
            about_one = "undisclosed/" in " ".join(row.values())
            assert not (about_one and "30" in row.values()), question.name


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of hostile files does not lie beside the repository"
)
@pytest.mark.parametrize(("file", "bodies"), [("withheld.360.json", 4), ("withheld.txt", 2)])
def test_every_known_wording_is_recognized(tmp_path: Path, file: str, bodies: int) -> None:
    """The withheld grantees of the corpus, in all its wordings and languages, are no organizations."""
    build([CORPUS / "identity" / file], tmp_path / "out", Settings())
    dataset = graph(tmp_path / "out")
    named = dataset.select("SELECT DISTINCT ?o { ?o a gg:Organization }")
    assert len(named) == bodies
    assert not dataset.select(
        "SELECT ?u { ?g gg:grantee ?u . ?h gg:grantee ?u . ?u a gg:UndisclosedGrantee FILTER(?g != ?h) }"
    )
