"""An engine's syntax error in words: line, column, what stands there, and what is wrong if that is known."""

from __future__ import annotations

import re

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SIGNS = re.compile(r"\[[^][]*\]|\"[^\"]*\"")
_WORDS = re.compile(r"\b[A-Z]{2,}\b")
_KNOWN = {
    "Prefix not found": "this prefix is not declared",
    "The SELECT contains a variable that is unbound": "SELECT names a variable that has no value here, "
    "or one beside an aggregate that is not in GROUP BY",
    "The SELECT query contains a variable that is unbound": "SELECT names a variable that has no value here",
}


def in_words(query: str, error: str) -> str:
    """For instance `line 1, column 12, at "foo:bar ?o": this prefix is not declared`."""
    match = _PLACE.search(error)
    if match is None:
        return f"this is not SPARQL: {' '.join(error.split())}"
    line, column = int(match[1]), int(match[2])
    return f"line {line}, column {column}, {_found(query, line, column)}: {_reason(match[3])}"


def _found(query: str, line: int, column: int) -> str:
    lines = query.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    if not rest:
        rest = " ".join(lines[line:]).strip()
    if not rest:
        return "at the end"
    return f"at {rest[:24]!r}" + ("..." if len(rest) > 24 else "")


def _reason(expected: str) -> str:
    for phrase, reason in _KNOWN.items():
        if phrase in expected:
            return reason
    words = sorted(set(_WORDS.findall(_SIGNS.sub(" ", expected))))
    return (
        f"this is not expected here; possible are {', '.join(words)}"
        if words
        else "this is not expected here"
    )
