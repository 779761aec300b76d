"""A graph in, what it says of a page out: its grants with their labels and quotes, its organizations, its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from grantgraph.evaluation.gold import fold
from grantgraph.rdf.dataset import Dataset

_GRANTS = """
SELECT ?grant ?title ?description ?focus ?amount ?currency {
  ?grant a gg:Grant .
  OPTIONAL { ?grant dcterms:title ?title } OPTIONAL { ?grant dcterms:description ?description }
  OPTIONAL { ?grant gg:programFocus ?focus }
  OPTIONAL { ?grant gg:amount ?amount } OPTIONAL { ?grant gg:currency ?currency }
}"""
_GRANTEES = (
    "SELECT ?grant ?name { ?grant a gg:Grant ; gg:grantee [ a gg:Organization ; skos:prefLabel ?name ] }"
)
_LABELS = """
SELECT ?grant ?property ?concept ?label {
  ?grant a gg:Grant ; ?property ?concept .
  FILTER(?property IN (gg:theme, gg:activity, gg:language, gg:channel, gg:mainTheme))
  ?concept skos:prefLabel ?label
}"""
_FINDINGS = """
SELECT ?grant ?concept ?exact ?rule ?confidence {
  ?finding a gg:Finding ; gg:grant ?grant ; gg:concept ?concept ; oa:exact ?exact ; gg:rule ?rule .
  OPTIONAL { ?finding gg:confidence ?confidence }
}"""
_ORGANIZATIONS = "SELECT ?node ?name { ?node a gg:Organization ; skos:prefLabel|skos:altLabel ?name }"
_FACTS = """
SELECT ?property ?text {
  ?grant a gg:Grant ; ?property ?value . FILTER(?property IN (gg:funder, gg:year, gg:country))
  OPTIONAL { ?value skos:prefLabel|rdfs:label ?name } BIND(COALESCE(STR(?name), STR(?value)) AS ?text)
}"""
_KINDS = {"theme": "themes", "activity": "activities", "language": "languages", "channel": "channels"}


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A concept that a grant was given, with the words and the rule it rests on."""

    quote: str = ""
    rule: str = ""
    confidence: str = ""


@dataclass(slots=True)
class FoundGrant:
    """A grant of the graph.

    `labels` holds, by kind, what was found by id (languages and channels by name, in lower case).
    """

    title: str = ""
    description: str = ""
    grantees: list[str] = field(default_factory=list)
    focus: str = ""
    amount: Decimal | None = None
    currency: str | None = None
    labels: dict[str, dict[str, FoundLabel]] = field(default_factory=lambda: defaultdict(dict))
    main_theme: str | None = None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What one build says."""

    grants: tuple[FoundGrant, ...] = ()
    organizations: tuple[frozenset[str], ...] = ()
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_page(dataset: Dataset) -> FoundPage:
    """The grants, organizations and facts of a graph."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in _texts(dataset, _ORGANIZATIONS):
        names[row["node"]].add(fold(row["name"]))
    facts: dict[str, set[str]] = defaultdict(set)
    for row in _texts(dataset, _FACTS):
        facts[_end(row["property"])].add(fold(row["text"]))
    return FoundPage(
        tuple(_grants(dataset).values()),
        tuple(frozenset(each) for each in names.values()),
        {key: frozenset(values) for key, values in facts.items()},
    )


def _grants(dataset: Dataset) -> dict[str, FoundGrant]:
    grants: dict[str, FoundGrant] = defaultdict(FoundGrant)
    for row in _texts(dataset, _GRANTS):
        grant = grants[row["grant"]]
        grant.title, grant.description = fold(row.get("title")), fold(row.get("description"))
        grant.focus, grant.currency = fold(row.get("focus")), row.get("currency")
        grant.amount = _decimal(row.get("amount"))
    for row in _texts(dataset, _GRANTEES):
        grants[row["grant"]].grantees.append(fold(row["name"]))
    _add_labels(dataset, grants)
    return grants


def _add_labels(dataset: Dataset, grants: dict[str, FoundGrant]) -> None:
    backed = {
        (row["grant"], row["concept"]): FoundLabel(row["exact"], row["rule"], row.get("confidence", ""))
        for row in _texts(dataset, _FINDINGS)
    }
    for row in _texts(dataset, _LABELS):
        name, concept = _end(row["property"]), row["concept"]
        if name == "mainTheme":
            grants[row["grant"]].main_theme = _end(concept)
            continue
        key = _end(concept) if name in {"theme", "activity"} else row["label"].lower()
        grants[row["grant"]].labels[_KINDS[name]][key] = backed.get((row["grant"], concept), FoundLabel())


def _texts(dataset: Dataset, query: str) -> list[dict[str, str]]:
    return [{name: getattr(term, "value", "") for name, term in row.items()} for row in dataset.select(query)]


def _end(iri: str) -> str:
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _decimal(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
