"""Published texts made safe for formats that cannot hold every character or that would run them."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def without_controls(text: str) -> str:
    """A text without the characters that XML 1.0 forbids."""
    return _CONTROLS.sub("", text)


def cell(text: str) -> str:
    """A text that no spreadsheet runs as a formula: one that begins like it gets an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
