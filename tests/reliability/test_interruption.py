"""A build that is interrupted ends soon, says so in one line, and leaves the earlier products whole."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reliability.commands import COMMAND, grantgraph, products, write_grants

SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_build_can_be_interrupted(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """Ctrl-C and SIGTERM end a build within two seconds, with their own exit codes and no traceback."""
    out = tmp_path / "out"
    assert grantgraph("build", write_grants(tmp_path / "small.json", 2), "--out", out).returncode == 0
    before = products(out)
    large = write_grants(tmp_path / "large.json", 3_000)
    process = subprocess.Popen([*COMMAND, "build", large, "--out", out], stderr=subprocess.PIPE, text=True)
    while not (out / ".grantgraph-build").exists():
        time.sleep(0.02)
    time.sleep(0.3)
    started = time.monotonic()
    process.send_signal(number)
    _, message = process.communicate(timeout=10)
    assert time.monotonic() - started < 2
    assert process.returncode == code
    assert "interrupted" in message
    assert "Traceback" not in message
    assert products(out) == before
    assert not (out / ".grantgraph-build").exists()


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_long_step_in_a_library_is_no_reason_to_wait(number: signal.Signals, code: int) -> None:
    """Where a library does not come back to Python, a watcher ends the process within two seconds."""
    program = """
import hashlib
from grantgraph.cli.signals import interruptible
with interruptible():
    print("ready", flush=True)
    hashlib.pbkdf2_hmac("sha256", b"", b"", 500_000_000)
"""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.3)
    started = time.monotonic()
    process.send_signal(number)
    process.communicate(timeout=10)
    assert time.monotonic() - started < 2
    assert process.returncode == code


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], float]:
    """A source, the products of an undisturbed build of it, and the seconds that this takes."""
    folder = tmp_path_factory.mktemp("undisturbed")
    source = write_grants(folder / "grants.json", 200)
    started = time.monotonic()
    assert grantgraph("build", source, "--out", folder / "out").returncode == 0
    return source, products(folder / "out"), time.monotonic() - started


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.long)])
def test_a_killed_build_is_made_good_by_the_next(
    tmp_path: Path, built: tuple[Path, dict[str, bytes], float], kills: int
) -> None:
    """After SIGKILL whatever product is there is whole, and building again gives what it should."""
    source, whole, seconds = built
    out = tmp_path / "out"
    for number in range(kills):
        process = subprocess.Popen([*COMMAND, "build", source, "--out", out], stdout=subprocess.DEVNULL)
        time.sleep(seconds * (number + 0.5) / kills)
        process.kill()
        process.wait()
        found = products(out) if out.exists() else {}
        assert all(data == whole[name] for name, data in found.items() if not name.startswith("."))
    assert grantgraph("build", source, "--out", out).returncode == 0
    assert products(out) == whole


def test_builds_at_once_do_not_mix(tmp_path: Path, built: tuple[Path, dict[str, bytes], float]) -> None:
    """Of three builds in one folder at a time, one does its work and the others say that it is busy."""
    source, whole, _ = built
    command = [*COMMAND, "build", source, "--out", tmp_path / "out"]
    builds = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    messages = [build.communicate()[1] for build in builds]
    assert any(build.returncode == 0 for build in builds)
    for build, message in zip(builds, messages, strict=True):
        assert build.returncode == 0 or "another build" in message
    assert products(tmp_path / "out") == whole


def test_failures_show_no_traceback_unless_asked(tmp_path: Path) -> None:
    """A failure is one line and a code; `--debug` shows where it happened."""
    missing = tmp_path / "missing.txt"
    plain = grantgraph("build", missing, "--out", tmp_path / "out")
    assert plain.returncode == 1
    assert len(plain.stderr.splitlines()) == 1
    assert "missing.txt" in plain.stderr
    debugged = grantgraph("--debug", "build", missing, "--out", tmp_path / "out")
    assert "Traceback" in debugged.stderr
    assert not (tmp_path / "out").exists()
