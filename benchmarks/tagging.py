"""How fast grants are tagged, beside spaCy's PhraseMatcher for the step of matching.

    uv run --group bench python benchmarks/tagging.py [GRANTS]

Prints grants per second of CPU time, the median of five interleaved runs. Both matchers look for the same phrases in
the same texts; ours finds inflected forms too, so the hits are compared on the forms as written, and must be equal.
Without spaCy only our own figures are printed.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from grantgraph.enrich.matching import Matcher
from grantgraph.enrich.patterns import parse
from grantgraph.enrich.tagging import Tagger
from grantgraph.enrich.wording import read
from grantgraph.model import Concept, Grant, Listing, Text
from grantgraph.vocabulary.concepts import load_concepts

_LISTING = Listing("benchmark.txt", "ab" * 32, "listing")
_RUNS = 5
_FILLER = [
    "the",
    "organization",
    "will",
    "also",
    "and",
    "with",
    "of",
    "in",
    "for",
    "new",
    "this",
    "year",
    "its",
]


def main(count: int) -> None:
    """All figures for this many made-up grants."""
    concepts = load_concepts()
    texts = _texts(count, concepts)
    words = statistics.mean(len(text.split()) for text in texts)
    print(f"{count} grants of {words:.0f} words, {sum(len(c.cues) for c in concepts)} cues, {_RUNS} runs")
    _tell_tagging(concepts, texts)
    _tell_matching(_phrases(concepts), texts)


def _tell_tagging(concepts: Sequence[Concept], texts: Sequence[str]) -> None:
    tagger = Tagger(concepts)
    grants = [Grant(_LISTING, str(n), descriptions=(Text(text),)) for n, text in enumerate(texts)]

    def tag(some: Sequence[Grant]) -> int:
        return sum(len(list(tagger.find(grant))) for grant in some)

    tag(grants[:200])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [seconds] = _medians([lambda: tag(grants)])
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"tagging as a whole: {len(grants) / seconds:,.0f} grants a CPU second; peak memory grew {grown / 1024:.1f} MB"
    )
    long = [
        Grant(_LISTING, "1", descriptions=(Text(" ".join(texts[:size])),)) for size in (50, 100, 200, 400)
    ]
    times = [_medians([lambda grant=grant: tag([grant])])[0] * 1000 for grant in long]  # type: ignore[misc]
    print("one text, doubled three times: " + ", ".join(f"{each:.1f}" for each in times) + " ms")


def _tell_matching(phrases: Sequence[str], texts: Sequence[str]) -> None:
    matcher = Matcher([parse(phrase) for phrase in phrases])
    readings = [read(text) for text in texts]

    def match() -> int:
        return sum(len(matcher.find(reading)) for reading in readings)

    def read_and_match() -> int:
        return sum(len(matcher.find(read(text))) for text in texts)

    try:
        import spacy  # noqa: PLC0415  (the figures of our own do without it)
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415
    except ImportError:
        [ours] = _medians([match])
        print(
            f"matching {len(phrases)} phrases: {len(texts) / ours:,.0f} texts a CPU second; spaCy is not installed"
        )
        return
    language = spacy.blank("en")
    theirs = PhraseMatcher(language.vocab, attr="LOWER")
    for phrase in phrases:
        theirs.add(phrase, [language.make_doc(phrase)])
    docs = [language.make_doc(text) for text in texts]
    _require_equal_hits(
        matcher,
        phrases,
        texts,
        [{(d[a:b].start_char, d[a:b].end_char) for _, a, b in theirs(d)} for d in docs],
    )
    ours, spacys, ours_whole, spacys_whole = _medians([
        match,
        lambda: sum(len(theirs(doc)) for doc in docs),
        read_and_match,
        lambda: sum(len(theirs(language.make_doc(text))) for text in texts),
    ])  # fmt: skip
    for name, mine, other in (("matching", ours, spacys), ("reading and matching", ours_whole, spacys_whole)):
        print(
            f"{name} {len(phrases)} phrases: {len(texts) / mine:,.0f} texts a CPU second, "
            f"spaCy {spacy.__version__} {len(texts) / other:,.0f}: {other / mine:.2f} times as fast"
        )


def _require_equal_hits(
    matcher: Matcher, phrases: Sequence[str], texts: Sequence[str], theirs: Sequence[set[tuple[int, int]]]
) -> None:
    inflected = 0
    for text, expected in zip(texts, theirs, strict=True):
        wording, found = read(text), set()
        for first, last, number in matcher.find(wording):
            start, end = wording.place(first, last)
            if text[start:end].lower() == phrases[number]:
                found.add((start, end))
            else:
                inflected += 1
        if found != expected:
            raise SystemExit(f"the matchers differ on {text!r}: {sorted(found ^ expected)}")
    print(f"equal hits on forms as written: {sum(map(len, theirs)):,}; ours alone, inflected: {inflected:,}")


def _medians(tasks: Sequence[Callable[[], int]]) -> list[float]:
    """Median CPU seconds of each task, the tasks taking turns."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(_RUNS):
        for task, spent in zip(tasks, times, strict=True):
            start = time.process_time()
            task()
            spent.append(time.process_time() - start)
    return [statistics.median(spent) for spent in times]


def _phrases(concepts: Sequence[Concept]) -> list[str]:
    """The plain cues: words of letters only, each phrase once.

    None ends in a single letter, which spaCy takes for an initial together with the full stop behind it.
    """
    cues = {cue.pattern for concept in concepts for cue in concept.cues}
    plain = (cue for cue in cues if all(word.isalpha() and word.isascii() for word in cue.split()))
    return sorted(cue for cue in plain if len(cue.split()[-1]) > 1)


def _texts(count: int, concepts: Sequence[Concept]) -> list[str]:
    """Made-up descriptions of about 70 words: plain cues among words that are none."""
    draw = random.Random(7)
    phrases = _phrases(concepts)
    return [_text(draw, phrases) for _ in range(count)]


def _text(draw: random.Random, phrases: Sequence[str]) -> str:
    sentences = []
    for _ in range(4):
        parts = [draw.choice(phrases) if draw.random() < 0.25 else draw.choice(_FILLER) for _ in range(14)]
        sentences.append(" ".join(parts).capitalize() + ".")
    return " ".join(sentences)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
