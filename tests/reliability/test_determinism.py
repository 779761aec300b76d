"""The same sources give the same bytes, whoever builds them, wherever, and in whatever order they are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reliability.commands import grantgraph, products, write_grants

SAMPLE = Path(__file__).parents[2] / "data" / "ned-kazakhstan-2020.txt"
CIRCUMSTANCES = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
]
MORE = [{"PYTHONHASHSEED": str(seed), "TZ": zone} for seed in range(3, 6) for zone in ("UTC", "Asia/Almaty")]
MORE.append({"PYTHONHASHSEED": "random", "LC_ALL": "POSIX"})


def built(out: Path, sources: list[Path], circumstances: dict[str, str]) -> dict[str, bytes]:
    """The products of a build under some circumstances."""
    done = grantgraph("build", *sources, "--out", out, **circumstances)
    assert done.returncode == 0, done.stderr
    return products(out)


@pytest.mark.parametrize(
    "circumstances",
    [CIRCUMSTANCES, pytest.param(CIRCUMSTANCES + MORE, marks=pytest.mark.long)],
    ids=["two", "ten"],
)
def test_bytes_depend_on_sources_alone(tmp_path: Path, circumstances: list[dict[str, str]]) -> None:
    """Hash seed, locale, time zone, clock and the order of files leave no trace in any product."""
    sources = [SAMPLE, write_grants(tmp_path / "grants.json", 60), write_grants(tmp_path / "more.json", 7)]
    first = built(tmp_path / "first", sources, {"PYTHONHASHSEED": "0"})
    assert {"graph.ttl", "network.html", "report.json"} <= set(first)
    for number, each in enumerate(circumstances):
        sources.reverse()
        again = built(tmp_path / str(number), sources, each)
        assert [name for name in first if first[name] != again[name]] == [], each
