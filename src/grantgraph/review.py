"""Open questions of identity in a finished graph, and the file of decisions in which they are answered.

A question is asked of a dataset, whoever built it. An answer is a line of `decisions.csv`; `grantgraph build
--decisions` applies it, and without the line the build is as before.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import unquote

from grantgraph.enrich.decisions import COLUMNS, Decision, generate_decisions, parse_decisions
from grantgraph.enrich.near_matches import ReviewItem, near_matches
from grantgraph.errors import OutputRefused
from grantgraph.model import NameKnowledge, Organization
from grantgraph.rdf.dataset import Dataset
from grantgraph.vocabulary.registers import load_name_knowledge

_ORGANIZATIONS = """
SELECT ?organization ?property ?value WHERE {
  ?organization a gg:Organization .
  { ?organization skos:prefLabel ?value BIND("label" AS ?property) }
  UNION { ?organization skos:altLabel ?value BIND("name" AS ?property) }
  UNION { ?organization gg:identifier ?value BIND("identifier" AS ?property) }
  UNION { ?organization gg:country/gg:code ?value BIND("country" AS ?property) }
}
"""
_GRANTS = """
SELECT ?organization (COUNT(DISTINCT ?grant) AS ?grants) WHERE { ?grant gg:grantee|gg:funder ?organization }
GROUP BY ?organization
"""
_OPEN_COLUMNS = (*COLUMNS, "score", "reason")


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of organizations that may be one, with the number of grants that each has a part in."""

    item: ReviewItem
    first_grants: int
    second_grants: int

    def answered(self, verdict: str, who: str, why: str) -> Decision:
        """The decision that answers it; `verdict` is same, different or unsure."""
        first, second = self.item.first, self.item.second
        return Decision(first.key, second.key, verdict, who, why, first.label, second.label)  # type: ignore[arg-type]


def open_questions(
    dataset: Dataset, decisions: tuple[Decision, ...] = (), knowledge: NameKnowledge | None = None
) -> list[Question]:
    """What nobody has decided yet, the likeliest first."""
    organizations = {each.key: each for each in read_organizations(dataset)}
    items = near_matches(organizations.values(), knowledge or load_name_knowledge(), decisions)
    grants = {_key(row["organization"].value): int(row["grants"].value) for row in dataset.select(_GRANTS)}  # type: ignore[union-attr]
    return [Question(item, grants.get(item.first.key, 0), grants.get(item.second.key, 0)) for item in items]


def read_organizations(dataset: Dataset) -> list[Organization]:
    """The organizations of a dataset, as they were before they became RDF."""
    told: dict[str, dict[str, list[str]]] = {}
    for row in dataset.select(_ORGANIZATIONS):
        organization = told.setdefault(_key(row["organization"].value), {})  # type: ignore[union-attr]
        organization.setdefault(row["property"].value, []).append(row["value"].value)  # type: ignore[union-attr]
    return [_organization(key, told[key]) for key in sorted(told)]


def _organization(key: str, told: dict[str, list[str]]) -> Organization:
    labels = sorted(told.get("label", ())) or [key]
    return Organization(
        key=key,
        label=labels[0],
        names=tuple(sorted({*labels, *told.get("name", ())})),
        identifiers=tuple(sorted(told.get("identifier", ()))),
        country=next(iter(sorted(told.get("country", ()))), None),
    )


def _key(iri: str) -> str:
    """The key of an organization: the last part of its IRI."""
    return unquote(iri.rsplit("/", 1)[-1])


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file; none where there is no file yet."""
    try:
        return parse_decisions(path.read_text(encoding="utf-8-sig"), path.name)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise OutputRefused(f"{path}: cannot be read: {error}") from error


def record(path: Path, decision: Decision) -> None:
    """Add a decision to a file, in place of an earlier one on the same pair. The file is replaced as a whole."""
    kept = [earlier for earlier in read_decisions(path) if earlier.pair != decision.pair]
    _replace(path, generate_decisions([*kept, decision]))


def generate_open(questions: Iterable[Question]) -> str:
    """Open questions as CSV with an empty verdict: filled in, it is a file of decisions."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_OPEN_COLUMNS)
    for question in questions:
        first, second = question.item.first, question.item.second
        asked = [first.key, second.key, "", "", "", first.label, second.label]
        writer.writerow([*map(_formula_safe, asked), question.item.score, question.item.reason])
    return stream.getvalue()


def _formula_safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _replace(path: Path, text: str) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise OutputRefused(f"{path}: cannot be written: {error.strerror}") from error
