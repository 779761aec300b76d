"""Labels without a colon: alone on the line above their value, or before it in a column of their own.

Goes out: the same page, such labels marked with the colon that they lack, so that they are read as all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph, fold

_COLUMNS = re.compile(r"(?P<label>[^\W\d_][^\t:|]{1,40}?)(?:\t+| {2,}+)(?P<value>\S.*)")
_QUESTIONS = frozenset({"WHO", "WHERE", "WHAT", "HOW MUCH", "WHEN", "WHY", "FOR WHOM"})
_ASKED = re.compile(rf"(?P<label>{'|'.join(sorted(_QUESTIONS))})\??(?: (?P<value>\S.*))?")


def with_labels_marked(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The page with its bare labels marked; as it is where no two labels come again."""
    labels = [_label(paragraph) for paragraph in page]
    counts = Counter(label.casefold() for label in labels if label)
    recurring = {label for label, count in counts.items() if count > 1}
    if len(recurring) < 2:
        return list(page)
    labels = [
        label or _as_often(paragraph, page, counts) for paragraph, label in zip(page, labels, strict=True)
    ]
    recurring |= {label.casefold() for label in labels if label and label.casefold() not in counts}
    return [
        replace(paragraph, text=_marked(paragraph, label))
        if label and label.casefold() in recurring
        else paragraph
        for paragraph, label in zip(page, labels, strict=True)
    ]


def _as_often(paragraph: Paragraph, page: Sequence[Paragraph], counts: Counter[str]) -> str | None:
    """A few words that come again as often as the usual labels do, and stand alone on their lines."""
    text, most = paragraph.text, max(counts.values())
    is_short = len(text.split()) <= 4 and text[:1].isupper() and not text.endswith((".", ":"))
    return text if is_short and sum(other.text == text for other in page) == most > 2 else None


def _label(paragraph: Paragraph) -> str | None:
    """The usual label that a line is, or that stands in its first column; or a question in capitals: `HOW MUCH`."""
    if len(paragraph.lines) == 1 and role_of_label(paragraph.text) and ":" not in paragraph.text:
        return paragraph.text
    first = paragraph.lines[0].text.strip()[:2000]
    match = _ASKED.fullmatch(first) or _COLUMNS.fullmatch(first)
    label = match["label"].strip() if match else ""
    return label if label in _QUESTIONS or role_of_label(label) else None


def _marked(paragraph: Paragraph, label: str) -> str:
    whole = fold(" ".join(line.text for line in paragraph.lines))
    value = whole[len(fold(label)) :].lstrip(" ?")
    return f"{label}: {value}".strip()
