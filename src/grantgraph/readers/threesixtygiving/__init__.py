"""The 360Giving Data Standard as JSON, CSV and XLSX (https://standard.threesixtygiving.org): a file in, grants out.

A file is gone through twice: once to see that it is whole and how it writes its dates, once to read its grants. So
nothing is read from a file that is then refused, and memory does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.model import Context, Grant, Listing, Problem, PublishedDate
from grantgraph.readers.remarks import Remarks
from grantgraph.readers.source import Source
from grantgraph.readers.threesixtygiving.dates import see_dates
from grantgraph.readers.threesixtygiving.documents import Publication, open_publication
from grantgraph.readers.threesixtygiving.grants import GrantReader
from grantgraph.readers.values import DayOrder, Unreadable, read_date


def read_threesixtygiving(source: Source, context: Context) -> Iterator[Grant | Problem]:
    """The grants of a publication, and problems with file, place and reason."""
    remarks = Remarks(source.name)
    publication = open_publication(source, remarks)
    order = DayOrder()
    for _, value in publication.grants(Remarks(source.name)):
        see_dates(value, order)
    reader = GrantReader(_listing(source, publication), context, order, remarks)
    yield from remarks.drain()
    for location, value in publication.grants(remarks):
        grant = reader.read(location, value)
        yield from remarks.drain()
        if grant is not None:
            yield grant
    yield from remarks.summary()


def _listing(source: Source, publication: Publication) -> Listing:
    told = publication.metadata
    return Listing(
        name=source.name,
        sha256=source.sha256,
        format=publication.format,
        title=told.get("title"),
        publisher=told.get("publisher"),
        issued=_issued(told.get("issued")),
        license=told.get("license"),
        url=told.get("downloadURL") or told.get("accessURL"),
    )


def _issued(text: str | None) -> PublishedDate | None:
    try:
        return read_date(text) if text else None
    except Unreadable:
        return None
