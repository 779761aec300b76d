"""Whatever a file holds: good grants are read exactly, bad ones are named, and nothing else happens."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reliability.corpus import CORPUS, Outcome, cases, outcome_of


@pytest.fixture
def time_limit() -> Iterator[None]:
    """No file takes longer than twenty seconds."""
    earlier = signal.signal(signal.SIGALRM, lambda *_: pytest.fail("took longer than 20 seconds"))
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, earlier)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A harmless build."""
    folder = tmp_path_factory.mktemp("usual")
    (folder / "usual.json").write_text(json.dumps({"grants": [GOOD, dict(GOOD, id="360G-good-2")]}))
    return outcome_of(folder / "usual.json", folder / "out")


GOOD: dict[str, Any] = {
    "id": "360G-good-1",
    "title": "Good title",
    "description": "To train journalists in the law of the press.",
    "currency": "GBP",
    "amountAwarded": 111,
    "awardDate": "2021-03-04",
    "recipientOrganization": [{"id": "GB-CHC-900001", "name": "Good Body"}],
    "fundingOrganization": [{"id": "GB-CHC-900009", "name": "Good Funder"}],
}


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of hostile files does not lie beside the repository"
)
@pytest.mark.parametrize("case", [pytest.param(case, id=case["file"]) for case in cases()])
@pytest.mark.usefixtures("time_limit")
def test_each_file_of_the_corpus(tmp_path: Path, usual: Outcome, case: dict[str, Any]) -> None:
    """Each file is accepted, read in part, or refused, as its entry in the corpus says."""
    outcome = outcome_of(CORPUS / case["file"], tmp_path / "out")
    kind, name = case["cls"], Path(case["file"]).name
    if outcome.report is None:
        assert kind in {"REFUSE", "EITHER"}, outcome.refusal
        assert name in outcome.refusal
        assert outcome.products == {}
        return
    assert kind != "REFUSE"
    assert kind != "PARTIAL" or outcome.report.problems
    everything = b"".join(outcome.products.values())
    assert [text for text in case["contain"] if not any(text in value for value in outcome.literals)] == []
    assert [text for text in case["absent"] if text.encode() in everything] == []
    assert [text for text in case["lit_absent"] if any(text in value for value in outcome.literals)] == []
    assert [text for text in case["iri_absent"] if any(iri.startswith(text) for iri in outcome.iris)] == []
    assert outcome.scripts == usual.scripts


PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><iframe srcdoc='<script>alert(1)</script>'>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "{% include '/etc/passwd' %}${alert(1)}`",
    '""" . <http://evil.example/s> <http://evil.example/p> """',
    "\\u0022 . <http://evil.example/s> a <http://evil.example/C> . #",
    "> <http://evil.example/s> <http://evil.example/p> <",
    "\u202egnp.exe\u2066",
    "\x1b]0;title\x07\x1b[2J",
    "=cmd|' /C calc'!A0",
    "../../../../etc/passwd",
    "__proto__",
    "%s%s%n{0}{}",
    "\ud83d\ude00 \U0001f469\u200d\U0001f680 e\u0301 \ufeff",
    "]]>&xxe;<!DOCTYPE a>",
    "a\u2028b\u2029c\u0085d",
    "'; DROP TABLE grants; --",
    "?s ?p ?o } ; DELETE WHERE { ?s ?p ?o",
    "-->",
    "\\",
]
FIELDS = [
    "id",
    "title",
    "description",
    "funder",
    "grantee",
    "funder id",
    "grantee id",
    "place",
    "programme",
    "class",
]


def grant_with(field: str, payload: str, number: int) -> dict[str, Any]:
    """A good grant with a payload in one field."""
    grant = dict(GOOD, id=f"360G-payload-{number}", title=f"Title {number}")
    body = {"id": f"XI-MADE-{number}", "name": f"Body {number}"}
    funder = dict(GOOD["fundingOrganization"][0])
    match field:
        case "id" | "title" | "description":
            grant[field] = payload
        case "grantee" | "grantee id":
            body["name" if field == "grantee" else "id"] = payload
        case "funder" | "funder id":
            funder["name" if field == "funder" else "id"] = payload
        case "place":
            grant["beneficiaryLocation"] = [{"name": payload, "countryCode": payload, "geoCode": payload}]
        case "programme":
            grant["grantProgramme"] = [{"code": payload, "title": payload}]
        case "class":
            grant["classifications"] = [{"vocabulary": payload, "code": payload, "title": payload}]
    return grant | {"recipientOrganization": [body], "fundingOrganization": [funder]}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.usefixtures("time_limit")
def test_payloads_stay_text(tmp_path: Path, usual: Outcome, field: str) -> None:
    """Text that looks like script, markup, Turtle, SPARQL or a path is text in every field and every product."""
    grants = [grant_with(field, payload, number) for number, payload in enumerate(PAYLOADS)]
    source = tmp_path / "payloads.json"
    source.write_text(json.dumps({"grants": [GOOD, *grants]}))
    outcome = outcome_of(source, tmp_path / "out")
    assert outcome.report is not None, outcome.refusal
    assert outcome.report.counts["grants"] == len(PAYLOADS) + 1
    assert not [iri for iri in outcome.iris if iri.startswith(("http://evil.example", "javascript:"))]
    assert outcome.scripts == usual.scripts
    for forbidden in ("alert(1)</script>", "\x1b", "\x00", "root:x:0"):
        assert forbidden not in outcome.page
    assert "Good title" in outcome.literals
    assert {path.name for path in tmp_path.iterdir()} == {"payloads.json", "out"}


def deep(opening: str, closing: str, levels: int) -> str:
    """Brackets in brackets."""
    return opening * levels + closing * levels


WHOLE_FILES: dict[str, bytes] = {
    "nothing.json": b"{}",
    "null.json": b"null",
    "deep.json": deep("[", "]", 100_000).encode(),
    "deep-objects.json": b'{"a":' * 100_000,
    "cut.json": json.dumps({"grants": [GOOD]}).encode()[:-40],
    "two.json": json.dumps({"grants": [GOOD]}).encode() * 2,
    "surrogate.json": b'{"grants": [{"id": "\\ud800", "title": "\\udfff"}]}',
    "grants-text.json": b'{"grants": "text"}',
    "utf16.json": json.dumps({"grants": [GOOD]}).encode("utf-16"),
    "laughs.xml": b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><iati-activities>&b;</iati-activities>',
    "deep.xml": b"<iati-activities>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</iati-activities>",
    "unclosed.xml": b"<iati-activities><iati-activity>",
    "quote.csv": b'Identifier,Title\n"never closed,' + b"x," * 100_000,
    "columns.csv": b",".join(b"c%d" % n for n in range(50_000)) + b"\n1",
    "random.bin": bytes(range(256)) * 200,
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "zip.xlsx": b"PK\x03\x04" + b"\x00" * 100,
    "paper.pdf": b"%PDF-1.7\n1 0 obj << /Length 99999999 >> stream\n",
    "deep.html": b"<div>" * 100_000 + b"text",
    "tag.html": b"<a " + b"b=c " * 100_000,
    "entities.html": b"&#x110000;&#xD800;&#0;&nosuch;" * 1000,
    "brackets.ttl": b"<http://e/s> <http://e/p> " + deep("[ <http://e/p> ", "]", 100_000).encode() + b" .",
    "lists.ttl": b"<http://e/s> <http://e/p> " + deep("(", ")", 3_000).encode() + b" .",
    "deep.jsonld": b'{"@graph":' * 50_000 + b"1" + b"}" * 50_000,
    "terms.nt": b"<s:s> <p:p> " + b"<<( <s:s> <p:p> " * 50_000 + b"1" + b" )>>" * 50_000 + b" .",
    "deep.rdf": b"<a><b>" * 50_000,
    "number.json": b'{"grants": [{"id": "a", "amountAwarded": 1' + b"0" * 100_000 + b"}]}",
    "spaces.txt": b" " * 1_000_000 + b"$",
    "money.txt": b"To " + b"$1,1" * 200_000,
    "one-line.txt": b"To train " + b"a" * 1_000_000,
    "many-lines.txt": b"A\nB\n$1\nTo do.\n\n" * 500,
    "formfeeds.txt": b"\x0c\x1c\x1d\x1e\x85" * 10_000,
    "mail.eml": b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 10_000,
}


@pytest.mark.parametrize("name", WHOLE_FILES)
@pytest.mark.usefixtures("time_limit")
def test_files_made_to_break_a_reader(tmp_path: Path, name: str) -> None:
    """Depth, length, cuts and binary rubbish end in a graph or in one line that names the file."""
    source = tmp_path / name
    source.write_bytes(WHOLE_FILES[name])
    outcome = outcome_of(source, tmp_path / "out")
    if outcome.report is None:
        assert name in outcome.refusal
        assert "\n" not in outcome.refusal
        assert len(outcome.refusal) < 1_000
