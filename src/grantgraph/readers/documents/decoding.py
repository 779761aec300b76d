"""Bytes into text: strictly, and never without a word where something had to be guessed or removed.

The order: a byte order mark, UTF-8, what the document declares (as browsers take it: Latin-1 is windows-1252), and last
the likeliest encoding by statistics. A fallback is a remark in the report, which names the byte that was no UTF-8.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_AS_BROWSERS_READ = {  # https://encoding.spec.whatwg.org/#names-and-labels
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


class Undecodable(ValueError):  # noqa: N818  (reads as what the bytes are)
    """Bytes that are no text in any encoding worth believing."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text, and remarks on what was guessed or removed. Raises `Undecodable` where the bytes are no text."""
    text, remarks = _decode(data, declared)
    controls = sorted({match.group() for match in _CONTROLS.finditer(text)})
    if controls:
        if text.count("\x00") > len(text) // 10:
            raise Undecodable("holds binary data, not text")
        names = ", ".join(f"U+{ord(control):04X}" for control in controls)
        remarks = (*remarks, f"control characters were removed: {names}")
        text = _CONTROLS.sub("", text)
    return text, remarks


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), ()
    try:
        return data.decode("utf-8"), _mismatch(data, declared)
    except UnicodeDecodeError as error:
        place = error.start
    if declared and _is_encoding(declared):
        name = codecs.lookup(declared).name
        return _strictly(data, _AS_BROWSERS_READ.get(name, name)), ()
    from charset_normalizer import from_bytes  # noqa: PLC0415  (needed only where UTF-8 fails)

    guess = from_bytes(data, cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    if guess is None or _is_binary(data):
        raise Undecodable(f"is not text: byte {place} is no UTF-8, and no other encoding fits")
    text, name = str(guess), guess.encoding
    if data.decode("cp1252", errors="ignore") == text:
        name = "cp1252"  # reads the same, and is by far the commonest
    return text, (f"byte {place} is no UTF-8; the page was read as {name}, the likeliest encoding",)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(f"byte {error.start} is no {encoding.removesuffix('-sig').upper()}") from error


def _mismatch(data: bytes, declared: str | None) -> tuple[str, ...]:
    if (
        declared
        and _is_encoding(declared)
        and codecs.lookup(declared).name not in ("utf-8", "ascii")
        and not data.isascii()
    ):
        return (f"the page declares {declared}, but its bytes are UTF-8; read as UTF-8",)
    return ()


def _is_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _is_binary(data: bytes) -> bool:
    head = data[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return odd > len(head) // 20
