"""How long a graph of made-up grants takes to validate and to question: compiled shapes against pySHACL.

    python benchmarks/validation.py [GRANTS]

Prints seconds of CPU time, the median of five runs (pySHACL: of one), on a valid graph and on one with faults, and
whether both find the same.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

import pyoxigraph as ox
import rdflib

from grantgraph.enrich.tagging import Tagger
from grantgraph.model import (
    Grant,
    Listing,
    Money,
    Organization,
    OrganizationMention,
    Place,
    PublishedDate,
    Text,
    UndisclosedGrantee,
)
from grantgraph.namespaces import GG
from grantgraph.questions import load_questions
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.mapping import Mapper, Record
from grantgraph.resources import ontology_file
from grantgraph.validation import find_violations, shape_violations
from grantgraph.validation.reference import shape_results
from grantgraph.vocabulary.concepts import load_concepts

_SENTENCES = (
    "To promote human rights. The group will document cases of abuse and give legal aid to detained activists.",
    "To strengthen independent media. The outlet will publish investigative articles and train young journalists.",
    "To defend freedom of assembly. Lawyers will represent protesters in court.",
    "To support free elections. Volunteers will observe the vote and inform voters about their rights.",
    "To engage youth in public life. The centre will hold debates and give small grants to student initiatives.",
    "To fight corruption. The network will monitor public procurement and advocate for open budgets.",
    "To raise awareness of women's rights. The organization will run a campaign and produce a podcast.",
)
_FUNDERS = [OrganizationMention(f"Foundation {n}", f"XI-TEST-F{n}") for n in range(12)]


def grants(number: int) -> Iterator[Grant]:
    """Grants of a few funders to many grantees, one in ten undisclosed, half with an amount."""
    choose = random.Random(7)
    listing = Listing("made-up.csv", "0" * 64, "table", issued=PublishedDate("2020"))
    bodies = [OrganizationMention(f"Organization {n}", f"XI-TEST-{n}") for n in range(number // 3 + 1)]
    for n in range(number):
        grantee = UndisclosedGrantee("withheld") if choose.random() < 0.1 else choose.choice(bodies)
        money = Money(Decimal(choose.randrange(1000, 90000)), choose.choice(["USD", "EUR"]))
        yield Grant(
            listing=listing,
            location=f"row {n + 2}",
            titles=(Text(f"Grant number {n}"),),
            descriptions=(Text(" ".join(choose.sample(_SENTENCES, 2))),),
            identifier=f"G-{n}",
            funders=(choose.choice(_FUNDERS),),
            grantees=(grantee,),
            money=money if choose.random() < 0.5 else None,
            year=PublishedDate(str(choose.randrange(2012, 2024))),
            countries=(Place(*choose.choice([("Kenya", "KE"), ("Peru", "PE"), ("Georgia", "GE")])),),
        )


def made_up(number: int) -> Dataset:
    """A dataset of so many grants, tagged and mapped as a build does it."""
    tagger, all_grants = Tagger(load_concepts()), list(grants(number))
    mentions = {body for grant in all_grants for body in (*grant.funders, *grant.grantees)}
    bodies = {
        body: Organization(str(body.identifier), body.name, identifiers=(str(body.identifier),))
        for body in mentions
        if isinstance(body, OrganizationMention)
    }
    records = (Record(grant, tuple(tagger.find(grant))) for grant in all_grants)
    return Dataset.of(Mapper(bodies).triples(records))


def with_faults(dataset: Dataset) -> Dataset:
    """The same with faults: every seventh grant loses its place, every ninth finding its grant."""
    drop = {(str(GG.location), 7), (str(GG.grant), 9)}
    seen: dict[str, int] = {}
    kept: list[ox.Triple] = []
    for triple in sorted(dataset.triples(), key=str):
        predicate = triple.predicate.value
        seen[predicate] = seen.get(predicate, 0) + 1
        if not any(predicate == name and seen[predicate] % step == 0 for name, step in drop):
            kept.append(triple)
    return Dataset.of(kept)


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Median seconds of CPU time."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def compare(name: str, dataset: Dataset) -> None:
    """Print how long both validators take, and whether they say the same."""
    shapes, graph = rdflib.Graph().parse(ontology_file("shapes.ttl")), dataset.graph()
    compiled = seconds(lambda: list(shape_violations(dataset)))
    reference = seconds(lambda: list(shape_results(graph, shapes)), runs=1)
    ours = {(v.node, v.rule, v.value) for v in shape_violations(dataset)}
    theirs = {(v.node, v.rule, v.value) for v in shape_results(graph, shapes)}
    print(
        f"{name}: compiled {compiled:.2f} s, pySHACL {reference:.2f} s, {reference / compiled:.0f} times as long; ",
        end="",
    )
    print(f"{len(ours):,} and {len(theirs):,} results, the same: {ours == theirs}")


def main(number: int) -> None:
    """Print the figures."""
    dataset = made_up(number)
    print(f"{number:,} grants, {len(dataset):,} triples")
    list(shape_violations(Dataset()))  # the shapes are compiled once
    compare("valid ", dataset)
    compare("faulty", with_faults(dataset))
    print(f"all that a build checks: {seconds(lambda: find_violations(dataset)):.2f} s")
    for question in load_questions().values():
        print(f"{question.name:32} {seconds(lambda q=question: q.answer(dataset), runs=3):7.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
