"""Grants, and the findings with their quoted words, as CSV for spreadsheets.

RFC 4180 in UTF-8 with a byte order mark, by which spreadsheets recognise it. Several values in one cell are joined by
`; `. An unknown value is an empty cell, never zero.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from grantgraph.exports.plain import cell
from grantgraph.networks import Facts, GrantFacts, read_facts
from grantgraph.rdf.dataset import Dataset

GRANTS = (
    "iri", "identifier", "title", "description", "funders", "grantees", "grantee_disclosed", "program_focus", "amount",
    "currency", "year", "award_date", "start_date", "end_date", "duration", "countries", "places", "themes",
    "activities", "source", "location",
)  # fmt: skip
FINDINGS = (
    "grant",
    "title",
    "scheme",
    "concept",
    "label",
    "field",
    "exact",
    "start",
    "end",
    "rule",
    "confidence",
    "action",
    "who",
)


def write_grants(dataset: Dataset, path: Path) -> None:
    """Write one row for each grant."""
    facts = read_facts(dataset)
    sources = {listing.iri: listing.title for listing in facts.listings}
    _write(path, GRANTS, (_grant(grant, facts, sources) for grant in facts.grants))


def write_findings(dataset: Dataset, path: Path) -> None:
    """Write one row for each concept that was found in a grant's words, with who confirmed or added it."""
    facts = read_facts(dataset)
    _write(path, FINDINGS, (row for grant in facts.grants for row in _findings(grant, facts)))


def _write(path: Path, header: tuple[str, ...], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([cell(value) for value in row] for row in rows)


def _grant(grant: GrantFacts, facts: Facts, sources: dict[str, str]) -> Iterator[str]:
    def named(iris: Iterable[str]) -> str:
        return "; ".join(facts.labels[iri] for iri in iris)

    disclosed = [facts.kinds[iri] == "grantee" for iri in grant.grantees]
    yield from (grant.iri, grant.identifier, grant.text("title") or "", grant.text("description") or "")
    yield named(grant.funders)
    yield named(iri for iri, known in zip(grant.grantees, disclosed, strict=True) if known)
    yield "yes" if disclosed and all(disclosed) else "no"
    yield grant.focus
    yield from (f"{grant.money[0]:f}", grant.money[1]) if grant.money else ("", "")
    yield from (grant.year, *(grant.dates.get(name, "") for name in ("award", "start", "end", "duration")))
    yield from (named(grant.countries), named(grant.places))
    yield from (named(grant.concepts.get(kind, ())) for kind in ("theme", "activity"))
    yield from (sources.get(grant.listing, ""), grant.location)


def _findings(grant: GrantFacts, facts: Facts) -> Iterator[tuple[str, ...]]:
    schemes = {iri: kind for kind, iris in grant.concepts.items() for iri in iris}
    for quote in grant.quotes:
        yield (
            grant.iri,
            grant.text("title") or "",
            schemes.get(quote.concept, ""),
            quote.concept,
            facts.labels.get(quote.concept, ""),
            grant.texts[quote.text].field,
            quote.exact,
            str(quote.start),
            str(quote.end),
            quote.rule,
            quote.confidence,
            "; ".join(each.action for each in quote.judgements),
            "; ".join(each.who for each in quote.judgements),
        )
