"""Labels behind their values or in square brackets before them, each as one with a colon before its value.

`Kampala : place`, `Some Group (grantee)`, `[What for] A new tower`. A label behind a value counts where it is one that
grant pages use; a page counts where it has two labels of a kind, each more than once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph

_BEHIND = re.compile(
    r"(?P<value>\S[^()]*?) (?:\((?P<inside>[a-z][a-z ]{2,24})\)|(?::|[–—-]) (?P<label>[a-z][a-z ]{2,24}))"
    r"|(?P<named>\S.*\)) \((?P<kind>[a-z][a-z ]{2,24})\)"
)
_BRACKETED = re.compile(r"\[(?P<label>[^\W\d_][^\W\d_ ’'?]*(?: [^\W\d_’'?]+){0,4})\??\] (?P<value>\S.*)")
_LONGEST = 300
_Find = Callable[[str], tuple[str, str] | None]
_LEAST = 2


def with_labels_in_front(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The page with such labels before their values; as it is where it has no two of them."""
    return _in_front(_in_front(page, _label_behind), _label_in_brackets)


def _in_front(page: Sequence[Paragraph], find: _Find) -> list[Paragraph]:
    found = [find(paragraph.text) for paragraph in page]
    counts = Counter(pair[1] for pair in found if pair)
    usual = {label for label, count in counts.items() if count >= _LEAST}
    if len(usual) < _LEAST:
        return list(page)
    return [
        replace(paragraph, text=f"{pair[1].capitalize()}: {pair[0]}")
        if pair and pair[1] in usual
        else paragraph
        for paragraph, pair in zip(page, found, strict=True)
    ]


def _label_behind(text: str) -> tuple[str, str] | None:
    """A value and the label behind it."""
    match = _BEHIND.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    label = match["inside"] or match["label"] or match["kind"]
    return (match["value"] or match["named"], label) if role_of_label(label) else None


def _label_in_brackets(text: str) -> tuple[str, str] | None:
    """A value and the label in square brackets before it."""
    match = _BRACKETED.fullmatch(text)
    return (match["value"], match["label"].casefold()) if match else None
