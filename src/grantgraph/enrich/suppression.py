"""Names that are to be removed on request: grants as published in, grants without these names out.

Done before anything else looks at a grant's words, so that offsets of evidence hold for the text that is
written. A grantee of such a name becomes an undisclosed grantee, a funder is left out, and where the name
stands in a text there is a mark instead. An organization known under several names loses all of them.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grantgraph.model import (
    Grant,
    Grantee,
    Individual,
    Organization,
    OrganizationMention,
    Transaction,
    UndisclosedGrantee,
)

MARK = "[name removed]"

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{0,8}"
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_NO_NAMES = frozenset({"sha256", "format", "kind", "currency", "language"})  # never hold a name


@dataclass(frozen=True, slots=True)
class Removal:
    """A grant without the names: how many `mentions` of bodies and `places` in texts went, in which `spellings`."""

    grant: Grant
    mentions: int = 0
    places: int = 0
    spellings: frozenset[str] = frozenset()


class Suppression:
    """The names and identifiers to be removed.

    A name is found in any letter case (an acronym only in capitals), however its words are joined, and
    inside a longer name: `Acme Fund` is also removed from `ACME-Fund Almaty` and `acmefund.org`.
    """

    def __init__(self, asked: Iterable[str], organizations: Iterable[Organization] = ()) -> None:
        self.asked = tuple(dict.fromkeys(name for name in asked if _WORD.search(name)))
        self._pattern = _pattern(self.asked)
        known = (name for each in organizations for name in self._aliases(each))
        self._pattern = _pattern((*self.asked, *known))

    def hits(self, text: str | None) -> bool:
        """Whether one of the names stands in the text."""
        return bool(text) and self._pattern.search(text or "") is not None

    def redact(self, text: str) -> str:
        """The text with a mark in place of each name."""
        return self._pattern.sub(MARK, text)

    def without(self, grant: Grant) -> Removal:
        """The grant with none of the names in any of its values."""
        removed = [body for body in bodies(grant) if self._names(body)]
        bare = dataclasses.replace(
            grant,
            grantees=tuple(self._grantee(grantee) for grantee in grant.grantees),
            funders=tuple(funder for funder in grant.funders if not self._names(funder)),
            transactions=tuple(self._transaction(transaction) for transaction in grant.transactions),
            identifier=None if self.hits(grant.identifier) else grant.identifier,  # two could become one
        )
        if self.hits(grant.listing.publisher):
            bare = dataclasses.replace(bare, listing=dataclasses.replace(grant.listing, publisher=None))
        redacted: Grant = self._redacted(bare)
        texts = (text.value for text in (*bare.titles, *bare.descriptions))
        places = [match.group() for text in texts for match in self._pattern.finditer(text)]
        spellings = {*places, *(body.name for body in removed), *(body.identifier or "" for body in removed)}
        return Removal(redacted, len(removed), len(places), frozenset(spellings))

    def unfound(self, removals: Iterable[Removal]) -> tuple[str, ...]:
        """Which of the names asked for were removed from none of these grants: perhaps they are misspelt."""
        spellings = set().union(*(removal.spellings for removal in removals))
        return tuple(n for n in self.asked if not any(_pattern([n]).search(text) for text in spellings))

    def _aliases(self, organization: Organization) -> tuple[str, ...]:
        told = (organization.label, *organization.names, *organization.identifiers)
        return told if any(self.hits(name) for name in told) else ()

    def _names(self, body: OrganizationMention) -> bool:
        return self.hits(body.name) or self.hits(body.identifier)

    def _kept(self, body: OrganizationMention | None) -> OrganizationMention | None:
        return None if body is None or self._names(body) else body

    def _grantee(self, grantee: Grantee) -> Grantee:
        is_hit = isinstance(grantee, OrganizationMention) and self._names(grantee)
        return UndisclosedGrantee("withheld") if is_hit else grantee

    def _transaction(self, transaction: Transaction) -> Transaction:
        provider, receiver = self._kept(transaction.provider), self._kept(transaction.receiver)
        return dataclasses.replace(transaction, provider=provider, receiver=receiver)

    def _redacted(self, value: Any) -> Any:
        """Any value of a grant, so that a field added to the records cannot be forgotten here."""
        if isinstance(value, str):
            return self.redact(value)
        if isinstance(value, tuple):
            return tuple(self._redacted(item) for item in value)
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        names = (field.name for field in dataclasses.fields(value) if field.name not in _NO_NAMES)
        changed = {n: new for n in names if (new := self._redacted(old := getattr(value, n))) != old}
        return dataclasses.replace(value, **changed) if changed else value


def without_persons(grant: Grant) -> Grant:
    """The grant with the names of persons who receive it taken out of its texts, and not known any longer."""
    names = [grantee.name for grantee in grant.grantees if isinstance(grantee, Individual) and grantee.name]
    if not names:
        return grant
    suppression = Suppression(name for each in names for name in _orders(each))
    return dataclasses.replace(
        grant,
        titles=tuple(dataclasses.replace(t, value=suppression.redact(t.value)) for t in grant.titles),
        descriptions=tuple(
            dataclasses.replace(t, value=suppression.redact(t.value)) for t in grant.descriptions
        ),
        identifier=None if suppression.hits(grant.identifier) else grant.identifier,
        focus=suppression.redact(grant.focus) if grant.focus else None,
        grantees=tuple(Individual() if isinstance(g, Individual) else g for g in grant.grantees),
    )


def _orders(name: str) -> tuple[str, str]:
    """A person's name as given, and with the family name first."""
    given, _, family = name.strip().rpartition(" ")
    return name, f"{family} {given}"


def parse_suppression(text: str) -> tuple[str, ...]:
    """One name or identifier on a line; empty lines and lines that begin with `#` do not count."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def bodies(grant: Grant) -> Iterator[OrganizationMention]:
    """Every body that a grant names: its funders, grantees, and the parties of its transactions."""
    yield from grant.funders
    yield from (grantee for grantee in grant.grantees if isinstance(grantee, OrganizationMention))
    for transaction in grant.transactions:
        yield from (body for body in (transaction.provider, transaction.receiver) if body)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words; longer names first. Linear: no repetition stands inside another."""
    longest_first = sorted(dict.fromkeys(names), key=lambda name: (-len(name), name))
    forms = dict.fromkeys(form for name in longest_first for form in _forms(name))
    return re.compile("(?<![^\\W_])(?:" + "|".join(forms) + ")(?![^\\W_])") if forms else re.compile(r"(?!)")


def _forms(name: str) -> list[str]:
    """The name with its accents composed and decomposed."""
    composed = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    return [form for text in composed if (form := _form(text))]


def _form(name: str) -> str:
    words = [_INVISIBLE.join(re.escape(letter) for letter in word) for word in _WORD.findall(name)]
    joined = _BETWEEN.join(words)
    is_acronym = len(words) == 1 and name.isupper()
    return joined if is_acronym or not joined else f"(?i:{joined})"
