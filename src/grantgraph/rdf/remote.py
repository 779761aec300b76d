"""The same queries at any SPARQL 1.1 endpoint: in comes an address that the user named, out comes an `Answer`.

Query by POST (https://www.w3.org/TR/sparql11-protocol/), answers in JSON or N-Triples.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage

from grantgraph.errors import GrantGraphError
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.answers import Answer, Term, parse_answer
from grantgraph.rdf.binding import bind, declare
from grantgraph.rdf.guard import examine
from grantgraph.version import __version__

_ACCEPT = "application/sparql-results+json, application/n-triples, text/turtle;q=0.9, */*;q=0.1"
_FORMS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "text/tab-separated-values": "tsv",
    "application/n-triples": "ntriples",
    "text/plain": "ntriples",
    "text/turtle": "turtle",
}


class EndpointFailed(GrantGraphError):  # noqa: N818  (reads as what happened)
    """A remote endpoint could not be reached, refused, or answered something else."""


def answer_remote(
    address: str, query: str, bindings: Mapping[str, Term] | None = None, seconds: float = 60
) -> Answer:
    """The endpoint's answer; `EndpointFailed` with the endpoint's own words where there is none."""
    text = declare(bind(examine(query).text, bindings or {}), PREFIXES)
    body = urllib.parse.urlencode({"query": text}).encode()
    headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
    data, received = send(address, "POST", body, headers, seconds)
    form = _FORMS.get(received.get_content_type())
    if form is None:
        raise EndpointFailed(
            f"{address}: answered with {received.get_content_type()}, which is no SPARQL result"
        )
    try:
        return parse_answer(data, form)
    except (SyntaxError, ValueError) as error:
        raise EndpointFailed(f"{address}: the answer is broken: {' '.join(str(error).split())}") from error


def send(
    address: str, method: str, body: bytes, headers: Mapping[str, str], seconds: float
) -> tuple[bytes, HTTPMessage]:
    """One request by HTTP; the body and headers of a successful response."""
    if not address.startswith(("http://", "https://")):
        raise EndpointFailed(f"{address}: an endpoint's address begins with http:// or https://")
    agent = {"User-Agent": f"grantgraph/{__version__}"}
    try:
        request = urllib.request.Request(address, body, {**headers, **agent}, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310  (scheme checked above)
            return response.read(), response.headers
    except urllib.error.HTTPError as error:
        words = " ".join(error.read(500).decode("utf-8", "replace").split())
        raise EndpointFailed(f"{address}: {error.code} {error.reason}: {words}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise EndpointFailed(f"{address}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    return getattr(cause, "strerror", None) or str(cause)
