"""What one must know of the world to tell who a published name means: data of `ontology/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Register:
    """A register that gives identifiers to organizations.

    `prefix` is its org-id code (https://org-id.guide), say `GB-CHC`; `country` the ISO code of the country it covers.
    `number` is the shape of a well-formed number, `category` of numbers that stand for a class of bodies: regular
    expressions, or None.
    """

    prefix: str
    name: str
    country: str | None = None
    number: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that stand where an organization's name would, and name none, for instance "Name withheld"."""

    text: str
    match: Literal["whole", "start", "part"]
    kind: Literal["withheld", "unstated", "several", "person", "category"]


@dataclass(frozen=True, slots=True)
class NameKnowledge:
    """What one must know of the world to tell who a published name means: data of `ontology/`, not code.

    `given_names` and `organization_words` tell a person from a body. `small_words` (legal forms and the like of "of")
    and `body_kinds` (foundation, trust) are words that two spellings of one name may differ by, `national_bodies` begin
    names that every country has (ministry). All in lower case.
    """

    registers: tuple[Register, ...] = ()
    wordings: tuple[Wording, ...] = ()
    given_names: frozenset[str] = frozenset()
    organization_words: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    body_kinds: frozenset[str] = frozenset()
    national_bodies: frozenset[str] = frozenset()
