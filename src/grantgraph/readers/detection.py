"""Which format a source is in, told by its bytes first and its name second.

Comes in: a source. Goes out: the name of a reader (`listing`, `360giving`, `iati`, `table`) or `rdf`, and the sign it
was told by.
Pictures, archives and other binary files are refused by what they are.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from grantgraph.errors import SourceRefused
from grantgraph.readers.source import RDF_ENDINGS, Source

_TABLE_ENDINGS = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
_BINARY = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"7z\xbc\xaf": "a 7z archive; unpack it first",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_OLE = b"\xd0\xcf\x11\xe0"
_JSON = re.compile(r'\{\s*["}]|\[\s*[\[{"\]\d-]|[\[{]\s*$')
_TURTLE = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:@prefix|@base|PREFIX|BASE)\s", re.IGNORECASE)
_360_COLUMNS = re.compile(
    r"Amount Awarded|Recipient Org|Funding Org|amountAwarded|recipientOrganization|fundingOrganization"
)


@dataclass(frozen=True, slots=True)
class Detection:
    """The name of a format and the sign by which it was told."""

    format: str
    reason: str


def detect(source: Source) -> Detection:
    """The format of a source; refused where it is none that can be read."""
    head = source.head()
    _refuse_binary(source, head)
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(source)
    if head.startswith(b"%PDF-"):
        return Detection("listing", "it is a PDF document")
    ending = PurePath(source.name).suffix.lower()
    if ending in RDF_ENDINGS:
        return Detection("rdf", f"its name ends in {ending}")
    return _by_text(head, ending)


def _refuse_binary(source: Source, head: bytes) -> None:
    for mark, name in _BINARY.items():
        if head.startswith(mark):
            raise SourceRefused(source.name, f"is {name}, no grant data")
    if head.startswith(b"{\\rtf"):
        raise SourceRefused(source.name, "is a rich text file; save it as .docx, PDF or plain text")
    if head.startswith(_OLE) and source.name.lower().endswith(".msg"):
        raise SourceRefused(source.name, "is a mail as Outlook keeps it; save it as .eml or text")
    if head.startswith(_OLE):
        reason = (
            "is an old or password-protected Office file; save it as .xlsx, .docx or .csv without a password"
        )
        raise SourceRefused(source.name, reason)


def _in_zip(source: Source) -> Detection:
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceRefused(source.name, "is a damaged zip container (cut short?)") from error
    if any(name.startswith("word/") for name in names):
        return Detection("listing", "it is a Word document")
    if any(name.startswith("xl/") for name in names):
        return Detection("table", "it is a spreadsheet")
    if "mimetype" in names and "content.xml" in names:
        raise SourceRefused(source.name, "is an OpenDocument file; save it as .docx or .xlsx")
    raise SourceRefused(source.name, "is a zip archive, neither a spreadsheet nor a Word document")


def _by_text(head: bytes, ending: str) -> Detection:
    text = _start(head)
    opening = text.lstrip()[:2048]
    if (_JSON.match(opening) and ending not in (".txt", ".md")) or ending == ".json":
        return _json(text, ending)
    if found := _markup(text, opening, ending):
        return found
    if ending in _TABLE_ENDINGS:
        is_360 = bool(_360_COLUMNS.search(text.split("\n", 3)[0]))
        return Detection("360giving", "its columns are those of 360Giving") if is_360 else _table(ending)
    return Detection("listing", "it is a written page")


def _json(text: str, ending: str) -> Detection:
    is_360 = ending == ".json" or _360_COLUMNS.search(text) or '"grants"' in text
    if is_360 and ending not in _TABLE_ENDINGS:
        return Detection("360giving", "it is JSON")
    return Detection("table", "it holds JSON records")


def _markup(text: str, opening: str, ending: str) -> Detection | None:
    if "<iati-activities" in text or "<iati-activity" in text:
        return Detection("iati", "it holds iati-activity elements")
    if "<rdf:RDF" in opening:
        return Detection("rdf", "it is RDF/XML")
    if _TURTLE.match(opening):
        return Detection("rdf", "it opens with a Turtle prefix")
    return Detection("iati", "it is XML") if ending == ".xml" else None


def _table(ending: str) -> Detection:
    return Detection("table", f"its name ends in {ending}")


def _start(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", errors="replace")
    return head.decode("utf-8-sig", errors="replace")
