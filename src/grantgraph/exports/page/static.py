"""The parts of the page that need no script: counts, money, and the grants with their quoted words marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from grantgraph.exports.page.content import Content, Json

Piece = tuple[str, list[Json]]


def counts(data: Content) -> dict[str, int]:
    """Grants, and nodes by kind."""
    kinds = Counter(node["group"] for node in data.nodes)
    return {"grants": len(data.grants), "links": len(data.edges), **kinds}


def money_lines(grants: Iterable[Json]) -> list[tuple[str, Json]]:
    """The total of each currency, and how many grants state no amount; texts with values. Currencies never add up."""
    totals: defaultdict[str, Decimal] = defaultdict(Decimal)
    stated: Counter[str] = Counter()
    unknown = paid = 0
    for grant in grants:
        if "amount" not in grant:
            paid += "paid" in grant
            unknown += "paid" not in grant
            continue
        totals[grant["currency"]] += Decimal(grant["amount"])
        stated[grant["currency"]] += 1
    lines: list[tuple[str, Json]] = [
        ("money_total", {"sum": f"{totals[c]:,f}", "currency": c, "n": stated[c]}) for c in sorted(totals)
    ]
    rest = (("money_paid", paid), ("money_unknown", unknown))
    return [*lines, *((key, {"n": n}) for key, n in rest if n)]


def cards(data: Content, count: int) -> Iterator[Json]:
    """The first grants with what their ids mean and their texts cut at the quotes."""
    for grant in data.grants[:count]:
        yield {
            "grant": grant,
            "title": next((t["value"] for t in grant.get("texts", ()) if t["field"] == "title"), ""),
            "grantees": [data.things[i] for i in grant.get("grantees", ())],
            "funders": [data.things[i] for i in grant.get("funders", ())],
            "concepts": [data.things[i] for i in grant.get("concepts", ())],
            "texts": [
                {
                    **text,
                    "pieces": list(
                        pieces(text["value"], [q for q in grant.get("quotes", ()) if q["text"] == n])
                    ),
                }
                for n, text in enumerate(grant.get("texts", ()))
            ],
        }


def nodes_of(grant: Json) -> set[str]:
    """The ids of a grant's grantees and concepts, each once."""
    return {*grant.get("grantees", ()), *grant.get("concepts", ())}


def pieces(text: str, quotes: list[Json]) -> Iterator[Piece]:
    """A text cut at the ends of its quotes: every piece with the quotes that cover it."""
    cuts = sorted({0, len(text), *(q["start"] for q in quotes), *(q["end"] for q in quotes)})
    for start, end in pairwise(cuts):
        yield text[start:end], [q for q in quotes if q["start"] <= start and end <= q["end"]]
