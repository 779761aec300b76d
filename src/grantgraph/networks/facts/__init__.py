"""A dataset in, its grants with their quoted words out, as plain values."""

from __future__ import annotations

from grantgraph.networks.facts.reading import read_facts
from grantgraph.networks.facts.values import Facts, GrantFacts, Judgement, PublishedClass, Quote

__all__ = ["Facts", "GrantFacts", "Judgement", "PublishedClass", "Quote", "read_facts"]
