"""A page means the same in every form it may come in."""

import html
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from grantgraph.model import Grant
from grantgraph.readers import READERS
from grantgraph.readers.source import open_source
from grantgraph.vocabulary.funders import reading_context

LISTING = Path(__file__).parents[2] / "data" / "ned-kazakhstan-2020.txt"
LINES = LISTING.read_text(encoding="utf-8").split("\n")
SHOWN = [line.strip() for line in LINES if line.strip()]


def what_grants_say(path: Path) -> list[tuple[object, ...]]:
    """Each grant without its place in the file."""
    items = READERS["listing"](open_source(path), reading_context())
    return [
        (
            grant.title,
            grant.grantees,
            grant.focus,
            grant.description,
            grant.funders,
            grant.countries,
            grant.year,
        )
        for grant in items
        if isinstance(grant, Grant)
    ]


def as_paragraphs(path: Path) -> None:
    """A web page with a paragraph for each line."""
    path.write_text("".join(f"<p>{html.escape(line)}</p>\n" for line in SHOWN), encoding="utf-8")


def as_archive(path: Path) -> None:
    """A page of a mail archive, which keeps the text as it was."""
    page = f"<html><body><ul><li>Next message: <a href=x>y</a></ul><pre>{html.escape(chr(10).join(LINES))}</pre></html>"
    path.write_text(page, encoding="utf-8")


def as_markdown(path: Path) -> None:
    """A Markdown file, its line breaks marked and its brackets guarded."""
    path.write_text("\n\n".join(line.replace("[", "\\[") for line in SHOWN), encoding="utf-8")


def as_mail(path: Path) -> None:
    """A mail, with the first line as its subject."""
    mail = EmailMessage()
    mail["Subject"] = SHOWN[0]
    mail.set_content("\n".join(LINES[1:]), cte="quoted-printable")
    path.write_bytes(mail.as_bytes())


def as_word(path: Path) -> None:
    """A Word document with a paragraph for each line."""
    document = docx.Document()
    for line in SHOWN:
        document.add_paragraph(line)
    document.save(str(path))


def without_blank_lines(path: Path) -> None:
    """Plain text whose blank lines were lost."""
    path.write_text("\n".join(SHOWN), encoding="utf-8")


def in_utf16(path: Path) -> None:
    """Plain text as some editors save it."""
    path.write_bytes("\r\n".join(LINES).encode("utf-16"))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("page.html", as_paragraphs),
        ("archive.html", as_archive),
        ("page.md", as_markdown),
        ("page.eml", as_mail),
        ("page.docx", as_word),
        ("dense.txt", without_blank_lines),
        ("wide.txt", in_utf16),
    ],
)
def test_the_same_grants_are_read(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    """Titles, grantees, categories, words and the facts of the page do not depend on the form."""
    write(tmp_path / name)
    assert what_grants_say(tmp_path / name) == what_grants_say(LISTING)
