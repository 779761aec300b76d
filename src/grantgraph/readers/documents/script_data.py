"""Records that a web page keeps in its scripts (JSON) and does not show: told, since nothing of a page is run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_DATA = "script[type='application/json'], script[type='application/ld+json'], script#__NEXT_DATA__"
_LEAST_FIELDS, _LEAST_LENGTH = 2, 4
_SUM = re.compile(r"amount|sum|grant|award|value|funding|betrag|montant|monto", re.IGNORECASE)


def unread_data(tree: LexborHTMLParser, shown: str) -> list[str]:
    """A remark for each list of records with sums in the scripts of a page of which some are not shown on it."""
    words = " ".join(shown.split())
    return [
        f"{count} of {len(records)} records in a script of the page ({', '.join(records[0])}) are not shown on it; "
        "they were not read"
        for node in tree.css(_DATA)
        for records in _record_lists(node.text())
        if (count := sum(not _is_shown(record, words) for record in records))
    ]


def _record_lists(text: str) -> Iterator[list[dict[str, Any]]]:
    """The lists of objects that have a sum and other fields."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            if value and all(isinstance(each, dict) and len(each) > _LEAST_FIELDS for each in value):
                if any(map(_SUM.search, map(str, value[0]))):
                    yield value
            else:
                waiting += value


def _is_shown(record: dict[str, Any], words: str) -> bool:
    texts = [" ".join(v.split()) for v in record.values() if isinstance(v, str) and len(v) >= _LEAST_LENGTH]
    return any(text in words for text in texts)
