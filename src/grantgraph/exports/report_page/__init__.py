"""A report in, a page for people who do not read JSON out: what became of each source, and problems by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

import jinja2

from grantgraph.model import Problem
from grantgraph.report import Report

_WORDS = {
    "grants": "grants",
    "organizations": "organizations by name",
    "undisclosedGrantees": "undisclosed grantees",
    "individuals": "grants to persons, who stay nameless",
    "findings": "themes, activities and other findings, each with its quotation",
}
_PARTICULAR = re.compile(r"“[^“”]*”|'[^']*'|\"[^\"]*\"|\d[\d.,:/-]*")


def report_page(report: Report) -> bytes:
    """The page as one HTML file, without a script and without any address of elsewhere.

    A character that is no legal text (half of a pair) is written as its escape.
    """
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.PackageLoader("grantgraph.exports.report_page", "."),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    counts = [(f"{report.counts[name]:,}", words) for name, words in _WORDS.items() if name in report.counts]
    page = environment.get_template("report.html").render(
        counts=counts,
        sources=report.ordered_sources,
        notes=sorted(report.notes),
        kinds=_by_kind(report.ordered_problems),
        corrections=report.corrections,
    )
    return page.encode("utf-8", "backslashreplace")


def _by_kind(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    """Problems of a kind together, the commonest first; the first of each speaks for its kind."""
    ordered = sorted(problems, key=_kind)
    groups = [list(group) for _, group in groupby(ordered, key=_kind)]
    return [(group[0].reason, group) for group in sorted(groups, key=lambda g: (-len(g), _kind(g[0])))]


def _kind(problem: Problem) -> str:
    """The reason without what is particular to one place: quoted words and numbers."""
    return _PARTICULAR.sub("…", problem.reason)
