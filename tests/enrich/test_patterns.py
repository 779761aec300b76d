"""The pattern language of cues, by example."""

import time

import pytest

from grantgraph.enrich.matching import Matcher
from grantgraph.enrich.patterns import PatternError, parse
from grantgraph.enrich.wording import read


def quotes(pattern: str, text: str) -> list[str]:
    """The words of a text that a pattern matches."""
    wording = read(text)
    return [
        text[slice(*wording.place(start, end))] for start, end, _ in Matcher([parse(pattern)]).find(wording)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("trade union", "Trade unions and a trade-union school.", ["Trade unions", "trade-union"]),
        ("trade union", "They trade. Unions protest.", []),
        ("=meetings", "Two meetings; one meeting met.", ["meetings"]),
        ("=PVT", "The PVT and a pvt.", ["PVT"]),
        ("democrati*", "Democratic ideas, democratization.", ["Democratic", "democratization"]),
        ("harass*", "Harassment; they were harassed.", ["Harassment", "harassed"]),
        ("poll*", "Polls, pollsters and policy.", ["Polls", "pollsters"]),
        (
            "(treat* of wounds|bandage)",
            "Treatment of wounds; bandages.",
            ["Treatment of wounds", "bandages"],
        ),
        ("(legal|free) (aid|advice)", "Free legal aid and legal advice.", ["legal aid", "legal advice"]),
        (
            "legal (aid|) office",
            "The legal office, a legal aid office.",
            ["legal office", "legal aid office"],
        ),
        ("train ..2 judge", "It trains twelve young judges.", ["trains twelve young judges"]),
        ("train ..1 judge", "It trains twelve young judges.", []),
        ("train ..9 judge", "It trains clerks. The judges watch.", []),
        (
            "train ..9 judge",
            "It trains clerks, bailiffs, and judges.",
            ["trains clerks, bailiffs, and judges"],
        ),
        ("(carry out|hold) ..2 poll", "It carried out two polls.", ["carried out two polls"]),
        (
            "hear ..1 (=case|=cases)",
            "It hears a case, then hears two cases.",
            ["hears a case", "hears two cases"],
        ),
        ("woman's right", "women’s rights", ["women’s rights"]),
        ("(local|high|labor) ..2 court", "! courts. The high court", ["high court"]),
        ("court ..1 (order|case*)", "! courts", []),
    ],
)
def test_patterns(pattern: str, text: str, found: list[str]) -> None:
    """Inflection is folded, gaps stay within a sentence, exact words are exact."""
    assert quotes(pattern, text) == found


@pytest.mark.parametrize(
    "pattern",
    ["", "..3 judge", "judge ..3", "train (judge", "@nowhere judge", "=dem*", "a, b", "(|)", "(a|(b|c))"],
)
def test_a_pattern_that_breaks_the_language_is_refused(pattern: str) -> None:
    """With the pattern in the message."""
    with pytest.raises(PatternError) as refusal:
        parse(pattern)
    assert repr(pattern) in str(refusal.value)


def test_time_grows_with_the_text_and_no_faster() -> None:
    """A text full of words that wake a pattern, but never match it, takes time in proportion to its length."""
    matcher = Matcher([parse("train ..9 judge"), parse("(a|b) ..9 (train|teach) ..9 (court|judge)")])

    def seconds(repeats: int) -> float:
        wording = read("train a clerk and teach b " * repeats)
        start = time.process_time()
        matcher.find(wording)
        return time.process_time() - start

    seconds(100)
    assert min(seconds(8000) for _ in range(3)) < 30 * min(seconds(800) for _ in range(3)) + 0.05
