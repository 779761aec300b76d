"""A person's corrections, triples out: the row, the file it is written in, and whose word it is."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import PROV

from grantgraph.model import Correction
from grantgraph.namespaces import GG, SPDX
from grantgraph.rdf import statements
from grantgraph.rdf.iris import Naming
from grantgraph.rdf.terms import described, named, triple


def judged(
    naming: Naming, grant: str, finding: str, concept: str, correction: Correction
) -> Iterator[ox.Triple]:
    """A finding that a person confirmed or added: it names the correction, and is the person's."""
    yield triple(finding, GG.correction, named(naming.correction(correction)))
    if correction.who:
        yield triple(finding, PROV.wasAttributedTo, named(naming.person(correction.who)))
    yield from corrected(naming, grant, correction, concept)


def corrected(
    naming: Naming, grant: str, correction: Correction, concept: str | None = None
) -> Iterator[ox.Triple]:
    """A correction of a grant, of one of its concepts or of its entry."""
    node, file = naming.correction(correction), naming.corrections(correction)
    yield from described(node, GG.Correction, statements.of_correction(grant, correction))
    yield triple(node, PROV.wasDerivedFrom, named(file))
    if concept:
        yield triple(node, GG.judgedConcept, named(concept))
    yield from described(file, PROV.Entity, statements.of_corrections(correction, f"{file}/checksum"))
    yield from described(f"{file}/checksum", SPDX.Checksum, statements.of_checksum(correction.sha256))
    if correction.who:
        person = naming.person(correction.who)
        yield triple(node, PROV.wasAttributedTo, named(person))
        yield from described(person, PROV.Person, statements.of_person(correction.who))
