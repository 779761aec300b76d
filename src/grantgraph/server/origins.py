"""Which pages of other addresses may read the answers (https://fetch.spec.whatwg.org/#http-cors-protocol).

None, unless the server is told; but OpenRefine at its usual address may reconcile, since its page asks for itself.
Whoever serves unpublished data on 127.0.0.1 can so be sure that no page on the web reads it through the browser.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

OPENREFINE = ("http://127.0.0.1:3333", "http://localhost:3333")
ANY = "*"


class Origins:
    """Lets `origins` read everything, and OpenRefine what is below `/reconcile`."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._everywhere = _open_to(app, origins) if origins else app
        self._reconciling = _open_to(app, (*OPENREFINE, *origins))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_reconciling = scope["type"] == "http" and scope["path"].startswith("/reconcile")
        await (self._reconciling if is_reconciling else self._everywhere)(scope, receive, send)


def _open_to(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    return CORSMiddleware(
        app,
        allow_origins=list(origins),
        allow_methods=["GET", "POST"],
        allow_headers=["*"],
        expose_headers=["GrantGraph-Limits", "Retry-After"],
    )
