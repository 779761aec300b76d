"""The house keeps its shape: every format is registered and has a case, every command has a module."""

import importlib
import re
from pathlib import Path

import click
import pytest

from grantgraph.cli import COMMANDS
from grantgraph.readers import READERS

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_reader_has_a_case_folder(name: str) -> None:
    cases = [case for case in (ROOT / "tests" / "cases" / name).iterdir() if case.is_dir()]
    assert cases
    for case in cases:
        names = {path.name.split(".")[0] for path in case.iterdir()}
        assert {"input", "expected"} <= names, case


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_module_and_a_help_text(name: str) -> None:
    command = importlib.import_module(f"grantgraph.cli.{name}").command
    assert isinstance(command, click.Command)
    assert command.help


def test_no_module_is_named_for_nothing_in_particular() -> None:
    names = {path.stem for path in (ROOT / "src").rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def test_nothing_names_a_machine() -> None:
    """Neither the paths of the machine it was written on nor the hosts of package registries."""
    traces = re.compile(r"(?<![\w.])/(?:work|root|home)/\w|pypi\.org|registry\.npmjs|files\.pythonhosted")
    suffixes = {".py", ".md", ".toml", ".ttl", ".rq", ".js", ".css", ".html", ".json", ".csv"}
    folders = ("src", "ontology", "tests", "docs", "benchmarks", "fuzz")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    files += [path for path in ROOT.glob("*.*") if path.suffix in suffixes]
    assert files
    found = [
        str(path)
        for path in files
        if path != Path(__file__) and traces.search(path.read_text(errors="replace"))
    ]
    assert not [path for path in found if "_assets" not in path]
