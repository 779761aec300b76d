"""360Giving workbooks of several sheets: metadata, grants, and what other sheets tell of them."""

from pathlib import Path

import openpyxl

from grantgraph.model import Classification, Context, Grant, PublishedDate
from grantgraph.readers.source import Source
from grantgraph.readers.threesixtygiving import read_threesixtygiving

META = [
    ["Version", "1.4"],
    ["Title", "Grants of the Heron Trust"],
    ["Publisher:Name", "Heron Trust"],
    ["Issued", "2023-05-01"],
]
GRANTS = [
    ["Identifier", "Title", "Amount Awarded", "Currency", "Award Date", "Classifications:Title"],
    ["h1", "A clinic", 5, "GBP", "2022-01-01", "Health"],
    ["h2", "A library", 6, "GBP", "2022-01-02", None],
]
THEMES = [
    ["Identifier", "Classifications:Title", "Description"],
    ["h1", "Care", "To heal."],
    ["h1", "Towns", None],
    ["h9", "Lost", None],
]
NOTES = [["Checked by", "On"], ["a clerk", "Monday"]]


def test_sheets_are_put_together_by_identifier(tmp_path: Path) -> None:
    """Lists grow, missing values are filled in, and what fits nowhere is told."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in {"Meta": META, "2022": GRANTS, "themes": THEMES, "notes": NOTES}.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(tmp_path / "grants.xlsx")
    items = list(read_threesixtygiving(Source(tmp_path / "grants.xlsx", "grants.xlsx"), Context()))
    first, second = [item for item in items if isinstance(item, Grant)]
    assert first.classifications == tuple(
        Classification(None, None, label) for label in ("Health", "Care", "Towns")
    )
    assert (first.description, second.description, second.classifications) == ("To heal.", None, ())
    assert (first.listing.title, first.listing.publisher) == ("Grants of the Heron Trust", "Heron Trust")
    assert first.listing.issued == PublishedDate("2023-05-01")
    assert [f"{p.location}: {p.reason}" for p in items if not isinstance(p, Grant)] == [
        "notes: the sheet has no column of grants that is used; it was not read",
        "themes!A4:C4: the row belongs to no grant of this file; it was not read",
    ]
