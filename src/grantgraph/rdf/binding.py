"""Values for a query's variables: bound as terms, so that no value can ever become a part of the query.

A value is written as `VALUES ?name { term }` at the head of the WHERE clause, escaped as in N-Triples: any
engine, ours or a remote one, understands that. Oxigraph's own substitution knows projected variables only.
"""

from __future__ import annotations

from collections.abc import Mapping

from grantgraph.errors import QueryRefused
from grantgraph.rdf.answers import Term
from grantgraph.rdf.tokens import Kind, tokens


def bind(query: str, values: Mapping[str, Term]) -> str:
    """The query with its variables bound, every line where it was; `QueryRefused` without a WHERE clause."""
    if not values:
        return query
    place = _where_clause(query)
    clauses = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in sorted(values.items()))
    return f"{query[:place]} {clauses} {query[place:]}"


def _where_clause(query: str) -> int:
    """The place just after the brace that opens the WHERE clause, not the template of a CONSTRUCT."""
    depth, is_template = 0, False
    before = ""
    for token in tokens(query):
        if token.kind is Kind.SIGN and token.text == "{":
            is_template = before == "CONSTRUCT"
            if depth == 0 and not is_template:
                return token.start + 1
            depth += 1
        elif token.kind is Kind.SIGN and token.text == "}":
            depth -= 1
        before = token.text.upper()
    raise QueryRefused("the query has no WHERE clause to bind values in")


def declare(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with a declaration for each known prefix that it uses undeclared; its lines stay."""
    declared, used, before = set(), [], ""
    for token in tokens(query):
        if token.kind is Kind.NAME:
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix in prefixes and prefix not in used:
                used.append(prefix)
        before = token.text.upper()
    head = "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in used if name not in declared)
    return head + query
