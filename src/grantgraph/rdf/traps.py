"""RDF files that would break their parser: told before it sees them, since a parser that overflows ends the process.

Oxigraph's parsers recurse in JSON-LD and in triple terms, and take the square of the depth in RDF/XML.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

_DEEPEST = {ox.RdfFormat.JSON_LD: 100, ox.RdfFormat.RDF_XML: 1_000}
_DEEPEST_TERM = 100  # triple terms in Turtle, TriG, N-Triples and N-Quads
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)

# In each form: what brackets may stand in without being brackets, then the opening and the closing bracket. What is
# never closed reaches to the end of the file, so that no part is looked at twice.
_JSON = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
_XML = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|(?P<close></)|<[^\s!?/>](?:[^<>\"']|\"[^\"]*\"|'[^']*')*/>|(?P<open><[^\s!?/>])",
    re.DOTALL,
)
_TERMS = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\\?\Z)' + rb"|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\\?\Z)"
    rb'|"(?:[^"\\\n]|\\.)*+(?:"|(?=\n)|\\?\Z)' + rb"|'(?:[^'\\\n]|\\.)*+(?:'|(?=\n)|\\?\Z)"
    rb"|#[^\n]*|(?P<open><<)|(?P<close>>>)|<[^<>\s]*>",
    re.DOTALL,
)


def trap(form: ox.RdfFormat, data: bytes) -> str | None:
    """Why these bytes must not be parsed; None where nothing speaks against it."""
    if form == ox.RdfFormat.RDF_XML and _DOCTYPE.search(data):
        return "XML with a DOCTYPE is not read, since it can name other files"
    brackets = {ox.RdfFormat.JSON_LD: _JSON, ox.RdfFormat.RDF_XML: _XML}.get(form, _TERMS)
    deepest = _DEEPEST.get(form, _DEEPEST_TERM)
    if brackets is _TERMS and data.count(b"<<") <= deepest:
        return None
    return (
        f"{form.name} nested deeper than {deepest} levels is not read"
        if _depth(brackets, data) > deepest
        else None
    )


def _depth(brackets: re.Pattern[bytes], data: bytes) -> int:
    deepest = depth = 0
    for token in brackets.finditer(data):
        depth += (token["open"] is not None) - (token["close"] is not None)
        deepest = max(deepest, depth)
    return deepest
