"""Names in, out come the organizations that they may be, each with a score; what is sure is a match.

A name is a match by itself only where it is, letter case, accents and punctuation aside, a published name of exactly
one organization, or where an identifier that stands beside it is published for exactly one. All else is a candidate,
for a person to judge.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
from rapidfuzz import fuzz

from grantgraph.rdf.search import folded
from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker, Row

TYPE = {"id": "organization", "name": "Organization"}
_USUAL, _MOST = 5, 50


async def find_candidates(asker: Asker, query: dict[str, Any]) -> list[dict[str, Any]]:
    """The best candidates for one query of the protocol, the best first."""
    name, limit = query.get("query"), query.get("limit", _USUAL)
    if not isinstance(name, str) or not name.strip():
        return []
    limit = min(limit, _MOST) if isinstance(limit, int) and limit > 0 else _USUAL
    hits = await asker.search(Search(name[:200], "organization", limit=_MOST, is_like=True))
    scored = sorted(((_score(name, hit), hit) for hit in hits), key=lambda pair: (-pair[0], pair[1]["iri"]))
    equal = [hit for hit in hits if folded(name) in map(folded, _names(hit))]
    if identified := await _identified(asker, query):
        return [
            _identified_candidate(row, asker, is_match=len(identified) == 1) for row in identified[:limit]
        ]
    return [
        {
            "id": key_of(hit["iri"], asker),
            "name": hit["label"],
            "score": round(score, 1),
            "match": equal == [hit],
            "type": [TYPE],
        }
        for score, hit in scored[:limit]
    ]


async def _identified(asker: Asker, query: dict[str, Any]) -> list[Row]:
    """Organizations with an identifier that a column beside the name holds."""
    wanted = sorted(set(_told(query, "identifier")))
    if not wanted:
        return []
    texts = " ".join(str(ox.Literal(text)) for text in wanted)
    return await asker.rows(
        f"SELECT DISTINCT ?thing ?name {{ VALUES ?wanted {{ {texts} }} ?thing gg:identifier ?known ; "
        "a gg:Organization ; skos:prefLabel ?name FILTER(STR(?known) = ?wanted) } ORDER BY ?thing"
    )


def _told(query: dict[str, Any], wanted: str) -> Iterable[str]:
    """The texts of one property of a query: `{"pid": ..., "v": a value or a list of them}`."""
    properties = query.get("properties")
    for each in properties if isinstance(properties, list) else ():
        if isinstance(each, dict) and each.get("pid") == wanted:
            value = each.get("v")
            told = value if isinstance(value, list) else [value]
            yield from (text[:200] for text in told if isinstance(text, str) and text and _is_text(text))


def _is_text(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _identified_candidate(row: Row, asker: Asker, *, is_match: bool) -> dict[str, Any]:
    return {
        "id": key_of(row["thing"], asker),
        "name": row["name"],
        "score": 100.0,
        "match": is_match,
        "type": [TYPE],
    }


def _score(name: str, hit: dict[str, str]) -> float:
    """From 0 to 100: the best likeness among an organization's names."""
    wanted = folded(name)
    return max(
        max(fuzz.ratio(wanted, folded(known)), 0.95 * fuzz.token_sort_ratio(wanted, folded(known)))
        for known in _names(hit)
    )


def _names(hit: dict[str, str]) -> list[str]:
    return [hit["label"], *hit["names"].splitlines()]


def space_of(asker: Asker) -> str:
    """How the IRIs of our organizations begin."""
    return f"{asker.base}organization/"


def key_of(iri: str, asker: Asker) -> str:
    """The id of an organization: the rest of its IRI, or the whole of one that is not in our space."""
    return iri.removeprefix(space_of(asker))


def iri_of(key: str, space: str) -> str:
    """The IRI behind an id: organizations of other people's data, outside of our space, have it whole as id."""
    return key if key.startswith(("http://", "https://", "urn:")) else space + key
