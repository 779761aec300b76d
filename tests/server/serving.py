"""Starts `grantgraph serve` for a test, and speaks HTTP with it."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Response:
    """A status, lower-case headers, and the whole body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Response(
                response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
            )
        finally:
            connection.close()

    def get(self, path: str, accept: str | None = None, **parameters: str) -> Response:
        address = f"{path}?{urlencode(parameters)}" if parameters else path
        return self.request("GET", address, **({"accept": accept} if accept else {}))

    def ask(self, query: str, accept: str = "application/sparql-results+json") -> Response:
        return self.request(
            "POST", "/sparql", query.encode(), content_type="application/sparql-query", accept=accept
        )


@contextmanager
def serving(source: Path, *options: str) -> Iterator[Server]:
    """The server, from the moment it answers to its end by SIGTERM."""
    command = [sys.executable, "-m", "grantgraph", "serve", str(source), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline()
            found = re.search(r":(\d+)/", line)
            if not found:
                raise RuntimeError(f"the server did not start: {line}{process.stderr.read()}")
            yield Server(process, int(found[1]))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
