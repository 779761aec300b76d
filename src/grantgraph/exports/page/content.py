"""Facts and network in, the page's data out: plain dictionaries and lists that JSON can hold.

Nodes and edges are what pyvis draws; grants, things and listings are what stands behind it. A thing has a short id with
its kind in front, `theme:legal-aid`, since a grantee may be called like a theme and ids stand in links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import networkx as nx

from grantgraph.networks import Facts, GrantFacts, Kind, Quote, find_communities, place
from grantgraph.networks.facts import Judgement, PublishedClass
from grantgraph.networks.labels import radii, wrapped

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the page shows."""

    nodes: list[Json]
    edges: list[Json]
    things: dict[str, Json]
    grants: list[Json]
    listings: list[Json]


def content(facts: Facts, graph: nx.Graph[str]) -> Content:
    """The page's data: grants in the order of their sources, nodes and edges in that of the network."""
    ids = _ids(facts)
    number = {grant.iri: i for i, grant in enumerate(facts.grants)}
    return Content(
        nodes=_nodes(graph, ids),
        edges=_edges(graph, ids, number),
        things={ids[iri]: _thing(iri, ids[iri], facts) for iri in sorted(ids, key=ids.__getitem__)},
        grants=[_grant(grant, ids, key) for grant, key in zip(facts.grants, _grant_ids(facts), strict=True)],
        listings=[_filled(vars_of(listing)) for listing in facts.listings],
    )


def _nodes(graph: nx.Graph[str], ids: Mapping[str, str]) -> list[Json]:
    places, communities, sizes = place(graph), find_communities(graph), radii(graph)
    nodes = []
    for iri, node in graph.nodes(data=True):
        kind: Kind = node["kind"]
        x, y = places[iri]
        drawn = {"id": ids[iri], "label": wrapped(node["label"]), "group": str(kind), "x": x, "y": y}
        nodes.append(drawn | {"size": sizes[iri], "community": communities.get(iri, -1)})
    return nodes


def _edges(graph: nx.Graph[str], ids: Mapping[str, str], number: Mapping[str, int]) -> list[Json]:
    return [
        {
            "id": f"{ids[one]}~{ids[other]}",
            "from": ids[one],
            "to": ids[other],
            "kind": edge["kind"],
            "value": edge["weight"],
            "grants": [number[grant] for grant in edge["grants"]],
        }
        for one, other, edge in graph.edges(data=True)
    ]


def _grant(grant: GrantFacts, ids: Mapping[str, str], key: str) -> Json:
    texts = [_filled({"field": t.field, "value": t.value, "language": t.language}) for t in grant.texts]
    amount, currency = (f"{grant.money[0]:f}", grant.money[1]) if grant.money else ("", "")
    return _filled(
        {
            "id": key,
            "iri": grant.iri,
            "texts": texts,
            "grantees": [ids[i] for i in grant.grantees],
            "funders": [ids[i] for i in grant.funders],
            "concepts": [ids[i] for found in grant.concepts.values() for i in found],
            "main": [ids[i] for i in grant.main_themes],
            "quotes": [_quote(q, ids) for q in grant.quotes if q.concept in ids],
            "classes": [_class(c, ids) for c in grant.classes],
            "places": [ids[i] for i in (*grant.countries, *grant.places)],
            "amount": amount,
            "currency": currency,
            "paid": [
                {"type": p.type, "n": p.count, "amount": f"{p.total:f}", "currency": p.currency}
                for p in grant.payments
            ],
            "disputes": [vars_of(dispute) for dispute in grant.disputes],
            "supplement": grant.is_supplement,
            "year": grant.year,
            "dates": dict(grant.dates),
            "dateWords": dict(grant.date_words),
            "focus": grant.focus,
            "identifier": grant.identifier,
            "listing": grant.listing,
            "location": grant.location,
            "judged": [_judgement(each) for each in grant.judgements],
        }
    )


def _quote(quote: Quote, ids: Mapping[str, str]) -> Json:
    judged = [_judgement(each) for each in quote.judgements]
    return {
        "concept": ids[quote.concept],
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "rule": quote.rule,
        "sure": quote.confidence,
    } | ({"judged": judged} if judged else {})


def _judgement(judgement: Judgement) -> Json:
    return _filled(vars_of(judgement))


def _class(published: PublishedClass, ids: Mapping[str, str]) -> Json:
    return _filled(
        {
            "label": published.label,
            "code": published.code,
            "vocabulary": published.vocabulary,
            "concept": ids.get(published.concept, ""),
        }
    )


def _thing(iri: str, key: str, facts: Facts) -> Json:
    return _filled(
        {
            "kind": key.split(":", 1)[0],
            "label": facts.labels[iri],
            "iri": iri,
            "names": list(facts.other_names.get(iri, ())),
            "definition": facts.definitions.get(iri, ""),
            "reason": facts.reasons.get(iri, ""),
            "identifiers": list(facts.identifiers.get(iri, ())),
        }
    )


def _ids(facts: Facts) -> dict[str, str]:
    """A short id for every thing that grants name; where two would be equal, the later in IRI order is numbered."""
    kinds: dict[str, str] = {}
    for grant in facts.grants:
        kinds |= {iri: kind for kind, iris in _named_in(grant) for iri in iris if iri not in kinds}
    kinds |= facts.kinds  # a body that also funds is, in the network, a grantee
    return _numbered((iri, f"{kinds[iri]}:{_tail(iri)}") for iri in sorted(kinds))


def _named_in(grant: GrantFacts) -> Iterable[tuple[str, Iterable[str]]]:
    yield from grant.concepts.items()
    yield "theme", grant.main_themes
    yield "funder", grant.funders
    yield "country", grant.countries
    yield "place", grant.places


def _grant_ids(facts: Facts) -> list[str]:
    named = _numbered((grant.iri, f"grant:{_tail(grant.iri)}") for grant in facts.grants)
    return [named[grant.iri] for grant in facts.grants]


def _numbered(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names made unique by a number."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for iri, name in named:
        unique, number = name, 2
        while unique in taken:
            unique, number = f"{name}-{number}", number + 1
        ids[iri] = unique
        taken.add(unique)
    return ids


def _tail(iri: str) -> str:
    """The last part of an IRI, in letters that need no encoding in the fragment of a link."""
    tail = unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1])
    return re.sub(r"[^\w.-]+", "-", tail).strip("-") or "thing"


def vars_of(value: object) -> Json:
    """The fields of a slotted dataclass by name."""
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]


def _filled(values: Json) -> Json:
    """Without what is empty: the page reads a missing field as unknown."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None, False)}
