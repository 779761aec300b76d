"""A labelled page beside a found one: grants paired by likeness, then each label right, too many or missed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from grantgraph.evaluation.found import FoundGrant, FoundLabel, FoundPage
from grantgraph.evaluation.gold import GoldGrant, GoldPage

KINDS = ("themes", "activities", "languages", "channels")
FIELDS = ("title", "description", "grantee", "focus", "amount", "currency")
FACTS = ("funder", "year", "country")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, too many, missed; sums up with `+`."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


@dataclass(frozen=True, slots=True)
class WrongLabel:
    """A label that a grant should not have or should have: where, which, and the words and rule it rests on."""

    page: str
    grant: str
    kind: str
    label: str
    fault: str
    found: FoundLabel = field(default_factory=FoundLabel)


@dataclass(slots=True)
class PageScore:
    """The figures of one page, or of several added up.

    `fields` and `facts` count what is exactly right; `labels` counts each id of each kind; `sure` only labels of
    high confidence; `main` the main themes.
    """

    grants: Tally = Tally()
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    facts: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    labels: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    sure: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    main: Tally = Tally()
    false_organizations: int = 0
    unbuilt: int = 0
    wrong: list[WrongLabel] = field(default_factory=list)

    def of_kind(self, kind: str) -> Tally:
        """All labels of a kind together (micro-averaged)."""
        return sum((tally for (of, _), tally in self.labels.items() if of == kind), Tally())


def score(gold: GoldPage, found: FoundPage | None, known: Mapping[str, frozenset[str]]) -> PageScore:
    """The figures of one page; `found` is None where nothing was built.

    `known` holds, by kind, the ids that the labels use at all: others are ignored.
    """
    page = PageScore(unbuilt=int(found is None))
    found = found or FoundPage()
    pairs = _pairs(gold.grants, found.grants)
    _score_organizations(gold, found, page)
    _score_facts(gold, found, page)
    strangers = [
        g for number, g in enumerate(found.grants) if number not in pairs.values() and not _is_cut(g, gold)
    ]
    page.grants = Tally(len(pairs), len(strangers), len(gold.grants) - len(pairs))
    for number, grant in enumerate(gold.grants):
        match = found.grants[pairs[number]] if number in pairs else None
        _score_labels(gold.name, grant, match, known, page)
        if match:
            _score_fields(grant, match, page)
    return page


def total(scores: Iterable[PageScore]) -> PageScore:
    """Several pages added up."""
    whole = PageScore()
    for page in scores:
        whole.grants += page.grants
        whole.main += page.main
        whole.false_organizations += page.false_organizations
        whole.unbuilt += page.unbuilt
        whole.wrong += page.wrong
        for mine, theirs in ((whole.fields, page.fields), (whole.facts, page.facts), (whole.sure, page.sure)):
            for key, tally in theirs.items():
                mine[key] += tally
        for label, tally in page.labels.items():
            whole.labels[label] += tally
    return whole


def _pairs(gold: Sequence[GoldGrant], found: Sequence[FoundGrant]) -> dict[int, int]:
    """Each labelled grant with the found one that is most like it, the likest pairs first."""
    wanted = [_words(g.title, g.grantee, g.description) for g in gold]
    given = [_words(g.title, *g.grantees, g.description) for g in found]
    likeness = sorted(
        ((len(a & b) / max(1, len(a | b)), i, j) for i, a in enumerate(wanted) for j, b in enumerate(given)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for alike, i, j in likeness:
        if alike >= _ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _words(*texts: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", " ".join(texts).lower()))


def _is_cut(grant: FoundGrant, gold: GoldPage) -> bool:
    return any(
        text and text[:60] in gold.partial for text in (grant.title, grant.description, *grant.grantees)
    )


def _score_organizations(gold: GoldPage, found: FoundPage, page: PageScore) -> None:
    known = {gold.facts["funder"] or ""} | {grant.grantee for grant in gold.grants if grant.grantee}
    for names in found.organizations:
        if not names & known and not any(name in gold.partial for name in names):
            page.false_organizations += 1


def _score_facts(gold: GoldPage, found: FoundPage, page: PageScore) -> None:
    for fact in FACTS:
        wanted = (gold.facts[fact] or "").lower()
        if not wanted:
            continue
        given = {text.lower() for text in found.facts.get(fact, ())}
        is_right = wanted in given or (fact == "country" and any(text and text in wanted for text in given))
        page.facts[fact] += Tally(right=int(is_right), missed=int(not is_right))


def _score_fields(gold: GoldGrant, found: FoundGrant, page: PageScore) -> None:
    right = {
        "title": gold.title == found.title,
        "description": gold.description == found.description,
        "grantee": ([gold.grantee] if gold.grantee else []) == found.grantees,
        "focus": gold.focus == found.focus,
        "amount": gold.amount == found.amount,
        "currency": gold.currency == found.currency,
    }
    for name, is_right in right.items():
        page.fields[name] += Tally(right=int(is_right), missed=int(not is_right))
    if not gold.grantee and found.grantees:
        page.false_organizations += 1


def _score_labels(
    name: str, gold: GoldGrant, found: FoundGrant | None, known: Mapping[str, frozenset[str]], page: PageScore
) -> None:
    title = gold.title or gold.grantee or gold.description[:60]
    for kind in KINDS:
        wanted = set(gold.labels[kind])
        given = {
            key: label for key, label in (found.labels[kind] if found else {}).items() if key in known[kind]
        }
        for key in sorted(wanted | given.keys()):
            fault = "" if key in wanted and key in given else "missed" if key in wanted else "too many"
            page.labels[kind, key] += Tally(not fault, fault == "too many", fault == "missed")
            label = given.get(key, FoundLabel())
            if label.confidence == "high":
                page.sure[kind] += Tally(right=int(not fault), extra=int(bool(fault)))
            if fault:
                page.wrong.append(WrongLabel(name, title, kind, key, fault, label))
    if found and gold.labels["themes"]:
        is_right = found.main_theme == gold.labels["themes"][0]
        page.main += Tally(right=int(is_right), missed=int(not is_right))
