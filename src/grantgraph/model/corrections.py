"""What a person says of how grants were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grantgraph.model.values import PublishedDate

Action = Literal["accept", "reject", "add", "split", "join"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of how one grant was read: a row of a file of corrections (see `readers.corrections`).

    `grant` is the grant's published id, title or location, `place` its location, `text` words that stand in it.
    `concept` is as written; `words` are a quotation, or the first words of the second of two entries. `listing` is the
    digest of the source that is meant.
    """

    file: str
    sha256: str
    location: str
    action: Action
    source: str
    grant: str
    place: str = ""
    text: str = ""
    concept: str = ""
    words: str = ""
    who: str = ""
    when: PublishedDate | None = None
    why: str = ""
    listing: str = ""
