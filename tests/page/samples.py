"""Made-up grants as a dataset, of any size, so that the page can be tested without a reader.

The sentences are ours. Cues are planted in them, and every finding quotes what it planted.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal

from grantgraph.model import (
    Classification,
    Concept,
    Confidence,
    Evidence,
    Field,
    Finding,
    Grant,
    Individual,
    Listing,
    Money,
    Organization,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
    UndisclosedGrantee,
)
from grantgraph.namespaces import ACTIVITY, GG, THEME
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record

THEMES = {
    "human-rights": "human rights",
    "independent-media": "independent news",
    "rule-of-law": "rule of law",
    "elections": "fair elections",
    "youth": "young people",
    "labour-rights": "rights of workers",
    "freedom-of-assembly": "peaceful assembly",
    "civil-society": "civic groups",
    "transparency": "open budgets",
    "women": "women leaders",
}
ACTIVITIES = {
    "training": "will train",
    "monitoring": "will monitor",
    "legal-aid": "legal aid",
    "publishing": "will publish",
    "video": "produce videos",
    "advocacy": "will advocate",
    "research": "will research",
    "convening": "round tables",
    "small-grants": "small grants",
}


def concept(kind: str, key: str) -> Concept:
    """A theme or an activity of the samples."""
    base, prop = (THEME, GG.theme) if kind == "theme" else (ACTIVITY, GG.activity)
    return Concept(base + key, key.replace("-", " ").capitalize(), base, str(prop))


def finding(kind: str, key: str, words: str, text: str, *, field: Field = Field.DESCRIPTION) -> Finding:
    """A finding that quotes `words` where they first stand in the text."""
    start = text.index(words)
    confidence = Confidence.HIGH if len(words) > 11 else Confidence.LOW
    evidence = Evidence(field, words, start, start + len(words))
    return Finding(concept(kind, key), evidence, words, confidence)


def listing(name: str = "sample-listing.txt", **values: object) -> Listing:
    """The listing that the samples were read from."""
    known = {"title": "Sample listing 2021", "publisher": "Sample Endowment", "license": "CC BY 4.0"}
    return Listing(name, "ab" * 32, "listing", **{**known, **values})  # type: ignore[arg-type]


def record(number: int, themes: Iterable[str], activities: Iterable[str], **values: object) -> Record:
    """One grant whose description holds the cues of its themes and activities."""
    themes, activities = tuple(themes), tuple(activities)
    prefix = str(values.pop("prefix", ""))
    told = [THEMES[t] for t in themes] + [ACTIVITIES[a] for a in activities]
    text = (
        f"{prefix}Project {number} works for {', '.join(told)} in two regions and reports on it every month."
    )
    known: dict[str, object] = {
        "listing": listing(),
        "location": f"lines {number * 6 + 1}-{number * 6 + 5}",
        "titles": (Text(f"Project {number}"),),
        "descriptions": (Text(text),),
        "funders": (OrganizationMention("Sample Endowment"),),
        "year": PublishedDate("2021"),
        "countries": (Place("Kazakhstan", "KZ"),),
    }
    grant = Grant(**{**known, **values})  # type: ignore[arg-type]
    text = grant.description or ""
    findings = [finding("theme", t, THEMES[t], text) for t in themes]
    findings += [finding("activity", a, ACTIVITIES[a], text) for a in activities]
    return Record(grant, tuple(findings))


def dataset(records: Iterable[Record]) -> Dataset:
    """The records in RDF. Every mention of an organization is that organization."""
    records = list(records)
    mentions = {
        m
        for r in records
        for m in (*r.grant.funders, *r.grant.grantees)
        if isinstance(m, OrganizationMention)
    }
    found = {m: Organization(m.name.casefold().replace(" ", "-"), m.name) for m in mentions}
    return Dataset.of(Mapper(found).triples(records))


def records(count: int, grantees: int, *, seed: int = 5) -> list[Record]:
    """As many grants and about as many grantees as asked for; a few have most of the grants, as in life."""
    chance = random.Random(seed)
    return [_record(number, grantees, chance) for number in range(count)]


def _record(number: int, grantees: int, chance: random.Random) -> Record:
    name = number if number < grantees else min(int(chance.paretovariate(0.7)), grantees) - 1
    themes = chance.sample(list(THEMES), k=chance.choice((1, 1, 2)))
    activities = chance.sample(list(ACTIVITIES), k=chance.choice((1, 2)))
    known = chance.random() < 0.7
    return record(
        number,
        themes,
        activities,
        grantees=(OrganizationMention(f"Association of Region {name} for Public Life"),),
        money=Money(Decimal(chance.randrange(5, 90) * 1000), chance.choice(("USD", "EUR")))
        if known
        else None,
        year=PublishedDate(str(2018 + number % 5)),
    )


def small() -> list[Record]:
    """Twenty grants with everything a page must show: withheld names, persons, money, published classes."""
    made = records(14, 9)
    made.append(
        record(
            20,
            ["rule-of-law"],
            ["legal-aid"],
            grantees=(UndisclosedGrantee("withheld"),),
            focus="Rule of Law",
        )
    )
    made.append(record(21, ["rule-of-law"], ["training"], grantees=(UndisclosedGrantee(),)))
    made.append(record(22, ["youth"], ["video"], grantees=(Individual(),)))
    made.append(record(23, ["women"], [], grantees=(OrganizationMention("Rule of law"),), prefix="🙂𐐷 and "))
    published = Classification("15153", "DAC", "Media and free flow of information")
    one = record(24, ["elections"], ["monitoring"], grantees=(OrganizationMention("Observers’ Union"),))
    grant = one.grant.__class__(
        **{f: getattr(one.grant, f) for f in one.grant.__slots__} | {"classifications": (published,)}
    )
    made.append(Record(grant, one.findings, {published: concept("theme", "independent-media")}))
    made.append(record(25, [], [], grantees=(OrganizationMention("Quiet House"),)))
    return made
