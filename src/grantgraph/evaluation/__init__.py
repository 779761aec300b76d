"""Labelled listings in, figures out: how much of what a careful reader sees do we see, and how much too much.

`gold` reads the labels, `found` reads a graph, `scoring` sets one beside the other, `intervals` says how far the
figures may be trusted.
"""

from grantgraph.evaluation.found import FoundPage, read_page
from grantgraph.evaluation.gold import GoldPage, read_gold
from grantgraph.evaluation.intervals import Gap, gap
from grantgraph.evaluation.scoring import KINDS, PageScore, Tally, WrongLabel, score, total

__all__ = [
    "KINDS",
    "FoundPage",
    "Gap",
    "GoldPage",
    "PageScore",
    "Tally",
    "WrongLabel",
    "gap",
    "read_gold",
    "read_page",
    "score",
    "total",
]
