"""A file of corrections to be filled in: sources in, a row for each finding out, beside the rows that lie there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from grantgraph.enrich.corrections import Statement, notation
from grantgraph.model import Correction, Grant, OrganizationMention
from grantgraph.pipeline.enrichment import enrich
from grantgraph.pipeline.intake import read
from grantgraph.pipeline.settings import Settings
from grantgraph.rdf.mapping import Record
from grantgraph.readers.corrections import generate_corrections

_ENOUGH = 80  # letters of a description by which a grant is told again

Row = dict[str, str]


def template(paths: Sequence[Path], settings: Settings) -> str:
    """CSV with every finding of the sources. Rows already written come first, and no second time."""
    reading = read(paths, settings)
    enriched = enrich(reading.grants, settings.decisions, reading.corrections)
    open_rows = (row for record in enriched.records for row in _open(record))
    return generate_corrections([*map(_written, reading.written), *open_rows])


def _written(row: Correction) -> Row:
    told = ("source", "grant", "place", "text", "action", "concept", "words", "who", "why")
    return {name: getattr(row, name) for name in told} | {"when": row.when.value if row.when else ""}


def _open(record: Record) -> Iterator[Row]:
    """What nobody has judged yet."""
    statements: tuple[Statement, ...] = (*record.findings, *record.places)
    for statement in statements:
        if not statement.corrections:
            yield _grant(record.grant) | {
                "concept": notation(statement),
                "words": statement.evidence.exact,
            }


def _grant(grant: Grant) -> Row:
    """By what a grant is found again: id, title, name of the grantee or location; and the beginning of its text."""
    bodies = (body.name for body in grant.grantees if isinstance(body, OrganizationMention))
    text = " ".join((grant.description or "").split())
    return {
        "source": grant.listing.name,
        "grant": grant.identifier or grant.title or next(bodies, grant.location),
        "place": grant.location,
        "text": text if len(text) <= _ENOUGH else text[:_ENOUGH].rpartition(" ")[0],
    }
