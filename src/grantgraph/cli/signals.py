"""Ctrl-C and SIGTERM end a command in order, and within two seconds.

A signal becomes an exception at the next step of the program, so that staged files are cleared away. A step
inside a library (a layout, a large load) can take longer than a person waits. Since every product on disk
is safe against a kill at any moment, a watcher then ends the process itself.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PATIENCE = 1.0  # seconds for an orderly end
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(BaseException):
    """The user or the system asked us to stop. `exit_code` is 128 plus the signal, as shells have it."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.exit_code = 128 + number


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise `Interrupted` in the main thread on either signal; later signals no longer disturb the end."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    threading.Thread(target=_watch, args=(reader,), name="signal watcher", daemon=True).start()
    earlier_fd = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    for number in _SIGNALS:
        signal.signal(number, _raise)
    try:
        yield
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        signal.set_wakeup_fd(earlier_fd)


def _raise(number: int, frame: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, _ignore)
    raise Interrupted(number)


def _ignore(number: int, frame: FrameType | None) -> None:
    """We are ending already."""


def _watch(reader: socket.socket) -> None:
    """End the process if the main thread has not done so in time; a command with handlers of its own may."""
    while received := reader.recv(1):
        if signal.getsignal(received[0]) in (_raise, _ignore):
            time.sleep(PATIENCE)
            os._exit(128 + received[0])
