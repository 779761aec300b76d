"""Pieces of a line that stand side by side without a blank between, as only the style of a web page sets them apart.

Cards and lists of results write `<span class="label">Amount</span><span class="value">$5</span>`. The first of such a
pair is a label where a page says it again and again; any other is a line of its own, or a name with a place behind it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LEAST_LABELS = 2
_LONGEST_LABEL = 40
_OF_WORD = frozenset(["SpellE", "GramE"])
_OF_PLACES = frozenset("place location city town country ort stadt land lieu ville lugar ciudad".split())  # noqa: SIM905


def labels_of(tree: LexborHTMLParser) -> frozenset[str]:
    """What the first of two such pieces says again and again, as do the others of its style: no name of a grantee."""
    styles: dict[str, Counter[str]] = defaultdict(Counter)
    for above in _first_ones(tree):
        styles[above.attributes.get("class") or ""][_words(above)] += 1
    return frozenset(
        words
        for counts in styles.values()
        if counts.total() >= _LEAST_LABELS * len(counts)
        for words, count in counts.items()
        if count >= _LEAST_LABELS and 0 < len(words) <= _LONGEST_LABEL and not re.search(r"\d", words)
    )


def mark_between(node: LexborNode, above: LexborNode, labels: frozenset[str]) -> str:
    """What a reader sees between an element and the one above it: a line end, a colon, nothing."""
    if not _are_named(node, above):
        return ""
    if _is_alike(node, above):
        return "\n" if min(len(node.text()), len(above.text())) > 1 else ""
    if not _touch(node, above):
        return ""
    words = _words(above)
    if words in labels:
        return " " if words.endswith(":") else ": "
    if _is_place(node):
        return ", "
    return "\n" if _begins_anew(node, words) else ""


def _is_place(node: LexborNode) -> bool:
    """Whether one of the names of an element ends in a word for places: `card__place`, `grantee-city`."""
    names = (node.attributes.get("class") or "").lower().split()
    return any(re.split("[-_]", name)[-1] in _OF_PLACES for name in names)


def _first_ones(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The first of each two pieces that are not alike."""
    for node in tree.css("span[class] + span[class]"):
        above = node.prev
        if (
            above is not None
            and _are_named(node, above)
            and not _is_alike(node, above)
            and _touch(node, above)
        ):
            yield above


def _are_named(node: LexborNode, above: LexborNode) -> bool:
    """Whether two elements side by side have names for their style."""
    return node.tag == above.tag == "span" and all(
        set((each.attributes.get("class") or "").split()) - _OF_WORD for each in (node, above)
    )


def _is_alike(node: LexborNode, above: LexborNode) -> bool:
    return node.attributes.get("class") == above.attributes.get("class")


def _touch(node: LexborNode, above: LexborNode) -> bool:
    """Whether two elements hold words, and no blank stands between these; what holds whole parts of a page does not."""
    if _is_deep(node) or _is_deep(above):
        return False
    before, behind = above.text(), node.text()
    return min(len(before), len(behind)) > 1 and not before[-1].isspace() and not behind[0].isspace()


def _is_deep(node: LexborNode) -> bool:
    return any(True for child in node.iter() for _ in child.iter())


def _begins_anew(node: LexborNode, before: str) -> bool:
    """Whether words would run together that are two pieces: `Museum` and `Berlin`, but not `Mc` and `Donald`."""
    first = node.text()[:1]
    return len(before) > len("Mac") and (before[-1].islower() or before[-1] in ".)") and first.isupper()


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())
