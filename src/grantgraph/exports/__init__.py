"""A dataset becomes files for people and programs. Each format is one function; `EXPORTS` names them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grantgraph.exports import gexf, page, svg, tables, triples
from grantgraph.rdf.dataset import Dataset

Export = Callable[[Dataset, Path], None]

EXPORTS: dict[str, Export] = {
    "html": page.write,
    "turtle": triples.write_turtle,
    "ntriples": triples.write_ntriples,
    "jsonld": triples.write_jsonld,
    "csv": tables.write_grants,
    "csv-findings": tables.write_findings,
    "gexf": gexf.write,
    "svg": svg.write,
}
