"""`grantgraph check`, as a user calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grantgraph.cli.check import command
from grantgraph.resources import ontology_folder

EXAMPLE = ontology_folder() / "examples" / "grants.ttl"
NASTY = Path(__file__).resolve().parents[3] / "shared" / "nasty" / "rdf"
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix gg: <https://w3id.org/grantgraph/ontology#> .
<s:s> a sh:NodeShape ; sh:targetClass gg:Grant ;
    sh:property [ sh:path gg:amount ; sh:minCount 1 ; sh:message "We want to know the amount." ] .
"""


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The example with an amount that lost its currency, and a grant that has no year."""
    text = (
        EXAMPLE.read_text().replace('gg:currency "USD" ;', "", 1).replace('gg:year "2020"^^xsd:gYear ;', "")
    )
    path = tmp_path / "broken.ttl"
    path.write_text(text)
    return path


@pytest.mark.parametrize("way", [[], ["--quick"]], ids=["pySHACL", "quick"])
def test_a_valid_graph_is_called_valid(way: list[str]) -> None:
    result = check(EXAMPLE, *way)
    assert result.return_value == 0
    assert result.output == "Valid (violations: 0, warnings: 0).\n"


@pytest.mark.parametrize("way", [[], ["--quick"]], ids=["pySHACL", "quick"])
def test_violations_come_before_warnings_and_the_code_tells(broken: Path, way: list[str]) -> None:
    result = check(broken, *way)
    assert result.return_value == 1
    assert result.output.splitlines() == [
        "violation: An amount stands beside exactly one currency.  [money-currency]",
        "    <https://w3id.org/grantgraph/example/court>",
        "warning: The source tells no year for this grant.  [grant-year-missing]",
        "    <https://w3id.org/grantgraph/example/press>",
        "Not valid (violations: 1, warnings: 1).",
    ]


def test_json_holds_everything_that_was_found(broken: Path) -> None:
    found = json.loads(check(broken, "--quick", "--format", "json").output)
    assert [(each["rule"], each["severity"]) for each in found] == [
        ("money-currency", "violation"),
        ("grant-year-missing", "warning"),
    ]


def test_shapes_of_a_user_are_used_instead(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPE)
    result = check(EXAMPLE, "--shapes", shapes)
    assert result.return_value == 1
    assert "We want to know the amount." in result.output
    assert result.output.endswith("Not valid (violations: 3, warnings: 0).\n")


def test_a_graph_of_other_things_is_valid_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("")
    result = check(path)
    assert result.return_value == 0
    assert "nothing was checked" in result.output


@pytest.mark.skipif(not NASTY.exists(), reason="the hostile files lie beside the checkout, not in it")
def test_ill_typed_values_are_all_reported() -> None:
    result = check(NASTY / "r13-entity-types.ttl")
    assert result.return_value == 1
    assert all(value in result.output for value in ('"NaN"', '"2021-02-30"', '"True"'))
