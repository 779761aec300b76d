"""A source as received: a file with a name, its bytes, and its digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from io import BufferedReader
from pathlib import Path

from grantgraph.errors import SourceRefused

RDF_ENDINGS = frozenset({".ttl", ".nt", ".nq", ".trig", ".n3", ".rdf", ".owl", ".jsonld"})


@dataclass(frozen=True)
class Source:
    """A file to be read. `name` is shown to people and written into products: a file name, never a folder."""

    path: Path
    name: str

    def open(self) -> BufferedReader:
        """The bytes as a stream from the start."""
        return self.path.open("rb")

    def read(self) -> bytes:
        """All bytes at once; for forms that cannot be streamed."""
        return self.path.read_bytes()

    def head(self, size: int = 65536) -> bytes:
        """The first bytes, enough to tell a format."""
        with self.open() as stream:
            return stream.read(size)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        with self.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def open_source(path: Path) -> Source:
    """A readable regular file, not empty unless it is a graph; `SourceRefused` with the reason otherwise."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise SourceRefused(name, "is a folder without any files to read")
        if not path.exists():
            raise SourceRefused(str(path), "there is no such file")
        if path.stat().st_size == 0 and path.suffix.lower() not in RDF_ENDINGS:
            raise SourceRefused(name, "the file is empty")
        with path.open("rb"):
            return Source(path, name)
    except OSError as error:
        raise SourceRefused(name, error.strerror or "cannot be read") from error
    except ValueError as error:  # a NUL in the path
        raise SourceRefused(repr(str(path)), "is no file name") from error
