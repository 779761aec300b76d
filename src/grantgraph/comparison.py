"""Two graphs, what is between them: grants that are new, removed, or told otherwise.

Only what publishers said is compared, not what we found in it. A grant is the same where its IRI is. One without an id
of its publisher has an IRI made of its words: it is also known again by title and grantee, or by title and description.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from grantgraph.rdf.answers import Term
from grantgraph.rdf.dataset import Dataset

_TOLD = {
    "title": "dcterms:title",
    "description": "dcterms:description",
    "identifier": "dcterms:identifier",
    "funder": "gg:funder/skos:prefLabel",
    "grantee": "gg:grantee/(skos:prefLabel|rdfs:label)",
    "amount": "gg:amount",
    "currency": "gg:currency",
    "award date": "gg:awardDate",
    "start date": "gg:startDate",
    "end date": "gg:endDate",
    "duration": "gg:duration",
    "year": "gg:year",
    "country": "gg:country/rdfs:label",
    "place": "gg:place/rdfs:label",
    "programme": "gg:programFocus",
}

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is published of one grant: values by property, sorted."""

    iri: str
    values: Mapping[str, Values] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """A title for people; where there is none, the grantee, and at last the IRI."""
        return self.values.get("title", (self.grantee or self.iri,))[0]

    @property
    def grantee(self) -> str:
        """All grantees."""
        return ", ".join(self.values.get("grantee", ()))


@dataclass(frozen=True, slots=True)
class Change:
    """One property of a grant that is told otherwise; no values on a side where it is not told at all."""

    property: str
    before: Values
    after: Values


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is between an older and a newer graph, each part sorted by title."""

    new: tuple[Told, ...]
    removed: tuple[Told, ...]
    changed: tuple[tuple[Told, tuple[Change, ...]], ...]
    same: int


def compare(old: Dataset, new: Dataset) -> Comparison:
    """The difference of two graphs."""
    before, after = read_told(old), read_told(new)
    pairs = [(before[iri], after[iri]) for iri in sorted(before.keys() & after.keys())]
    gone = [before[iri] for iri in sorted(before.keys() - after.keys())]
    come = [after[iri] for iri in sorted(after.keys() - before.keys())]
    moved = _moved(gone, come)
    pairs += moved
    paired = {told.iri for pair in moved for told in pair}
    changes = [(newer, _changes(older, newer)) for older, newer in pairs]
    return Comparison(
        new=_sorted(told for told in come if told.iri not in paired),
        removed=_sorted(told for told in gone if told.iri not in paired),
        changed=tuple(
            sorted(((told, found) for told, found in changes if found), key=lambda each: each[0].title)
        ),
        same=sum(not found for _, found in changes),
    )


def read_told(dataset: Dataset) -> dict[str, Told]:
    """What is published of each grant of a graph, by IRI."""
    values: dict[str, dict[str, list[str]]] = {
        _plain(row["grant"]): {} for row in dataset.select("SELECT ?grant { ?grant a gg:Grant }")
    }
    for name, path in _TOLD.items():
        for row in dataset.select(f"SELECT ?grant ?value {{ ?grant a gg:Grant ; {path} ?value }}"):
            values[_plain(row["grant"])].setdefault(name, []).append(_plain(row["value"]))
    return {
        iri: Told(iri, {name: tuple(sorted(found)) for name, found in told.items()})
        for iri, told in values.items()
    }


def _moved(gone: Iterable[Told], come: Iterable[Told]) -> list[tuple[Told, Told]]:
    """Grants without an id whose words changed: pairs that share a title and what else tells them apart."""
    pairs: list[tuple[Told, Told]] = []
    for other in ("grantee", "description"):
        paired = {told.iri for pair in pairs for told in pair}
        left = _by_words((told for told in gone if told.iri not in paired), other)
        right = _by_words((told for told in come if told.iri not in paired), other)
        pairs += [
            (left[key][0], right[key][0])
            for key in sorted(left.keys() & right.keys())
            if len(left[key]) == len(right[key]) == 1
        ]
    return pairs


def _by_words(grants: Iterable[Told], other: str) -> dict[tuple[Values, Values], list[Told]]:
    found: dict[tuple[Values, Values], list[Told]] = defaultdict(list)
    for told in grants:
        if "identifier" not in told.values and told.values.get("title") and told.values.get(other):
            found[told.values["title"], told.values[other]].append(told)
    return found


def _changes(older: Told, newer: Told) -> tuple[Change, ...]:
    both = ((name, older.values.get(name, ()), newer.values.get(name, ())) for name in _TOLD)
    return tuple(Change(name, before, after) for name, before, after in both if before != after)


def _sorted(grants: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(grants, key=lambda told: (told.title, told.iri)))


def _plain(term: Term) -> str:
    return term.value if hasattr(term, "value") else str(term)
