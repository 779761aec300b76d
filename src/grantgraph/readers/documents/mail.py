"""Mails as saved by mail programs (RFC 5322, MIME), and web pages saved as one file (MHTML, RFC 2557).

The subject as heading, the date, then the words without what mail programs put around them; below them the documents
attached. Where a short text only accompanies documents, it is told and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from grantgraph.dates import find_date
from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.decoding import Undecodable, decode
from grantgraph.readers.documents.document import Document, Line, lines_of
from grantgraph.readers.documents.forwarding import Unwrapped, unwrap
from grantgraph.readers.documents.html import parse_html
from grantgraph.readers.source import Source

_READABLE = frozenset([".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"])
_ENDINGS = {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml"}
_LONGEST_NOTE = 150  # words
_LONGEST_IMPRINT = 200
_Read = Callable[[Source], Document]


def read_mail(source: Source, read_attached: _Read) -> Document:
    """The lines of a mail: subject, date, text, and the documents attached as they are read by `read_attached`."""
    message = message_from_bytes(source.read(), policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise SourceRefused(source.name, "is a mail without text")
    if message["Snapshot-Content-Location"] or PurePath(source.name).suffix.lower() in (".mht", ".mhtml"):
        return _saved_page(message, source)
    subject = " ".join(str(message["subject"] or "").split())
    attached, remarks = _attached(message, read_attached)
    lines, about_text = _text(message, source)
    if lines is None and not attached:
        raise SourceRefused(source.name, "is a mail without text")
    body = unwrap(lines or (), subject)
    if note := _cover_note(body, attached):
        body.lines, body.signatures = [], [*note, *body.signatures]
        remarks = (
            *remarks,
            f"“{note[0][:60]}” and what follows only accompanies the attachment; it was not read",
        )
    texts = [
        *_head(subject, str(body.sent or message["date"] or "")),
        *((e.text, e.heading) for e in body.lines),
    ]
    for document in attached:
        texts += [("", 0), *((line.text, line.heading) for line in document.lines)]
    sender = parseaddr(str(message["from"] or ""))[0]
    imprint = (sender, *body.signatures, *(text for document in attached for text in document.imprint))
    return Document(
        tuple(Line(number, *text) for number, text in enumerate(texts, 1)),
        subject or None,
        (*about_text, *remarks),
        "text lines",
        tuple(text for text in imprint if 0 < len(text) <= _LONGEST_IMPRINT),
    )


def _saved_page(message: EmailMessage, source: Source) -> Document:
    """The web page that was saved with its pictures as one file."""
    page = message.get_body(("html",))
    if page is None:
        raise SourceRefused(source.name, "holds no web page")
    text, remarks = _decoded(page, source)
    return parse_html(text, remarks)


def _text(message: EmailMessage, source: Source) -> tuple[tuple[Line, ...] | None, tuple[str, ...]]:
    """The lines of the text, the plain one unless the page beside it says much more; None where there is no text."""
    found = []
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is not None:
            text, remarks = _decoded(part, source)
            lines = parse_html(text).lines if kind == "html" else lines_of(_unflowed(part, text))
            found.append((lines, remarks))
    if not found:
        return None, ()
    is_stub = len(found) > 1 and _is_stub(found[0][0], found[1][0])
    return found[1] if is_stub else found[0]


def _is_stub(plain: tuple[Line, ...], page: tuple[Line, ...]) -> bool:
    """Whether a plain text says less than half of what the page beside it says."""
    said, all_ = (sum(len(line.text.split()) for line in lines) for lines in (plain, page))
    return said * 2 < all_


def _decoded(part: MIMEPart, source: Source) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    try:
        return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    except Undecodable as error:
        raise SourceRefused(source.name, f"the text of the mail {error}") from error


def _unflowed(part: MIMEPart, text: str) -> str:
    """A text with the lines joined that were only broken to be sent (RFC 3676)."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    is_deleted = str(part.get_param("delsp") or "").lower() == "yes"
    lines: list[str] = []
    is_open = False
    for raw in text.splitlines():
        line = raw.removeprefix(" ") if not raw.startswith(">") else raw
        if is_open and not line.startswith(">"):
            lines[-1] = (lines[-1][:-1] if is_deleted else lines[-1]) + line
        else:
            lines.append(line)
        is_open = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(lines)


def _attached(message: EmailMessage, read: _Read) -> tuple[list[Document], tuple[str, ...]]:
    """The documents attached, and a remark for each attachment that is none or cannot be read."""
    documents: list[Document] = []
    remarks: list[str] = []
    is_page = message.get_content_type() == "multipart/related"  # whose pictures are no attachments
    parts = [message] if message.is_attachment() else [] if is_page else list(message.iter_attachments())
    with TemporaryDirectory() as folder:
        for part in parts:
            name = part.get_filename() or part.get_content_type()
            ending = PurePath(name).suffix.lower()
            if ending not in _READABLE:
                ending = _ENDINGS.get(part.get_content_type(), "")
            if not ending or not (content := _bytes(part)):
                remarks.append(f"the attachment “{name}” was not read")
                continue
            path = Path(folder) / f"attached{ending}"
            path.write_bytes(content)
            try:
                documents.append(read(Source(path, name)))
            except SourceRefused as error:
                remarks.append(f"the attachment “{name}” was not read: {error.reason}")
                continue
            remarks += [f"in the attachment “{name}”, {remark}" for remark in documents[-1].remarks]
    return documents, tuple(remarks)


def _bytes(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return b"".join(inner.as_bytes() for inner in part.iter_parts() if isinstance(inner, MIMEPart))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _cover_note(body: Unwrapped, attached: list[Document]) -> list[str]:
    """The lines of a short text that stands above longer documents; none where the text is the listing."""
    note = [line.text.strip() for line in body.lines if not line.is_blank]
    said = sum(len(text.split()) for text in note)
    words = sum(len(line.text.split()) for document in attached for line in document.lines)
    return note if said < min(words, _LONGEST_NOTE) else []


def _head(subject: str, sent: str) -> Iterator[tuple[str, int]]:
    """Subject and date as a reader sees them above the text."""
    if subject:
        yield from ((subject, 1), ("", 0))
    if day := _day(sent):
        yield from ((day, 0), ("", 0))


def _day(sent: str) -> str | None:
    """A date as mail programs write it, in a head or for readers, by ISO 8601."""
    with suppress(ValueError, TypeError, IndexError):
        return parsedate_to_datetime(sent).date().isoformat()
    found = find_date(sent)
    return str(found.value) if found else None
