"""The command line as a user runs it, and sources of any size to run it on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "grantgraph"]


def grantgraph(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def write_grants(path: Path, count: int) -> Path:
    """A file in the 360Giving format with so many made-up grants to a few dozen made-up bodies."""
    grants = [
        {
            "id": f"360G-madeup-{number}",
            "title": f"Workshop number {number}",
            "description": "To train reporters in the law and to hold a public debate on fair elections.",
            "currency": "GBP",
            "amountAwarded": 100 + number,
            "awardDate": f"20{10 + number % 10}-03-04",
            "recipientOrganization": [{"id": f"XI-MADE-{number % 40}", "name": f"Body {number % 40}"}],
            "fundingOrganization": [{"id": "XI-MADE-FUND", "name": "Made-up Fund"}],
        }
        for number in range(count)
    ]
    path.write_text(json.dumps({"grants": grants}), encoding="utf-8")
    return path


def products(out: Path) -> dict[str, bytes]:
    """All files of a build folder but the manifest, which bears the time."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and path.name != "manifest.json")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}
