"""What is said when a request cannot be answered: a real status, and the reason as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse

from grantgraph.errors import GrantGraphError

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
