"""A dataset in, its grants with their quoted words out, and what to call whatever they name.

Nothing is invented: a value that the RDF does not state is None or empty.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import DCTERMS, RDF, SKOS

from grantgraph.model import reading_order
from grantgraph.namespaces import GG
from grantgraph.networks.facts.grants import GrantReading
from grantgraph.networks.facts.index import Index, words_of
from grantgraph.networks.facts.values import Facts, GrantFacts, ListingFacts
from grantgraph.rdf.dataset import Dataset


def read_facts(dataset: Dataset) -> Facts:
    """Everything a reader of the network may ask of a dataset."""
    index = Index(dataset)
    reading = GrantReading(index)
    grants = [reading.read(iri) for iri in index.of_type(GG.Grant)]
    listings = {iri: _listing(index, iri) for iri in _listings(index, grants)}
    order = {iri: (facts.title, iri) for iri, facts in listings.items()}
    grants.sort(key=lambda g: (order.get(g.listing, ("", "")), reading_order(g.location), g.iri))
    named = sorted(set(_iris_in(grants)))
    return Facts(
        grants=tuple(grants),
        listings=tuple(sorted(listings.values(), key=lambda x: (x.title, x.iri))),
        labels={iri: index.label(iri) for iri in named},
        other_names={iri: names for iri in named if (names := _other_names(index, iri))},
        definitions={iri: text for iri in named if (text := _definition(index, iri))},
        kinds={grantee: _kind(index, grantee) for g in grants for grantee in g.grantees},
        reasons={iri: why for iri in named if (why := index.text(iri, GG.reason))},
        identifiers={iri: ids for iri in named if (ids := index.texts(iri, GG.identifier))},
    )


def _kind(index: Index, grantee: str) -> str:
    types = index.iris(grantee, RDF.type)
    if str(GG.UndisclosedGrantee) in types:
        return "undisclosed"
    return "individual" if str(GG.Individual) in types else "grantee"


def _other_names(index: Index, iri: str) -> tuple[str, ...]:
    names = {*index.texts(iri, SKOS.altLabel), *index.texts(iri, SKOS.prefLabel)}
    return tuple(sorted(names - {index.label(iri)}))


def _definition(index: Index, iri: str) -> str:
    return index.text(iri, SKOS.definition) or index.text(iri, SKOS.scopeNote)


def _listings(index: Index, grants: Iterable[GrantFacts]) -> set[str]:
    return {*index.of_type(GG.Listing), *(g.listing for g in grants if g.listing)}


def _listing(index: Index, iri: str) -> ListingFacts:
    return ListingFacts(
        iri=iri,
        title=index.text(iri, DCTERMS.title) or words_of(iri),
        publisher=index.names(iri, DCTERMS.publisher),
        issued=index.text(iri, DCTERMS.issued),
        license=index.text(iri, DCTERMS.license),
        source=index.text(iri, DCTERMS.source),
    )


def _iris_in(grants: Iterable[GrantFacts]) -> Iterable[str]:
    for grant in grants:
        yield from (*grant.grantees, *grant.funders, *grant.countries, *grant.places, *grant.main_themes)
        for concepts in grant.concepts.values():
            yield from concepts
