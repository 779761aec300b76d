"""What is fuzzed: functions that take any bytes and must not fail, each with the seeds it starts from.

A target raises only where we are at fault: an exception that is no refusal, a refusal that is not one line, or an
answer that breaks a promise.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from grantgraph.errors import GrantGraphError, QueryRefused
from grantgraph.model import Context, Grant, Problem
from grantgraph.rdf.guard import examine
from grantgraph.rdf.reading import read_quads
from grantgraph.readers import READERS
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.source import Source
from grantgraph.vocabulary.funders import reading_context

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
FINDINGS = ROOT / "tests" / "reliability" / "findings"
RDF_ENDINGS = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld")


def fuzz_listing(data: bytes) -> None:
    """The reader of written pages, as plain text and as a web page."""
    _read("listing", data, ".html" if data[:1] == b"<" else ".txt", _context())


def fuzz_records(data: bytes) -> None:
    """The readers of 360Giving, IATI and tables; the first byte chooses which."""
    form, ending = (("360giving", ".json"), ("360giving", ".csv"), ("iati", ".xml"), ("table", ".csv"))[
        data[0] % 4 if data else 0
    ]
    _read(form, data[1:], ending, Context())


def fuzz_amounts(data: bytes) -> None:
    """The reader of sums in prose: places are in the text, and money has the digits that stand there."""
    text = data.decode("utf-8", "ignore")
    for amount in find_amounts(text):
        _expect(0 <= amount.start < amount.end <= len(text), "a place outside of the text")
        _expect((amount.money is None) != (amount.reason is None), "money and a reason why there is none")
        if amount.money:
            written = {str(unicodedata.digit(c, "")) for c in text[amount.start : amount.end]}
            _expect(set(f"{amount.money.amount:f}") - {"0", ".", "-"} <= written, "digits that stand nowhere")


def fuzz_query(data: bytes) -> None:
    """The guard of queries: what it lets through neither ends the engine nor changes the data."""
    query = data.decode("utf-8", "ignore")
    try:
        examine(query)
    except QueryRefused as refusal:
        _expect_one_line(refusal)
        return
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("s:s"), ox.NamedNode("p:p"), ox.Literal("o")))
    try:
        answer = store.query(query)
        if not isinstance(answer, ox.QueryBoolean):
            for _, _ in zip(range(100), answer, strict=False):
                pass
    except (SyntaxError, ValueError, RuntimeError):  # what the engine refuses, an unknown function for one
        return
    _expect(len(store) == 1, "a query that changed the data")


def fuzz_rdf(data: bytes) -> None:
    """The reader of anyone's RDF; the first byte chooses the form."""
    path = _file(data[1:], RDF_ENDINGS[data[0] % len(RDF_ENDINGS)] if data else ".ttl")
    try:
        read_quads(path)
    except GrantGraphError as refusal:
        _expect_one_line(refusal)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "listing": fuzz_listing,
    "records": fuzz_records,
    "amounts": fuzz_amounts,
    "query": fuzz_query,
    "rdf": fuzz_rdf,
}


def seeds(target: str) -> Iterator[bytes]:
    """Inputs to start from: cases of the tests, and whatever was found before."""
    match target:
        case "listing":
            yield from (p.read_bytes() for p in sorted((CASES / "listing").glob("*/input.*")))
        case "records":
            for number, form in enumerate(
                ("360giving/*/input.json", "360giving/*/input.csv", "iati/*/input.xml")
            ):
                yield from (bytes([number]) + p.read_bytes() for p in sorted(CASES.glob(form)))
            yield from (b"\x03" + p.read_bytes() for p in sorted(CASES.glob("table/*/input.csv")))
        case "amounts":
            yield "$50,000* EUR 45.000 £12,5k 1 234,50 euros US$1.2 million 5-10 EUR, about $3".encode()
        case "query":
            yield from (p.read_bytes() for p in sorted((ROOT / "ontology" / "questions").glob("*.rq")))
        case "rdf":
            yield b"\x00" + (ROOT / "ontology" / "funders.ttl").read_bytes()
            yield b"\x05" + b'{"@context": {"n": "http://e/n"}, "@id": "http://e/s", "n": "text"}'
    yield from (p.read_bytes() for p in sorted((FINDINGS / target).glob("*")) if p.name != "README.md")


def _read(form: str, data: bytes, ending: str, context: Context) -> None:
    source = Source(_file(data, ending), f"fuzz{ending}")
    try:
        for item in READERS[form](source, context):
            _expect(isinstance(item, Grant | Problem), "neither a grant nor a problem")
            _expect("\x00" not in repr(item), "NUL in a record")
    except GrantGraphError as refusal:
        _expect_one_line(refusal)


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _expect_one_line(refusal: GrantGraphError) -> None:
    _expect("\n" not in str(refusal) and len(str(refusal)) < 2_000, "a refusal that is not one line")


@cache
def _context() -> Context:
    return reading_context(None, None, None)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz")


def _file(data: bytes, ending: str) -> Path:
    path = Path(_folder().name) / f"fuzz{ending}"
    path.write_bytes(data)
    return path
