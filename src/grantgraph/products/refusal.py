"""What the operating system says about a folder that cannot be written, in words a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grantgraph.errors import OutputRefused

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "a file would grow beyond the limit set for this process",
    errno.EACCES: "you may not write here",
    errno.EPERM: "you may not write here",
    errno.EROFS: "the disk is read-only",
    errno.ENOTDIR: "a part of this path is a file",
    errno.ENAMETOOLONG: "the name is too long",
}


@contextmanager
def refusing(folder: Path) -> Iterator[None]:
    """Turn errors of the operating system into `OutputRefused`, naming the folder."""
    try:
        yield
    except OSError as error:
        if isinstance(error, TimeoutError):  # a lock that is held, told apart by its caller
            raise
        reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise OutputRefused(f"{folder}: {reason}; nothing was replaced") from error
    except ValueError as error:
        if "null" not in str(error):
            raise
        raise OutputRefused(f"{str(folder)!r} is no name for a folder") from error
