"""Load on the SPARQL endpoint: `python benchmarks/endpoint.py SOURCE [--seconds 60] [--requests 50000]`.

Starts `grantgraph serve SOURCE` and prints three figures: small queries from 32 clients; the same while 4 more clients
send hostile queries; and how the server's memory grows over many requests. The clients run on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

CLIENTS, ATTACKERS = 32, 4
SMALL = [
    "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 10",
    "SELECT ?g ?t { ?g a gg:Grant ; <http://purl.org/dc/terms/title> ?t } LIMIT 10",
    "SELECT ?o ?n { ?o a gg:Organization ; skos:prefLabel ?n } LIMIT 10 OFFSET 50",
    "ASK { ?g gg:theme ?t }",
]
HOSTILE = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }",
    "SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "SELECT (STRLEN(GROUP_CONCAT(?o)) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }",
    "CONSTRUCT { ?s ?b ?c } { ?s ?p ?o . ?a ?b ?c }",
    "ASK { ?s " + "/".join(["<http://p>"] * 150) + " ?o }",
]


class Client:
    """One client with a connection that stays open."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, query: str) -> int:
        """Send a query; the status of the response, whose body is read to its end."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        body = urlencode({"query": query}).encode()
        head = (
            "POST /sparql HTTP/1.1\r\nHost: localhost\r\nAccept: application/sparql-results+json, text/turtle\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.writer.write(head.encode() + body)
        answer = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = re.search(r"content-length: (\d+)", answer)
        await self.reader.readexactly(int(length[1]) if length else 0)
        return int(answer.split(" ", 2)[1])


async def send(  # noqa: PLR0913, PLR0917  (what a client is told)
    port: int, queries: list[str], until: float, most: int, times: list[float], bad: list[str]
) -> None:
    """Send queries one after the other, noting how long each took and what went wrong."""
    client = Client(port)
    for number in range(most):
        if time.monotonic() > until:
            return
        begun = time.monotonic()
        try:
            status = await client.ask(queries[number % len(queries)])
            if status != 200:
                bad.append(str(status))
        except (OSError, asyncio.IncompleteReadError) as error:
            bad.append(type(error).__name__)
            client = Client(port)
        times.append(time.monotonic() - begun)


async def load(port: int, seconds: float, attackers: int = 0, most: int = 10**9) -> str:
    """Run the clients, and say in one line how it went."""
    times: list[float] = []
    bad: list[str] = []
    begun = time.monotonic()
    until = begun + seconds
    good = [send(port, SMALL, until, most // CLIENTS, times, bad) for _ in range(CLIENTS)]
    hostile = [
        asyncio.ensure_future(send(port, HOSTILE[i:] + HOSTILE[:i], until, 10**9, [], []))
        for i in range(attackers)
    ]
    await asyncio.gather(*good)
    for each in hostile:
        each.cancel()
    times.sort()
    rate, p99 = len(times) / (time.monotonic() - begun), times[int(len(times) * 0.99)] * 1000
    return f"{rate:,.0f} requests/s, p50 {times[len(times) // 2] * 1000:.0f} ms, p99 {p99:.0f} ms, {len(bad)} errors"


def memory(pid: int) -> float:
    """Mebibytes that the server and its workers hold."""
    pids = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    pages = 0
    for each in pids:
        try:
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
        except FileNotFoundError:
            continue
    return pages * 4096 / 2**20


def main() -> None:
    """Start, measure, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--requests", type=int, default=50_000)
    given = parser.parse_args()
    command = [sys.executable, "-m", "grantgraph", "serve", given.source, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(re.search(r":(\d+)/", server.stdout.readline())[1])  # type: ignore[index]
        print(f"{CLIENTS} clients: {asyncio.run(load(port, given.seconds))}")
        print(f"with {ATTACKERS} attackers: {asyncio.run(load(port, given.seconds, ATTACKERS))}")
        asyncio.run(load(port, 600, most=2_000))
        before = memory(server.pid)
        asyncio.run(load(port, 3600, most=given.requests))
        after = memory(server.pid)
        print(
            f"memory: {before:.0f} MiB, after {given.requests:,} requests {after:.0f} MiB ({after / before - 1:+.1%})"
        )
        server.terminate()


if __name__ == "__main__":
    main()
