"""Labels inside a line, in any wording: `seat: Oradea | received: 95 000`, `Who gets it? Some Group. What for?`.

Goes out: the same page, each labelled piece as a paragraph of its own with its label before a colon. A label counts
where it comes again in three paragraphs, and a paragraph is cut where it holds two such labels, or opens
with one that asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.wide import wide_apart

_LABEL = re.compile(
    r"(?:^|(?<=[.;,?!|·•)\]\"”»–—-] )|(?<= / )|(?<=[.;,?!|·•)\]\"”»–—\t]))"
    r"(?P<label>[^\W\d_][^\W\d_ ’'/-]*(?:[ ’'/-][^\W\d_]+){0,7}) ?[:?](?=\s|$)"
)
_AROUND = " \t.;,|/·•–—-"
_LEAST = 3
_LONGEST = 2000


def with_inner_labels_apart(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The page with such lines cut; what stands before the first label of a line stays as it is."""
    found = [list(_labels(paragraph)) for paragraph in page]
    counts = Counter(key for labels in found for key in {_key(match) for match in labels})
    again = {label for label, count in counts.items() if count >= _LEAST}
    pieces: list[Paragraph] = []
    for paragraph, labels in zip(page, found, strict=True):
        known = [match for match in labels if _key(match) in again]
        pieces += _pieces(paragraph, known) if len(known) > 1 or _asks(known) else [paragraph]
    return pieces


def _asks(known: Sequence[re.Match[str]]) -> bool:
    """Whether a line opens with a question as its label: `Who got it? Some Group`."""
    return len(known) == 1 and not known[0].start() and known[0][0].endswith("?")


def _labels(paragraph: Paragraph) -> Iterator[re.Match[str]]:
    """The labels of a line; one behind a stroke only where another stands before it: `City / Country: Peru` is one."""
    text, is_begun = wide_apart(paragraph)[:_LONGEST], False
    for match in _LABEL.finditer(text):
        if is_begun or not text[: match.start()].endswith(" / "):
            is_begun = True
            yield match


def _key(match: re.Match[str]) -> str:
    return match["label"].casefold()


def _pieces(paragraph: Paragraph, labels: Sequence[re.Match[str]]) -> Iterator[Paragraph]:
    text, gap = wide_apart(paragraph), paragraph.gap
    if head := text[: labels[0].start()].strip(_AROUND):
        yield replace(paragraph, text=head)
        gap = 0
    ends = [match.start() for match in labels[1:]] + [len(text)]
    for match, end in zip(labels, ends, strict=True):
        value = text[match.end() : end]
        value = value.strip() if end == len(text) else value.strip(_AROUND)
        yield replace(paragraph, text=f"{match['label']}: {value}".strip(), gap=gap, bullet="")
        gap = 0
