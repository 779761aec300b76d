"""Pages from templates, under a policy that lets them do nothing but look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from grantgraph.namespaces import ACTIVITY, PREFIXES, THEME
from grantgraph.server.network.desk import Desk

POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def render(
    request: Request, template: str, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page; its text is escaped, whatever it holds."""
    base: str = request.app.state.asker.base
    has_page = network_page(request) is not None
    page = _environment().get_template(template)
    text = page.render(
        link=lambda iri: address(iri, base),
        short=short,
        words=words,
        grouped=grouped,
        has_page=has_page,
        **values,
    )
    return HTMLResponse(text, headers={**_HEADERS, **(headers or {})})


def network_page(request: Request) -> Path | None:
    """The page of the network: made for a large dataset, or by a build; None where there is neither."""
    desk: Desk = request.app.state.network
    build: Path | None = request.app.state.served.build
    return desk.page or (build / "network.html" if build else None)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        autoescape=True,
        loader=jinja2.PackageLoader("grantgraph.server", "template"),
        trim_blocks=True,
        lstrip_blocks=True,
    )


async def style(_: Request) -> Response:
    """The style of all pages."""
    file = resources.files("grantgraph.server").joinpath("template", "style.css")
    return Response(file.read_bytes(), media_type="text/css; charset=utf-8")


def address(iri: str, base: str) -> str:
    """Where the page of a thing is on this server."""
    for beginning, path in ((base, "/id/"), (THEME, "/theme/"), (ACTIVITY, "/activity/")):
        if iri.startswith(beginning):
            return path + quote(iri.removeprefix(beginning), safe="/%")
    return f"/thing?iri={quote(iri, safe='')}"


def short(iri: str) -> str:
    """An IRI with a prefix, where it has one we know."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def grouped(amount: str) -> str:
    """An amount with its thousands set apart and its own decimals."""
    whole, point, part = amount.partition(".")
    return f"{int(whole):,}{point}{part}" if re.fullmatch(r"[+-]?[0-9]{1,40}", whole) else amount


def words(iri: str) -> str:
    """The last part of a property's IRI as words: `awardDate` is `award date`."""
    last = iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in last).strip()
