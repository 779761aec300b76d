"""`ontology/grantgraph.ttl` -> `docs/ontology.html`: every term on one page, each with an anchor of its own.

python docs/ontology_page.py

The anchors are the local names, so that `https://w3id.org/grantgraph/ontology#Grant` can lead to `ontology.html#Grant`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jinja2
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = URIRef("https://w3id.org/grantgraph/ontology")
STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
KINDS = {
    "Classes": OWL.Class,
    "Properties with a node as value": OWL.ObjectProperty,
    "Properties with a literal as value": OWL.DatatypeProperty,
    "Annotations": OWL.AnnotationProperty,
}
MATCHES = {
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "wider than",
    SKOS.relatedMatch: "related to",
}


@dataclass(frozen=True)
class Link:
    """A term of ours or of others, with its prefixed name and where it leads."""

    name: str
    target: str


@dataclass(frozen=True)
class Term:
    """What the page tells of one term."""

    name: str
    label: str
    definition: str
    note: str
    example: str
    status: str
    facts: dict[str, list[Link]]
    rules: list[str]


class Vocabulary:
    """The ontology with its shapes and alignments, read for people."""

    def __init__(self) -> None:
        self.graph = Graph().parse(ROOT / "ontology" / "grantgraph.ttl")
        self.shapes = Graph().parse(ROOT / "ontology" / "shapes.ttl")
        self.alignments = Graph().parse(ROOT / "ontology" / "alignments.ttl")
        self.version = str(self.graph.value(ONTOLOGY, OWL.versionInfo))
        self.description = str(self.graph.value(ONTOLOGY, DCTERMS.description))
        self.abstract = str(self.graph.value(ONTOLOGY, DCTERMS.abstract))
        self.modified = str(self.graph.value(ONTOLOGY, DCTERMS.modified))

    def terms(self, kind: Node) -> list[Term]:
        """Our terms of one kind, by name."""
        own = [s for s in self.graph.subjects(RDF.type, kind) if str(s).startswith(f"{ONTOLOGY}#")]
        return [self.term(iri) for iri in sorted(own)]

    def term(self, iri: Node) -> Term:
        """One term with everything that is said of it."""
        told = {
            p: str(self.graph.value(iri, p, default=""))
            for p in (RDFS.label, SKOS.definition, SKOS.scopeNote)
        }
        return Term(
            name=str(iri).rsplit("#", 1)[-1],
            label=told[RDFS.label],
            definition=told[SKOS.definition],
            note=told[SKOS.scopeNote],
            example=str(self.graph.value(iri, SKOS.example)),
            status=str(self.graph.value(iri, STATUS)),
            facts={name: links for name, links in self.facts(iri).items() if links},
            rules=sorted(self.rules(iri)),
        )

    def facts(self, iri: Node) -> dict[str, list[Link]]:
        """What the term is linked with, by the words for it."""
        below = self.graph.subjects(RDFS.subClassOf, iri)
        facts = {
            "a kind of": self.links(self.graph.objects(iri, RDFS.subClassOf)),
            "kinds of it": self.links(below),
            "special case of": self.links(self.graph.objects(iri, RDFS.subPropertyOf)),
            "stands on": self.links(self.graph.objects(iri, RDFS.domain)),
            "value": self.links(self.graph.objects(iri, RDFS.range)),
            "properties": self.links(self.graph.subjects(RDFS.domain, iri)),
        }
        matched = {word: self.links(self.alignments.objects(iri, match)) for match, word in MATCHES.items()}
        return facts | matched

    def rules(self, iri: Node) -> set[str]:
        """What the shapes ask of the property."""
        return {str(self.shapes.value(shape, SH.message)) for shape in self.shapes.subjects(SH.path, iri)}

    def links(self, iris: object) -> list[Link]:
        """IRIs as links, ours within the page."""
        return [
            Link(
                self.graph.qname(iri),
                iri.removeprefix(str(ONTOLOGY)) if iri.startswith(str(ONTOLOGY)) else str(iri),
            )
            for iri in sorted(set(iris))  # type: ignore[call-overload]
        ]


def ontology_page() -> str:
    """The page as HTML, the same for the same ontology."""
    vocabulary = Vocabulary()
    for prefix, iri in vocabulary.alignments.namespaces():
        vocabulary.graph.bind(prefix, iri)
    template = (ROOT / "docs" / "ontology.html.jinja").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    sections = {title: vocabulary.terms(kind) for title, kind in KINDS.items()}
    return (
        environment.from_string(template).render(
            vocabulary=vocabulary, sections=sections, ontology=str(ONTOLOGY)
        )
        + "\n"
    )


if __name__ == "__main__":
    (ROOT / "docs" / "ontology.html").write_text(ontology_page(), encoding="utf-8")
