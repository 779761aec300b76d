"""The format of a source is told by its bytes first, and what is no grant data is refused by what it is."""

import io
import zipfile
from pathlib import Path

import pytest

from grantgraph.errors import SourceRefused
from grantgraph.readers.detection import detect
from grantgraph.readers.source import open_source


def zipped(*names: str) -> bytes:
    """A zip container with empty parts of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", b"Grants 2019\n\nReed Radio\n$500\nTo sing.", "listing"),
        ("a", b"\xff\xfeG\0r\0", "listing"),
        ("a.html", b"<!doctype html><p>x", "listing"),
        ("a.pdf", b"%PDF-1.7\n", "listing"),
        ("a.docx", zipped("word/document.xml"), "listing"),
        ("a.xlsx", zipped("xl/workbook.xml"), "table"),
        ("a.json", b'{"grants": []}', "360giving"),
        ("a.csv", b"Identifier,Title,Amount Awarded,Recipient Org:Name\n", "360giving"),
        ("a.csv", b"who,what,how much\n", "table"),
        ("a.xml", b'<?xml version="1.0"?><iati-activities version="2.03"/>', "iati"),
        ("a", b"<iati-activities/>", "iati"),
        ("a.ttl", b"<http://a> <http://b> <http://c> .", "rdf"),
        ("a.txt", b"# a comment\n@prefix gg: <http://x#> .\n", "rdf"),
        ("a", b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "rdf"),
    ],
)
def test_a_format_is_told(tmp_path: Path, name: str, content: bytes, form: str) -> None:
    """Listings, tables, feeds and RDF are told apart, and the sign is named."""
    path = tmp_path / name
    path.write_bytes(content)
    detection = detect(open_source(path))
    assert detection.format == form
    assert detection.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        ("a.csv", b"\x1f\x8b\x08", "gzip"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password-protected"),
        ("a.xlsx", b"PK\x03\x04 cut short", "damaged zip"),
        ("a.zip", zipped("a.csv"), "zip archive"),
        ("a.odt", zipped("mimetype", "content.xml"), "is an OpenDocument file; save it as .docx or .xlsx"),
        ("a.msg", b"\xd0\xcf\x11\xe0", "is a mail as Outlook keeps it; save it as .eml or text"),
        ("a.rtf", b"{\\rtf1 Grants}", "is a rich text file; save it as .docx, PDF or plain text"),
    ],
)
def test_what_is_no_grant_data_is_refused(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """A picture, an archive and a damaged container are each refused by what they are."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceRefused, match=reason):
        detect(open_source(path))
