"""Requests made from the server's own OpenAPI description, by schemathesis."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from server.serving import Server


def fuzzed(server: Server, *options: str) -> tuple[int, str]:
    """How many requests were made, and what was said; fails where one of them is a server error."""
    tool = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("schemathesis is not installed; `uv sync` brings it")
    command = [tool, "run", f"{server.address}/openapi.json", "--checks", "not_a_server_error", *options]
    done = subprocess.run(
        [*command, "--no-color", "--generation-deterministic"],
        capture_output=True,
        text=True,
        timeout=550,
        check=False,
    )
    said = done.stdout[-3000:]
    generated = re.search(r"(\d+) generated, (\d+) passed", said)
    assert generated, said
    assert "Network Error" not in said, said
    assert done.returncode == 0, said
    return int(generated[1]), said
