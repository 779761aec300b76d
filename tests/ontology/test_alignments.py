"""The alignments: mappings of our terms to terms of others that exist."""

from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from grantgraph.namespaces import ONTOLOGY
from grantgraph.resources import ontology_file

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "ontologies"
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
PUBLISHED = {
    "https://w3id.org/dingo#": "DINGO-OWL.ttl",
    "http://data.europa.eu/s66#": "EURIO-v2.4.ttl",
    "http://joinedupdata.org/ontologies/philanthropy/": "360Giving.v0.2.rdf",
}
ALIGNMENTS = Graph().parse(ontology_file("alignments.ttl"))


def matches() -> list[tuple[URIRef, URIRef, URIRef]]:
    return [(s, p, o) for s, p, o in ALIGNMENTS if p in MATCHES]


def test_only_our_own_terms_are_mapped_and_no_axiom_is_stated(ontology: Graph) -> None:
    for subject, predicate, _ in ALIGNMENTS:
        if subject.startswith(ONTOLOGY):
            assert predicate in MATCHES
            assert (subject, RDF.type, None) in ontology
        else:
            assert subject == URIRef("https://w3id.org/grantgraph/alignments")


def test_two_terms_are_matched_in_one_way_only() -> None:
    pairs = [(subject, target) for subject, _, target in matches()]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(("namespace", "name"), PUBLISHED.items(), ids=list(PUBLISHED.values()))
def test_every_target_exists_where_it_is_published(namespace: str, name: str) -> None:
    path = FOLDER / name
    if not path.exists():
        pytest.skip("the ontologies of others lie beside the checkout, not in it")
    theirs = set(Graph().parse(path).subjects())
    targets = {target for _, _, target in matches() if target.startswith(namespace)}
    assert targets
    assert not targets - theirs


@pytest.mark.parametrize(
    "concept",
    ["Grant", "funder", "grantee", "amount", "Transaction", "programFocus", "theme", "activity", "country"],
)
def test_the_main_terms_of_the_field_are_mapped(concept: str) -> None:
    assert (URIRef(ONTOLOGY + concept), None, None) in ALIGNMENTS
