"""An XML file examined as a whole before it is read: bytes in, what the reader must know beforehand out.

Refused are document types (IATI needs none, and every attack by entities begins with one), elements nested beyond
reason, and files that are not well-formed or hold something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from grantgraph.errors import SourceRefused
from grantgraph.readers.source import Source
from grantgraph.readers.values import read_text

_DEEPEST = 100
_ROOTS = ("iati-activities", "iati-activity")


@dataclass
class Examination:
    """What one pass over a file found: version, and who reports."""

    version: str | None = None
    publishers: set[str] = field(default_factory=set)
    activities: int = 0


class _Refusal(Exception):  # noqa: N818  (not an error of ours: it carries the reason out of the parser)
    """Stops the parser; the message is for the user."""


class _Examiner:
    def __init__(self) -> None:
        self.found = Examination()
        self._path: list[str] = []
        self._name: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        if len(self._path) > _DEEPEST:
            raise _Refusal(f"its elements are nested more than {_DEEPEST} deep, which no grant data needs")
        if len(self._path) == 1:
            self._root(tag, attributes)
        if tag == "iati-activity":
            self.found.activities += 1
            self.found.version = self.found.version or attributes.get("version")
        elif tag == "reporting-org":
            self._name = []
        elif tag == "narrative" and self._name and any(part.strip() for part in self._name):
            self._name = None  # only the first narrative: the name in the activity's own language

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in _ROOTS:
            raise _Refusal(
                f"is no file of IATI activities: it begins with <{tag}> and not with <iati-activities>"
            )
        self.found.version = attributes.get("version") or None

    def end(self, tag: str) -> None:
        self._path.pop()
        if self._name is not None and tag in {"reporting-org", "narrative"}:
            if name := read_text("".join(self._name)):
                self.found.publishers.add(name)
                self._name = None
            elif tag == "reporting-org":
                self._name = None

    def text(self, text: str) -> None:
        if self._name is not None:
            self._name.append(text)

    def doctype(self, *_: Any) -> None:
        raise _Refusal("declares a document type, which may hide an attack")


def examine(source: Source) -> Examination:
    """Go through a file once; `SourceRefused` with line and column where it cannot be used."""
    examiner, parser = _Examiner(), expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = examiner.start, examiner.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = examiner.text, examiner.doctype
    parser.buffer_text = True
    try:
        with source.open() as stream:
            parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise _refused(source, f"is no valid XML: {expat.ErrorString(error.code)}", parser) from error
    except (_Refusal, LookupError, ValueError) as error:  # an encoding that is unknown is a LookupError
        raise _refused(source, str(error), parser) from error
    if not examiner.found.activities:
        raise SourceRefused(source.name, "holds no activity")
    return examiner.found


def _refused(source: Source, reason: str, parser: expat.XMLParserType) -> SourceRefused:
    place = f"line {parser.ErrorLineNumber}, column {parser.ErrorColumnNumber + 1}"
    return SourceRefused(source.name, reason, place)
