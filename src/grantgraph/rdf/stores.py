"""A dataset where it lies: an Oxigraph store in a folder, or an RDF file, opened for reading only.

A store opened for writing comes back empty and without a word when its files are gone. So nobody but
`write_store` opens one for writing, and a reader compares the number of triples with what the manifest says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from grantgraph.errors import SourceRefused
from grantgraph.rdf.reading import read_quads


def write_store(statements: Iterable[ox.Triple | ox.Quad], folder: Path) -> int:
    """Write a store into an empty folder, triples into its default graph; returns how many it holds."""
    store = ox.Store(str(folder))
    store.bulk_extend(
        s if isinstance(s, ox.Quad) else ox.Quad(s.subject, s.predicate, s.object) for s in statements
    )
    store.optimize()
    store.flush()
    return len(store)


def open_store(folder: Path, triples: int | None = None) -> ox.Store:
    """A store on disk, read-only; `SourceRefused` where it is damaged or does not hold `triples` triples."""
    try:
        store = ox.Store.read_only(str(folder))
        held = len(store) if triples is not None else None
    except (OSError, ValueError, RuntimeError) as error:  # RocksDB's word for damage is a RuntimeError
        raise SourceRefused(folder.name, f"cannot be opened ({_plain(error)}); build it again") from error
    if held != triples:
        raise SourceRefused(
            folder.name, f"this store holds {held} triples where its manifest says {triples}; build it again"
        )
    return store


def _plain(error: Exception) -> str:
    """RocksDB's reason, without paths and what follows them."""
    return re.split(r"\s+(?=\S*/)|\s\s|: stored|, in file", str(error))[0].rstrip(": ")


def open_file(path: Path) -> ox.Store:
    """An RDF file in memory, named graphs kept; `SourceRefused` with line and column if it is not legal."""
    store = ox.Store()
    store.bulk_extend(read_quads(path))
    return store


def open_place(place: Path, triples: int | None = None) -> ox.Store:
    """A store folder or an RDF file."""
    return open_store(place, triples) if place.is_dir() else open_file(place)
