"""Lines that belong to the page as a thing: links, numbers of pages, buttons. They stand beside all entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grantgraph.readers.listing.labels.known import role_of_label
from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.shapes import is_prose
from grantgraph.readers.listing.signs.unnamed import keeps_back
from grantgraph.readers.listing.structure.categories import is_topic
from grantgraph.readers.listing.structure.running_heads import running_heads

_FURNITURE = re.compile(
    r"<?(?:https?://|www\.)\S+>?|(?:website|web|url|link|e-?mail)s?: \S+|[^\s@]+@[^\s@]+\.\w+"
    r"|(?:[-=_~—–] ?){3,}+|page \d+(?: of \d+)?|[«‹<]? ?(?:previous|prev)\b.{0,40}(?:next|\d) ?[»›>]?"
    r"|(?:\[ ?(?:print|share|rss|accept|reject|donate|forward|close|more|menu|top|pdf|download|subscribe|link)\b"
    r"[\w ]{0,20}\] *)+"
    r"|[\[(]?(?:slide|sheet|folio|frame|card|record|result|entry) \d+(?: (?:of|/) \d+)?[\])]?:?"
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
_REMARK = re.compile(r"\[[^\[\]]{12,}\]")  # `[This is what I think of it.]`
_HOST = re.compile(r"(?:[a-z0-9][\w-]*\.)+[a-z]{2,}(?:/\S*)?")
_NOTES = re.compile(r"(?:foot|end)?notes?:?", re.IGNORECASE)
_NUMBERED = re.compile(r"\W?\d{1,2}\W? |[*†‡]")
_EMPTY_LABEL = re.compile(r"[^\W\d_][\w ’'-]{1,30}:")
_LONGEST, _FEW = 120, 5


def without_furniture(page: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The page without such lines, and those lines."""
    kept: list[Paragraph] = []
    furniture: list[Paragraph] = []
    gap = 0
    apart = {*_head_of_mail(page), *_between_entries(page), *running_heads(page)}
    for paragraph, below in zip(page, (*page[1:], None), strict=False):
        if paragraph in apart or _is_furniture(paragraph, below):
            furniture.append(paragraph)
            gap = max(gap, paragraph.gap)
        else:
            kept.append(replace(paragraph, gap=max(gap, paragraph.gap)))
            gap = 0
    return kept, furniture


def _between_entries(page: Sequence[Paragraph]) -> list[Paragraph]:
    """What a page sets between its entries and is none of them: remarks, buttons and addresses below texts."""
    counts = Counter(paragraph.text for paragraph in page)
    texts = sum(map(is_prose, page))
    found = [paragraph for paragraph in page if _is_remark(paragraph)]
    found = found if len(found) * 2 < texts else []
    labels = (paragraph for paragraph in page if _EMPTY_LABEL.fullmatch(paragraph.text))
    found += [label for label in labels if counts[label.text] > 1 and role_of_label(label.text) is None]
    return [*found, *_closing_lines(page, counts), *_notes(page)]


def _notes(page: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The numbered notes at the end of a page, with the word that heads them."""
    heads = [index for index, paragraph in enumerate(page) if _NOTES.fullmatch(paragraph.text)]
    notes = page[heads[-1] :] if heads else ()
    are_numbered = all(paragraph.bullet or _NUMBERED.match(paragraph.text) for paragraph in notes[1:])
    return notes if len(notes) > 1 and are_numbered and len(notes) * 2 < len(page) else ()


def _is_remark(paragraph: Paragraph) -> bool:
    """Whether a paragraph is said by somebody else, in square brackets; what keeps a name back is said by the page."""
    is_said = bool(_REMARK.fullmatch(paragraph.text)) and not keeps_back(paragraph.text)
    return is_said and is_prose(replace(paragraph, text=paragraph.text[1:-1]))


def _closing_lines(page: Sequence[Paragraph], counts: Mapping[str, int]) -> Iterator[Paragraph]:
    """The lines right below running text and above a blank line that are addresses or come again: `[Details]`."""
    is_told = False
    for paragraph, below in zip(page, (*page[1:], None), strict=False):
        is_told = is_prose(paragraph) or (is_told and not paragraph.gap)
        if not is_told or is_prose(paragraph) or paragraph.bullet or paragraph.heading:
            continue
        is_last = below is None or below.gap > 0
        if _HOST.fullmatch(paragraph.text) or (
            is_last and counts[paragraph.text] > 2 and _is_button(paragraph)
        ):
            yield paragraph


def _is_button(paragraph: Paragraph) -> bool:
    """Whether a line that comes again has few words and tells neither a sum nor a topic."""
    text = paragraph.text
    return len(paragraph.words) <= _FEW and not any(map(str.isdigit, text)) and not is_topic(text.casefold())


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
