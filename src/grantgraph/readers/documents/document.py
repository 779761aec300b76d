"""A page as lines, whatever it was written in."""

from __future__ import annotations

from dataclasses import dataclass

CELL_BREAK = "\u2028"
"""Between paragraphs in one cell of a table (U+2028, a line separator: white space wherever it does not matter)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as shown: number (from 1), words, the level of the heading it is (0 for none), and its page in a PDF."""

    number: int
    text: str
    heading: int = 0
    page: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return not self.text or self.text.isspace()


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of a page, the title it gives itself, and what had to be changed or left out to read it.

    `imprint` is what stands around the page and says whose it is: the frame of a web site, the heads of sheets.
    `unit` names what the numbers count: `lines` of the file itself, or `text lines` of the text that a reader sees.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    remarks: tuple[str, ...] = ()
    unit: str = "lines"
    imprint: tuple[str, ...] = ()

    def place(self, first: Line, last: Line) -> str:
        """Where a run of lines stands: `lines 5-9`, `page 2, text line 70`."""
        page = f"page {first.page}, " if first.page else ""
        if first.number == last.number:
            return f"{page}{self.unit.removesuffix('s')} {first.number}"
        return f"{page}{self.unit} {first.number}-{last.number}"


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, at any of the three line ends (LF, CR LF, CR)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(Line(number, line) for number, line in enumerate(plain.split("\n"), 1))
