"""Questions of identity for a person: organizations in, pairs that may be one body out. Nothing is merged here.

Only pairs that share something are compared: a name, the words of it, its initials, or the beginning of a rare word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from grantgraph.enrich.decisions import Decision
from grantgraph.enrich.identifiers import Registers
from grantgraph.enrich.names import normalized, slug, unmasked, words
from grantgraph.enrich.similarity import Likeness, Names
from grantgraph.model import NameKnowledge, Organization

_WIDEST = 40  # organizations that share a sign; a sign that more share tells nothing
_LEAST = 0.5
_COMMON = 3  # registered bodies of one name


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Two organizations that may be one. `score` goes from 0 to 1, `reason` is for the person who decides.

    `are_one` tells that they were taken for one, for their identifier's sake, and that this is in question.
    """

    first: Organization
    second: Organization
    score: float
    reason: str
    are_one: bool = False


def near_matches(
    organizations: Iterable[Organization], knowledge: NameKnowledge, decisions: Sequence[Decision] = ()
) -> tuple[ReviewItem, ...]:
    """Pairs worth a question, the likeliest first, without those that were decided."""
    known = {organization.key: organization for organization in organizations}
    decided = {decision.pair for decision in decisions}
    compared = _Comparison(knowledge, known.values())
    items = []
    for first, second in sorted(_candidates(known.values(), compared.names)):
        if frozenset({first, second}) not in decided:
            likeness = compared.likeness(known[first], known[second])
            if likeness and likeness.score >= _LEAST:
                items.append(ReviewItem(known[first], known[second], likeness.score, likeness.reason))
    items += (item for each in known.values() for item in _doubts(each, compared.names, decided))
    return tuple(sorted(items, key=lambda item: (-item.score, item.first.key, item.second.key)))


def _doubts(organization: Organization, names: Names, decided: set[frozenset[str]]) -> Iterator[ReviewItem]:
    """Names under one identifier that are not alike: a body that was renamed, one that hosts another, or a slip."""
    code = next(iter(organization.identifiers), None)
    if code != organization.key:
        return
    for name in organization.names:
        mine, others = set(names.core(organization.label)), set(names.core(name))
        if not (mine <= others or others <= mine) and names.likeness(organization.label, name) is None:
            other = replace(organization, key=separate_key(name, code), label=name, names=(name,))
            if frozenset({organization.key, other.key}) not in decided:
                reason = f"both have the identifier {code}, but the names are not alike"
                yield ReviewItem(organization, other, 0.5, reason, are_one=True)


def separate_key(name: str, code: str) -> str:
    """The key of a body that has the identifier of another and is decided to be a different one."""
    return slug(name, code)


def _candidates(organizations: Iterable[Organization], names: Names) -> set[tuple[str, str]]:
    blocks: dict[str, set[str]] = defaultdict(set)
    for organization in organizations:
        for sign in _signs(organization, names):
            blocks[sign].add(organization.key)
    pairs: set[tuple[str, str]] = set()
    for keys in blocks.values():
        if 1 < len(keys) <= _WIDEST:
            pairs.update(combinations(sorted(keys), 2))
    return pairs


def _signs(organization: Organization, names: Names) -> Iterator[str]:
    for identifier in organization.identifiers:
        yield f"number {_bare_number(identifier)}"
    for name in organization.names:
        core = names.core(name)
        yield f"name {normalized(name)}"
        yield f"looks {unmasked(name)}"
        yield f"letters {''.join(words(name))}"
        yield f"core {' '.join(sorted(core))}"
        if len(core) > 2:
            yield f"initials {''.join(word[0] for word in core)}"
        elif name.strip().isupper():
            yield f"initials {''.join(words(name))}"
        yield from (f"begins {word[:4]} of {len(core)}" for word in core if len(word) >= 4)


def _bare_number(identifier: str) -> str:
    """An identifier without zeros that a spreadsheet drops at the start of the number."""
    prefix, _, number = identifier.rpartition("-")
    return f"{prefix}-{number.lstrip('0')}"


class _Comparison:
    """Compares organizations by their names, and by what speaks for or against it beside."""

    def __init__(self, knowledge: NameKnowledge, organizations: Iterable[Organization]) -> None:
        self.names = Names(knowledge.small_words, knowledge.body_kinds)
        known, registers = tuple(organizations), Registers(knowledge.registers)
        self._numbers = {organization.key: _numbers(organization, registers) for organization in known}
        self._bearers = Counter(
            name
            for organization in known
            if organization.identifiers
            for name in {normalized(name) for name in organization.names}
        )

    def likeness(self, first: Organization, second: Organization) -> Likeness | None:
        """How likely two organizations are one."""
        mine, others = self._numbers[first.key], self._numbers[second.key]
        if mine and others:
            return _by_numbers(mine, others, self._share_a_name(first, second))
        best = self._best(first, second)
        if best is None:
            return None
        if first.country and second.country and first.country != second.country:
            return Likeness(0.5, f"{best.reason}, the countries are not") if best.score == 1 else None
        if best.score < 1:
            return best
        reason = _what_else_differs(bool(mine or others), first.country == second.country)
        return Likeness(0.95, f"{best.reason}, {reason}")

    def _share_a_name(self, first: Organization, second: Organization) -> bool:
        shared = set(map(normalized, first.names)) & set(map(normalized, second.names))
        return any(self._bearers[name] <= _COMMON for name in shared)

    def _best(self, first: Organization, second: Organization) -> Likeness | None:
        """The likest of their names; a name that many registered bodies bear tells nothing."""
        best: Likeness | None = None
        labels = {normalized(first.label), normalized(second.label)}
        for one, other in product(first.names, second.names):
            alike = self.names.likeness(one, other)
            if alike is None or self._bearers[normalized(one)] > _COMMON:
                continue
            if best is None or alike.score > best.score:
                is_aside = {normalized(one), normalized(other)} != labels
                best = Likeness(
                    alike.score, f"{alike.reason} ({one} / {other})" if is_aside else alike.reason
                )
        return best


def _numbers(organization: Organization, registers: Registers) -> frozenset[str]:
    """The registered identifiers of an organization."""
    found = (registers.identify(code) for code in organization.identifiers)
    return frozenset(each.code for each in found if each and each.standing == "registered")


def _what_else_differs(is_registered: bool, is_of_one_country: bool) -> str:
    if is_registered:
        return "but only one bears a known identifier"
    return "but the identifiers are not" if is_of_one_country else "but the country of one is not known"


def _by_numbers(mine: frozenset[str], others: frozenset[str], share_a_name: bool) -> Likeness | None:
    """Two registered identifiers: worth a question only where there is a reason why one body should have both."""
    if {_bare_number(code) for code in mine} & {_bare_number(code) for code in others}:
        return Likeness(0.97, "the identifiers differ only in zeros at the start of the number")
    if not share_a_name:
        return None
    if {_register(code) for code in mine} & {_register(code) for code in others}:
        return Likeness(0.5, "one name has two numbers of one register: two bodies, or one registered anew")
    return Likeness(0.7, "the names are the same, the identifiers are of different registers")


def _register(code: str) -> str:
    return code.rpartition("-")[0]
