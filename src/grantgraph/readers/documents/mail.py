"""Mails as saved by mail programs (RFC 5322, MIME): the subject as heading, the date, then the text."""

from __future__ import annotations

from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from grantgraph.errors import SourceRefused
from grantgraph.readers.documents.decoding import Undecodable, decode
from grantgraph.readers.documents.document import Document, Line, lines_of
from grantgraph.readers.documents.html import parse_html
from grantgraph.readers.source import Source


def read_mail(source: Source) -> Document:
    """The lines of a mail: subject, date, body; attachments are named, not read."""
    message = message_from_bytes(source.read(), policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if body is None:
        raise SourceRefused(source.name, "is a mail without text")
    payload = body.get_payload(decode=True)
    try:
        text, remarks = decode(payload if isinstance(payload, bytes) else b"", body.get_content_charset())
    except Undecodable as error:
        raise SourceRefused(source.name, f"the text of the mail {error}") from error
    lines = parse_html(text).lines if body.get_content_subtype() == "html" else lines_of(text)
    left = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    remarks += tuple(f"the attachment “{name}” was not read" for name in left)
    head = [Line(number, words, heading) for number, (words, heading) in enumerate(_head(message), 1)]
    shifted = (Line(line.number + len(head), line.text, line.heading) for line in lines)
    return Document((*head, *shifted), str(message["subject"] or "") or None, remarks, "text lines")


def _head(message: EmailMessage) -> list[tuple[str, int]]:
    """Subject and date as a reader sees them above the text."""
    head: list[tuple[str, int]] = []
    if message["subject"]:
        head += [(" ".join(str(message["subject"]).split()), 1), ("", 0)]
    if message["date"]:
        with suppress(ValueError):  # no date that a mail program would write
            head += [(parsedate_to_datetime(str(message["date"])).date().isoformat(), 0), ("", 0)]
    return head
