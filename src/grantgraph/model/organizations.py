"""Who gives and who receives: names in a source, and the bodies that are meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A body as one source names it. `identifier` is as published (an org-id code where there is one).

    `other_names` are the same body's names in other languages, where a source gives several.
    """

    name: str
    identifier: str | None = None
    country: str | None = None
    place: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UndisclosedGrantee:
    """The grantee of one grant whose name is withheld or not stated. It has no name, and no twin."""

    reason: Literal["withheld", "not stated"] = "not stated"


@dataclass(frozen=True, slots=True)
class Individual:
    """A person as recipient. The name stays out of all products; it is known until the texts are rid of it."""

    name: str | None = field(default=None, compare=False, repr=False)


Grantee = OrganizationMention | UndisclosedGrantee | Individual


@dataclass(frozen=True, slots=True)
class Organization:
    """Who is meant by one or more mentions.

    `key` is stable and unique among organizations (it ends the IRI). `label` is the preferred name; `names` holds
    every name ever published; `reason` says why the mentions were taken for one body.
    """

    key: str
    label: str
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    country: str | None = None
    reason: str = ""
