"""What is said when a request cannot be answered: a real status, and the reason as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from grantgraph.errors import GrantGraphError, QueryRefused
from grantgraph.rdf.workers import QueryStopped

STATUS = {"timeout": 503, "busy": 503, "failed": 503, "too large": 413}


class RequestRefused(GrantGraphError):  # noqa: N818  (reads as what happened)
    """A request that breaks the protocol or asks for what is not offered; carries its HTTP status."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.headers = status, dict(headers or {})
        super().__init__(reason)


def failure(status: int, kind: str, reason: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The response to a failed request. `kind` is a word that programs can rely on."""
    body = {"error": {"status": status, "kind": kind, "reason": reason}}
    return JSONResponse(body, status, headers={"Cache-Control": "no-store", **(headers or {})})


async def of_ours(_: Request, error: Exception) -> Response:
    """The response to what we refuse or stop."""
    if isinstance(error, RequestRefused):
        return failure(error.status, "request", str(error), error.headers)
    if isinstance(error, QueryRefused):
        return failure(400, "query", str(error))
    if isinstance(error, QueryStopped):
        again = {"Retry-After": "5"} if error.status == "busy" else None
        return failure(STATUS[error.status], error.status.replace(" ", "-"), str(error), again)
    return await unforeseen(_, error)


async def of_http(_: Request, error: Exception) -> Response:
    """What the framework refuses by itself, say 404 and 405, in our form."""
    if not isinstance(error, HTTPException):
        return await unforeseen(_, error)
    return failure(error.status_code, "http", error.detail, error.headers)


async def unforeseen(_: Request, error: Exception) -> Response:
    """An error of ours. It tells its kind and nothing of the machine."""
    return failure(500, "internal", f"this should not have happened ({type(error).__name__})")
