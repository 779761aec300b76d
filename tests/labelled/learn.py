"""Learns which words go with which themes and activities, and writes the tables of `ontology/associations/`.

    uv run --group learn python tests/labelled/learn.py

Texts: the labelled grants beside this file that are not held back, and that half of the labelled listings beside the
checkout that may be read. A word counts if two texts at least have it in small letters within a sentence: names of
places, peoples and bodies are not to speak for anything. Each concept has a logistic regression (scikit-learn) over the
words of a text, weighed by how rare they are (inverse document frequency).

Then prints what `enrich/judging.py` holds: how far to trust the weight of signs and the company of words. That is
another logistic regression, over texts with which no cue was written (`weighing.jsonl`), each judged by a table that
was learned without it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from gold_halves import GOLD, halves  # noqa: E402
from grantgraph.enrich.company import root  # noqa: E402
from grantgraph.enrich.judging import Standing, standings  # noqa: E402
from grantgraph.enrich.tagging import Tagger  # noqa: E402
from grantgraph.enrich.weighing import Candidate  # noqa: E402
from grantgraph.enrich.wording import SENTENCE_END, fold, read  # noqa: E402
from grantgraph.model import Grant, Listing, Text  # noqa: E402
from grantgraph.vocabulary.associations import USUAL  # noqa: E402
from grantgraph.vocabulary.concepts import load_concepts  # noqa: E402

TABLES = HERE.parents[1] / "ontology" / "associations"
SCHEMES = {"theme": "themes", "activity": "activities"}
LISTING = Listing("labelled", "ab" * 32, "listing")
FREEDOM = 3.0  # how large weights may grow: the inverse strength of regularization
PARTS = 5
# A word within a sentence, where a capital would mean a name.
WITHIN = re.compile(r"(?<=[a-z,] )[^\W\d_]+(?:['’][^\W\d_]+)*")
ABOUT = """\
# How much a word in a grant speaks for a concept, or against it, as log-odds: what several words say is their sum,
# divided as `enrich/company.py` has it. (usual): what is said before any word is read. Learned from labelled grants by
# tests/labelled/learn.py. Made for this project, free to use under the licence of the ontology.
"""


@dataclass(frozen=True)
class Row:
    """A labelled grant with its words, as keys."""

    grant: Grant
    words: frozenset[str]
    labels: frozenset[str]


@dataclass(frozen=True)
class Texts:
    """Grants from which cues were learned, fresh ones, and the words of both that may speak."""

    known: Sequence[Row]
    fresh: Sequence[Row]

    @cached_property
    def words(self) -> Mapping[str, str]:
        return telling_words([*self.known, *self.fresh])


def main() -> None:
    """Both tables, and the numbers for judging."""
    texts = Texts([*rows(lines("read")), *rows(gold())], list(rows(lines("weighing"))))
    tagger = Tagger(load_concepts())
    for scheme, kind in SCHEMES.items():
        concepts = sorted({label for line in lines("read") for label in line[kind]})
        iri = f"https://w3id.org/grantgraph/{scheme}"
        signs, agreed = judged(
            lambda row, iri=iri: tagger.candidates(row.grant).get(iri, ()), concepts, texts
        )
        trust = LogisticRegression(max_iter=1500).fit(signs, agreed)
        *standing, company = trust.coef_[0]
        told = dict(zip((*Standing._fields, "constant"), (*standing, *trust.intercept_), strict=True))
        print(scheme, *(f"{name} {value:.2f}" for name, value in told.items()))
        write(scheme, Learned(concepts, texts.words, [*texts.known, *texts.fresh]), company)


def lines(part: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / "texts" / f"{part}.jsonl").read_text("utf-8").splitlines()]


def gold() -> Iterator[dict]:
    """The grants of the listings that may be read."""
    if not GOLD.exists():
        raise SystemExit(f"{GOLD} is missing: half of its listings are learned from")
    for slug in halves()[0]:
        yield from json.loads((GOLD / "labels" / f"{slug}.json").read_text("utf-8"))["grants"]


def rows(labelled: Iterable[dict]) -> Iterator[Row]:
    for line in labelled:
        title, description = (
            (Text(" ".join(line[part].split())),) if line[part] else () for part in ("title", "description")
        )
        words = {word for text in (*title, *description) for word in read(text.value).keys.split()}
        labels = frozenset((*line["themes"], *line["activities"]))
        yield Row(Grant(LISTING, "", title, description), frozenset(words - {SENTENCE_END}), labels)


def telling_words(labelled: Sequence[Row]) -> dict[str, str]:
    """The words that may speak, key and usual form: in small letters within sentences of two texts, and mostly so."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    texts: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(labelled):
        for text in row.grant.descriptions:
            for word in WITHIN.findall(text.value):
                forms[fold(word)][word] += 1
                if word.islower():
                    texts[fold(word)].add(number)
    return {
        key: usual_form(forms[key]) for key in sorted(texts) if len(texts[key]) > 1 and is_small(forms[key])
    }


def is_small(forms: Counter[str]) -> bool:
    return 2 * sum(count for form, count in forms.items() if form.islower()) >= forms.total()


def usual_form(forms: Counter[str]) -> str:
    return min((form for form in forms if form.islower()), key=lambda form: (-forms[form], form))


class Learned:
    """What words say of concepts: `weights` has a row for each word and a column for each concept."""

    def __init__(self, concepts: Sequence[str], words: Mapping[str, str], labelled: Sequence[Row]) -> None:
        self.concepts, self.words = concepts, words
        self.numbers = {word: number for number, word in enumerate(words)}
        found = self.matrix(labelled)
        rarity = np.log((1 + len(labelled)) / (1 + np.asarray((found > 0).sum(axis=0)).ravel())) + 1
        models = [
            LogisticRegression(C=FREEDOM, max_iter=1500).fit(
                found @ diags(rarity), [concept in row.labels for row in labelled]
            )
            for concept in concepts
        ]
        self.weights = np.array([model.coef_[0] * rarity for model in models]).T
        self.usual = np.array([model.intercept_[0] for model in models])

    def say(self, labelled: Sequence[Row]) -> np.ndarray:
        """The company of each concept (columns) in each row."""
        return self.matrix(labelled) @ self.weights + self.usual

    def matrix(self, labelled: Sequence[Row]) -> csr_matrix:
        """Which words each row has, divided so that a row with many does not shout."""
        known = [row.words & self.numbers.keys() for row in labelled]
        cells = [
            (number, self.numbers[word], 1 / root(len(words)))
            for number, words in enumerate(known)
            for word in words
        ]
        at, of, value = zip(*cells, strict=True)
        return csr_matrix((value, (at, of)), shape=(len(labelled), len(self.words)))


def judged(
    candidates: Callable[[Row], Sequence[Candidate]], concepts: Sequence[str], texts: Texts
) -> tuple[list[tuple[float, ...]], list[bool]]:
    """Standing and company of each candidate in fresh texts, and whether the label agrees."""
    signs, agreed = [], []
    for part in range(PARTS):
        others = [row for number, row in enumerate(texts.fresh) if number % PARTS != part]
        some = texts.fresh[part::PARTS]
        said = Learned(concepts, texts.words, [*texts.known, *others]).say(some)
        for row, companies in zip(some, said, strict=True):
            if thinkable := candidates(row):
                for each, standing in zip(thinkable, standings(thinkable), strict=True):
                    if each.concept.id in concepts:
                        signs.append((*standing, companies[concepts.index(each.concept.id)]))
                        agreed.append(each.concept.id in row.labels)
    return signs, agreed


def write(scheme: str, learned: Learned, trust: float) -> None:
    """The table of a scheme, its weights as large as they are to be trusted beside signs."""
    with (TABLES / f"{scheme}.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write(ABOUT)
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["word", *learned.concepts])
        table.writerow([USUAL, *(f"{value * trust:.2f}" for value in learned.usual)])
        for word, weights in sorted(
            zip(learned.words.values(), learned.weights * trust, strict=True), key=lambda row: row[0]
        ):
            table.writerow([word, *map(short, weights)])


def short(weight: float) -> str:
    shown = f"{weight:.1f}"
    return "" if shown in {"0.0", "-0.0"} else shown


if __name__ == "__main__":
    main()
