"""Every promise of SECURITY.md names tests that there are, and the documented schemas fit what is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import grantgraph
from grantgraph.errors import SourceRefused
from grantgraph.model import Problem
from grantgraph.report import Report, SourceOutcome
from reliability.corpus import outcome_of

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(grantgraph.__file__).parent / "schemas"
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_named_test_exists(file: str, test: str) -> None:
    """A promise whose test is gone is no promise."""
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_promise_names_a_test() -> None:
    """No row of the table is without one."""
    rows = re.findall(r"^\| (?!promise|---)(.*?) \|(.*)\|$", (ROOT / "SECURITY.md").read_text(), re.MULTILINE)
    assert len(rows) >= 12
    assert [promise for promise, tests in rows if "::test_" not in tests] == []


def schema(name: str) -> Draft202012Validator:
    """The published schema of a product, itself checked."""
    document = json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


def test_a_build_fits_the_schemas(tmp_path: Path) -> None:
    """`report.json` and `manifest.json` are what their schemas say, and bear the schema's address."""
    outcome = outcome_of(ROOT / "data" / "ned-kazakhstan-2020.txt", tmp_path)
    for name in ("report", "manifest"):
        document = json.loads(outcome.products[f"{name}.json"])
        schema(name).validate(document)
        assert document["$schema"] == schema(name).schema["$id"]


def test_a_report_holds_any_text() -> None:
    """Problems and refusals are written whole and in one order, with half a character pair as its escape."""
    refusal = SourceOutcome.refused(SourceRefused("/some/where/b.txt", "is a \ud800 picture", "byte 3"))
    outcomes = (refusal, SourceOutcome("a.json", 2, "360giving", "0" * 64))
    problems = (
        Problem("b.txt", "line 2", "first"),
        Problem("a.json", "/1", "x"),
        Problem("b.txt", "line 1", "z"),
    )
    report = Report(outcomes, problems, {"grants": 2}, ("a note",))
    document = json.loads(report.to_json())
    schema("report").validate(document)
    assert [source["name"] for source in document["sources"]] == ["a.json", "b.txt"]
    assert [problem["reason"] for problem in document["problems"]] == ["x", "first", "z"]
    assert document["sources"][1]["refused"] == "is a \ud800 picture"
    assert document["counts"]["sourcesRefused"] == 1
    assert b"/some/where" not in report.to_json()
    assert Report(outcomes[::-1], problems, {"grants": 2}, ("a note",)).to_json() == report.to_json()
