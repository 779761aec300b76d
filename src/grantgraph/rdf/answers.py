"""What a query answers: a table, yes or no, or triples; and the forms in which people and programs want it.

The forms are SPARQL 1.1 results in JSON (https://www.w3.org/TR/sparql11-results-json/), XML, CSV and TSV
(https://www.w3.org/TR/sparql11-results-csv-tsv/), and RDF for triples.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

RESULT_FORMATS: dict[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
RDF_FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT: a term, or None where unbound, for each variable in each row."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, str]]:
        """The rows as dictionaries of plain texts, unbound variables left out."""
        return [
            {name: plain(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to an ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE, in no promised order."""

    triples: tuple[ox.Triple, ...]

    def __len__(self) -> int:
        return len(self.triples)


Answer = Table | Verdict | Triples


def plain(term: Term) -> str:
    """The text of a term without quotes, brackets, language or datatype."""
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return str(term)


def answer_of(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """Oxigraph's result, read to its end."""
    if isinstance(result, ox.QueryBoolean):
        return Verdict(bool(result))
    if isinstance(result, ox.QueryTriples):
        return Triples(tuple(result))
    names = tuple(variable.value for variable in result.variables)
    return Table(names, tuple(tuple(row[name] for name in names) for row in result))


def parse_answer(data: bytes, form: str) -> Answer:
    """An answer in one of the forms `json`, `xml`, `tsv` (table or verdict) or of RDF (triples).

    Raises `SyntaxError` or `ValueError` where the bytes are not what they should be.
    """
    if form in RDF_FORMATS:
        return Triples(tuple(quad.triple for quad in ox.parse(data, format=RDF_FORMATS[form])))
    return answer_of(ox.parse_query_results(data, RESULT_FORMATS[form]))


def to_json(answer: Table | Verdict) -> str:
    """SPARQL 1.1 Query Results JSON, one row a line."""
    if isinstance(answer, Verdict):
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    head = json.dumps({"vars": list(answer.variables)}, ensure_ascii=False)
    rows = ",\n  ".join(
        json.dumps(
            {n: term_to_json(t) for n, t in zip(answer.variables, row, strict=True) if t is not None},
            ensure_ascii=False,
        )
        for row in answer.rows
    )
    return f'{{"head": {head}, "results": {{"bindings": [\n  {rows}\n]}}}}\n'


def term_to_json(term: Term) -> dict[str, object]:
    """A term as it stands in SPARQL 1.1 Query Results JSON."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: term_to_json(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def to_rdf(triples: Iterable[ox.Triple], form: str, prefixes: dict[str, str]) -> bytes:
    """Triples in one of `RDF_FORMATS`, sorted, so that the same triples give the same bytes."""
    ordered = sorted(triples, key=str)
    return ox.serialize(ordered, format=RDF_FORMATS[form], prefixes=prefixes) or b""


def to_csv(table: Table) -> str:
    """A table for spreadsheets: plain texts, and none that a spreadsheet would run as a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.variables)
    writer.writerows([_cell(term) for term in row] for row in table.rows)
    return stream.getvalue()


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Literal) and term.datatype.value in (XSD + "string", RDF + "langString"):
        return formula_safe(term.value)
    return plain(term)


_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def formula_safe(text: str) -> str:
    """The text, after an apostrophe where a spreadsheet would take it for a formula (OWASP ASVS 1.2.10).

    One more where a text begins with apostrophes itself, so that taking one off gives the text back.
    """
    return "'" + text if _FORMULA.match(text) else text


def to_tsv(table: Table) -> str:
    """SPARQL 1.1 TSV: every term exactly, in the syntax of Turtle."""
    lines = [["?" + name for name in table.variables]]
    lines += [["" if term is None else _escaped(str(term)) for term in row] for row in table.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def _escaped(term: str) -> str:
    return term.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
