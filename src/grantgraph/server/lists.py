"""Lists of grants, organizations, themes and activities: a page, CSV or JSON, filtered and in pieces."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from grantgraph.rdf.answers import formula_safe
from grantgraph.rdf.workers import Search
from grantgraph.server.asking import Asker, Row, is_iri, values
from grantgraph.server.failures import RequestRefused
from grantgraph.server.negotiation import CHARSET, choose
from grantgraph.server.rendering import render

USUAL, MOST = 100, 10_000  # rows in a piece
_FOUND = 1_000  # hits of a search that a list goes through
_YEAR = re.compile(r"\d{4}")
_FORMS = {"html": "text/html", "csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: which things belong to it, and what is told of each.

    `members` is a graph pattern for `?thing`; `told` adds to each of a piece's things the columns after the first.
    """

    name: str
    columns: tuple[str, ...]
    members: str
    told: str
    group: str = ""


_GRANTS = Kind(
    "grants",
    ("iri", "title", "year", "grantees", "funders", "amount", "currency"),
    "?thing a gg:Grant .",
    """OPTIONAL { ?thing dcterms:title ?t } OPTIONAL { ?thing gg:year ?y }
       OPTIONAL { ?thing gg:amount ?amount ; gg:currency ?currency }
       OPTIONAL { ?thing gg:grantee/skos:prefLabel ?g } OPTIONAL { ?thing gg:funder/skos:prefLabel ?f }""",
    """?amount ?currency (MIN(STR(?t)) AS ?title) (MIN(STR(?y)) AS ?year)
       (GROUP_CONCAT(DISTINCT STR(?g); SEPARATOR="; ") AS ?grantees)
       (GROUP_CONCAT(DISTINCT STR(?f); SEPARATOR="; ") AS ?funders)""",
)
_ORGANIZATIONS = Kind(
    "organizations",
    ("iri", "name", "received", "given"),
    "?thing a gg:Organization .",
    """OPTIONAL { ?thing skos:prefLabel ?n } OPTIONAL { ?in gg:grantee ?thing } OPTIONAL { ?out gg:funder ?thing }""",
    "(MIN(STR(?n)) AS ?name) (COUNT(DISTINCT ?in) AS ?received) (COUNT(DISTINCT ?out) AS ?given)",
)


def _concepts(name: str, class_name: str) -> Kind:
    return Kind(
        name,
        ("iri", "name", "grants"),
        f"?thing a gg:{class_name} .",
        f"OPTIONAL {{ ?thing skos:prefLabel ?n }} OPTIONAL {{ ?in gg:{class_name.lower()} ?thing }}",
        "(MIN(STR(?n)) AS ?name) (COUNT(DISTINCT ?in) AS ?grants)",
    )


KINDS = {
    kind.name: kind
    for kind in (_GRANTS, _ORGANIZATIONS, _concepts("themes", "Theme"), _concepts("activities", "Activity"))
}
FILTERS = {"theme": "gg:theme", "activity": "gg:activity", "grantee": "gg:grantee", "funder": "gg:funder"}
_HEADINGS = {"name": "Name", "received": "Grants received", "given": "Grants given", "grants": "Grants"}
_SINGULAR = {"grants": "grant", "organizations": "organization", "themes": "theme", "activities": "activity"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Which part of a list is wanted, and under which conditions."""

    offset: int
    limit: int
    words: str
    iris: Mapping[str, str]
    year: str


def routes() -> list[Route]:
    """`/grants`, `/organizations`, `/themes`, `/activities`, and the same with `.csv` or `.json`."""
    return [
        Route(f"/{name}{'.' * bool(form)}{form}", partial(_respond, kind, _FORMS.get(form)))
        for name, kind in KINDS.items()
        for form in ("", "csv", "json")
    ]


async def _respond(kind: Kind, media: str | None, request: Request) -> Response:
    media = media or _media(request)
    piece = _piece(request, kind)
    asker: Asker = request.app.state.asker
    total, rows = await fetch(asker, kind, piece)
    headers = {"Vary": "Accept", "GrantGraph-Total": str(total)}
    after = _after(request, piece, total)
    if after:
        headers["Link"] = f'<{after}>; rel="next"'
    if media == "text/csv":
        return Response(_csv(kind, rows), media_type=media + CHARSET, headers=headers)
    if media == "application/json":
        body = {"total": total, "offset": piece.offset, "limit": piece.limit, "next": after, "items": rows}
        return JSONResponse(body, headers=headers)
    told = {"kind": kind, "rows": rows, "total": total, "piece": piece, "headings": _HEADINGS}
    turning = {"before": _before(request, piece), "after": after, "narrowed": _narrowed(request)}
    return render(request, "list.html", headers, **told, **turning)


async def fetch(asker: Asker, kind: Kind, piece: Piece) -> tuple[int, list[Row]]:
    """How many things there are, and the rows of one piece."""
    pattern = kind.members
    if piece.words:
        hits = await asker.search(Search(piece.words, _SINGULAR[kind.name], limit=_FOUND))
        pattern = f"{values('thing', [hit['iri'] for hit in hits])} {pattern}"
    pattern += "".join(f" ?thing {FILTERS[name]} ?{name} ." for name in piece.iris)
    if piece.year:
        pattern += f' ?thing gg:year ?when FILTER(STR(?when) = "{piece.year}")'
    [count] = await asker.rows(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {pattern} }}", **piece.iris)
    part = f"SELECT DISTINCT ?thing WHERE {{ {pattern} }} ORDER BY ?thing LIMIT {piece.limit} OFFSET {piece.offset}"
    plain = "?thing ?amount ?currency" if "?amount" in kind.group else "?thing"
    rows = await asker.rows(
        f"SELECT ?thing {kind.group} WHERE {{ {{ {part} }} {kind.told} }} GROUP BY {plain} ORDER BY ?thing",
        **piece.iris,
    )
    return count["n"], [{"iri": row.pop("thing"), **row} for row in rows]


def _media(request: Request) -> str:
    media = choose(request.headers.get("accept"), tuple(_FORMS.values()))
    if media is None:
        raise RequestRefused(406, f"a list can be had as {', '.join(_FORMS.values())}")
    return media


def _piece(request: Request, kind: Kind) -> Piece:
    asked = request.query_params
    iris = {name: asked[name] for name in FILTERS if asked.get(name) and kind is _GRANTS}
    for name, iri in iris.items():
        if not is_iri(iri):
            raise RequestRefused(400, f"{name} is not the IRI of a thing")
    year = asked.get("year", "")
    if year and not _YEAR.fullmatch(year):
        raise RequestRefused(400, "year is four digits")
    return Piece(
        offset=_number(asked.get("offset"), "offset", 0, 0, 10**9),
        limit=_number(asked.get("limit"), "limit", USUAL, 1, MOST),
        words=asked.get("q", "").strip()[:200],
        iris=iris,
        year=year if kind is _GRANTS else "",
    )


def _number(text: str | None, name: str, usual: int, least: int, most: int) -> int:
    if text is None or text == "":
        return usual
    if not re.fullmatch(r"[0-9]{1,10}", text) or not least <= int(text) <= most:
        raise RequestRefused(400, f"{name} is a number from {least:,} to {most:,}")
    return int(text)


def _after(request: Request, piece: Piece, total: int) -> str | None:
    """The address of the next piece."""
    following = piece.offset + piece.limit
    if following >= total:
        return None
    asked = {**request.query_params, "offset": str(following), "limit": str(piece.limit)}
    return f"{request.url.path}?{urlencode(asked)}"


def _before(request: Request, piece: Piece) -> str | None:
    """The address of the piece before."""
    if not piece.offset:
        return None
    asked = {
        **request.query_params,
        "offset": str(max(0, piece.offset - piece.limit)),
        "limit": str(piece.limit),
    }
    return f"{request.url.path}?{urlencode(asked)}"


def _narrowed(request: Request) -> str:
    """What the list is narrowed by, for the addresses of the same list in other forms."""
    asked = {name: value for name, value in request.query_params.items() if name not in ("offset", "limit")}
    return f"?{urlencode(asked)}" if asked else ""


def _csv(kind: Kind, rows: list[Row]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(kind.columns)
    writer.writerows([_cell(str(row.get(column, ""))) for column in kind.columns] for row in rows)
    return stream.getvalue()


def _cell(text: str) -> str:
    return text if re.fullmatch(r"-?\d+(\.\d+)?", text) else formula_safe(text)
