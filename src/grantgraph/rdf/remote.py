"""The same queries at any SPARQL 1.1 endpoint: in comes an address that the user named, out comes an `Answer`.

Query by POST (https://www.w3.org/TR/sparql11-protocol/), answers in JSON or N-Triples.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage

from grantgraph.errors import GrantGraphError, QueryRefused
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.answers import Answer, Term, parse_answer
from grantgraph.rdf.binding import bind, declare
from grantgraph.rdf.complaints import find_mistake, in_words
from grantgraph.rdf.guard import examine
from grantgraph.version import __version__

_ACCEPT = "application/sparql-results+json, application/n-triples, text/turtle;q=0.9, */*;q=0.1"
_HINT = "is this a SPARQL endpoint? Its address often ends in /sparql or /query"
_FORMS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "text/tab-separated-values": "tsv",
    "application/n-triples": "ntriples",
    "text/plain": "ntriples",
    "text/turtle": "turtle",
}


_WRONG_ADDRESS = (404, 405, 415)
_WORDS = 200  # signs of an endpoint's own words


class EndpointFailed(GrantGraphError):  # noqa: N818  (reads as what happened)
    """A remote endpoint could not be reached, refused (then with its HTTP status), or answered something else."""

    def __init__(self, address: str, reason: str, status: int | None = None) -> None:
        self.address, self.reason, self.status = address, reason, status
        super().__init__(f"{address}: {reason}")

    def with_hint(self, hint: str) -> EndpointFailed:
        """The same, with a hint where the address is probably another one's."""
        if self.status not in _WRONG_ADDRESS:
            return self
        return EndpointFailed(self.address, f"{self.reason} ({hint})", self.status)


def answer_remote(
    address: str, query: str, bindings: Mapping[str, Term] | None = None, seconds: float = 60
) -> Answer:
    """The endpoint's answer; `EndpointFailed` with the endpoint's own words where there is none."""
    text = declare(bind(examine(query).text, bindings or {}), PREFIXES)
    body = urllib.parse.urlencode({"query": text}).encode()
    headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        data, received = send(address, "POST", body, headers, seconds)
    except EndpointFailed as error:
        if error.status == HTTPStatus.BAD_REQUEST and find_mistake(query):
            raise QueryRefused(in_words(query)) from error
        raise error.with_hint(_HINT) from error
    form = _FORMS.get(received.get_content_type())
    if form is None:
        reason = f"answered with {received.get_content_type()}, which is no SPARQL result"
        raise EndpointFailed(address, reason)
    try:
        return parse_answer(data, form)
    except (SyntaxError, ValueError) as error:
        raise EndpointFailed(address, f"the answer is broken: {' '.join(str(error).split())}") from error


def send(
    address: str, method: str, body: bytes, headers: Mapping[str, str], seconds: float
) -> tuple[bytes, HTTPMessage]:
    """One request by HTTP; the body and headers of a successful response."""
    if not address.startswith(("http://", "https://")):
        raise EndpointFailed(address, "an endpoint's address begins with http:// or https://")
    agent = {"User-Agent": f"grantgraph/{__version__}"}
    try:
        request = urllib.request.Request(address, body, {**headers, **agent}, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310  (scheme checked above)
            return response.read(), response.headers
    except urllib.error.HTTPError as error:
        words = " ".join(error.read(2_000).decode("utf-8", "replace").split())
        said = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
        raise EndpointFailed(address, f"{error.code} {error.reason}: {said}", error.code) from error
    except (OSError, HTTPException, ValueError) as error:
        raise EndpointFailed(address, _reason(error, seconds)) from error


def _reason(error: Exception, seconds: float) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return f"did not answer within {seconds:g} seconds"
    return f"cannot be reached: {getattr(cause, 'strerror', None) or cause}"
