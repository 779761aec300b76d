"""What fuzzing starts from, and what it once found, breaks nothing."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("targets", Path(__file__).parents[2] / "fuzz" / "targets.py")
assert _SPEC is not None
assert _SPEC.loader is not None
targets = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(targets)


@pytest.mark.parametrize("target", targets.TARGETS)
def test_seeds_and_findings(target: str) -> None:
    """Every seed and every earlier finding passes through its target."""
    inputs = list(targets.seeds(target))
    assert inputs
    for data in inputs:
        targets.TARGETS[target](data)


@pytest.mark.parametrize("target", targets.TARGETS)
def test_seeds_cut_and_joined(target: str) -> None:
    """So does every seed cut in half, doubled, and turned around."""
    for data in list(targets.seeds(target))[:40]:
        for variant in (data[: len(data) // 2], data + data, data[:1] + data[:0:-1], b""):
            targets.TARGETS[target](variant)
