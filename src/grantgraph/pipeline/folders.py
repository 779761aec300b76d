"""Which files a path stands for: itself, or, where it is a folder, those in it and below.

Hidden files are left out, and so is what builds wrote: a page made of grants is no source of grants. Where a build
folder is named itself, its graph is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grantgraph.products.location import GRAPH
from grantgraph.products.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class Found:
    """The files that a path stands for, in the order of their paths, and how many build folders were left out."""

    files: tuple[Path, ...]
    builds: int = 0


def find_files(path: Path) -> Found:
    """What a path stands for; the path itself where it names no folder with files."""
    try:
        found = _below(path) if path.is_dir() else Found(())
    except (OSError, ValueError):  # not readable, or a NUL in the name: opening it will say so
        return Found((path,))
    return found if found.files else Found((path,), found.builds)


def is_build(folder: Path) -> bool:
    """Whether a build wrote this folder, by its manifest."""
    return read_manifest(folder) is not None and (folder / GRAPH).is_file()


def _below(folder: Path) -> Found:
    if is_build(folder):
        return Found((folder / GRAPH,))
    below = sorted(path for path in folder.rglob("*") if not _is_hidden(path.relative_to(folder)))
    builds = [path for path in below if path.is_dir() and is_build(path)]
    files = (path for path in below if path.is_file() and not any(path.is_relative_to(b) for b in builds))
    return Found(tuple(files), len(builds))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
