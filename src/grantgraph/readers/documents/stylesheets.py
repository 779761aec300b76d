"""What the style sheets in a web page hide: the names of classes and elements whose rule says so.

Only plain rules for one name count, outside conditions such as those for print; and of what they hide only what is
little beside the rest of the page: parts that a reader unfolds are hidden at first, too.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_HIDES = re.compile(
    r"(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|clip\s{0,9}:\s{0,9}rect\(\s{0,9}[01](?:px)?\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[a-z0-9]{1,20})?[.#]([\w-]{1,100})", re.IGNORECASE)
_UTILITIES = ("hidden", "hide", "d-none", "is-hidden")  # by which Tailwind, Bootstrap and others hide
_AT_WIDTHS = re.compile(r"(?:sm|md|lg|xl|xxl|2xl):\S+|d-(?:sm|md|lg|xl|xxl|print)-\S+")
_LONGEST = 1_000_000


def hidden_names(tree: LexborHTMLParser, size: int) -> frozenset[str]:
    """The classes and ids that rules hide, in a page whose text has this many characters."""
    names = {name: f".{name}" for name in _UTILITIES if not _depends_on_width(tree, name)} | {
        name[1]: selector.strip()
        for sheet in tree.css("style")
        for selectors, rule in _RULE.findall(_without_conditions(_COMMENT.sub("", sheet.text()[:_LONGEST])))
        if _HIDES.search(rule)
        for selector in selectors.split(",")
        if (name := _NAME.fullmatch(selector.strip()))
    }
    return frozenset(
        name.lower()
        for name, selector in names.items()
        if sum(len(node.text()) for node in tree.css(selector)) * 4 < size
        and not _is_unfolded(tree, selector)
    )


def _depends_on_width(tree: LexborHTMLParser, name: str) -> bool:
    """Whether something of a class is hidden on some screens only."""
    names = (node.attributes.get("class") or "" for node in tree.css(f".{name}"))
    return any(_AT_WIDTHS.fullmatch(each) for each in " ".join(names).split())


def _is_unfolded(tree: LexborHTMLParser, selector: str) -> bool:
    """Whether a button or link of the page refers to what a rule hides."""
    ids = [node.id for node in tree.css(selector)[:20] if node.id]
    targets = {
        (node.attributes.get(name) or "").lstrip("#")
        for node in tree.css("[aria-controls], [data-target], [data-bs-target]")
        for name in ("aria-controls", "data-target", "data-bs-target")
    }
    return any(each in targets for each in ids)


def _without_conditions(sheet: str) -> str:
    """The rules of a style sheet that hold always: no blocks that open with `@`."""
    kept: list[str] = []
    depth = start = 0
    skipped: int | None = None
    for match in re.finditer(r"[{}]|@(?=media|supports|container|layer|page|font-face|keyframes)", sheet):
        sign = match.group()
        if sign == "@" and skipped is None:
            kept.append(sheet[start : match.start()])
            skipped = depth
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if skipped == depth:
                skipped, start = None, match.end()
    return "".join(kept) + (sheet[start:] if skipped is None else "")
