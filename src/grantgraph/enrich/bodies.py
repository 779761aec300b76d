"""Which printed names are a body's: a mention in; None, or what stands there instead of a body, out.

A registered identifier shows a body whatever the name reads like. A person may decide that a name which reads as
somebody's is an organization's, or the other way round; a withheld name stays withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grantgraph.enrich.decisions import OF_A_NAME, Decision
from grantgraph.enrich.identifiers import Identifier
from grantgraph.enrich.names import normalized, tidied
from grantgraph.enrich.placeholders import Placeholders
from grantgraph.model import (
    Grantee,
    Individual,
    NameKnowledge,
    OrganizationMention,
    Problem,
    UndisclosedGrantee,
)

NotBodies = Mapping[OrganizationMention, Grantee]

_NOT_TAKEN = {
    "several": "tells of several bodies or of none in particular; no organization was made of it",
    "category": "is a category of bodies; no organization was made of it",
}


class Bodies:
    """Tells names of bodies from all else that stands in their place."""

    def __init__(self, knowledge: NameKnowledge, decisions: Sequence[Decision] = ()) -> None:
        self._placeholders = Placeholders(knowledge)
        self._named = {normalized(each.first): each for each in decisions if each.verdict in OF_A_NAME}

    def decision(self, mention: OrganizationMention) -> Decision | None:
        """What a person decided of this name, however it is written."""
        return self._named.get(normalized(mention.name)) if self._named else None

    def instead(self, mention: OrganizationMention, identifier: Identifier | None) -> Grantee | None:
        """What stands there instead of a body; None where the name is a body's."""
        is_registered = identifier is not None and identifier.standing == "registered"
        if is_registered and not tidied(mention.name):
            return None  # named by its number alone
        kind = self._placeholders.kind(mention.name)
        if kind == "person":
            return Individual()
        if kind is not None:
            return UndisclosedGrantee("withheld" if kind == "withheld" else "not stated")
        return Individual(mention.name) if self._is_person(mention, is_registered) else None

    def _is_person(self, mention: OrganizationMention, is_registered: bool) -> bool:
        if decision := self.decision(mention):
            return decision.verdict == "person"
        return not is_registered and self._placeholders.is_person(mention.name)

    def problems(self, not_bodies: NotBodies) -> Iterator[Problem]:
        """What the user should know of names that stand in a body's place; those of persons are not repeated."""
        names = {mention.name: self._placeholders.kind(mention.name) for mention in not_bodies}
        for name, kind in sorted(names.items()):
            if kind in _NOT_TAKEN:
                yield Problem("organizations", tidied(name), _NOT_TAKEN[kind])
        if persons := sum(kind is None for kind in names.values()):
            yield Problem("organizations", "names of grantees", _of_persons(persons))
        yield from self._not_heard(not_bodies)

    def _not_heard(self, not_bodies: NotBodies) -> Iterator[Problem]:
        """Decisions that a wording is an organization's, though it names nobody."""
        decided = ((mention.name, self.decision(mention)) for mention in not_bodies)
        for name in sorted({name for name, made in decided if made and made.verdict == "organization"}):
            reason = "names nobody; the decision that it is an organization's was left out"
            yield Problem("organizations", tidied(name), reason)


def _of_persons(count: int) -> str:
    were = "1 name reads as a person's and was" if count == 1 else f"{count} names read as persons' and were"
    return f"{were} left out; a registered identifier, or a decision, can show that it is a body's"
