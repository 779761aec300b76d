"""What mail programs put around the words of a mail that is passed on: marks of quoting, heads, separators, signatures.

Comes in: the lines of a mail's text. Goes out: its words alone, with the subject of each mail within as a heading; and
what else the wrapping says: when the innermost mail was sent, and the signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from grantgraph.readers.documents.document import Line

_QUOTED = re.compile(r"(?:\s{0,3}>)+ ?")
_LEAST_QUOTED = 3
_SENDER = "from|von|de|da|от|від|från|fra|van|od|kimden"
_SENT = (
    "date|sent|gesendet|datum|envoyé|date d’envoi|enviado(?: el| em)?|fecha|data|inviato|дата|отправлено|надіслано"
    "|skickat|sendt|verzonden"
)
_SUBJECT = "subject|betreff|objet|asunto|assunto|oggetto|тема|ämne|emne|onderwerp|předmět|temat|konu"
_OTHER = (
    "to|cc|bcc|reply-to|message(?:-id)?|content-[a-z-]{4,30}|an|kopie|à|a|para|кому|копия|till|til|aan|sender|importance"
    "|attachments?|mime-version|organization"
)
_FIELD = re.compile(
    rf"[*_]{{0,2}}(?:(?P<sender>{_SENDER})|(?P<sent>{_SENT})|(?P<subject>{_SUBJECT})|(?P<other>{_OTHER}))[*_]{{0,2}}"
    r"[ \xa0]?:[*_]{0,2}(?:\s+(?P<value>.*))?$",
    re.IGNORECASE,
)
_LEAST_FIELDS = 3
_SEPARATOR = re.compile(
    r"\s*(?:-{2,}\s?(?:original message|forwarded (?:message|by .{1,60})|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message (?:d['’]origine|transféré)|mensaje (?:original|reenviado)"
    r"|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)|исходное сообщение"
    r"|пересылаемое сообщение|переслане повідомлення)\s?-{2,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré"
    r"|inicio del mensaje reenviado|начало переадресованного сообщения)\s?:"
    r"|[_-]{20,})\s*",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\s*(?:(?:on|am|le|el|em|il|op)\b.{6,160}?"
    r"(?:wrote|schrieb.{0,80}|a écrit|escribió|escreveu|ha scritto|schreef.{0,80})"
    r"|.{6,160}? (?:пишет|писал\(?а?\)?|пише|написав))\s?:\s*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s?")
_LONGEST_SIGNATURE = 12
_LONGEST_HEAD = 60  # lines
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|i|sv|vs)\s?:\s{0,3})+", re.IGNORECASE)
_DIGEST_END = re.compile(r"end of .{1,80} digest\b.*", re.IGNORECASE)


@dataclass(slots=True)
class Unwrapped:
    """The words of a mail, when the innermost mail in it was sent (as written), and its signatures."""

    lines: list[Line] = field(default_factory=list)
    sent: str | None = None
    signatures: list[str] = field(default_factory=list)


def without_subject_prefix(subject: str) -> str:
    """A subject without `Re:` and `Fwd:`."""
    return _PREFIX.sub("", subject.strip(), count=1)


def unquoted(lines: Sequence[Line], *, least: int = _LEAST_QUOTED) -> list[Line]:
    """The lines without the marks of quoting, where so many of them in a row have one."""
    shown: list[Line] = []
    run: list[Line] = []
    for line in [*lines, Line(0, "")]:
        if _QUOTED.match(line.text):
            run.append(line)
            continue
        is_quoted = len(run) >= least
        shown += [
            replace(each, text=_QUOTED.sub("", each.text, count=1)) if is_quoted else each for each in run
        ]
        run = []
        shown.append(line)
    return shown[:-1]


def unwrap(lines: Sequence[Line], subject: str) -> Unwrapped:
    """The words of a mail with this subject."""
    found = Unwrapped()
    plain = unquoted(lines)
    told = {without_subject_prefix(subject).casefold()}
    index = _digest_start(plain)
    while index < len(plain):
        line, next_ones = plain[index], plain[index : index + _LONGEST_HEAD]
        if block := _head(next_ones):
            length, sent, inner = block
            found.sent = sent or found.sent
            found.lines += _as_heading(line, without_subject_prefix(inner), told)
            index += length
        elif length := _signature_length(next_ones):
            found.signatures += [
                each.text.strip() for each in plain[index + 1 : index + length] if not each.is_blank
            ]
            index += length
        elif length := _wrapping_length(next_ones):
            found.lines.append(replace(line, text=""))
            index += length
        else:
            found.lines.append(line)
            index += 1
    return found


def _as_heading(line: Line, subject: str, told: set[str]) -> Iterator[Line]:
    """The subject of an inner mail between blank lines, where it has not been said."""
    yield replace(line, text="")
    if subject and subject.casefold() not in told and subject != "Digest Footer":
        told.add(subject.casefold())
        yield replace(line, text=subject, heading=1)
        yield replace(line, text="")


def _head(lines: Sequence[Line]) -> tuple[int, str | None, str] | None:
    """How many lines the head of an inner mail takes, its date and its subject; None where no head begins here."""
    names: dict[str, str] = {}
    length = count = 0
    for line in lines:
        match = _FIELD.match(line.text)
        if match and match.lastgroup:
            count += 1
            name = next(name for name in ("sender", "sent", "subject", "other") if match[name])
            names.setdefault(name, match["value"] or "")
        elif not (length and line.text[:1] in " \t" and not line.is_blank):
            break
        length += 1
    is_head = "sender" in names and ("subject" in names or "sent" in names) and count >= _LEAST_FIELDS
    is_footer = names.get("subject") == "Digest Footer"
    return (length, names.get("sent"), names.get("subject", "")) if is_head or is_footer else None


def _signature_length(lines: Sequence[Line]) -> int:
    """How many lines a signature takes, down to the next separator or the end; 0 where none begins here."""
    if not _SIGNATURE.fullmatch(lines[0].text):
        return 0
    end = next(
        (index for index, line in enumerate(lines) if index and _SEPARATOR.fullmatch(line.text)), len(lines)
    )
    signed = [line for line in lines[1:end] if not line.is_blank]
    has_another = any(_SIGNATURE.fullmatch(line.text) for line in signed)
    return end if len(signed) <= _LONGEST_SIGNATURE and not has_another else 0


def _wrapping_length(lines: Sequence[Line]) -> int:
    """How many lines a separator or `On ... wrote:` takes; 0 where there is none."""
    if _SEPARATOR.fullmatch(lines[0].text) or _DIGEST_END.fullmatch(lines[0].text.strip()):
        return 1
    for length in (1, 2):
        if _WROTE.fullmatch(" ".join(line.text.strip() for line in lines[:length])):
            return length
    return 0


def _digest_start(lines: Sequence[Line]) -> int:
    """Where the first mail of a digest (RFC 1153) begins, below its list of topics; 0 for any other mail."""
    rule = next(
        (index for index, line in enumerate(lines) if re.fullmatch(r"-{60,}", line.text.strip())), None
    )
    if rule is None or not any("topics" in line.text.casefold() for line in lines[:rule]):
        return 0
    return rule + 1
