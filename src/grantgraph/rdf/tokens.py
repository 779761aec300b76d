"""A SPARQL query as its tokens: in comes text, out come words, names, strings and signs with their places.

After the terminals of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar). It need not know the
grammar, but it must never see fewer words than an engine does: what could be read in two ways is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from grantgraph.errors import QueryRefused


class Kind(StrEnum):
    """What a token is; the values are the group names of the pattern below."""

    STRING = "string"
    IRI = "iri"
    VARIABLE = "variable"
    NAME = "name"  # prefixed name or blank node label
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its text, and its offset in the query."""

    kind: Kind
    text: str
    start: int


_LETTER = r"(?:\w|[^\x00-\x7f\s])"  # wider than PN_CHARS: what an engine refuses need not be refused here
_LOCAL = rf"(?:{_LETTER}|[:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""
      (?P<space>   [ \t\r\n]+ )
    | (?P<comment> \#[^\r\n]*(?:\r?\n|\Z) )
    | (?P<string>  \"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*+\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*+'''
                 | "(?:[^"\\\r\n]|\\.)*+"(?!") | '(?:[^'\\\r\n]|\\.)*+'(?!')
                 | "" | '' )
    | (?P<iri>     <(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+> )
    | (?P<variable>[?$]{_LETTER}+ )
    | (?P<name>    (?:{_LETTER}(?:{_LETTER}|[.\-])*+)?:(?:{_LOCAL}(?:\.*{_LOCAL})*+)? )
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*+ )
    | (?P<number>  (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? )
    | (?P<word>    [A-Za-z_]{_LETTER}*+ )
    | (?P<sign>    \^\^|&&|\|\||!=|<=|>=|[][(){{}}.,;*/+\-=<>!|^?] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OPERANDS = {Kind.VARIABLE, Kind.NUMBER, Kind.STRING, Kind.LANGUAGE, Kind.NAME, Kind.IRI, Kind.WORD}


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, without spaces and comments; `QueryRefused` where two readings are possible."""
    _refuse_escaped_signs(query)
    brackets: list[str] = []
    before: Token | None = None
    place = 0
    while place < len(query):
        match = _TOKEN.match(query, place)
        if match is None:
            raise QueryRefused(f"{where(query, place)}: {_complaint(query, place)}")
        place = match.end()
        if match.lastgroup in ("space", "comment"):
            continue
        token = Token(Kind(match.lastgroup or ""), match.group(), match.start())
        if token.kind is Kind.IRI and brackets[-1:] == ["("] and _ends_operand(before):
            _refuse_two_readings(query, token)
        _follow(brackets, token)
        yield token
        before = token


def where(query: str, place: int) -> str:
    """An offset as people count: `line 2, column 14`."""
    start = query.rfind("\n", 0, place) + 1
    return f"line {query.count(chr(10), 0, place) + 1}, column {place - start + 1}"


def _follow(brackets: list[str], token: Token) -> None:
    """Keep the open brackets up to date. Unbalanced ones are the engine's to refuse."""
    if token.kind is not Kind.SIGN:
        return
    if token.text in "([{":
        brackets.append(token.text)
    elif token.text in ")]}" and brackets:
        brackets.pop()


def _ends_operand(token: Token | None) -> bool:
    return token is not None and (token.kind in _OPERANDS or token.text == ")")


def _refuse_two_readings(query: str, token: Token) -> None:
    """`(1<2)SERVICE?u#>` holds an IRI to a tokenizer, a comparison to a parser: both must be harmless."""
    if "'" in token.text or "service" in token.text.lower():
        place = where(query, token.start)
        raise QueryRefused(f"{place}: {token.text} may be an IRI or a comparison; write a space after the <")


def _refuse_escaped_signs(query: str) -> None:
    r"""Some engines expand `\u0022` before they parse: an escape must not stand for a sign with a meaning."""
    for match in _ESCAPE.finditer(query):
        code, place = int(match[1] or match[2], 16), where(query, match.start())
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise QueryRefused(f"{place}: {match[0]} is no character")
        if code < 0x80 and not chr(code).isalnum() and chr(code) not in " -._~:/":
            raise QueryRefused(f"{place}: write the character itself instead of {match[0]}")


def _complaint(query: str, place: int) -> str:
    sign = query[place]
    if sign in "\"'":
        return "this text is not closed"
    if sign in "“”„‟‘’‚«»":
        return "texts stand in straight quotes, \" or '"
    if sign == "&":
        return "and is written &&"
    if sign == "#":
        return "this comment ends in a lone carriage return"
    if sign == "\\":
        return "an escaped character outside a text or an IRI"
    return f"{sign!r} has no meaning here"
