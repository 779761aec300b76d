"""One build at a time in a folder.

The lock is the operating system's, on a file in the folder: it goes away with the process that holds it,
however that ends, so there are no stale locks. The file itself only tells others which process it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from grantgraph.errors import OutputRefused
from grantgraph.products.refusal import refusing

LOCK = ".grantgraph-lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, or raise `OutputRefused` at once if another process does."""
    path = folder / LOCK
    lock = FileLock(path, timeout=0)
    try:
        with refusing(folder):
            lock.acquire()
    except Timeout as error:
        raise OutputRefused(
            f"{folder}: another build{_holder(path)} is at work here; let it finish"
        ) from error
    try:
        with suppress(OSError):
            path.write_text(str(os.getpid()))
        yield
    finally:
        with suppress(OSError):  # Windows does not delete an open file; it then stays, unlocked and harmless
            path.unlink()
        lock.release()


def _holder(path: Path) -> str:
    try:
        return f" (process {int(path.read_text())})"
    except (OSError, ValueError):
        return ""
