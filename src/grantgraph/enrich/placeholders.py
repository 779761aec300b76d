"""Names that name no body: withheld, not stated, several at once, a category, or a person.

In comes a published name, out comes what stands there instead of an organization, or None where it may be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from grantgraph.enrich.names import normalized
from grantgraph.model import NameKnowledge

Kind = Literal["withheld", "unstated", "several", "person", "category"]

_SYMBOLS = re.compile(r"[\W_\d]*")
_REDACTION = re.compile(r"[\W_]*(x{3,}|[█■▇*#?_x\s-]{3,})[\W_]*")
_COMMAS = 5  # in one name; lists of partners have many
_LENGTH = 150  # of a name in letters; the longest official names have about 120
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_PERSON_NAME = re.compile(r"[^\W\d_]+(['-][^\W\d_]+)*")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lady"})


class Placeholders:
    """Recognizes what is no name of a body, by the wordings and word lists of the ontology."""

    def __init__(self, knowledge: NameKnowledge) -> None:
        self._knowledge = knowledge
        self._whole = {_bare(w.text): w.kind for w in knowledge.wordings if w.match == "whole"}
        self._inside = {normalized(w.text): w.kind for w in knowledge.wordings if w.match != "whole"}
        self._start = _any_of(w.text for w in knowledge.wordings if w.match == "start")
        self._part = _any_of(w.text for w in knowledge.wordings if w.match == "part")

    def kind(self, name: str) -> Kind | None:
        """Why this is no name of a body; None where it may be one. A person's name is told by `is_person`."""
        key, bare = normalized(name), _bare(name)
        if _REDACTION.fullmatch(key):
            return "withheld"
        if _SYMBOLS.fullmatch(key):
            return "unstated"
        if bare in self._whole:
            return self._whole[bare]
        return self._worded(bare) or ("several" if _is_enumeration(name) else None)

    def _worded(self, bare: str) -> Kind | None:
        match = self._start.match(bare) or self._part.search(bare)
        return self._inside[match.group()] if match else None

    def is_person(self, name: str) -> bool:
        """Whether a name reads as a person's: a known given name before a family name, and no word for a body."""
        parts = normalized(name).replace(",", " ").split()
        if parts and parts[0].rstrip(".") in _TITLES:
            parts = parts[1:]
            return len(parts) in {2, 3} and self._is_plain(parts)
        given = [part in self._knowledge.given_names for part in parts]
        if len(parts) == 3:
            return (
                given[0] and (given[1] or _INITIAL.fullmatch(parts[1]) is not None) and self._is_plain(parts)
            )
        return len(parts) == 2 and any(given) and self._is_plain(parts)

    def _is_plain(self, parts: list[str]) -> bool:
        plain = all(_PERSON_NAME.fullmatch(p) or _INITIAL.fullmatch(p) for p in parts)
        return plain and not any(p in self._knowledge.organization_words for p in parts)


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all wordings, the longest first, each of whole words."""
    longest = sorted((normalized(text) for text in texts), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)" if longest else r"(?!)")


def _is_enumeration(name: str) -> bool:
    """Whether many bodies are told of where one should be named: a list of them, or sentences about them."""
    return ";" in name or name.count(",") >= _COMMAS or len(name) > _LENGTH


def _bare(text: str) -> str:
    return _EDGES.sub("", normalized(text))
