"""A folder of labelled listings: `listings/<name>.txt` and `labels/<name>.json`, one label file a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from grantgraph.errors import SourceRefused


@dataclass(frozen=True, slots=True)
class GoldGrant:
    """What a reader gets out of one entry; white space folded. `labels` holds the ids of each kind, the main first."""

    title: str
    grantee: str
    focus: str
    description: str
    amount: Decimal | None
    currency: str | None
    labels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A labelled page. `partial` is the text of entries that are cut off, which neither count nor harm."""

    name: str
    listing: Path
    facts: Mapping[str, str | None]
    grants: tuple[GoldGrant, ...]
    partial: str


def fold(text: object) -> str:
    """The text with white space folded; nothing for None."""
    return " ".join(str(text).split()) if text is not None else ""


def read_gold(folder: Path) -> Iterator[GoldPage]:
    """The pages of a folder that have a listing, by name. Raises `SourceRefused` where the folder is none."""
    labels = sorted((folder / "labels").glob("*.json"))
    if not labels:
        raise SourceRefused(str(folder), "holds no labels/*.json; name a folder of labelled listings")
    for path in labels:
        listing = folder / "listings" / f"{path.stem}.txt"
        if listing.exists():
            yield _page(path, listing)


def _page(path: Path, listing: Path) -> GoldPage:
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
        partial = " ".join(fold(json.dumps(each, ensure_ascii=False)) for each in page.get("partial", []))
        facts = {key: fold(page.get(key)) or None for key in ("funder", "year", "country")}
        return GoldPage(path.stem, listing, facts, tuple(_grant(each) for each in page["grants"]), partial)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceRefused(path.name, f"is no label file: {error}") from error


def _grant(grant: dict[str, Any]) -> GoldGrant:
    amount = grant["amount"]
    kinds = ("themes", "activities", "languages", "channels")
    return GoldGrant(
        title=fold(grant["title"]),
        grantee=fold(grant["grantee"]),
        focus=fold(grant["focus"]),
        description=fold(grant["description"]),
        amount=None if amount is None else Decimal(str(amount)),
        currency=grant["currency"] or None,
        labels={kind: tuple(label.lower() for label in grant.get(kind, ())) for kind in kinds},
    )
