"""Quotation marks, as languages set them: `"…"`, `“…”`, `«…»`, `„…“`."""

from __future__ import annotations

OPENING = '"“«„'
CLOSING = '"”»“'
QUOTES = '"“”«»„'
