"""The same grant at several places: grants in, each once out, with a problem wherever places disagree.

Grants are the same where publisher and the publisher's id are. What one place tells and another does not is put
together. Where two places tell different amounts or dates, neither is stated: both stay as claims with their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from grantgraph.model import (
    Claim,
    Grant,
    Listing,
    Money,
    Origin,
    Problem,
    PublishedDate,
    Text,
    UndisclosedGrantee,
)

Disputes = dict[str, list[tuple[Any, Grant]]]

_SINGLE = {
    "money": "amount",
    "award_date": "awardDate",
    "start_date": "startDate",
    "end_date": "endDate",
    "duration": "duration",
    "focus": "programFocus",
    "is_supplement": "isSupplement",
}
_TEXTS = {"titles": "title", "descriptions": "description"}
_LISTS = ("funders", "countries", "places", "classifications", "transactions", "regrouped")
_PLACE = ("listing", "location", "claims", "also")
_TOLD_PLACES = 5


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Each grant once, in the order in which it first came, and what was found on the way."""

    grants: tuple[Grant, ...]
    problems: tuple[Problem, ...]


def reconcile(grants: Iterable[Grant]) -> Reconciled:
    """Put together what stands at several places. Grants without an id of their publisher stay as they are."""
    groups: dict[Any, list[Grant]] = {}
    for number, grant in enumerate(grants):
        groups.setdefault(key_of(grant) or number, []).append(grant)
    problems: list[Problem] = []
    single = tuple(_united(group, problems) for group in groups.values())
    return Reconciled(single, (*problems, *_same_elsewhere(groups.values()), *_shared_ids(single)))


def key_of(grant: Grant) -> tuple[str, str] | None:
    """The publisher and its id; None without an id. The publisher is the listing's, or else the first funder."""
    if not grant.identifier:
        return None
    publisher = grant.listing.publisher or (grant.funders[0].name if grant.funders else "")
    return " ".join(publisher.casefold().split()), grant.identifier


def _united(group: list[Grant], problems: list[Problem]) -> Grant:
    first, *others = group
    if not others:
        return first
    also = tuple(Origin(other.listing, other.location) for other in others)
    if _are_equal(group):
        if here := [other for other in others if other.listing == first.listing]:
            problems.append(_problem(first, f"{_again(first, here)}; counted once"))
        return replace(first, also=also)
    disputes = _disputes(group)
    problems.append(_problem(first, f"{_again(first, others)}{_told(disputes)}"))
    return replace(first, **_agreed(group), claims=tuple(_claims(disputes, first)), also=also)


def _disputes(group: Sequence[Grant]) -> Disputes:
    """The properties for which places tell different values, each value with its grant."""
    found: Disputes = {}
    for name, term in (_SINGLE | _TEXTS).items():
        told = [(value, grant) for grant in group if (value := getattr(grant, name)) not in (None, ())]
        if len({value for value, _ in told}) > 1:
            found[term] = told
    return found


def _agreed(group: Sequence[Grant]) -> dict[str, Any]:
    """What is not in dispute: single values that all places share or leave out, and all members of lists."""
    agreed: dict[str, Any] = {name: _joined(group, name) for name in (*_LISTS, *_TEXTS)}
    for name in (*_SINGLE, "year"):
        values = {value for grant in group if (value := getattr(grant, name)) is not None}
        agreed[name] = values.pop() if len(values) == 1 else None
    return agreed | {"grantees": _grantees(group)}


def _claims(disputes: Disputes, first: Grant) -> Iterator[Claim]:
    for term, told in disputes.items():
        for value, grant in told:
            listing = None if grant.listing == first.listing else grant.listing
            yield Claim(term, _shown(value), grant.location, listing)


def _told(disputes: Disputes) -> str:
    if not disputes:
        return "; the rows were put together"
    values = {term: dict.fromkeys(_shown(value) for value, _ in told) for term, told in disputes.items()}
    named = " and ".join(f"{term} ({'; '.join([*shown][:_TOLD_PLACES])})" for term, shown in values.items())
    return f" with another {named}; all are kept as claims"


def _are_equal(group: Sequence[Grant]) -> bool:
    return all(_content(other) == _content(group[0]) for other in group[1:])


def _content(grant: Grant) -> tuple[Any, ...]:
    return tuple(getattr(grant, field.name) for field in fields(grant) if field.name not in _PLACE)


def _joined(group: Sequence[Grant], name: str) -> tuple[Any, ...]:
    """All values in order, each once; those of transactions that come several times within one place stay several."""
    joined: list[Any] = []
    for grant in group:
        values = getattr(grant, name)
        joined += values if name == "transactions" else [value for value in values if value not in joined]
    return tuple(joined)


def _grantees(group: Sequence[Grant]) -> tuple[Any, ...]:
    """All grantees; that one place leaves them unstated means nothing where another states them.

    Where a place withholds a name, no other place gives it away: its publisher may have taken it back.
    """
    for grant in group:
        if UndisclosedGrantee("withheld") in grant.grantees:
            return grant.grantees
    everyone = dict.fromkeys(grantee for grant in group for grantee in grant.grantees)
    stated = [g for g in everyone if g != UndisclosedGrantee("not stated")]
    return tuple(stated or everyone)


def _shown(value: Any) -> str:
    match value:
        case Money():
            return f"{value.amount:f} {value.currency}"
        case PublishedDate():
            return value.value
        case bool():
            return "true" if value else "false"
        case (Text(), *_):
            return " / ".join(text.value for text in value)
        case _:
            return str(value)


def _again(first: Grant, others: Sequence[Grant]) -> str:
    told = [o.location if o.listing == first.listing else f"{o.listing.name} {o.location}" for o in others]
    more = f" and {len(told) - _TOLD_PLACES} more" if len(told) > _TOLD_PLACES else ""
    return f"{first.identifier} stands again at {', '.join(told[:_TOLD_PLACES])}{more}"


def _problem(grant: Grant, reason: str) -> Problem:
    return Problem(grant.listing.name, grant.location, reason)


def _same_elsewhere(groups: Iterable[list[Grant]]) -> Iterator[Problem]:
    """For each pair of listings how many grants both have, told once."""
    counts: dict[tuple[Listing, Listing], tuple[int, Grant]] = {}
    for group in groups:
        first = group[0]
        for other in group[1:] if _are_equal(group) else ():
            if other.listing != first.listing:
                times, place = counts.get((first.listing, other.listing), (0, other))
                counts[first.listing, other.listing] = (times + 1, place)
    for (listing, _), (times, place) in counts.items():
        grants = "1 grant stands" if times == 1 else f"{times} grants stand"
        yield _problem(place, f"{grants} in {listing.name} too; each is counted once")


def _shared_ids(grants: Iterable[Grant]) -> Iterator[Problem]:
    """Ids that two publishers use: two grants, and a sign that one of them has a wrong prefix."""
    owners: dict[str, tuple[str, Grant]] = {}
    for grant in grants:
        if key := key_of(grant):
            publisher, first = owners.setdefault(key[1], (key[0], grant))
            if publisher != key[0]:
                where = f"{first.listing.name} {first.location}"
                yield _problem(
                    grant, f"{grant.identifier} is also another publisher's, at {where}; they stay two grants"
                )
