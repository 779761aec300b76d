"""Bytes in, records out. Each format is one module; `READERS` names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from grantgraph.model import Context, Grant, Problem
from grantgraph.readers import listing
from grantgraph.readers.iati import read_iati
from grantgraph.readers.source import Source
from grantgraph.readers.table import read_table
from grantgraph.readers.threesixtygiving import read_threesixtygiving

Reader = Callable[[Source, Context], Iterator[Grant | Problem]]

READERS: dict[str, Reader] = {
    "listing": listing.read,
    "360giving": read_threesixtygiving,
    "iati": read_iati,
    "table": read_table,
}
