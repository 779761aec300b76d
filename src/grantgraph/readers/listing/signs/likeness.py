"""How much a line looks like the name of a body, and how little like the title of a project.

A table of signs with their weights: positive for names, negative for titles. No sign decides; the page as a whole does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from grantgraph.readers.listing.signs.persons import has_profession
from grantgraph.readers.listing.signs.quotes import CLOSING, OPENING
from grantgraph.readers.listing.signs.words import words

_LEGAL_FORM = re.compile(
    r"(?:\b(?:inc|ltd|llc|llp|gmbh|ggmbh|e\.v|o\.p\.s|a\.c|s\.a|s\.c|z\.s|plc|jsc|ngo|cic|asbl|aisbl|npo"
    r"|s\.?r\.?l|sarl|kft|zrt|d\.?o\.?o|eood|ood|uab|oü)\.?|limited)\W*$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\([A-Z][A-Za-z0-9&./-]{1,14}\)\W*$|[–-] ?[A-Z][A-Z]{2,9}$")
_QUOTED_NAME = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{3,}} [{OPENING}][^{CLOSING}]+[{CLOSING}]$")
_IN_ING = re.compile(r"[\"“«‘']?[A-Z][a-z-]+ing\b(?!’s)")
_OPENS_TITLE = re.compile(
    r"(?:novation|supplement|amendment|extension|renewal|(?:core|general) support|support (?:for|to)|project|phase)\b",
    re.IGNORECASE,
)
_PHASE = re.compile(r"\bphase [ivx0-9]+$", re.IGNORECASE)
_CONNECTED = re.compile(
    r" (?:in|through|among|during|toward|towards|against|with|on|via|from|into|between|by) ", re.IGNORECASE
)
_FOREIGN = re.compile(
    r"\b(?:de|des|du|la|le|les|el|los|las|pour|para|et|da|do|dos|und|für|za|i|dlya|per|di|del|della|y|e)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ACTS = r"(?:’s|'s)? (?:will|would|has|seeks|plans|works|is|proposes|aims)\b"
_BY_KIND = re.compile(rf"\b(?:the|its) (?P<kind>[^\W\d_][\w’'-]*?){_ACTS}", re.IGNORECASE)
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, its words in small letters, and the description below it."""

    text: str
    words: list[str]
    description: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """What holds of a line, and how much that speaks for a name."""

    weight: float
    holds: Callable[[_Line], object]


_SIGNS = (
    # kinds of bodies: at either end of a name, or inside it
    _Sign(1.5, lambda line: {line.words[0], line.words[-1]} & words("body")),
    _Sign(0.8, lambda line: words("body") & set(line.words[1:-1])),
    _Sign(1.0, lambda line: _is_body_of(line.words)),
    # how names are written
    _Sign(2.0, lambda line: _LEGAL_FORM.search(line.text[-60:])),
    _Sign(1.2, lambda line: _ACRONYM.search(line.text[-60:])),
    _Sign(1.0, lambda line: _QUOTED_NAME.search(line.text[-200:])),
    _Sign(0.8, lambda line: _FOREIGN.search(line.text)),
    _Sign(2.0, lambda line: has_profession(line.text)),
    _Sign(0.4, lambda line: len(line.words) <= 3),
    # how titles are written
    _Sign(-2.5, lambda line: _IN_ING.match(line.text) and line.words[0] not in words("name in -ing")),
    _Sign(-4.0, lambda line: _OPENS_TITLE.match(line.text)),
    _Sign(-1.5, lambda line: line.words[0] in ("a", "an")),
    _Sign(-1.0, lambda line: ": " in line.text),
    _Sign(-0.8, lambda line: _CONNECTED.search(line.text)),
    _Sign(-0.5, lambda line: _PHASE.search(line.text)),
)
_PER_PROJECT_WORD = -0.3


def _is_body_of(found: list[str]) -> bool:
    """Whether a kind of body stands among the first words with `for` or `of` behind it: `Arab Network for ...`."""
    return any(
        word in words("body") - words("project")
        and after in ("for", "of", "on", "against", "pour", "de", "para")
        for word, after in pairwise(found[:5])
    )


@lru_cache(maxsize=4096)
def name_likeness(text: str, description: str = "") -> float:
    """How much a line looks like the name of a body (above 0) rather than the title of a project (below 0)."""
    line = _Line(text[:400], [word.lower() for word in _WORD.findall(text[:400])], description[:600])
    if not line.words:
        return 0.0
    score = sum(sign.weight for sign in _SIGNS if sign.holds(line))
    score += _PER_PROJECT_WORD * sum(word in words("project") for word in line.words)
    return max(-3.0, min(3.0, score)) + _echo(line)


def _echo(line: _Line) -> float:
    """A body is spoken of in its description: by acronym, by name, or as `the Foundation will`."""
    if line.description.removeprefix("The ").startswith(re.sub(r" ?\([^()]*\)$", "", line.text)):
        return 2.0
    acronym = re.search(r"\(([A-Z][A-Za-z0-9&-]{1,14})\)", line.text)
    if acronym and re.search(rf"\b{re.escape(acronym[1])}\b", line.description):
        return 2.0
    return 1.5 if _acts_by_kind(line.words[-1], line.description) or _acts_by_name(line) else 0.0


def _acts_by_kind(kind: str, description: str) -> bool:
    """Whether a description says what a body does, and calls it by its kind: `the Foundation will`."""
    if kind not in words("body"):
        return False
    return any(acting["kind"].casefold() == kind for acting in _BY_KIND.finditer(description))


def _acts_by_name(line: _Line) -> bool:
    """Whether a description says what a body does, and calls it by the first word of its name and some more."""
    first = line.text.split(maxsplit=1)[0].strip('“”"«»,.')
    if len(first) <= _SHORT or first not in line.description:
        return False  # a pattern of its own for every name is dear
    name = rf"\b{re.escape(first)}(?: [^\W\d_a-z][^ .]*){{0,4}}{_ACTS}"
    return re.search(name, line.description) is not None
