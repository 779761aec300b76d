"""Fuzz every target for some minutes; an input that breaks one is kept as a case of the test suite.

    uv run --with atheris python fuzz/run.py --minutes 5 [TARGET ...]

Each target runs in a process of its own, so that even a crash of a library is only a finding.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

MEMORY = 2_000  # megabytes
PATIENCE = 20  # seconds for one input


def main() -> int:
    """Run the targets that were asked for; the number of those with a finding is the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=5, help="for each target")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    asked = parser.parse_args()
    if asked.inside:
        fuzz(asked.targets[0], asked.minutes * 60)
    from targets import TARGETS

    return sum(has_finding(target, asked.minutes) for target in asked.targets or TARGETS)


def has_finding(target: str, minutes: float) -> bool:
    """Fuzz one target in another process and say how it went."""
    command = [sys.executable, __file__, "--inside", "--minutes", str(minutes), target]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    lines = done.stderr.splitlines() or ["it said nothing"]
    told = [line for line in lines if line.startswith(("Done", " === Uncaught", "==")) or "Error:" in line]
    print(
        f"{target}: {'a finding' if done.returncode else 'nothing found'}; {(told or lines)[-1]}", flush=True
    )
    return done.returncode != 0


def fuzz(target: str, seconds: float) -> None:
    """Let atheris look for an input that breaks the target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["grantgraph"]):
        from targets import FINDINGS, TARGETS, seeds
    corpus = Path(tempfile.mkdtemp(prefix=f"corpus-{target}-"))
    for number, seed in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(seed)
    kept = FINDINGS / target
    kept.mkdir(parents=True, exist_ok=True)
    options = {
        "artifact_prefix": f"{kept}/",
        "max_total_time": int(seconds),
        "timeout": PATIENCE,
        "rss_limit_mb": MEMORY,
        "max_len": 20_000,
    }
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], str(corpus), *arguments], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
