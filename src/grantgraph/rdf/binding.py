"""Values for a query's variables: bound as terms, so that no value can ever become a part of the query.

A value is written as `VALUES ?name { term }` at the head of the WHERE clause, escaped as in N-Triples: any
engine, ours or a remote one, understands that. Oxigraph's own substitution knows projected variables only. A
subquery sees nothing of what is bound outside it, so its WHERE clause gets the values too.
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
    places = where_clauses(query)
    if not places:
        raise QueryRefused("the query has no WHERE clause to bind values in")
    clauses = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in sorted(values.items()))
    parts = [query[start:end] for start, end in zip([0, *places], [*places, len(query)], strict=True)]
    return f" {clauses} ".join(parts)


def where_clauses(query: str) -> list[int]:
    """The places just after the braces that open WHERE clauses, of the query and of the subqueries in it."""
    places = []
    expecting = True  # the next brace opens a WHERE clause
    before = ""
    for token in tokens(query):
        if token.kind is Kind.WORD and token.text.upper() == "SELECT":
            expecting = True
        elif token.kind is Kind.SIGN and token.text == "{" and expecting and before != "CONSTRUCT":
            expecting = False
            places.append(token.start + 1)
        before = token.text.upper()
    return places


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
