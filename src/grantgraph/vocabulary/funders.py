"""`ontology/funders.ttl` -> names by which pages show a funder, and the category lines it prints for withheld names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from grantgraph.errors import GrantGraphError
from grantgraph.model import Context
from grantgraph.resources import ontology_file

_IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_OTHER_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_PUBLISHER = "http://purl.org/dc/terms/publisher"
_TYPE = "http://purl.org/dc/terms/type"
_SCHEME = "https://w3id.org/grantgraph/funder"
_SHARED = _SCHEME + "/shared-categories"


@dataclass(frozen=True, slots=True)
class Funder:
    """A funder, the names under which a page may show it, its category lines, and lines that only its pages have.

    Category lines that other funders print, too, are no `signs`.
    """

    name: str
    other_names: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()


@cache
def load_funders() -> tuple[Funder, ...]:
    """All known funders, by name."""
    facts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for triple in parse(path=str(ontology_file("funders.ttl")), format=RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            facts[subject.value, triple.predicate.value].append(value.value)
            facts[value.value, "^" + triple.predicate.value].append(subject.value)
    funders = [_funder(iri, facts) for iri in facts[_SCHEME, "^" + _IN_SCHEME]]
    return tuple(sorted(funders, key=lambda funder: funder.name))


def _funder(iri: str, facts: dict[tuple[str, str], list[str]]) -> Funder:
    lines: dict[str, set[str]] = {"categories": set(), "headings": set(), "standing grantees": set()}
    for scheme in facts.get((iri, "^" + _PUBLISHER), ()):
        concepts = facts.get((scheme, "^" + _IN_SCHEME), ())
        lines[facts[scheme, _TYPE][0]] |= {label for concept in concepts for label in facts[concept, _LABEL]}
    shared = {
        label for concept in facts.get((_SHARED, "^" + _IN_SCHEME), ()) for label in facts[concept, _LABEL]
    }
    return Funder(
        facts[iri, _LABEL][0],
        frozenset(facts.get((iri, _OTHER_LABEL), ())),
        frozenset(lines["categories"]),
        frozenset(lines["headings"] | lines["standing grantees"] | (lines["categories"] - shared)),
    )


def reading_context(
    funder: str | None = None, country: str | None = None, year: str | None = None, mapping: str | None = None
) -> Context:
    """What a reader may know: the user's own words, and all known funders with their categories."""
    if year is not None and not re.fullmatch(r"(?:1[89]|20)\d\d", year):
        raise GrantGraphError(f"--year {year!r} is no year; wanted are four digits, such as 2020")
    funders = load_funders()
    return Context(
        funder=funder,
        country=country,
        year=year,
        mapping=mapping,
        categories={known.name: known.categories for known in funders if known.categories},
        funder_signs={known.name: known.signs for known in funders if known.signs},
        funder_names={
            form: known.name
            for known in funders
            for name in (known.name, *known.other_names)
            for form in ((name, name.upper()) if " " in name else (name,))
        },
    )
