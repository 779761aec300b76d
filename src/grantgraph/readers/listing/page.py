"""What holds for the whole page: its title, funder, country, year and date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grantgraph.dates import find_date
from grantgraph.model import Context, Place, PublishedDate
from grantgraph.readers.amounts import find_amounts
from grantgraph.readers.documents import Document
from grantgraph.readers.listing.dollars import bare_dollar
from grantgraph.readers.listing.entry import Part, Reading, Role
from grantgraph.readers.listing.funder import page_funder
from grantgraph.readers.listing.page_country import main_heading, page_countries
from grantgraph.readers.listing.page_year import HEADING_WORDS, is_date_line, page_year
from grantgraph.readers.listing.paragraphs import ends_sentence, fold
from grantgraph.readers.listing.signs.headings import tells_of_grants_in_general
from grantgraph.readers.listing.signs.sentences import sentences
from grantgraph.readers.listing.structure.stated_currency import whose_money

_LONGEST = 200
_FILE_NAME = re.compile(r"(?<!\w)\w{3,100}\.[a-z]{3,4}\b")
_WIDE = re.compile(r"\t| {3,}")


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of a page, as far as it states them, and a remark for each that had to be inferred or left open."""

    title: str | None = None
    funder: str | None = None
    countries: tuple[Place, ...] = ()
    year: PublishedDate | None = None
    issued: PublishedDate | None = None
    dollar: str | None = "USD"
    whose_money: str | None = None
    remarks: tuple[str, ...] = ()


def page_facts(document: Document, reading: Reading, context: Context) -> Page:
    """The page's facts; what the user said comes before what the page says."""
    before, after = _around(reading)
    headings = [
        text
        for text in _pieces(document.title or "", *before)
        if text and (len(text) <= _LONGEST or ends_sentence(text))
    ]
    date_line = next((text for text in (*before, *after) if is_date_line(text)), None)
    titles = [text for text in headings if text != date_line]
    texts = [" ".join(line.text.split()) for line in document.lines]
    funder, about_funder = page_funder([document.title or "", *before], after, texts, reading, context)
    short = [
        _spelled(text) for text in titles if not (ends_sentence(text) and len(text.split()) > HEADING_WORDS)
    ]
    told = [text for text in _pieces(*filter(_tells_of_page, before)) if text not in short]
    if funder is None and document.imprint:
        around = [document.title or "", *before, *document.imprint]
        funder, about_funder = page_funder(around, after, texts, reading, context)
    countries, about_country = page_countries(short, told, funder, reading, context)
    issued = find_date(date_line) if date_line else None
    dated = [_spelled(text) for text in (*titles, *before)]
    year = PublishedDate(context.year) if context.year else page_year(dated, after, issued)
    sums = [sum_ for entry in reading.entries if (sum_ := entry.text(Role.AMOUNT))]
    dollar = bare_dollar([document.title or "", *before, *after], sums, funder, countries, context)
    return Page(
        main_heading(short),
        funder,
        countries,
        year,
        issued,
        dollar.currency,
        whose_money(texts),
        (*about_funder, *about_country, *filter(None, (dollar.remark,))),
    )


def _spelled(text: str) -> str:
    """A text with the words of names of files apart: `Larch_grants_Nepal_2017.xlsx`."""
    return _FILE_NAME.sub(lambda name: name[0].replace("_", " "), text)


def _tells_of_page(text: str) -> bool:
    """Whether a paragraph above the first grant tells of the page, not of one more grant that could not be read."""
    return not any(find_amounts(text)) or tells_of_grants_in_general(text)


def _pieces(*texts: str) -> Iterator[str]:
    """The texts, long ones cut into their sentences."""
    for text in texts:
        yield from (text,) if len(text) <= _LONGEST else sentences(text)


def _with_gaps(part: Part) -> str:
    """The words of a line with an upright line where it leaves a wide space: two things stand side by side."""
    pieces = [piece for words in _WIDE.split(part.lines[0].text.strip()) if (piece := fold(words))]
    return " | ".join(pieces) if " ".join(pieces) == part.text else part.text


def _around(reading: Reading) -> tuple[list[str], list[str]]:
    """The texts before the first entry and after the last."""
    first, last = reading.entries[0].lines[0].number, reading.entries[-1].lines[-1].number
    told = [(part.lines[0].number, _with_gaps(part)) for part in reading.asides]
    told += [
        (doubt.lines[0].number, fold(" ".join(line.text for line in doubt.lines))) for doubt in reading.doubts
    ]
    before = [text for number, text in sorted(told) if number < first]
    return before, [text for number, text in sorted(told) if number > last]
