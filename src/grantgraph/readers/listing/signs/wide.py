"""Pieces of a line that wide spaces or rows of dots set apart."""

from __future__ import annotations

import re

from grantgraph.readers.listing.paragraphs import Paragraph, fold

_WIDE = re.compile(r"\t| {3,}|(?:\.|…|_){4,}|(?: \.){4,}")


def wide_apart(paragraph: Paragraph) -> str:
    """The words of a paragraph, with tabs where its line leaves a wide space or has a row of dots."""
    raw = paragraph.lines[0].text.strip()
    if len(paragraph.lines) > 1 or not _WIDE.search(raw):
        return paragraph.text
    bare = raw.removeprefix(paragraph.bullet).strip()
    if fold(bare) != paragraph.text:  # a piece of its line
        return paragraph.text
    return "\t".join(piece for part in _WIDE.split(bare) if (piece := fold(part)))
