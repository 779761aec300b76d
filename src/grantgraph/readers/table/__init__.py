"""Any table (CSV, XLSX, JSON, JSON Lines) by a declared mapping: a file in, one grant a row out.

A table without a mapping is read by the column titles of 360Giving, where it has them. How to declare a mapping is
told in `mapping.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, Listing, Problem, PublishedDate
from grantgraph.readers.remarks import WHOLE_FILE, Remarks
from grantgraph.readers.source import Source
from grantgraph.readers.table.grants import RowReader
from grantgraph.readers.table.mapping import Mapping, parse_mapping
from grantgraph.readers.table.records import open_records
from grantgraph.readers.threesixtygiving import read_threesixtygiving
from grantgraph.readers.values import DayOrder


def read_table(source: Source, context: Context) -> Iterator[Grant | Problem]:
    """The rows of a table as grants, and problems with file, row and reason."""
    if context.mapping is None:
        yield from read_threesixtygiving(source, context)
        return
    mapping, remarks = parse_mapping(context.mapping), Remarks(source.name)
    rows, columns = open_records(source, mapping.records, remarks)
    _match(source, mapping, columns, remarks)
    order = DayOrder()
    for row in rows(Remarks(source.name)):
        for column, cell in row.cells.items():
            order.see(column, cell)
    reader = RowReader(_listing(source, mapping), mapping, context, order, remarks)
    for row in rows(remarks):
        grant = reader.read(row)
        yield from remarks.drain()
        if grant is not None:
            yield grant
    yield from remarks.summary()


def _match(source: Source, mapping: Mapping, columns: frozenset[str], remarks: Remarks) -> None:
    declared = {column.name for column in mapping.columns}
    missing = sorted(declared - columns)
    if missing and (not mapping.allows_missing or len(missing) == len(declared)):
        has = ", ".join(sorted(columns))
        raise SourceRefused(
            source.name, f"has no column “{missing[0]}”, which the mapping names; it has {has}"
        )
    precisions = {column.precision for column in mapping.columns if column.precision}
    for column in sorted(columns - declared - precisions):
        remarks.add(WHOLE_FILE, f"the column “{column}” is not used")


def _listing(source: Source, mapping: Mapping) -> Listing:
    told = mapping.told
    issued = told.get("issued")
    return Listing(
        name=source.name,
        sha256=source.sha256,
        format="table",
        title=told.get("title"),
        publisher=told.get("publisher") or mapping.constants.get("funder"),
        issued=PublishedDate(issued) if issued else None,
        license=told.get("license"),
        url=told.get("source"),
    )
