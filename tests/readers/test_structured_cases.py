"""Case folders of the structured formats: what is read from `input.*` is what `expected.json` says.

With GRANTGRAPH_WRITE_EXPECTED=1 in the environment the expectation is written anew, to be read before it is kept.
"""

import json
import os
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from grantgraph.model import Context, Grant, Listing
from grantgraph.readers import READERS
from grantgraph.readers.source import open_source

CASES = Path(__file__).resolve().parents[1] / "cases"


def told(value: Any) -> Any:
    """A record as plain JSON, without what is empty and without the listing of each grant."""
    if is_dataclass(value):
        pairs = (
            (f.name, told(getattr(value, f.name))) for f in fields(value) if f.compare and f.name != "listing"
        )
        shown = {name: item for name, item in pairs if item not in (None, [], {}, "")}
        kind = type(value).__name__
        return kind if not shown else {kind: shown} if kind in {"Individual", "UndisclosedGrantee"} else shown
    if isinstance(value, tuple | list):
        return [told(item) for item in value]
    return str(value) if isinstance(value, Decimal | Enum) else value


def read(folder: Path) -> dict[str, Any]:
    mapping = folder / "mapping.toml"
    context = Context(mapping=mapping.read_text(encoding="utf-8") if mapping.is_file() else None)
    source = open_source(next(folder.glob("input.*")))
    items = list(READERS[folder.parent.name](source, context))
    grants = [item for item in items if isinstance(item, Grant)]
    problems = [f"{p.location}: {p.reason}" for p in items if not isinstance(p, Grant)]
    listings = {grant.listing for grant in grants}
    assert len(listings) == 1
    return {"listing": listing(listings.pop()), "grants": told(grants), "problems": problems}


def listing(value: Listing) -> dict[str, Any]:
    return {name: item for name, item in told(value).items() if name != "sha256"}


@pytest.mark.parametrize("case", ["360giving", "iati", "table"])
def test_cases(case: str) -> None:
    """Each folder is read as expected, problems and all."""
    for folder in sorted(path for path in (CASES / case).iterdir() if path.is_dir()):
        expected = folder / "expected.json"
        found = read(folder)
        if os.environ.get("GRANTGRAPH_WRITE_EXPECTED"):
            expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        assert found == json.loads(expected.read_text(encoding="utf-8")), folder.name
