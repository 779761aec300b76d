"""Which queries are let near an engine: in comes the text, out comes what is known of it, or `QueryRefused`.

Engines read SERVICE and LOAD from the network by default, and die or plan for hours on a few kilobytes of
nested signs. The guard looks at tokens alone, so that it is quick, cannot be nested to death itself, and errs
on the safe side. What it lets through still runs in a process that can be killed (`workers.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urljoin

from grantgraph.errors import QueryRefused
from grantgraph.rdf.complaints import in_words
from grantgraph.rdf.tokens import Kind, Token, tokens, where

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost; each is announced where it is met."""

    query_bytes: int = 100_000
    depth: int = 100
    patterns: int = 200
    operators: int = 500
    seconds: float = 10
    answer_bytes: int = 64 * MEBIBYTE
    memory_bytes: int = 2048 * MEBIBYTE


class Form(StrEnum):
    """The four forms of a SPARQL query."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True, slots=True)
class Examined:
    """A query that only reads. `graphs` are the IRIs in its FROM and FROM NAMED clauses."""

    text: str
    form: Form
    graphs: tuple[str, ...] = ()


_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_PATTERN_WORDS = {"UNION", "OPTIONAL", "MINUS", "GRAPH", "FILTER", "BIND", "EXISTS"}
_TERMS = {Kind.IRI, Kind.NAME, Kind.VARIABLE, Kind.STRING, Kind.NUMBER}


@lru_cache(maxsize=64)
def examine(query: str, limits: Limits | None = None) -> Examined:
    """Let a reading query through; `QueryRefused` says what is wrong, and where, in one line."""
    limits = limits or Limits()
    query = query.removeprefix("\ufeff")
    if len(query.encode("utf-8", "replace")) > limits.query_bytes:
        raise QueryRefused(f"the query is longer than {limits.query_bytes:,} bytes")
    look = _Look(query, limits)
    for token in tokens(query):
        look.at(token)
    if look.form is None:
        raise QueryRefused(in_words(query))
    return Examined(query, look.form, tuple(look.graphs))


@dataclass(slots=True)
class _Look:
    """One pass over the tokens that counts as it goes: a bomb is refused before it is read to its end."""

    query: str
    limits: Limits
    form: Form | None = None
    graphs: list[str] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    base: str = ""
    brackets: list[str] = field(
        default_factory=list
    )  # "{", "[", "(" of a list or path, "f" of a call, "v" of VALUES
    patterns: int = 0
    operators: int = 0
    before: Token | None = None
    expecting: str = ""  # PREFIX, BASE or FROM, until its IRI has come
    prefix: str = ""
    in_values: bool = False  # VALUES has come, its data block not yet

    def at(self, token: Token) -> None:
        if token.kind is Kind.WORD:
            self._word(token)
        elif token.kind is Kind.SIGN:
            self._sign(token)
        elif token.kind in _TERMS:
            self._term(token)
        self.before = token

    def _word(self, token: Token) -> None:
        word = token.text.upper()
        if word == "SERVICE":
            self._refuse(token, "SERVICE would ask another server; this dataset answers from itself alone")
        if self.form is None and word in _UPDATES:
            self._refuse(token, f"{word} changes data; this dataset is only read")
        if word in ("PREFIX", "BASE", "FROM"):
            self.expecting = word
        elif self.form is None and word in Form.__members__:
            self.form = Form(word)
        elif word == "VALUES":
            self.in_values = True
        elif word in _PATTERN_WORDS:
            self._count_pattern(token)

    def _term(self, token: Token) -> None:
        if token.kind is Kind.NAME and ".service" in token.text.lower():
            self._refuse(token, "a name with .service in it may be read as SERVICE; write the whole IRI")
        if self.expecting:
            self._prologue(token)
        elif self.brackets[-1:] == ["("]:
            self._count_pattern(token)

    def _prologue(self, token: Token) -> None:
        """The IRI after PREFIX, BASE, FROM or FROM NAMED."""
        if self.expecting == "PREFIX" and token.kind is Kind.NAME:
            self.prefix = token.text
            return
        iri = self._iri(token)
        if self.expecting == "PREFIX":
            self.prefixes[self.prefix] = iri
        elif self.expecting == "BASE":
            self.base = iri
        else:
            self.graphs.append(iri)
        self.expecting = ""

    def _iri(self, token: Token) -> str:
        if token.kind is Kind.IRI:
            return urljoin(self.base, token.text[1:-1]) if self.base else token.text[1:-1]
        prefix, _, local = token.text.partition(":")
        return self.prefixes.get(prefix + ":", prefix + ":") + local

    def _sign(self, token: Token) -> None:
        if token.text in "([{":
            self._open(token)
        elif token.text in ")]}":
            self.brackets[-1:] = []
        elif token.text in ".;,":
            if self.brackets[-1:] in (["{"], ["["], ["("]):
                self._count_pattern(token)
        elif self.brackets[-1:] in (["{"], ["("]) and token.text in "/|^":
            self._count_pattern(token)  # a step of a property path is planned like a pattern
        elif self.brackets[-1:] != ["v"]:
            self.operators += 1
            if self.operators > self.limits.operators:
                self._refuse(token, f"more than {self.limits.operators} operators")

    def _open(self, token: Token) -> None:
        """Tell the brackets of patterns, calls and VALUES apart, for each is counted in its own way."""
        inside = self.brackets[-1] if self.brackets else ""
        after_word = self.before is not None and self.before.kind is Kind.WORD
        mark = token.text
        if inside == "v" or self.in_values:
            mark = "v"
            self.in_values = self.in_values and token.text != "{"
        elif token.text == "(" and (inside in ("", "f") or after_word):
            mark = "f"
        elif token.text == "{":
            self._count_pattern(token)
        self.brackets.append(mark)
        if len(self.brackets) > self.limits.depth:
            self._refuse(token, f"brackets more than {self.limits.depth} deep")

    def _count_pattern(self, token: Token) -> None:
        self.patterns += 1
        if self.patterns > self.limits.patterns:
            self._refuse(token, f"more than {self.limits.patterns} patterns")

    def _refuse(self, token: Token, reason: str) -> None:
        raise QueryRefused(f"{where(self.query, token.start)}: {reason}")
