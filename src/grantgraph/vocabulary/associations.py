"""Which words usually stand in grants of which concepts: the tables of `ontology/associations/`.

A table has a row for each word and a column for each concept of its scheme; its first row says how usual each is.
`tests/labelled/learn.py` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping

from grantgraph.model import Company
from grantgraph.resources import ontology_folder, ontology_rows

USUAL = "(usual)"


def load_company(scheme: str) -> Mapping[str, Company]:
    """What was learned of the concepts of a scheme (`theme`), by id; empty where nothing was."""
    name = f"associations/{scheme}.csv"
    if not (ontology_folder() / name).is_file():
        return {}
    words: dict[str, dict[str, float]] = {}
    usual: Mapping[str, str] = {}
    for row in ontology_rows(name):
        word = row.pop("word")
        if word == USUAL:
            usual = row
        else:
            for concept, weight in row.items():
                if weight:
                    words.setdefault(concept, {})[word] = float(weight)
    return {concept: Company(float(value), words.get(concept, {})) for concept, value in usual.items()}
