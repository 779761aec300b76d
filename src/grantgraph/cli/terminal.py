"""What a terminal gets: published text that it cannot obey, in an encoding that it has."""

from __future__ import annotations

import io
import sys
import unicodedata

_TURNS_AROUND = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_LONGEST = 600


def visible(text: str) -> str:
    """The text on one line, its control and direction characters spelled out."""
    return "".join(_spelled(sign) for sign in " ".join(text.split()))


def one_line(text: str) -> str:
    """As `visible`, and a very long text cut."""
    return visible(text if len(text) <= _LONGEST else text[:_LONGEST] + " …")


def prepare_streams() -> None:
    """Let no letter fail: what a terminal lacks is spelled out, and what goes into a file is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _spelled(sign: str) -> str:
    is_obeyed = unicodedata.category(sign) in {"Cc", "Cs"} or sign in _TURNS_AROUND
    return f"\\x{ord(sign):02x}" if is_obeyed else sign
