"""Where an answer is gathered before anything of it is sent: in memory while it is small, then in a file."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import IO, Any

INLINE_BYTES = 2**20


class AnswerTooLarge(Exception):  # noqa: N818  (reads as what happened)
    """The answer is larger than the limit."""


class Spool(io.RawIOBase):
    """Takes an answer up to a limit: the first mebibyte in memory, a larger one in a file."""

    def __init__(self, limit: int, folder: str) -> None:
        self.limit, self.folder, self.size = limit, folder, 0
        self.stream: IO[bytes] = io.BytesIO()
        self.path = ""

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Take some bytes; `AnswerTooLarge` when they are too many."""
        self.size += len(data)
        if self.size > self.limit:
            raise AnswerTooLarge
        if self.size > INLINE_BYTES and not self.path:
            self._roll()
        return self.stream.write(data)

    def _roll(self) -> None:
        memory = self.stream
        self.stream = tempfile.NamedTemporaryFile(dir=self.folder, delete=False)  # noqa: SIM115  (outlives us)
        self.path = self.stream.name
        self.stream.write(memory.getvalue())  # type: ignore[attr-defined]

    def finish(self) -> bytes:
        """Close, so that the whole file can be read by others; the answer itself where it stayed in memory."""
        answer = b"" if self.path else self.stream.getvalue()  # type: ignore[attr-defined]
        self.stream.close()
        return answer

    def discard(self) -> None:
        """Leave no file behind."""
        self.stream.close()
        if self.path:
            Path(self.path).unlink(missing_ok=True)
