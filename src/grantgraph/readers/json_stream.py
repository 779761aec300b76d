"""JSON documents, element by element: bytes in, values out, in bounded memory.

Every number is a `Decimal` made from the digits in the source, whatever their number; `NaN` and `Infinity`, which are
no JSON but occur, come as `NoNumber`. The standard decoder is used on one element at a time, since the streaming
parsers at hand replace lone surrogates by question marks and fail on long numbers (https://www.rfc-editor.org/rfc/rfc8259).
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, NoReturn

from grantgraph.errors import SourceRefused
from grantgraph.readers.source import Source

_CHUNK = 1 << 16
_LONGEST = 64 << 20  # characters of one element: a grant of 64 MB is no grant
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class NoNumber:
    """`NaN`, `Infinity` or `-Infinity` where a number should be."""

    text: str

    def __str__(self) -> str:
        return self.text


class Repeated(dict[str, Any]):
    """An object in which a key stands twice. The first value is kept, `keys_repeated` names the keys."""

    keys_repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = Repeated()
    for key, value in pairs:
        if key in repeated:
            repeated.keys_repeated = (*repeated.keys_repeated, key)
        else:
            repeated[key] = value
    return repeated


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=Decimal, parse_int=Decimal, parse_constant=NoNumber
)


class JsonStream:
    """One pass over a document. `SourceRefused` says where it is no JSON."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._text = TextIOWrapper(source.open(), encoding=_encoding(source), newline="")
        self._buffer, self._place, self._before = "", 0, 0

    def document(self, member: str) -> Iterator[tuple[str, Any]]:
        """The members of the top object as pairs, where the elements of the array `member` come one by one.

        An array at the top is taken for that member; another single value comes under an empty name.
        """
        mark = self._peek()
        if mark == "[":
            yield from self._elements(member)
        elif mark == "{":
            yield from self._members(member)
        else:
            yield "", self._value()
        if self._peek():
            self._refuse("there is text after the end of the document")

    def lines(self) -> Iterator[Any]:
        """The values of a file that holds one value a line (https://jsonlines.org), or simply one after the other."""
        while self._peek():
            yield self._value()

    def _members(self, member: str) -> Iterator[tuple[str, Any]]:
        self._expect("{")
        while self._peek() != "}":
            key = self._value()
            if not isinstance(key, str):
                self._refuse("an object has a key that is no text")
            self._expect(":")
            if key == member and self._peek() == "[":
                yield from self._elements(member)
            else:
                yield key, self._value()
            if not self._comma_before("}"):
                break
        self._expect("}")

    def _elements(self, member: str) -> Iterator[tuple[str, Any]]:
        self._expect("[")
        while self._peek() != "]":
            yield member, self._value()
            if not self._comma_before("]"):
                break
        self._expect("]")

    def _comma_before(self, end: str) -> bool:
        mark = self._peek()
        if mark == ",":
            self._place += 1
            if self._peek() == end:
                self._refuse(f"a comma stands before {end}")
            return True
        return False

    def _expect(self, mark: str) -> None:
        if self._peek() != mark:
            self._refuse(f"{mark} was expected")
        self._place += 1

    def _peek(self) -> str:
        """The next character that is no white space, or nothing at the end."""
        while True:
            space = _SPACE.match(self._buffer, self._place)
            self._place = space.end() if space else self._place
            if self._place < len(self._buffer):
                return self._buffer[self._place]
            if not self._read(_CHUNK):
                return ""

    def _value(self) -> Any:
        if not self._peek():
            self._refuse("the document ends too early")
        size = _CHUNK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._place)
                fault = end  # a number that ends the buffer may go on in the next chunk
                if end < len(self._buffer) or isinstance(value, str | list | dict):
                    self._place = end
                    return value
            except json.JSONDecodeError as error:
                fault = error.pos
            except RecursionError:
                self._refuse("objects or arrays are nested too deeply")
            if len(self._buffer) - self._place > _LONGEST:
                self._refuse("one value is longer than 64 MB")
            if self._is_final(fault) or not self._read(size):
                return self._last_value()
            size *= 2

    def _is_final(self, fault: int) -> bool:
        """Whether more text can't mend a fault: it lies well before the end, and is no string that goes on."""
        return fault < len(self._buffer) - 32 and self._buffer[fault : fault + 1] != '"'

    def _last_value(self) -> Any:
        try:
            value, self._place = _DECODER.raw_decode(self._buffer, self._place)
        except json.JSONDecodeError as error:
            self._refuse(error.msg[:1].lower() + error.msg[1:], error.pos)
        return value

    def _read(self, size: int) -> bool:
        try:
            more = self._text.read(size)
        except UnicodeDecodeError as error:
            at = f"byte 0x{error.object[error.start]:02X}"
            raise SourceRefused(self._name, f"is no JSON: {at} is not {error.encoding.upper()}") from error
        self._before += self._place
        self._buffer, self._place = self._buffer[self._place :] + more, 0
        return bool(more)

    def _refuse(self, reason: str, place: int | None = None) -> NoReturn:
        at = self._before + (self._place if place is None else place)
        raise SourceRefused(self._name, f"is no valid JSON: {reason}", f"character {at + 1}")


def _encoding(source: Source) -> str:
    head = source.head(4)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
