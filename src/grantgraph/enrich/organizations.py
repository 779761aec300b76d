"""Who is meant: mentions in, organizations out, each with the reason why its mentions are one body.

Two mentions are one body where they bear the same registered identifier, or where neither bears one and their names
(see `names.normalized`) and countries are the same. Whatever is only alike becomes a question for a person, a
`ReviewItem`; an answer is a `Decision`, which is applied here and can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grantgraph.enrich.decisions import Decision, apply_decisions
from grantgraph.enrich.identifiers import Identifier, Registers
from grantgraph.enrich.names import slug, tidied
from grantgraph.enrich.near_matches import ReviewItem, near_matches, separate_key
from grantgraph.enrich.placeholders import Placeholders
from grantgraph.model import (
    Grantee,
    Individual,
    NameKnowledge,
    Organization,
    OrganizationMention,
    Problem,
    UndisclosedGrantee,
)

Identified = Mapping[OrganizationMention, Identifier | None]

_NOT_TAKEN = {
    "several": "tells of several bodies or of none in particular; no organization was made of it",
    "category": "is a category of bodies; no organization was made of it",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What mentions were resolved to.

    `organizations` has an entry for every mention, None where it names no body; `not_bodies` says for those what
    stands there instead. `reviews` are the open questions, the likeliest first; `problems` tell of names that were
    not taken for a body.
    """

    organizations: Mapping[OrganizationMention, Organization | None]
    not_bodies: Mapping[OrganizationMention, Grantee]
    reviews: tuple[ReviewItem, ...] = ()
    problems: tuple[Problem, ...] = ()


def resolve(
    mentions: Iterable[OrganizationMention], knowledge: NameKnowledge, decisions: Sequence[Decision] = ()
) -> Resolution:
    """Decide who is meant by each mention. The result does not depend on the order of mentions or decisions.

    A mention may come many times; the spelling that comes most often names the organization.
    """
    counts = Counter(mentions)
    registers, placeholders = Registers(knowledge.registers), Placeholders(knowledge)
    identified = {mention: registers.identify(mention.identifier) for mention in counts}
    not_bodies = {
        mention: instead
        for mention, identifier in identified.items()
        if (instead := _instead_of_a_body(mention, identifier, placeholders))
    }
    keys = {m: _key(m, identifier) for m, identifier in identified.items() if m not in not_bodies}
    organizations = _organizations(keys, identified, counts, decisions)
    found = {mention: organization for organization, group in organizations for mention in group}
    reviews = near_matches((organization for organization, _ in organizations), knowledge, decisions)
    problems = tuple(_not_taken(not_bodies, placeholders))
    return Resolution(found | dict.fromkeys(not_bodies), not_bodies, reviews, problems)


def _organizations(
    keys: Mapping[OrganizationMention, str],
    identified: Identified,
    counts: Counter[OrganizationMention],
    decisions: Sequence[Decision],
) -> list[tuple[Organization, list[OrganizationMention]]]:
    """The organizations by key, each with the mentions that were taken for it."""
    apart = {mention: separate_key(mention.name, key) for mention, key in keys.items()}
    groups: dict[str, list[OrganizationMention]] = {}
    for mention, key in apply_decisions(keys, apart, decisions).items():
        groups.setdefault(key, []).append(mention)
    return [
        (
            _organization(key, groups[key], identified, counts, _reason(key, groups[key], keys, decisions)),
            groups[key],
        )
        for key in sorted(groups)
    ]


def _not_taken(
    not_bodies: Mapping[OrganizationMention, Grantee], placeholders: Placeholders
) -> Iterator[Problem]:
    """What the user should know of names that stand in a body's place; those of persons are not repeated."""
    names = {mention.name: placeholders.kind(mention.name) for mention in not_bodies}
    for name, kind in sorted(names.items()):
        if kind in _NOT_TAKEN:
            yield Problem("organizations", tidied(name), _NOT_TAKEN[kind])
    persons = sum(kind is None for kind in names.values())
    if persons:
        were = (
            "1 name reads as a person's and was"
            if persons == 1
            else f"{persons} names read as persons' and were"
        )
        reason = f"{were} left out; a registered identifier would show a body"
        yield Problem("organizations", "names of grantees", reason)


def _instead_of_a_body(
    mention: OrganizationMention, identifier: Identifier | None, placeholders: Placeholders
) -> Grantee | None:
    is_registered = identifier is not None and identifier.standing == "registered"
    if is_registered and not tidied(mention.name):
        return None  # named by its number alone
    kind = placeholders.kind(mention.name)
    if kind == "person":
        return Individual()
    if kind is not None:
        return UndisclosedGrantee("withheld" if kind == "withheld" else "not stated")
    is_person = not is_registered and placeholders.is_person(mention.name)
    return Individual(mention.name) if is_person else None


def _key(mention: OrganizationMention, identifier: Identifier | None) -> str:
    if identifier is None:
        return slug(mention.name, mention.country)
    if identifier.standing == "registered":
        return identifier.code
    return slug(mention.name, mention.country, identifier.code)


def _organization(
    key: str,
    mentions: list[OrganizationMention],
    identified: Identified,
    counts: Counter[OrganizationMention],
    reason: str,
) -> Organization:
    names: Counter[str] = Counter()
    for mention in mentions:
        names[tidied(mention.name)] += counts[mention]
        names.update({tidied(name): 0 for name in mention.other_names})
    del names[""]
    codes = [identifier for mention in mentions if (identifier := identified[mention])]
    countries = {m.country for m in mentions if m.country} or {
        code.register.country for code in codes if code.register and code.register.country
    }
    return Organization(
        key=key,
        label=min(names, key=lambda name: (-names[name], name.isupper(), name.islower(), name), default=key),
        names=tuple(sorted(names)) or (key,),
        identifiers=tuple(sorted({code.code for code in codes})),
        country=countries.pop() if len(countries) == 1 else None,
        reason=reason,
    )


def _reason(
    key: str,
    mentions: list[OrganizationMention],
    keys: Mapping[OrganizationMention, str],
    decisions: Sequence[Decision],
) -> str:
    """Why mentions are one body; `keys` are those that they have without any decision."""
    own = {keys[mention] for mention in mentions}
    if len(own) > 1:
        made = [d for d in decisions if d.verdict == "same" and d.pair & own]
        told = sorted({": ".join(part for part in (d.who, d.why) if part) for d in made} - {""})
        return "; ".join(["decided to be the same", *told])
    if len(mentions) == 1:
        return "one name"
    return f"same identifier {key}" if key == key.upper() else "same name and country"
