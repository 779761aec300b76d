"""Which files of corrections a command uses, by its options."""

from __future__ import annotations

from pathlib import Path

import click


def chosen_corrections(named: tuple[Path, ...], none: bool) -> tuple[Path, ...] | None:
    """The files named, none at all, or None: those beside the sources."""
    if named and none:
        raise click.UsageError("--corrections and --no-corrections exclude each other")
    for path in named:
        if not path.is_file():
            raise click.BadParameter(f"--corrections {path}: there is no such file")
    return named if named or none else None
