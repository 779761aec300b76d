"""Lines that belong to the page as a thing: links, numbers of pages, buttons. They stand beside all entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from grantgraph.readers.listing.paragraphs import Paragraph

_FURNITURE = re.compile(
    r"<?(?:https?://|www\.)\S+>?|(?:website|web|url|link|e-?mail)s?: \S+|\S+@\S+\.\w+"
    r"|(?:[-=_~—–] ?){3,}+|page \d+(?: of \d+)?|[«‹<]? ?(?:previous|prev)\b.{0,40}(?:next|\d) ?[»›>]?"
    r"|(?:\[ ?(?:print|share|rss|accept|reject|donate|forward|close|more|menu|top|pdf|download|subscribe|link)\b"
    r"[\w ]{0,20}\] *)+"
    r"|(?:read|learn|see|show|load|view) (?:more|less|details?|more projects?)\b",
    re.IGNORECASE,
)
_OF_MAIL = re.compile(
    r"(?:from|to|cc|bcc|reply-to|sent|date|subject|von|an|betreff|de|à|objet): .*"
    r"|-{2,} ?(?:forwarded|original) message ?-{2,}|begin forwarded message:|(?:dear|hello|hi) [^.]{2,40},.*",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_BEGINS = re.compile(r"(?:from|subject|von|betreff|objet): ", re.IGNORECASE)
_HEAD_OF_MAIL = 12
_PAGE_NUMBER = re.compile(r"[–—-]? ?(?!(?:19|20)\d\d)\d{1,4} ?[–—-]?")
_LONGEST = 120


def without_furniture(page: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The page without such lines, and those lines."""
    kept: list[Paragraph] = []
    furniture: list[Paragraph] = []
    gap = 0
    of_mail = _head_of_mail(page)
    for paragraph, below in zip(page, (*page[1:], None), strict=False):
        if paragraph in of_mail or _is_furniture(paragraph, below):
            furniture.append(paragraph)
            gap = max(gap, paragraph.gap)
        else:
            kept.append(replace(paragraph, gap=max(gap, paragraph.gap)))
            gap = 0
    return kept, furniture


def _head_of_mail(page: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines at the top of a printed mail: who wrote to whom, when and about what, and the salutation."""
    head = page[:_HEAD_OF_MAIL]
    if sum(bool(_MAIL_BEGINS.match(paragraph.text)) for paragraph in head) < 2:
        return []
    return [paragraph for paragraph in head if _OF_MAIL.fullmatch(paragraph.text)]


def _is_furniture(paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether a line is furniture; a number alone only where nothing stands close to it."""
    text = paragraph.text
    if len(text) > _LONGEST or paragraph.heading:
        return False
    is_alone = paragraph.gap > 0 and (below is None or below.gap > 0)
    return bool(_FURNITURE.fullmatch(text) or (is_alone and _PAGE_NUMBER.fullmatch(text)))
