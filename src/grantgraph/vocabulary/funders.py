"""`ontology/funders.ttl` -> the names by which pages show a funder, and the category lines it prints for withheld grantees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from grantgraph.model import Context
from grantgraph.resources import ontology_file

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PUBLISHER = "http://purl.org/dc/terms/publisher"
_SCHEME = "https://w3id.org/grantgraph/funder"


@dataclass(frozen=True, slots=True)
class Funder:
    """A funder, every name under which a page may show it, and its category lines."""

    name: str
    other_names: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()


@cache
def load_funders() -> tuple[Funder, ...]:
    """All known funders, by name."""
    facts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for triple in parse(path=str(ontology_file("funders.ttl")), format=RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            facts[subject.value, triple.predicate.value].append(value.value)
            facts[value.value, "^" + triple.predicate.value].append(subject.value)
    funders = facts[_SCHEME, "^" + _SKOS + "inScheme"]
    return tuple(sorted((_funder(iri, facts) for iri in funders), key=lambda funder: funder.name))


def _funder(iri: str, facts: dict[tuple[str, str], list[str]]) -> Funder:
    lines = {
        label
        for scheme in facts.get((iri, "^" + _PUBLISHER), ())
        for category in facts.get((scheme, "^" + _SKOS + "inScheme"), ())
        for label in facts.get((category, _SKOS + "prefLabel"), ())
    }
    others = frozenset(facts.get((iri, _SKOS + "altLabel"), ()))
    return Funder(facts[iri, _SKOS + "prefLabel"][0], others, frozenset(lines))


def reading_context(
    funder: str | None = None, country: str | None = None, year: str | None = None, mapping: str | None = None
) -> Context:
    """What a reader may know: the user's own words, and all known funders with their categories."""
    funders = load_funders()
    return Context(
        funder=funder,
        country=country,
        year=year,
        mapping=mapping,
        categories={known.name: known.categories for known in funders if known.categories},
        funder_names={name: known.name for known in funders for name in (known.name, *known.other_names)},
    )
