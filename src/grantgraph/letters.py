"""Letters as they are compared: without their accents, which are often left out."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text in plain letters, also those of ligatures and wide forms (NFKD).

    >>> without_accents("Guaraní")
    'Guarani'
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
