"""SPARQL 1.1 Protocol, the reading half: an HTTP request in, the query and its dataset out.

https://www.w3.org/TR/sparql11-protocol/. Updates are refused, whichever way they come.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from grantgraph.server.failures import RequestRefused

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_DATASET = ("default-graph-uri", "named-graph-uri")
_UPDATE_PARAMETERS = ("update", "using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came over HTTP; no query at all asks for the service description."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read_request(request: Request, most_bytes: int) -> Asked:
    """The query of a GET or POST; `RequestRefused` with the status where the protocol is broken."""
    parameters = _pairs(request.url.query)
    if request.method == "POST":
        media = request.headers.get("content-type", "").split(";")[0].strip().lower()
        body = _text(await _body(request, most_bytes), request.headers.get("content-type", ""))
        if media == FORM:
            parameters += _pairs(body)
        elif media == QUERY:
            _refuse_query_twice(parameters)
            parameters.append(("query", body))
        elif media == UPDATE:
            raise RequestRefused(403, "this dataset is only read; updates are refused")
        else:
            raise RequestRefused(415, f"a query is posted as {FORM} or {QUERY}")
    return _asked(parameters, is_description=request.method == "GET")


async def read_form(request: Request, most_bytes: int) -> dict[str, str]:
    """The parameters of an address and of a form in the body, the body's before the address's."""
    parameters = _pairs(request.url.query)
    if request.method == "POST":
        parameters += _pairs(_text(await _body(request, most_bytes), ""))
    return dict(parameters)


def _asked(parameters: list[tuple[str, str]], is_description: bool) -> Asked:
    names = [name for name, _ in parameters]
    if any(name in names for name in _UPDATE_PARAMETERS):
        raise RequestRefused(403, "this dataset is only read; updates are refused")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) > 1:
        raise RequestRefused(400, "there is more than one query")
    if not queries and (parameters or not is_description):
        raise RequestRefused(400, "there is no query")
    default, named = ([value for name, value in parameters if name == wanted] for wanted in _DATASET)
    return Asked(queries[0] if queries else None, tuple(default), tuple(named))


def _refuse_query_twice(parameters: list[tuple[str, str]]) -> None:
    if any(name == "query" for name, _ in parameters):
        raise RequestRefused(400, "there is a query in the address and another in the body")


async def _body(request: Request, most_bytes: int) -> bytes:
    """The body, refused as soon as it is too long."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most_bytes:
            raise RequestRefused(413, f"the request is longer than {most_bytes:,} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def _text(body: bytes, content_type: str) -> str:
    _, _, parameters = content_type.partition(";")
    charset = parameters.lower().replace('"', "").replace(" ", "")
    if "charset=" in charset and "charset=utf-8" not in charset:
        raise RequestRefused(415, "a query is written in UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestRefused(400, f"the request is not UTF-8 (byte {error.start})") from error


def _pairs(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise RequestRefused(400, "the request is not UTF-8") from error
    except ValueError as error:
        raise RequestRefused(400, "the request has too many parameters") from error
