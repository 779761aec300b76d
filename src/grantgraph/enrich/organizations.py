"""Who is meant: mentions in, organizations out, each with the reason why its mentions are one body.

Two mentions are one body where they bear the same registered identifier, or where neither bears one and their names
(see `names.normalized`) and countries are the same. Whatever is only alike becomes a question for a person, a
`ReviewItem`; an answer is a `Decision`, which is applied here and can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from grantgraph.enrich.bodies import Bodies
from grantgraph.enrich.decisions import Decision, apply_decisions
from grantgraph.enrich.identifiers import Identifier, Registers
from grantgraph.enrich.names import slug, tidied
from grantgraph.enrich.near_matches import ReviewItem, near_matches, separate_key
from grantgraph.model import (
    Grantee,
    NameKnowledge,
    Organization,
    OrganizationMention,
    Problem,
)

Identified = Mapping[OrganizationMention, Identifier | None]


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
    found = tell_apart(mentions, knowledge, decisions)
    known = (organization for organization in found.organizations.values() if organization)
    return replace(found, reviews=near_matches(known, knowledge, decisions))


def tell_apart(
    mentions: Iterable[OrganizationMention], knowledge: NameKnowledge, decisions: Sequence[Decision] = ()
) -> Resolution:
    """As `resolve`, without looking for questions."""
    counts = Counter(mentions)
    registers, bodies = Registers(knowledge.registers), Bodies(knowledge, decisions)
    identified = {mention: registers.identify(mention.identifier) for mention in counts}
    not_bodies = {
        mention: instead
        for mention, identifier in identified.items()
        if (instead := bodies.instead(mention, identifier))
    }
    keys = {m: _key(m, identifier) for m, identifier in identified.items() if m not in not_bodies}
    found: dict[OrganizationMention, Organization | None] = dict.fromkeys(not_bodies)
    for key, group in _groups(keys, decisions).items():
        reason = _decided(group, keys, decisions) or _named_so(group, bodies) or _shared(key, group)
        found |= dict.fromkeys(group, _organization(key, group, identified, counts, reason))
    return Resolution(found, not_bodies, problems=tuple(bodies.problems(not_bodies)))


def _groups(
    keys: Mapping[OrganizationMention, str], decisions: Sequence[Decision]
) -> dict[str, list[OrganizationMention]]:
    """The mentions of each organization, by its key and in the order of keys."""
    apart = {mention: separate_key(mention.name, key) for mention, key in keys.items()}
    groups: dict[str, list[OrganizationMention]] = {}
    for mention, key in apply_decisions(keys, apart, decisions).items():
        groups.setdefault(key, []).append(mention)
    return dict(sorted(groups.items()))


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


def _decided(
    mentions: list[OrganizationMention],
    keys: Mapping[OrganizationMention, str],
    decisions: Sequence[Decision],
) -> str:
    """Who decided that mentions are one body; `keys` are those that they have without any decision."""
    own = {keys[mention] for mention in mentions}
    if len(own) == 1:
        return ""
    made = [each for each in decisions if each.verdict == "same" and each.pair & own]
    return "; ".join(["decided to be the same", *_credits(made)])


def _named_so(mentions: list[OrganizationMention], bodies: Bodies) -> str:
    """Who decided that a name is an organization's."""
    made = {decision for mention in mentions if (decision := bodies.decision(mention))}
    return "; ".join(["decided to be an organization", *_credits(made)]) if made else ""


def _shared(key: str, mentions: list[OrganizationMention]) -> str:
    """What makes the mentions one body where nobody decided."""
    if len(mentions) == 1:
        return "one name"
    return f"same identifier {key}" if key == key.upper() else "same name and country"


def _credits(decisions: Iterable[Decision]) -> list[str]:
    """Who decided and why, as far as told."""
    return sorted({": ".join(part for part in (d.who, d.why) if part) for d in decisions} - {""})
