"""Texts of structured formats, rid of what cannot be seen."""

from __future__ import annotations

import unicodedata


def read_text(value: str) -> str:
    """A text with white space folded, composed (NFC), without control characters, byte order marks or surrogates."""
    folded = " ".join(value.split())
    if folded.isascii() and folded.isprintable():
        return folded
    kept = "".join(c for c in folded if c != "\ufeff" and unicodedata.category(c) not in {"Cc", "Cs"})
    return " ".join(unicodedata.normalize("NFC", kept).split())


def has_unprintable(value: str) -> bool:
    """Whether a text holds a control character or half a surrogate pair, which `read_text` leaves out."""
    return any(not c.isspace() and unicodedata.category(c) in {"Cc", "Cs"} for c in value)
