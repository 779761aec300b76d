"""A query that an engine refused, and what is wrong with it in words: line, column, what stands there, and why.

An engine tells little more than how far it came. So the query is looked at once more for the mistakes that people
make most often. They are data, `mistakes.json`, which the page's SPARQL view reads too: patterns over the query in
which texts are written as §, IRIs as ¤ and comments as spaces, so that every place stays; the first group is where
the mistake is. What no pattern can tell (brackets, prefixes, words, groups) is told here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.tokens import where

LONGEST = 5_000  # signs; hardly anybody writes a longer query by hand
_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_TRIED = re.compile(r"\b[A-Za-z_]{3,}\b")
_HIDDEN = re.compile(
    r"(?P<text>\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*')"
    r"|(?P<iri><[^<>\"{}|^`\\\s]*>)|(?P<comment>#[^\r\n]*)"
)
_DATA = re.compile(r"\bVALUES\s*(?:\([^()]*\)|[?$]\w+)\s*\{[^{}]*\}", re.IGNORECASE)
_PREFIX = re.compile(r"(?:^|[\s(){}\[\],;/|^!*+.])((?:[A-Za-z][\w-]*)?:)", re.ASCII)
_PROLOGUE = re.compile(r"\b(?:PREFIX\s+[\w-]*:|BASE)\s*¤+", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*:)", re.IGNORECASE)
_WORD = re.compile(r"(?:^|[^\w?$:@%.\\-])([A-Za-z_]\w*)(?![\w.-]*:)", re.ASCII)
_SELECTED = re.compile(r"\bSELECT\b([^{}]*)\{", re.IGNORECASE)
_GROUPED = re.compile(
    r"\s*GROUP\s+BY\b((?:(?!\b(?:HAVING|ORDER|LIMIT|OFFSET|VALUES)\b)[^{}])*)", re.IGNORECASE
)
_AGGREGATE = re.compile(r"\b(?:COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE)
_CLOSING = {"{": "}", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, by its name in `mistakes.json`, where, and the values that its words take."""

    name: str
    place: int
    values: dict[str, object] = field(default_factory=dict)

    def words(self) -> str:
        """The sentence, in English."""
        text: str = _known()["words"][self.name]
        for name, value in self.values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text


def in_words(query: str, error: str = "") -> str:
    """For instance `line 1, column 12, at 'foo:bar ?o': this prefix is not declared; ...`."""
    mistake = find_mistake(query) or _engine_s(query, error)
    if mistake is None and error:
        return f"this is not SPARQL: {' '.join(error.split())}"
    mistake = mistake or Mistake("empty", 0)
    if mistake.name == "empty":
        return mistake.words()
    return f"{where(query, mistake.place)}, {_found(query, mistake.place)}: {mistake.words()}"


def find_mistake(query: str) -> Mistake | None:
    """The first of the usual mistakes in a query that an engine refused; None where there is none of them."""
    if len(query) > LONGEST:
        return None
    bare = _HIDDEN.sub(_hide, query)
    for look in (_empty, _by_rules, _words, _prefixes, _brackets, _by_later_rules, _groups):
        if mistake := next(look(bare), None):
            return mistake
    return None


def english() -> dict[str, str]:
    """The words for every mistake by its name."""
    return dict(_known()["words"])


def mistakes() -> dict[str, Any]:
    """Rules and keywords for another reader of `mistakes.json`, all parts of patterns put in."""
    known = _known()
    rules = {
        when: [{"name": rule["name"], "pattern": _whole(rule["pattern"])} for rule in known[when]]
        for when in ("rules", "later")
    }
    return {**rules, "keywords": known["keywords"].split()}


@cache
def _known() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(resources.files(__package__).joinpath("mistakes.json").read_bytes())
    return known


@cache
def _rules(when: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(rule["name"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in mistakes()[when]]


def _whole(pattern: str) -> str:
    for name, part in reversed(_known()["parts"].items()):
        pattern = pattern.replace(name, part)
    return pattern


def _hide(match: re.Match[str]) -> str:
    sign = {"text": "§", "iri": "¤", "comment": " "}[match.lastgroup or ""]
    return sign * len(match[0])


def _empty(bare: str) -> Iterator[Mistake]:
    if not _PROLOGUE.sub("", bare).strip():
        yield Mistake("empty", 0)


def _by_rules(bare: str) -> Iterator[Mistake]:
    yield from _matching(bare, "rules")


def _by_later_rules(bare: str) -> Iterator[Mistake]:
    yield from _matching(_DATA.sub(lambda match: " " * len(match[0]), bare), "later")


def _matching(bare: str, when: str) -> Iterator[Mistake]:
    for name, pattern in _rules(when):
        if match := pattern.search(bare):
            yield Mistake(name, match.start(1), {"found": match[1]})


def _words(bare: str) -> Iterator[Mistake]:
    """A word that SPARQL does not have, and the one that is most like it."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (a worker starts sooner without)

    keywords = _known()["keywords"].split()
    for match in _WORD.finditer(bare):
        word = match[1].lower()
        if word in keywords:
            continue
        distance, wanted = min((OSA.distance(word, known), known) for known in keywords)
        near = distance <= 2 and distance * 2 < len(word)
        yield Mistake(
            "meant" if near else "unknown", match.start(1), {"found": match[1], "wanted": wanted.upper()}
        )


def _prefixes(bare: str) -> Iterator[Mistake]:
    declared = {*_DECLARED.findall(bare), *(f"{prefix}:" for prefix in PREFIXES)}
    for match in _PREFIX.finditer(bare):
        if match[1] not in declared:
            yield Mistake("prefix_unknown", match.start(1), {"found": match[1]})


def _brackets(bare: str) -> Iterator[Mistake]:
    opened: list[int] = []
    for place, sign in enumerate(bare):
        if sign in _CLOSING:
            opened.append(place)
        elif sign in _CLOSING.values():
            if not opened:
                yield Mistake("unopened", place, {"found": sign})
                return
            if _CLOSING[bare[opened[-1]]] != sign:
                yield _unclosed(bare, opened[-1], place)
                return
            opened.pop()
    if opened:
        yield _unclosed(bare, opened[-1], len(bare.rstrip()))


def _unclosed(bare: str, opened: int, place: int) -> Mistake:
    line, column = bare.count("\n", 0, opened) + 1, opened - bare.rfind("\n", 0, opened)
    sign = bare[opened]
    return Mistake(
        "unclosed", place, {"found": sign, "wanted": _CLOSING[sign], "line": line, "column": column}
    )


def _groups(bare: str) -> Iterator[Mistake]:
    """A variable that is selected beside an aggregate, or with GROUP BY, and is not grouped by."""
    for select in _SELECTED.finditer(bare):
        grouped = _GROUPED.match(bare, _end(bare, select.end()))
        if not grouped and not _AGGREGATE.search(select[1]):
            continue
        alone = re.sub(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", lambda m: " " * len(m[0]), select[1])
        by = set(re.findall(r"[?$](\w+)", grouped[1])) if grouped else set()
        for variable in re.finditer(r"[?$](\w+)", alone):
            if variable[1] not in by:
                yield Mistake("ungrouped", select.start(1) + variable.start(), {"found": variable[0]})


def _end(bare: str, place: int) -> int:
    """The place after the brace that closes the group which begins just before `place`."""
    depth = 1
    for match in re.finditer(r"[{}]", bare[place:]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return place + match.end()
    return len(bare)


def _engine_s(query: str, error: str) -> Mistake | None:
    """The place that the engine names. It stands behind the longest word that the engine tried there."""
    match = _PLACE.search(error)
    if match is None:
        return None
    lines = query.split("\n")
    place = sum(len(line) + 1 for line in lines[: int(match[1]) - 1]) + int(match[2]) - 1
    tried = [len(word) for word in _TRIED.findall(match[3]) if word.isupper()]
    place = max(0, min(place - min(tried, default=0), len(query)))
    return Mistake("unexpected", place - len(re.split(r"\W", query[:place])[-1]))


def _found(query: str, place: int) -> str:
    rest = " ".join(query[place:].split())
    if not rest:
        return "at the end"
    return f"at {rest[:24]!r}" + ("..." if len(rest) > 24 else "")
