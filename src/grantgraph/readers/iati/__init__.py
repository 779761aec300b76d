"""The IATI activity standard, drafts and 1.0 to 2.03 (https://iatistandard.org): a file in, one grant an activity out.

A file is gone through twice: once to see that it is whole and safe, once to read its activities, of which one is in
memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from grantgraph.errors import SourceRefused
from grantgraph.model import Context, Grant, Listing, Problem
from grantgraph.readers.iati.activities import ActivityReader
from grantgraph.readers.iati.elements import Element, attribute
from grantgraph.readers.iati.examination import Examination, examine
from grantgraph.readers.remarks import WHOLE_FILE, Remarks
from grantgraph.readers.source import Source

_LEVELS = "holds activities of several hierarchies; a sum over all may count the money of a parent and its parts twice"


def read_iati(source: Source, context: Context) -> Iterator[Grant | Problem]:
    """The activities of a file as grants, and problems with file, XPath and reason."""
    remarks = Remarks(source.name)
    reader = ActivityReader(_listing(source, examine(source)), context, remarks)
    levels: set[str] = set()
    for location, activity in _activities(source):
        levels |= {attribute(activity, "hierarchy") or ""}
        grant = reader.read(activity, location)
        yield from remarks.drain()
        yield grant
    if len(levels - {""}) > 1:
        remarks.add(WHOLE_FILE, _LEVELS)
    yield from remarks.summary()


def _activities(source: Source) -> Iterator[tuple[str, Element]]:
    """Each activity with its XPath; it is forgotten when the next is asked for."""
    with source.open() as stream:
        events = etree.iterparse(
            stream,
            tag="iati-activity",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
        )
        try:
            for number, (_, activity) in enumerate(events, 1):
                parent = activity.getparent()
                yield (
                    f"/iati-activities/iati-activity[{number}]" if parent is not None else "/iati-activity",
                    activity,
                )
                activity.clear()
                while parent is not None and activity.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError as error:
            raise SourceRefused(source.name, f"cannot be read as XML: {error.msg}") from error


def _listing(source: Source, found: Examination) -> Listing:
    publisher = found.publishers.copy().pop() if len(found.publishers) == 1 else None
    form = f"IATI {found.version}" if found.version else "IATI"
    return Listing(source.name, source.sha256, form, publisher=publisher)
