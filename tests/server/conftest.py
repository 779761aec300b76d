"""One server on the Kazakhstan sample for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.serving import Server, serving

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder of the sample, with a store."""
    from click.testing import CliRunner

    from grantgraph.cli import grantgraph

    folder = tmp_path_factory.mktemp("build") / "kazakhstan"
    listing = ROOT / "data" / "ned-kazakhstan-2020.txt"
    done = CliRunner().invoke(grantgraph, ["build", str(listing), "--store", "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def server(build: Path) -> Iterator[Server]:
    """A server that stops queries after two seconds."""
    with serving(build, "--timeout", "2") as running:
        yield running
